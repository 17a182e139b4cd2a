"""What stages before know of one document, looked up by position, and what comes of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from graph_builder.commitments.bearers import BearerFound
from graph_builder.commitments.judge import worth
from graph_builder.commitments.notes import Note
from graph_builder.commitments.targets import TargetFound
from graph_builder.commitments.worth import Case
from graph_builder.discourse.structure import Discourse
from graph_builder.lexicon import Lexicon
from graph_builder.mentions.organisations import BodyFound
from graph_builder.mentions.project_forms import ProjectFound
from graph_builder.model.commitment import Force, Grounding
from graph_builder.model.mention import Quantity, TimeExpression
from graph_builder.model.span import LocalSpan

Judge: TypeAlias = Callable[[str, Case, Lexicon], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFound:
    start: int
    end: int
    edtf: str
    grounding: Grounding


class CommitmentFound(NamedTuple):
    """A unit with its arguments; `bearers` pair a body with how it is known."""

    start: int
    end: int
    section: int
    bearers: tuple[tuple[BearerFound, Grounding], ...]
    due: DueFound | None
    targets: tuple[TargetFound, ...]
    projects: tuple[ProjectFound, ...]
    force: Force
    cue: LocalSpan | None
    work: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What earlier stages found in one document; sequences are in the order of the text."""

    text: str
    discourse: Discourse
    bodies: Sequence[BodyFound]
    times: Sequence[TimeExpression]
    quantities: Sequence[Quantity]
    notes: Sequence[Note]
    reference: str | None
    lexicon: Lexicon
    reporting: bool = False
    judge: Judge = worth


class Slices:
    """Mentions between two positions, by bisection."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._bodies = [body.start for body in material.bodies]
        self._times = [time.span.start for time in material.times]
        self._quantities = [quantity.span.start for quantity in material.quantities]

    def bodies(self, start: int, end: int) -> list[BodyFound]:
        return list(self._material.bodies[bisect_left(self._bodies, start) : bisect_left(self._bodies, end)])

    def times(self, start: int, end: int) -> list[TimeExpression]:
        return list(self._material.times[bisect_left(self._times, start) : bisect_left(self._times, end)])

    def quantities(self, start: int, end: int) -> list[Quantity]:
        return list(self._material.quantities[bisect_left(self._quantities, start) : bisect_left(self._quantities, end)])


class NoteRuns:
    """Which note closes the run that a position stands in: back to the note before it, or to the heading of its section."""

    def __init__(self, material: Material) -> None:
        self._notes = list(material.notes)
        self._starts = [note.start for note in self._notes]
        self._froms: list[int] = []
        previous = 0
        for note in self._notes:
            begins = [section.start for section in material.discourse.sections if section.start <= note.start < section.end]
            self._froms.append(max([previous, *begins]))
            previous = note.end

    def holds(self, position: int) -> bool:
        at = bisect_left(self._starts, position + 1) - 1
        return at >= 0 and self._notes[at].start <= position < self._notes[at].end

    def of(self, start: int, end: int) -> Note | None:
        at = bisect_left(self._starts, start)
        if at < len(self._notes) and self._froms[at] <= start:
            return self._notes[at]
        return None
