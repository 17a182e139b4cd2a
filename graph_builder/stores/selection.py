"""Which part of the graph is wanted: a filter, and the part of a graph that it lets through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph_builder.model.graph import Edge, Graph, Value

_SCAFFOLD = ("Document", "Source", "Commitment", "Section")


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphFilter:
    """None lets everything through.

    kinds: kinds of nodes; edges between two nodes that are let through come along.
    documents, sources: ids; what those documents say, with their source and the entities they name.
    """

    kinds: frozenset[str] | None = None
    documents: frozenset[str] | None = None
    sources: frozenset[str] | None = None

    def kinds_to_read(self, all_kinds: Iterable[str]) -> list[str]:
        """Kinds that have to be read to answer: the way from document to entity leads over kinds that may not be wanted."""
        wanted = None if self.kinds is None else set(self.kinds) | (set(_SCAFFOLD) if self.by_document else set())
        return [kind for kind in all_kinds if wanted is None or kind in wanted]

    @property
    def by_document(self) -> bool:
        return self.documents is not None or self.sources is not None


EVERYTHING = GraphFilter()


def select(graph: Graph, filter: GraphFilter) -> Graph:
    if filter == EVERYTHING:
        return graph
    kept = _said_by(graph, _documents(graph, filter)) if filter.by_document else set(graph.nodes)
    if filter.kinds is not None:
        kept = {id_ for id_ in kept if graph.nodes[id_].kind in filter.kinds}
    return Graph(
        nodes={id_: node for id_, node in graph.nodes.items() if id_ in kept},
        edges={id_: edge for id_, edge in graph.edges.items() if edge.start in kept and edge.end in kept},
    )


def _documents(graph: Graph, filter: GraphFilter) -> set[str]:
    found = {id_ for id_, node in graph.nodes.items() if node.kind == "Document"}
    if filter.documents is not None:
        found &= filter.documents
    if filter.sources is not None:
        found &= {edge.start for edge in graph.edges.values() if edge.kind == "PART_OF" and edge.end in filter.sources}
    return found


def _said_by(graph: Graph, documents: set[str]) -> set[str]:
    """Ids of the documents, their sources, sections and commitments, and of everything these point at, ancestors included."""
    edges = list(graph.edges.values())
    kept = documents | {edge.start for edge in edges if edge.kind == "STATED_IN" and edge.end in documents}
    kept |= _reach(kept, [e for e in edges if e.kind == "PART_OF" and graph.nodes[e.start].kind == "Section"], backwards=True)
    kept |= {edge.end for edge in edges if edge.start in kept}
    served = {edge.end for edge in edges if edge.kind == "SERVES" and edge.start in kept}
    kept |= served
    return kept | _reach(kept, [edge for edge in edges if edge.kind == "PART_OF"], backwards=False)


def _reach(origin: set[str], edges: list[Edge], *, backwards: bool) -> set[str]:
    steps: dict[str, list[str]] = {}
    for edge in edges:
        start, end = (edge.end, edge.start) if backwards else (edge.start, edge.end)
        steps.setdefault(start, []).append(end)
    seen, front = set(origin), list(origin)
    while front:
        for reached in steps.get(front.pop(), ()):
            if reached not in seen:
                seen.add(reached)
                front.append(reached)
    return seen


def typed(value: Any, type_: str) -> Value:
    """A stored property as the vocabulary types it; engines differ in what they make of 3.0."""
    match type_.rstrip("?"):
        case "float":
            return float(value)
        case "int":
            return int(value)
        case "bool":
            return bool(value)
        case "list":
            return [str(item) for item in value]
        case _:
            return str(value)
