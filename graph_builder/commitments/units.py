"""A piece → the runs of clauses that share bearers and deadline."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    runs = clauses(text, piece.start, piece.end)
    groups: list[tuple[list[Clause], list[BearerFound]]] = []
    current: list[Clause] = []
    bearers: list[BearerFound] = []
    named = worked = timed = False
    for clause in runs:
        at = skip_words(text, trimmed(text, clause.start, clause.end)[0], clause.end, lexicon)
        who = subject(text, clause, bodies, at)
        if current and worked and who is None and is_aside(text, at, clause.end, lexicon):
            groups.append((current, bearers))
            current, worked, timed = [], False, False
            continue
        when = [span for span in dated if clause.start <= span[0] < clause.end]
        if current and _cuts(text, clause, who, bool(when), worked, named, timed):
            if not (who is not None and all(is_fact(text, one.start, one.end) or not worked for one in current)):
                groups.append((current, bearers))
            # a clause that only dates work keeps the bearers of the sentence
            current, worked, timed = [], False, False
            if who is not None:
                bearers, named = [], False
        if who is not None and not current and not _same(who, bearers):
            bearers = list(who.bearers)
            named = True
        elif who is not None:
            bearers = _joined(bearers, who)
            named = True
        inner = named_inside(text, clause, bodies, who.end if who else at)
        if inner:
            bearers = bearers + [one for one in inner if one.name not in {b.name for b in bearers}]
        current.append(clause)
        timed = timed or bool(when)
        worked = worked or (is_work(text, at, clause.end, lexicon) and not (who and who.alone))
    if current:
        groups.append((current, bearers))
    return list(_finish(text, groups, lexicon))


def _cuts(text: str, clause: Clause, who: Subject | None, dated: bool, worked: bool, named: bool, timed: bool) -> bool:
    if who is not None:
        return worked or (not named and not who.alone)
    return dated and worked and (timed or bool(_AND_THEN.match(text, clause.start, clause.end)))


def _same(who: Subject, bearers: list[BearerFound]) -> bool:
    return {one.name for one in who.bearers} == {one.name for one in bearers}


def _joined(bearers: list[BearerFound], who: Subject) -> list[BearerFound]:
    return bearers + [one for one in who.bearers if one.name not in {b.name for b in bearers}]


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
