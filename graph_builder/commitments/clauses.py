"""A piece of a document → its clauses, and what stands before the work and stays outside the span."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from graph_builder.lexicon import Lexicon
from graph_builder.text.anchors import FirstOf, first_characters, gate

_CLAUSE = re.compile(r"(?:[^，,（(“《]+|[（(][^（）()]{0,400}[)）]|“[^”]{0,60}”|《[^》]{0,80}》|[（(“《])+")
_BINDS = re.compile(r"(?:也|还|都|更|就|一定|务必)?(?:要|必须|务必|应当)(?![求素点])")
_EDGE = " \u3000\t，,、：:；;。"


class Clause(NamedTuple):
    start: int
    end: int


@lru_cache(maxsize=512)
def clauses(text: str, start: int, end: int) -> tuple[Clause, ...]:
    return tuple([Clause(*match.span()) for match in _CLAUSE.finditer(text, start, end)])


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Frames:
    """`word` begins with one of `openings` or needs one of `labels` further on."""

    word: re.Pattern[str]
    openings: frozenset[str]
    labels: re.Pattern[str]
    clause: FirstOf

    def may_stand(self, text: str, start: int, end: int) -> bool:
        return start < end and (text[start] in self.openings or self.labels.search(text, start, end) is not None)


@lru_cache(maxsize=4)
def _frames(lexicon: Lexicon) -> _Frames:
    rows = lexicon.rows("leading_frames")
    words = [row[0] for row in rows if row[1] == "word"]
    told = {pattern: first_characters(pattern) for pattern in words}
    return _Frames(
        word=re.compile("|".join(f"(?:{pattern})" for pattern in words)),
        openings=frozenset().union(*told.values()),
        labels=gate([pattern for pattern, characters in told.items() if not characters]),
        clause=FirstOf("|".join(f"(?:{row[0]})" for row in rows if row[1] == "clause")),
    )


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space and marks at both ends."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


@lru_cache(maxsize=1024)
def skip_words(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Past connectives, topic labels and 我们 before a modal."""
    frames = _frames(lexicon)
    while (match := frames.word.match(text, start, end) if frames.may_stand(text, start, end) else None) is not None:
        if match.end() >= end:
            return end
        start = trimmed(text, match.end(), end)[0]
    return start


def _begin(text: str, clause: Clause) -> int:
    return trimmed(text, clause.start, clause.end)[0]


def skip_frames(text: str, unit: list[Clause], states: Callable[[int, int], bool], lexicon: Lexicon) -> int:
    """Position where the work of a unit begins: leading frames are cut while at least one clause is left.

    `states` tells whether a run is a statement; one before 要… is cut like a frame.
    """
    clause = _frames(lexicon).clause
    start = unit[0].start
    for number, one in enumerate(unit):
        start = skip_words(text, trimmed(text, one.start, one.end)[0], one.end, lexicon)
        if start >= one.end and number + 1 < len(unit):
            continue
        if number + 1 < len(unit) and states(start, one.end) and one.end - start > 6 and _BINDS.match(text, _begin(text, unit[number + 1])):
            continue
        if number + 1 >= len(unit) or not (match := clause.match(text, start, one.end)) or match.end() < one.end:
            return start
    return start
