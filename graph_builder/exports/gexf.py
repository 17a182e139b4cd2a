"""The graph as GEXF 1.2 with colours and places, as Gephi reads it."""

from __future__ import annotations

import io
from collections.abc import Collection
from typing import Any

from graph_builder.analysis.layout import sheet
from graph_builder.analysis.network import network
from graph_builder.exports.attributes import KINDS, chosen, edge_columns, node_columns
from graph_builder.exports.labels import silhouettes
from graph_builder.model.graph import Edge, Graph, Node

_KEY = "networkx_key"
"""A column that the library adds for graphs with parallel edges; it repeats the edge's id."""


def render(graph: Graph, only: Collection[str] | None = None) -> bytes:
    from networkx.readwrite.gexf import GEXFWriter

    part = chosen(graph, only)
    places = sheet(part, KINDS)

    def node(each: Node) -> dict[str, Any]:
        return {**node_columns(each), "viz": _look(each, *places[each.id])}

    def edge(each: Edge) -> dict[str, Any]:
        return {**edge_columns(each), "id": each.id}

    writer = GEXFWriter(network(part, node, edge, KINDS), encoding="utf-8", version="1.2draft")
    del writer.xml.find("meta").attrib["lastmodifieddate"]
    _without_key(writer.xml)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue() + b"\n"


def _look(node: Node, x: float, y: float) -> dict[str, Any]:
    drawn = silhouettes()[node.kind]
    red, green, blue = (int(drawn.colour[at : at + 2], 16) for at in (1, 3, 5))
    return {
        "color": {"r": red, "g": green, "b": blue, "a": 1.0},
        "size": float(drawn.size),
        "position": {"x": x, "y": -y, "z": 0.0},  # Gephi counts upwards
    }


def _without_key(root: Any) -> None:
    for columns in root.iter("attributes"):
        for column in [each for each in columns if each.get("title") == _KEY]:
            columns.remove(column)
            for cells in root.iter("attvalues"):
                for cell in [each for each in cells if each.get("for") == column.get("id")]:
                    cells.remove(cell)
