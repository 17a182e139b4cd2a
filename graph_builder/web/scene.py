"""What stands on the canvas: the opening, then each step of the link. Values in, values out; the store is asked through `Reader`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from graph_builder.web.link import View
from graph_builder.web.steps import Step, parse

OPENING_NODES = 48
"""Sixty would be allowed; forty-eight can be read on one screen."""
EXPAND_NODES = 30
"""What one expansion brings at most; the same step once more brings as many again."""
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

    def neighbours(self, id_: str, limit: int, edge: str = "") -> Sequence[Point]: ...

    def points(self, ids: Collection[str]) -> Sequence[Point]: ...

    def links(self, ids: Collection[str]) -> Sequence[Link]: ...

    def path(self, start: str, end: str) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """`points` in the order in which they came.

    `wanted` counts all that the steps asked for, also what a canvas does not hold; `gone` the nodes of steps that are no longer there;
    `trail` is the way of the last step that asked for one, () where there was none or it was not found.
    """

    points: tuple[Point, ...] = ()
    links: tuple[Link, ...] = ()
    wanted: int = 0
    gone: int = 0
    trail: tuple[str, ...] = ()
    lost: bool = False
    shown: Mapping[str, Point] = field(default_factory=dict)

    @property
    def full(self) -> bool:
        return self.wanted > MOST_NODES

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
    making = _Making(reader)
    if not view.blank:
        making.open()
    for number, text in enumerate(view.steps, start=1):
        step = parse(text)
        if step:
            making.take(number, text, step)
    return making.scene(bool(view.steps))


class _Making:
    """A scene while its steps are replayed."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.points: dict[str, Point] = {}
        self.weights: tuple[Link, ...] = ()
        self.hidden: set[str] = set()
        self.over: set[str] = set()
        self.gone: set[str] = set()
        self.times: Counter[str] = Counter()
        self.asked: set[str] = set()
        self.expansions: dict[str, set[int]] = {}
        self.trail: tuple[str, ...] = ()
        self.lost = False

    def open(self) -> None:
        opening, links = self.reader.opening(OPENING_NODES)
        self.points = {point.id: point for point in opening}
        self.weights = tuple(links)

    def take(self, number: int, text: str, step: Step) -> None:
        self.times[text] += 1
        if step.verb in ("expand", "add", "path"):
            self.asked.update(step.ids)
        if step.verb == "expand":
            self.expansions.setdefault(step.ids[0], set()).add(number)
        match step.verb:
            case "hide":
                self.hidden.update(step.ids)
            case "collapse":
                self._collapse(step.ids[0])
            case "keep":
                self._keep(step.ids)
            case "path":
                self._walk(number, step.ids)
            case "add":
                self._bring(number, self._known(step.ids))
            case "expand":
                came = self._known(step.ids)
                limit = EXPAND_NODES * self.times[text]
                near = self.reader.neighbours(step.ids[0], limit, step.edge) if came else ()
                self._bring(number, [*came, *near])

    def _known(self, ids: Sequence[str]) -> list[Point]:
        found = list(self.reader.points(ids))
        self.gone.update(set(ids) - {point.id for point in found})
        return found

    def _bring(self, number: int, came: Sequence[Point]) -> None:
        for point in came:
            self.hidden.discard(point.id)
            if point.id in self.points:
                continue
            if len(self.points) >= MOST_NODES:
                self.over.add(point.id)
            else:
                self.points[point.id] = replace(point, step=number)

    def _near(self) -> dict[str, set[str]]:
        near: dict[str, set[str]] = {id_: set() for id_ in self.points}
        for link in self.reader.links(list(self.points)):
            if link.start in near and link.end in near:
                near[link.start].add(link.end)
                near[link.end].add(link.start)
        return near

    def _collapse(self, id_: str) -> None:
        """Take away what its expansions brought, and what hangs on it alone; not what was asked for by itself, or is on the opening."""
        near = self._near()
        for other, point in list(self.points.items()):
            hangs = other in near.get(id_, ()) and near[other] == {id_}
            if other != id_ and other not in self.asked and point.step and (hangs or point.step in self.expansions.get(id_, ())):
                del self.points[other]

    def _keep(self, ids: Sequence[str]) -> None:
        if not any(id_ in self.points for id_ in ids):
            return
        near = self._near()
        kept = set(ids).union(*(near.get(id_, set()) for id_ in ids))
        for link in self.weights:
            if link.start in ids or link.end in ids:
                kept |= {link.start, link.end}
        self.hidden.update(id_ for id_ in self.points if id_ not in kept)

    def _walk(self, number: int, ids: Sequence[str]) -> None:
        self._bring(number, self._known(ids))
        self.trail = tuple(self.reader.path(ids[0], ids[1]))
        self.lost = not self.trail
        self._bring(number, self.reader.points(self.trail))

    def scene(self, stepped: bool) -> Scene:
        shown = {id_: replace(point, hidden=id_ in self.hidden) for id_, point in self.points.items()}
        real = [link for link in self.reader.links(list(shown)) if link.start in shown and link.end in shown] if stepped else []
        return Scene(
            points=tuple(shown.values()),
            links=(*self.weights, *real),
            wanted=len(shown) + len(self.over - set(shown)),
            gone=len(self.gone),
            trail=self.trail,
            lost=self.lost,
            shown=shown,
        )
