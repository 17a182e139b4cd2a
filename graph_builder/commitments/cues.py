"""How words bind: modals, force, tense and aspect."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph_builder.lexicon import Lexicon
from graph_builder.model.commitment import Force
from graph_builder.model.span import LocalSpan
from graph_builder.text.anchors import AnyOf, FirstOf


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    modal: FirstOf
    forces: tuple[Force, ...]
    attitude: FirstOf
    background: AnyOf
    never: AnyOf
    work: AhoCorasick


@lru_cache(maxsize=4)
def cues(lexicon: Lexicon) -> Cues:
    modals = lexicon.rows("modals")
    return Cues(
        modal=FirstOf("|".join(f"(?P<m{number}>{row[0]})" for number, row in enumerate(modals))),
        forces=tuple(Force(row[1]) for row in modals),
        attitude=FirstOf("|".join(f"(?:{row[0]})" for row in lexicon.rows("attitudes"))),
        background=AnyOf(lexicon.words("backgrounds")),
        never=AnyOf([row[0] for row in lexicon.rows("backgrounds") if row[-1] == "never"]),
        work=AhoCorasick(list(lexicon.words("work_verbs")), matchkind=MatchKind.LeftmostLongest),
    )


def force(text: str, start: int, end: int, work: int, lexicon: Lexicon) -> tuple[Force, LocalSpan | None]:
    """The cue nearest before the work at position `work`, else the first one of the unit; bare where there is none."""
    rules = cues(lexicon)
    best: tuple[Force, LocalSpan] | None = None
    for match in rules.modal.finditer(text, start, end):
        if match.start() > work and best is not None:
            break
        best = (rules.forces[int(str(match.lastgroup)[1:])], LocalSpan(match.start(), match.end()))
        if match.start() > work:
            break
    return best if best else (Force.BARE, None)


@lru_cache(maxsize=512)
def is_background(unit: str, lexicon: Lexicon) -> bool:
    """Whether the words of a unit only give background, procedure or thanks."""
    return cues(lexicon).background.search(unit)


@lru_cache(maxsize=512)
def modal_of(unit: str, lexicon: Lexicon) -> re.Match[str] | None:
    """The first modal of a unit, read without what stands around it."""
    return cues(lexicon).modal.search(unit, 0, len(unit))


@lru_cache(maxsize=1024)
def modal(text: str, start: int, end: int, lexicon: Lexicon) -> re.Match[str] | None:
    """The first modal between two positions; several stages ask for those of the same clauses."""
    return cues(lexicon).modal.search(text, start, end)
