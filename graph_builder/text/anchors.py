"""Many patterns searched as one, each only in texts that hold a literal without which it cannot match.

An alternation of dozens of patterns is tried branch by branch at every character. What literals a pattern needs is read from its parse
tree, so that one fast search for literals rules out nearly all patterns before any of them runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_MOST = 40
"""Literals of one pattern; one that needs any of more characters is cheaper to run."""


class AnyOf:
    """Whether one of several patterns occurs."""

    __slots__ = ("_always", "_gate", "_heads", "_likely")

    def __init__(self, patterns: Sequence[str]) -> None:
        heads = [pattern for pattern in patterns if _is_head(pattern)]
        needed = {pattern: literals(pattern) for pattern in patterns if pattern not in heads}
        by_literal: dict[str, list[str]] = {}
        for pattern, found in needed.items():
            for literal in sorted(found):
                by_literal.setdefault(literal, []).append(pattern)
        free = [pattern for pattern, found in needed.items() if not found]
        self._heads = FirstOf(_union(heads)) if heads else None
        self._always = re.compile(_union(free)) if free else None
        self._gate = re.compile("|".join(re.escape(literal) for literal in sorted(by_literal, key=lambda one: (-len(one), one))) or "(?!)")
        self._likely = {
            literal: re.compile(
                _union(dict.fromkeys(pattern for other in by_literal if _hides(literal, other) for pattern in by_literal[other]))
            )
            for literal in by_literal
        }

    def search(self, text: str) -> bool:
        """The same as a search of the alternation of all patterns, as far as its truth goes."""
        if self._heads is not None and self._heads.match(text, 0, len(text)):
            return True
        for literal in dict.fromkeys(self._gate.findall(text)):
            if self._likely[literal].search(text):
                return True
        return self._always is not None and self._always.search(text) is not None


class FirstOf:
    """An alternation whose every branch begins with a known character, behind whatever it looks back on."""

    __slots__ = ("_characters", "_gate", "_pattern")

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)
        self._characters = openings(pattern)
        self._gate = re.compile(f"[{re.escape(''.join(sorted(self._characters)))}]")

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        return self._pattern.match(text, start, end) if start < end and text[start] in self._characters else None

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        for candidate in self._gate.finditer(text, start, end):
            if found := self._pattern.match(text, candidate.start(), end):
                return found
        return None

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        done = start
        for candidate in self._gate.finditer(text, start, end):
            at = candidate.start()
            if at >= done and (found := self._pattern.match(text, at, end)):
                done = found.end()
                yield found


def gate(patterns: Sequence[str]) -> re.Pattern[str]:
    """A quick search that finds something in every text where one of the patterns may occur. ValueError where none can be told."""
    needed = [literals(pattern) for pattern in patterns]
    if not all(needed):
        raise ValueError(f"every pattern should need a literal: {patterns[needed.index(frozenset())]}")
    every = frozenset().union(*needed)
    shortest = sorted(one for one in every if not any(other != one and other in one for other in every))
    return re.compile("|".join(map(re.escape, shortest)))


def _union(patterns: Sequence[str] | dict[str, None]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def _is_head(pattern: str) -> bool:
    """Whether it can only match at the beginning of a text, and that with a known character."""
    items = list(parser.parse(pattern))
    return bool(items) and items[0] == (code.AT, code.AT_BEGINNING) and bool(first_characters(pattern))


def _hides(found: str, other: str) -> bool:
    """Whether a search that finds `found` may have passed over `other` that begins inside it."""
    return any(found[at:].startswith(other) or other.startswith(found[at:]) for at in range(len(found)))


def literals(pattern: str) -> frozenset[str]:
    """Strings one of which is in every match; empty where that is not known."""
    return _needed(list(parser.parse(pattern))) or frozenset()


def _needed(items: Sequence[tuple[Any, Any]]) -> frozenset[str] | None:
    """The most telling of the literals that the items of a sequence need one after the other."""
    choices: list[frozenset[str]] = []
    run = ""
    for kind, value in [*items, (None, None)]:
        if kind is code.LITERAL:
            run += chr(value)
            continue
        if run:
            choices.append(frozenset({run}))
            run = ""
        found = _needed_by(kind, value)
        if found and len(found) <= _MOST:
            choices.append(found)
    return max(choices, key=lambda one: (min(map(len, one)), -len(one)), default=None)


def _needed_by(kind: Any, value: Any) -> frozenset[str] | None:
    if kind is code.SUBPATTERN:
        return _needed(list(value[3]))
    if kind is code.BRANCH:
        found = [_needed(list(branch)) for branch in value[1]]
        return frozenset().union(*(one for one in found if one)) if all(found) else None
    if kind is code.ASSERT and value[0] > 0:
        return _needed(list(value[1]))
    if kind in (code.MAX_REPEAT, code.MIN_REPEAT) and value[0] > 0:
        return _needed(list(value[2]))
    if kind is code.IN and all(one is code.LITERAL for one, _ in value):
        return frozenset(chr(one) for _, one in value)
    return None


def openings(pattern: str) -> frozenset[str]:
    """The characters a match may begin with. ValueError where they cannot be told."""
    found, empty = _openings(list(parser.parse(pattern)))
    if empty:
        raise ValueError(f"no match should be empty: {pattern}")
    return found


def first_characters(pattern: str) -> frozenset[str]:
    """The same, and empty where a match may begin with anything."""
    try:
        return openings(pattern)
    except ValueError:
        return frozenset()


def _openings(items: Sequence[tuple[Any, Any]]) -> tuple[frozenset[str], bool]:
    """With whether the whole sequence may match nothing."""
    found: frozenset[str] = frozenset()
    for kind, value in items:
        more, empty = _openings_of(kind, value)
        found |= more
        if not empty:
            return found, False
    return found, True


def _openings_of(kind: Any, value: Any) -> tuple[frozenset[str], bool]:
    if kind in (code.ASSERT, code.ASSERT_NOT, code.AT):
        return frozenset(), True
    if kind is code.LITERAL:
        return frozenset({chr(value)}), False
    if kind is code.SUBPATTERN:
        return _openings(list(value[3]))
    if kind is code.BRANCH:
        branches = [_openings(list(branch)) for branch in value[1]]
        return frozenset().union(*(found for found, _ in branches)), any(empty for _, empty in branches)
    if kind in (code.MAX_REPEAT, code.MIN_REPEAT):
        found, empty = _openings(list(value[2]))
        return found, empty or value[0] == 0
    if kind is code.IN and all(one is code.LITERAL for one, _ in value):
        return frozenset(chr(one) for _, one in value), False
    raise ValueError(f"a literal character or a set of some expected, got {kind}")
