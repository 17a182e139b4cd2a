"""`export`: the graph, or a part of it, as a file."""

from __future__ import annotations

from pathlib import Path

import click

from graph_builder.cli.settings import current, store_option
from graph_builder.errors import UsageError
from graph_builder.exports import FORMATS
from graph_builder.exports.formats import of


@click.command(name="export", help=f"导出为文件 / write a file: {' '.join(FORMATS)}")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--document", "documents", multiple=True, metavar="ID", help="只导出这些文件的承诺，可多次 / of these documents only")
@click.option("--department", "departments", multiple=True, metavar="ID", help="只导出这些单位的承诺，可多次 / of these bodies only")
@store_option
def command(file: Path, documents: tuple[str, ...], departments: tuple[str, ...], store: str) -> None:
    """Documents and bodies are named by id, name or alias; both given, a commitment answers to both."""
    from graph_builder.analysis import about
    from graph_builder.bulk import node_id
    from graph_builder.cli.opening import opened
    from graph_builder.exports import export

    of(file.suffix)  # an unknown extension is told before a store is opened
    with opened(store) as open_store:
        graph = open_store.read_graph()
        of_documents = [node_id(open_store, ("Document",), each) for each in documents]
        of_bodies = [node_id(open_store, ("Department",), each) for each in departments]
    if of_documents or of_bodies:
        graph = about(graph, of_documents, of_bodies)
        if not graph.nodes:
            raise UsageError(current().text("usage.no_commitment"))
    current().tell("written", path=export(graph, file))
