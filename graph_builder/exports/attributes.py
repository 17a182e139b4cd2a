"""Properties as the flat, typed columns of GraphML and GEXF.

Kinds are all but Decision; the raw text of a source stays in the store. Lists are joined by ；, what is unknown is left out, and
a column has one type: a name that means a number on one kind and a word on another is a word.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from typing import Any

from graph_builder.analysis.network import part
from graph_builder.exports.labels import name, printable
from graph_builder.model.graph import Edge, Graph, Node, Value
from graph_builder.model.vocabulary import EDGES, NODES

KINDS = tuple(kind for kind in NODES if kind != "Decision")
LEFT_OUT = ("raw", "locators")
RENAMED = {"kind": "project_kind", "start": "start_offset", "end": "end_offset"}
"""`kind` is the node's own; GEXF takes `start` and `end` for times at which a node lives."""


def chosen(graph: Graph, only: Collection[str] | None) -> Graph:
    """The part about these commitments, with ids that XML can hold: the id of a source is a path and may hold anything."""
    kept = graph if only is None else part(graph, only)
    return Graph(
        nodes={printable(id_): dataclasses.replace(node, id=printable(id_)) for id_, node in kept.nodes.items()},
        edges={id_: dataclasses.replace(edge, start=printable(edge.start), end=printable(edge.end)) for id_, edge in kept.edges.items()},
    )


def node_columns(node: Node) -> dict[str, str | int | float | bool]:
    return {"label": name(node), "kind": node.kind, **_columns(node.properties, _WORDS)}


def edge_columns(edge: Edge) -> dict[str, str | int | float | bool]:
    return {"label": EDGES[edge.kind].title_zh, "kind": edge.kind, **_columns(edge.properties, frozenset())}


def _columns(properties: Mapping[str, Value], words: frozenset[str]) -> dict[str, Any]:
    kept = sorted((key, value) for key, value in properties.items() if key not in LEFT_OUT and value is not None)
    return {RENAMED.get(key, key): _cell(str(value) if key in words else value) for key, value in kept}


def _cell(value: Value) -> str | int | float | bool:
    if isinstance(value, list):
        return printable("；".join(value))
    return printable(value) if isinstance(value, str) else value


def _mixed() -> frozenset[str]:
    types: dict[str, set[str]] = {}
    for kind in NODES.values():
        for key, type_ in kind.properties.items():
            types.setdefault(key, set()).add(type_.rstrip("?"))
    return frozenset(key for key, found in types.items() if len(found) > 1)


_WORDS = _mixed()
