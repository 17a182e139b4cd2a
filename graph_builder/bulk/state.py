"""The primary part of a store: its sources and its decisions. Everything else follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from graph_builder.model.codec import node_to_decision, node_to_source
from graph_builder.model.graph import Decision, Difference, Graph
from graph_builder.model.source import Source
from graph_builder.stores.selection import EVERYTHING, GraphFilter


class GraphStore(Protocol):
    """What loading needs of a store."""

    def read_graph(self, filter: GraphFilter = EVERYTHING) -> Graph: ...

    def apply(self, difference: Difference, *, rules: str | None = None) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`graph` is what the store holds; `sources` and `decisions` by id, in the order of the ids."""

    graph: Graph
    sources: Mapping[str, Source] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)


def read_state(store: GraphStore) -> State:
    graph = store.read_graph()
    nodes = sorted(graph.nodes.values(), key=lambda node: node.id)
    return State(
        graph=graph,
        sources={node.id: node_to_source(node) for node in nodes if node.kind == "Source"},
        decisions={node.id: node_to_decision(node) for node in nodes if node.kind == "Decision"},
    )
