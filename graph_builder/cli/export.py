"""`export`: the graph as a file."""

from __future__ import annotations

from pathlib import Path

import click

from graph_builder.cli.settings import current, store_option
from graph_builder.exports import FORMATS
from graph_builder.exports.formats import of


@click.command(name="export", help=f"导出为文件 / write a file: {' '.join(FORMATS)}")
@click.argument("file", type=click.Path(path_type=Path))
@store_option
def command(file: Path, store: str) -> None:
    from graph_builder.cli.opening import opened
    from graph_builder.exports import export

    of(file.suffix)  # an unknown extension is told before a store is opened
    with opened(store) as open_store:
        graph = open_store.read_graph()
    current().tell("written", path=export(graph, file))
