"""Graph value → networkx, and parts of a graph."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any

from graph_builder.model.graph import Edge, Graph, Node

if TYPE_CHECKING:
    import networkx as nx

UPWARDS = ("STATED_IN", "IN_SECTION", "PART_OF", "COVERS", "SERVES")
"""Edges that lead from a node to what it stands in; a part of a graph keeps those ways whole."""


def network(
    graph: Graph, node: Callable[[Node], Mapping[str, Any]], edge: Callable[[Edge], Mapping[str, Any]], kinds: Collection[str]
) -> nx.MultiDiGraph[str]:
    """Nodes of these kinds and the edges between them, sorted by kind and id; keys are the ids, attributes what the functions give."""
    import networkx

    found: nx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for each in sorted(graph.nodes.values(), key=lambda item: (item.kind, item.id)):
        if each.kind in kinds:
            found.add_node(each.id, **node(each))
    for link in sorted(graph.edges.values(), key=lambda item: (item.kind, item.id)):
        if link.start in found and link.end in found:
            found.add_edge(link.start, link.end, key=link.id, **edge(link))
    return found


def neighbours(graph: Graph) -> dict[str, list[str]]:
    """Ids next to each node in either direction, sorted, once each; every node has an entry."""
    near: dict[str, dict[str, None]] = {id_: {} for id_ in sorted(graph.nodes)}
    for edge in sorted(graph.edges.values(), key=lambda item: item.id):
        if edge.start in near and edge.end in near and edge.start != edge.end:
            near[edge.start][edge.end] = None
            near[edge.end][edge.start] = None
    return {id_: sorted(found) for id_, found in near.items()}


def part(graph: Graph, commitments: Collection[str]) -> Graph:
    """These commitments with everything that they point at, and what that stands in: sections, documents, sources, areas.

    Of the derived edges those stay that one of these commitments is behind.
    """
    kept = {id_ for id_ in commitments if id_ in graph.nodes}
    kept |= {edge.end for edge in graph.edges.values() if edge.start in kept}
    steps: dict[str, list[str]] = {}
    for edge in graph.edges.values():
        if edge.kind in UPWARDS:
            steps.setdefault(edge.start, []).append(edge.end)
    front = sorted(kept)
    while front:
        for reached in steps.get(front.pop(), ()):
            if reached not in kept:
                kept.add(reached)
                front.append(reached)
    return Graph(
        nodes={id_: node for id_, node in graph.nodes.items() if id_ in kept},
        edges={id_: edge for id_, edge in graph.edges.items() if edge.start in kept and edge.end in kept and _stands(edge, kept)},
    )


def _stands(edge: Edge, kept: Collection[str]) -> bool:
    via = edge.properties.get("via")
    return edge.properties.get("derived") is not True or (isinstance(via, list) and any(each in kept for each in via))
