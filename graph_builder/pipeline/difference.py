"""What changes between two graphs, split by source so that each part can be one transaction."""

from __future__ import annotations

from graph_builder.model.graph import Difference, Edge, Graph, Node
from graph_builder.pipeline.owners import LAST, Parts


def difference(old: Graph, new: Graph) -> Difference:
    """What turns `old` into `new`; sorted by id. Empty, so false, when they are equal."""
    return Difference(
        upsert_nodes=tuple(node for id_, node in sorted(new.nodes.items()) if old.nodes.get(id_) != node),
        upsert_edges=tuple(edge for id_, edge in sorted(new.edges.items()) if old.edges.get(id_) != edge),
        delete_nodes=tuple(node for id_, node in sorted(old.nodes.items()) if id_ not in new.nodes),
        delete_edges=tuple(edge for id_, edge in sorted(old.edges.items()) if id_ not in new.edges),
    )


def by_source(change: Difference, old: Graph, new: Graph) -> list[tuple[str, Difference]]:
    """`change` in parts, one a source that it touches, sorted by its id; applied one after the other they do the same.

    Within a part nodes are written before edges, and edges deleted before nodes. Every edge finds its ends, written in the same part or
    an earlier one; what several sources share is written with the first and deleted with the last of them. Changes that concern no
    source at all come as one part with the id "". Linear in the size of both graphs.
    """
    parts = Parts(change, old, new)
    nodes, edges = parts.writes()
    gone_nodes, gone_edges = parts.deletions()
    count = max(1, len(parts.sources))
    held: list[tuple[list[Node], list[Edge], list[Node], list[Edge]]] = [([], [], [], []) for _ in range(count)]
    for node in change.upsert_nodes:
        held[nodes[node.id]][0].append(node)
    for edge in change.upsert_edges:
        held[edges[edge.id]][1].append(edge)
    for node in change.delete_nodes:
        held[min(gone_nodes.get(node.id, LAST), count - 1)][2].append(node)
    for edge in change.delete_edges:
        held[min(gone_edges.get(edge.id, LAST), count - 1)][3].append(edge)
    sources = parts.sources or ("",)
    found = [
        (source, Difference(upsert_nodes=tuple(a), upsert_edges=tuple(b), delete_nodes=tuple(c), delete_edges=tuple(d)))
        for source, (a, b, c, d) in zip(sources, held, strict=True)
    ]
    return [(source, part) for source, part in found if part]


def apply_to(graph: Graph, change: Difference) -> Graph:
    """The graph after a change, as a store makes it: writes, then deletions; a deleted node takes its edges with it.

    Raises ValueError when an edge is written whose end is missing.
    """
    nodes, edges = dict(graph.nodes), dict(graph.edges)
    nodes.update((node.id, node) for node in change.upsert_nodes)
    for edge in change.upsert_edges:
        if edge.start not in nodes or edge.end not in nodes:
            raise ValueError(f"both ends of {edge.kind} {edge.id} expected before the edge; missing {edge.start} or {edge.end}")
        edges[edge.id] = edge
    for edge in change.delete_edges:
        edges.pop(edge.id, None)
    gone = {node.id for node in change.delete_nodes}
    return Graph(
        nodes=dict(sorted((id_, node) for id_, node in nodes.items() if id_ not in gone)),
        edges=dict(sorted((id_, edge) for id_, edge in edges.items() if edge.start not in gone and edge.end not in gone)),
    )
