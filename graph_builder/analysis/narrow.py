"""Which commitments some documents state and some bodies bear, and the part of a graph about them."""

from __future__ import annotations

from collections.abc import Collection

from graph_builder.analysis.network import part
from graph_builder.model.graph import Graph


def commitments_of(graph: Graph, documents: Collection[str] = (), departments: Collection[str] = ()) -> frozenset[str]:
    """Ids of the commitments stated in one of the documents and assigned to one of the departments; none given lets all through."""
    found = {id_ for id_, node in graph.nodes.items() if node.kind == "Commitment"}
    if documents:
        found &= {edge.start for edge in graph.edges.values() if edge.kind == "STATED_IN" and edge.end in documents}
    if departments:
        found &= {edge.start for edge in graph.edges.values() if edge.kind == "ASSIGNED_TO" and edge.end in departments}
    return frozenset(found)


def about(graph: Graph, documents: Collection[str] = (), departments: Collection[str] = ()) -> Graph:
    """The commitments of these documents and departments with all that they point at."""
    return part(graph, commitments_of(graph, documents, departments))
