"""The graph as values: nodes and edges of the closed vocabulary, and the difference of two graphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """`properties` holds the properties of `vocabulary.NODES[kind]` but `id`; an absent property is unknown."""

    kind: str
    id: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """`id` is a content hash of kind, ends and discriminator (`model.ids.edge_id`), kept as a property in the store."""

    kind: str
    id: str
    start: str
    end: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    nodes: Mapping[str, Node] = field(default_factory=dict)
    edges: Mapping[str, Edge] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What turns one graph into another. Upserts replace all properties of a node or edge, they do not merge them."""

    upsert_nodes: tuple[Node, ...] = ()
    upsert_edges: tuple[Edge, ...] = ()
    delete_nodes: tuple[Node, ...] = ()
    delete_edges: tuple[Edge, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.upsert_nodes or self.upsert_edges or self.delete_nodes or self.delete_edges)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person said. Primary like a source: everything else is derived from sources and decisions.

    `verb` is same, different, rename, date, jurisdiction, omit, accept, reject or edit; `at` is an ISO 8601 instant.
    """

    id: str
    subject: str
    verb: str
    object: str
    by: str = ""
    at: str = ""
    reason: str = ""
