"""`source list` and `source delete`."""

from __future__ import annotations

import click

from graph_builder.cli.output import format_option, show
from graph_builder.cli.settings import current, store_option

_COLUMNS = ("id", "file", "reader", "encoding", "characters", "documents", "commitments")


@click.group(name="source", help="来源文件：列出、删除 / the files in the graph")
def command() -> None:
    pass


@command.command(name="list", help="列出来源 / list the sources")
@store_option
@format_option
def list_command(store: str, form: str) -> None:
    from graph_builder.bulk import list_sources
    from graph_builder.cli.opening import opened

    with opened(store) as open_store:
        rows = [[getattr(row, name) for name in _COLUMNS] for row in list_sources(open_store)]
    show(_COLUMNS, rows, form, [current().text(f"column.{name}") for name in _COLUMNS])


@command.command(name="delete", help="删除一个来源和只有它说过的内容 / delete a source and what it alone said")
@click.argument("source_id", metavar="ID")
@store_option
def delete_command(source_id: str, store: str) -> None:
    from graph_builder.bulk import delete_source
    from graph_builder.cli.opening import opened
    from graph_builder.cli.summary import progress_bar, tell_changes
    from graph_builder.lexicon import load

    with opened(store) as open_store, progress_bar() as listener:
        report = delete_source(open_store, source_id, load(), progress=listener)
    current().tell("summary.deleted", source=source_id)
    tell_changes(report)
