"""Which source a node or an edge belongs to, and with which source's part a change is applied."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from graph_builder.model.graph import Difference, Edge, Graph

LAST = 1 << 60
"""Later than any part."""


def owners(graph: Graph) -> dict[str, str]:
    """Id of a node that one source alone brings (Source, Document, Section, Commitment, Target) → id of the source."""
    found = {id_: id_ for id_, node in graph.nodes.items() if node.kind == "Source"}
    for kinds in (("PART_OF",), ("STATED_IN",), ("HAS_TARGET",)):
        _follow(graph, kinds[0], found)
    return found


def _follow(graph: Graph, kind: str, found: dict[str, str]) -> None:
    """Carry the owner along the edges of one kind: up to the owned end, or from the commitment to its target."""
    below: dict[str, list[str]] = {}
    for edge in graph.edges.values():
        if edge.kind != kind or graph.nodes[edge.start].kind not in ("Document", "Section", "Commitment"):
            continue
        near, far = (edge.start, edge.end) if kind == "HAS_TARGET" else (edge.end, edge.start)
        below.setdefault(near, []).append(far)
    waiting = deque(id_ for id_ in below if id_ in found)
    while waiting:
        near = waiting.popleft()
        for far in below.get(near, ()):
            if far not in found:
                found[far] = found[near]
                waiting.append(far)


class Parts:
    """Numbers the sources that a change touches, from 0, and tells for each written or deleted thing the part it goes with."""

    def __init__(self, change: Difference, old: Graph, new: Graph) -> None:
        self._change = change
        self._new, self._old = owners(new), owners(old)
        self.sources = tuple(sorted(self._touched()))
        self._number = {source: number for number, source in enumerate(self.sources)}

    def _touched(self) -> set[str]:
        change = self._change
        new = {self._new[node.id] for node in change.upsert_nodes if node.id in self._new}
        old = {self._old[node.id] for node in change.delete_nodes if node.id in self._old}
        new |= {owner for edge in change.upsert_edges for owner in _owners_of(edge, self._new)}
        return new | old | {owner for edge in change.delete_edges for owner in _owners_of(edge, self._old)}

    def _numbers(self, edge: Edge, owner: Mapping[str, str]) -> list[int]:
        return [self._number[source] for source in _owners_of(edge, owner)]

    def writes(self) -> tuple[dict[str, int], dict[str, int]]:
        """Part of each written node and edge, by id."""
        nodes = {node.id: self._number[self._new[node.id]] for node in self._change.upsert_nodes if node.id in self._new}
        self._first_use(nodes)
        edges = {
            edge.id: max([*self._numbers(edge, self._new), *(nodes[end] for end in (edge.start, edge.end) if end in nodes)], default=0)
            for edge in self._change.upsert_edges
        }
        return nodes, edges

    def _first_use(self, nodes: dict[str, int]) -> None:
        """Give each shared node the first part that needs it, directly or over other shared nodes."""
        shared = {node.id for node in self._change.upsert_nodes if node.id not in nodes}
        between: dict[str, list[str]] = {}
        needed: dict[str, int] = {}
        for edge in self._change.upsert_edges:
            numbers = self._numbers(edge, self._new)
            for one, other in ((edge.start, edge.end), (edge.end, edge.start)):
                if one in shared and numbers:
                    needed[one] = min(needed.get(one, LAST), *numbers)
                if one in shared and other in shared:
                    between.setdefault(one, []).append(other)
        waiting = deque(sorted(needed, key=lambda id_: (needed[id_], id_)))
        done: set[str] = set()
        while waiting:
            one = waiting.popleft()
            done.add(one)
            for other in between.get(one, ()):
                if needed.get(other, LAST) > needed[one]:
                    needed[other] = needed[one]
                    if other not in done:
                        waiting.append(other)
        nodes.update((id_, needed.get(id_, 0)) for id_ in sorted(shared))

    def deletions(self) -> tuple[dict[str, int], dict[str, int]]:
        """Part of each deleted node and edge, by id; LAST for what no source owns."""
        nodes = {node.id: self._number[self._old[node.id]] for node in self._change.delete_nodes if node.id in self._old}
        shared = {node.id: -1 for node in self._change.delete_nodes if node.id not in nodes}
        for edge in self._change.delete_edges:
            for number in self._numbers(edge, self._old):
                for end in (edge.start, edge.end):
                    if end in shared:
                        shared[end] = max(shared[end], number)
        nodes.update((id_, number if number >= 0 else LAST) for id_, number in shared.items())
        edges = {
            edge.id: min([*self._numbers(edge, self._old), *(nodes[end] for end in (edge.start, edge.end) if end in nodes)], default=LAST)
            for edge in self._change.delete_edges
        }
        return nodes, edges


def _owners_of(edge: Edge, owner: Mapping[str, str]) -> list[str]:
    return [owner[end] for end in (edge.start, edge.end) if end in owner]
