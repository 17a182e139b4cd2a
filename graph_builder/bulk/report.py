"""What a load tells while it runs and when it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from graph_builder.model.graph import Difference, Graph
from graph_builder.model.source import Diagnostic

Stage: TypeAlias = Literal["extract", "consolidate", "write"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """`done` of `total` items of the stage; `item` is the source just finished, `characters` all read so far in this stage."""

    stage: Stage
    done: int
    total: int
    item: str = ""
    characters: int = 0
    seconds: float = 0.0


Listener: TypeAlias = Callable[[Progress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input that was not loaded. `kind` is unreadable, no_document, another_text, duplicate or internal."""

    source: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """`added`, `replaced`, `unchanged` and `deleted` are source ids; `nodes` and `edges` count the whole graph by kind afterwards.

    `characters` of all sources that were extracted, stored ones included.
    """

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    nodes: Mapping[str, int] = field(default_factory=dict)
    edges: Mapping[str, int] = field(default_factory=dict)
    written: int = 0
    removed: int = 0
    diagnostics: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    characters: int = 0
    seconds: float = 0.0

    @property
    def changed(self) -> bool:
        return bool(self.written or self.removed)


def counts(graph: Graph) -> tuple[dict[str, int], dict[str, int]]:
    """Nodes and edges by kind, sorted by kind."""
    nodes = Counter(each.kind for each in graph.nodes.values())
    edges = Counter(each.kind for each in graph.edges.values())
    return dict(sorted(nodes.items())), dict(sorted(edges.items()))


def size(difference: Difference) -> tuple[int, int]:
    """How many nodes and edges are written and removed."""
    written = len(difference.upsert_nodes) + len(difference.upsert_edges)
    return written, len(difference.delete_nodes) + len(difference.delete_edges)
