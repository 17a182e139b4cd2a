"""A graph while it is being built: ids are given here, nothing is added twice."""

from __future__ import annotations

from collections.abc import Mapping

from graph_builder.model.graph import Edge, Graph, Node, Value
from graph_builder.model.ids import edge_id


class Draft:
    """Nodes and edges by id. What came first stays: callers go through sources and texts in order."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._edges: dict[str, Edge] = {}

    def node(self, kind: str, id_: str, properties: Mapping[str, Value | None]) -> str:
        """Add a node; None stands for an unknown property and is left out."""
        if id_ not in self._nodes:
            self._nodes[id_] = Node(kind=kind, id=id_, properties=_known(properties))
        return id_

    def keep(self, node: Node) -> None:
        self._nodes.setdefault(node.id, node)

    def edge(self, kind: str, start: str, end: str, properties: Mapping[str, Value | None] | None = None, discriminator: str = "") -> None:
        id_ = edge_id(kind, start, end, discriminator)
        if id_ not in self._edges:
            self._edges[id_] = Edge(kind=kind, id=id_, start=start, end=end, properties=_known(properties or {}))

    def has(self, id_: str) -> bool:
        return id_ in self._nodes

    def graph(self) -> Graph:
        """Sorted by id: the same whatever the order of the sources was."""
        return Graph(nodes=dict(sorted(self._nodes.items())), edges=dict(sorted(self._edges.items())))


def _known(properties: Mapping[str, Value | None]) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if value is not None}
