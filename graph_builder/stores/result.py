"""Answers of a store as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from neo4j.graph import Node, Path, Relationship

Plain: TypeAlias = str | int | float | bool | list[Any] | dict[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`rows` in the order of `columns`. `truncated` says that more rows were there than the limit let through.

    A node in a row is {"kind", "id", "properties"}, an edge has "start" and "end" besides, a path is {"nodes", "edges"}.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Plain, ...], ...]
    milliseconds: float
    truncated: bool = False

    def records(self) -> list[dict[str, Plain]]:
        """The rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """`nodes` and `edges` count by kind of the vocabulary, zero included. `rules` is None in a store that was never loaded."""

    kind: str
    url: str
    engine: str
    rules: str | None
    nodes: Mapping[str, int] = field(default_factory=dict)
    edges: Mapping[str, int] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        return not any(self.nodes.values())


def plain(value: Any, ends: Mapping[str, str]) -> Plain:
    """A driver value without driver types. `ends` maps element ids to ids, for edges whose end nodes came without properties."""
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, Node):
        properties = {key: plain(item, ends) for key, item in sorted(value.items()) if key != "id"}
        return {"kind": next(iter(sorted(value.labels)), ""), "id": value.get("id"), "properties": properties}
    if isinstance(value, Relationship):
        return {
            "kind": value.type,
            "id": value.get("id"),
            "start": _end(value.start_node, ends),
            "end": _end(value.end_node, ends),
            "properties": {key: plain(item, ends) for key, item in sorted(value.items()) if key != "id"},
        }
    if isinstance(value, Path):
        return {"nodes": [plain(node, ends) for node in value.nodes], "edges": [plain(edge, ends) for edge in value.relationships]}
    if isinstance(value, Mapping):
        return {str(key): plain(item, ends) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item, ends) for item in value]
    iso_format = getattr(value, "iso_format", None) or getattr(value, "isoformat", None)
    return str(iso_format()) if callable(iso_format) else str(value)


def _end(node: Node | None, ends: Mapping[str, str]) -> str | None:
    if node is None:
        return None
    known = node.get("id")
    return known if isinstance(known, str) else ends.get(node.element_id)


def bare_ends(value: Any) -> list[str]:
    """Element ids of end nodes in `value` that came without their properties."""
    if isinstance(value, Relationship):
        return [node.element_id for node in (value.start_node, value.end_node) if node is not None and node.get("id") is None]
    if isinstance(value, Path):
        return [found for edge in value.relationships for found in bare_ends(edge)]
    if isinstance(value, Mapping) and not isinstance(value, Node):
        return [found for item in value.values() for found in bare_ends(item)]
    if isinstance(value, (list, tuple)):
        return [found for item in value for found in bare_ends(item)]
    return []
