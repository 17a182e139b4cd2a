"""A piece of a document → its clauses, and what stands before the work and stays outside the span."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from graph_builder.lexicon import Lexicon

_CLAUSE = re.compile(r"(?:[^，,（(“《]+|[（(][^（）()]{0,400}[)）]|“[^”]{0,60}”|《[^》]{0,80}》|[（(“《])+")
_BINDS = re.compile(r"(?:也|还|都|更|就)?(?:要|必须|务必|应当)(?![求素点])")
_EDGE = " \u3000\t，,、：:；;。"


class Clause(NamedTuple):
    start: int
    end: int


def clauses(text: str, start: int, end: int) -> list[Clause]:
    return [Clause(*match.span()) for match in _CLAUSE.finditer(text, start, end)]


@lru_cache(maxsize=4)
def _frames(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = lexicon.rows("leading_frames")
    word = "|".join(f"(?:{row[0]})" for row in rows if row[1] == "word")
    clause = "|".join(f"(?:{row[0]})" for row in rows if row[1] == "clause")
    return re.compile(word), re.compile(clause)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space and marks at both ends."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def skip_words(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Past connectives, topic labels and 我们 before a modal."""
    word, _ = _frames(lexicon)
    while match := word.match(text, start, end):
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
    _, clause = _frames(lexicon)
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
