"""A piece → the runs of clauses that share bearers and deadline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_builder.commitments.bearers import BearerFound, Subject, named_inside, subject
from graph_builder.commitments.clauses import Clause, clauses, skip_frames, skip_words, trimmed
from graph_builder.commitments.worth import is_aside, is_fact, is_work
from graph_builder.discourse.structure import Piece
from graph_builder.lexicon import Lexicon
from graph_builder.mentions.organisations import BodyFound

_AND_THEN = re.compile(r"\s*(?:并|同时|此外|另外)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """`bearers` are the unit's own; `carried` says that they come from an earlier unit of the same sentence."""

    start: int
    end: int
    bearers: tuple[BearerFound, ...]
    carried: bool


def units(text: str, piece: Piece, bodies: list[BodyFound], dated: list[tuple[int, int]], lexicon: Lexicon) -> list[Unit]:
    """`bodies` and `dated` (spans of deadline expressions) are those inside the piece."""
    groups: list[tuple[list[Clause], list[BearerFound]]] = []
    now = _Open()
    for clause in clauses(text, piece.start, piece.end):
        at = skip_words(text, trimmed(text, clause.start, clause.end)[0], clause.end, lexicon)
        who = None if is_fact(text, at, clause.end) else subject(text, clause, bodies, at)
        if now.clauses and now.worked and who is None and is_aside(text, at, clause.end, lexicon):
            groups.append((now.clauses, now.bearers))
            now = _Open(bearers=now.bearers)
            continue
        dates = any(clause.start <= span[0] < clause.end for span in dated)
        if now.clauses and _cuts(text, clause, who, dates, now):
            if now.worked or who is None:
                groups.append((now.clauses, now.bearers))
            # a clause that only dates work keeps the bearers of the sentence
            now = _Open(bearers=now.bearers if who is None else [])
        now.add(text, clause, who, bodies, at, dates, lexicon)
    if now.clauses:
        groups.append((now.clauses, now.bearers))
    return list(_finish(text, groups, lexicon))


@dataclass(slots=True)
class _Open:
    """The unit being read: its clauses, its bearers, and whether it has said work or a deadline yet."""

    clauses: list[Clause] = field(default_factory=list)
    bearers: list[BearerFound] = field(default_factory=list)
    named: bool = False
    worked: bool = False
    timed: bool = False

    def add(self, text: str, clause: Clause, who: Subject | None, bodies: list[BodyFound], at: int, dates: bool, lexicon: Lexicon) -> None:
        if who is not None:
            known = self.bearers if self.clauses else []
            self.bearers = _joined(known, who.bearers)
            self.named = True
        self.bearers = _joined(self.bearers, named_inside(text, clause, bodies, who.end if who else at))
        self.clauses.append(clause)
        self.timed = self.timed or dates
        self.worked = self.worked or (is_work(text, at, clause.end, lexicon) and not (who and who.alone))


def _cuts(text: str, clause: Clause, who: Subject | None, dates: bool, now: _Open) -> bool:
    """A new unit begins where a clause names bearers behind work or behind a fact, and where it has a second deadline."""
    if who is not None:
        return now.worked or (not now.named and not who.alone) or all(is_fact(text, one.start, one.end) for one in now.clauses)
    return dates and now.worked and (now.timed or bool(_AND_THEN.match(text, clause.start, clause.end)))


def _joined(bearers: list[BearerFound], more: Sequence[BearerFound]) -> list[BearerFound]:
    names = {one.name for one in bearers}
    return bearers + [one for one in more if one.name not in names]


def _finish(text: str, groups: list[tuple[list[Clause], list[BearerFound]]], lexicon: Lexicon) -> list[Unit]:
    out: list[Unit] = []
    for group, bearers in groups:
        start = skip_frames(text, group, lexicon)
        start, end = trimmed(text, start, group[-1].end)
        if bearers and bearers[0].start >= group[0].start:
            # the words before a named bearer state facts or labels, unless they date the work
            start = min(max(start, group[0].start), bearers[0].start) if start <= bearers[0].start else start
        if start < end:
            carried = bool(bearers) and bearers[0].start < group[0].start
            out.append(Unit(start=start, end=end, bearers=tuple(bearers), carried=carried))
    return out
