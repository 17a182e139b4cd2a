"""What a deployment allows. Set in the environment; asked by `services`, so that no page can forget to.

GRAPH_READONLY=1     no import, no decision, no deletion, no free Cypher
GRAPH_FREE_CYPHER=1  free Cypher all the same
GRAPH_HIDE_PEOPLE=1  people are no nodes, no hits and no facts; the sentences stay as they are
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable, Mapping
from typing import Any

from graph_builder.errors import UsageError
from graph_builder.model.graph import Graph

PERSON = "Person"
_PEOPLE = "people"


def _on(name: str) -> bool:
    return os.environ.get(name, "") == "1"


def readonly() -> bool:
    return _on("GRAPH_READONLY")


def free_cypher() -> bool:
    return not readonly() or _on("GRAPH_FREE_CYPHER")


def people_hidden() -> bool:
    return _on("GRAPH_HIDE_PEOPLE")


def refuse_changes() -> None:
    """UsageError where nothing may be changed."""
    if readonly():
        raise UsageError("这里只供查看，不能导入和修改 (this deployment is read-only)")


def shown_rows(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows of a query, without people where these are hidden."""
    if not people_hidden():
        return [dict(row) for row in rows]
    kept = [dict(row) for row in rows if row.get("kind") != PERSON]
    return [row | {_PEOPLE: []} if isinstance(row.get(_PEOPLE), list) else row for row in kept]


def shown_graph(graph: Graph) -> Graph:
    """The graph, without people and their edges where these are hidden."""
    if not people_hidden():
        return graph
    nodes = {id_: node for id_, node in graph.nodes.items() if node.kind != PERSON}
    edges = {id_: edge for id_, edge in graph.edges.items() if edge.start in nodes and edge.end in nodes}
    return dataclasses.replace(graph, nodes=nodes, edges=edges)
