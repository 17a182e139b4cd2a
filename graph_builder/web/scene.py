"""What stands on the canvas: the opening, then each step of the link. Values in, values out; the store is asked through `Reader`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from graph_builder.web.link import View

OPENING_NODES = 48
"""Sixty would be allowed; forty-eight can be read on one screen."""
EXPAND_NODES = 30
MOST_NODES = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A node as the store has it. `degree` counts its neighbours of all kinds that the canvas draws."""

    id: str
    kind: str
    properties: Mapping[str, Any]
    degree: int = 0
    due: str = ""
    step: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An edge of the store, or (kind WEIGHT) how many commitments two nodes share."""

    id: str
    kind: str
    start: str
    end: str
    role: str = ""
    grounding: str = ""
    derived: bool = False
    weight: int = 1


class Reader(Protocol):
    """The questions that building a scene asks."""

    def opening(self, limit: int) -> tuple[Sequence[Point], Sequence[Link]]: ...

    def neighbours(self, id_: str, limit: int) -> Sequence[Point]: ...

    def points(self, ids: Collection[str]) -> Sequence[Point]: ...

    def links(self, ids: Collection[str]) -> Sequence[Link]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """`points` in the order in which they came; `full` when more came than a canvas holds."""

    points: tuple[Point, ...] = ()
    links: tuple[Link, ...] = ()
    full: bool = False
    shown: Mapping[str, Point] = field(default_factory=dict)

    @property
    def unexpanded(self) -> int:
        return sum(self.more().values())

    def more(self) -> dict[str, int]:
        """How many neighbours of each node are not on the canvas."""
        near: dict[str, set[str]] = {}
        for link in self.links:
            if link.kind != "WEIGHT":
                near.setdefault(link.start, set()).add(link.end)
                near.setdefault(link.end, set()).add(link.start)
        return {point.id: max(point.degree - len(near.get(point.id, ())), 0) for point in self.points if not point.hidden}


def build(view: View, reader: Reader) -> Scene:
    """Replay the steps of the view. Steps about nodes that are gone change nothing."""
    points: dict[str, Point] = {}
    weights: tuple[Link, ...] = ()
    full = False
    if not view.blank:
        opening, links = reader.opening(OPENING_NODES)
        points = {point.id: point for point in opening}
        weights = tuple(links)
    hidden: set[str] = set()
    for number, step in enumerate(view.steps, start=1):
        id_ = step.lstrip("-.")
        if step.startswith("-"):
            hidden.add(id_)
            continue
        came = list(reader.points([id_]))
        if not step.startswith(".") and came:
            near = list(reader.neighbours(id_, EXPAND_NODES))
            came += near
        for point in came:
            hidden.discard(point.id)
            if point.id in points:
                continue
            if len(points) >= MOST_NODES:
                full = True
                break
            points[point.id] = replace(point, step=number)
    shown = {id_: replace(point, hidden=id_ in hidden) for id_, point in points.items()}
    real = [link for link in reader.links(list(shown)) if link.start in shown and link.end in shown] if view.steps else []
    return Scene(points=tuple(shown.values()), links=(*weights, *real), full=full, shown=shown)
