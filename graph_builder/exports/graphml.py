"""The graph as GraphML."""

from __future__ import annotations

import io
from collections.abc import Collection

from graph_builder.analysis.network import network
from graph_builder.exports.attributes import KINDS, chosen, edge_columns, node_columns
from graph_builder.model.graph import Graph


def render(graph: Graph, only: Collection[str] | None = None) -> bytes:
    from networkx.readwrite.graphml import GraphMLWriter

    writer = GraphMLWriter(graph=network(chosen(graph, only), node_columns, edge_columns, KINDS), encoding="utf-8", prettyprint=True)
    flags = {key.get("id") for key in writer.xml.iter("key") if key.get("attr.type") == "boolean"}
    for cell in writer.xml.iter("data"):
        if cell.get("key") in flags:
            cell.text = cell.text.lower()  # XML writes true, the library True
    out = io.BytesIO()
    writer.dump(out)
    return out.getvalue() + b"\n"
