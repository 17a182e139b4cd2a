"""`backup`: sources and decisions as one file."""

from __future__ import annotations

from pathlib import Path

import click

from graph_builder.cli.settings import current, store_option


@click.command(name="backup", help="把来源和决定存成一个文件 (zip) / keep sources and decisions in one file")
@click.argument("file", type=click.Path(path_type=Path))
@store_option
def command(file: Path, store: str) -> None:
    from graph_builder.bulk import backup
    from graph_builder.cli.opening import opened
    from graph_builder.exports import write_whole

    with opened(store) as open_store:
        data = backup(open_store)
    current().tell("written", path=write_whole(file, data))
