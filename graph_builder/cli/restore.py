"""`restore`: a backup into an empty store."""

from __future__ import annotations

from pathlib import Path

import click

from graph_builder.cli.settings import current, store_option
from graph_builder.errors import UnreadableFile


@click.command(name="restore", help="把 backup 的文件恢复到空的图谱里 / fill an empty store from a backup")
@click.argument("file", type=click.Path(path_type=Path))
@store_option
def command(file: Path, store: str) -> None:
    from graph_builder.bulk import restore, unpacked
    from graph_builder.cli.opening import opened
    from graph_builder.cli.summary import progress_bar, show_summary
    from graph_builder.lexicon import load

    try:
        data = file.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"不能读取 {file}：{error.strerror or error} (cannot read the file)") from error
    kept = unpacked(data)  # a broken file is told before a store is opened
    with opened(store, new=True) as open_store, progress_bar() as listener:
        report = restore(open_store, kept, load(), progress=listener)
        now = open_store.status().rules or ""
    show_summary(report)
    current().tell("restored", sources=len(kept.sources), decisions=len(kept.decisions))
    if kept.rules and now and kept.rules != now:
        current().tell("restored.rules", before=kept.rules, now=now)
