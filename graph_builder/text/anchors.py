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

from ahocorasick_rs import AhoCorasick

_MARKS = "，。；\n"
_MARK = re.compile(f"[{_MARKS}]")
_MOST = 40
"""Literals of one pattern; one that needs any of more characters is cheaper to run."""


class Sieve:
    """Which of several patterns may occur in a text, told by one search for the literals that they need.

    `needed` holds for each pattern strings one of which is in every match; none where every text is worth a search.
    """

    __slots__ = ("_always", "_gate", "_owners")

    def __init__(self, needed: Sequence[frozenset[str]]) -> None:
        by_literal: dict[str, list[int]] = {}
        for number, found in enumerate(needed):
            for literal in sorted(found):
                by_literal.setdefault(literal, []).append(number)
        self._always = frozenset(number for number, found in enumerate(needed) if not found)
        self._gate = AhoCorasick(list(by_literal))
        self._owners = tuple(map(tuple, by_literal.values()))

    def likely(self, text: str) -> frozenset[int]:
        """Numbers of the patterns that are worth a search."""
        matches = self._gate.find_matches_as_indexes(text, overlapping=True)
        return self._always.union(*[self._owners[literal] for literal, _, _ in matches]) if matches else self._always


class AnyOf:
    """Whether one of several patterns occurs."""

    __slots__ = ("_heads", "_patterns", "_sieve")

    def __init__(self, patterns: Sequence[str]) -> None:
        heads = [pattern for pattern in patterns if _is_head(pattern)]
        others = [pattern for pattern in patterns if pattern not in heads]
        self._heads = FirstOf(_union(heads)) if heads else None
        self._patterns = tuple(map(re.compile, others))
        self._sieve = Sieve([literals(pattern) for pattern in others])

    def search(self, text: str) -> bool:
        """The same as a search of the alternation of all patterns, as far as its truth goes."""
        if self._heads is not None and self._heads.match(text, 0, len(text)):
            return True
        likely = self._sieve.likely(text)
        return bool(likely) and any(self._patterns[number].search(text) for number in likely)


class FirstOf:
    """An alternation whose every branch begins with a known character, behind whatever it looks back on."""

    __slots__ = ("_characters", "_gate", "_pattern")

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)
        self._characters = openings(pattern)
        self._gate = re.compile(f"[{re.escape(''.join(sorted(self._characters)))}]")

    @property
    def pattern(self) -> str:
        return self._pattern.pattern

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
    every: frozenset[str] = frozenset().union(*needed)
    shortest = sorted(one for one in every if not any(other != one and other in one for other in every))
    return re.compile("|".join(map(re.escape, shortest)) or "(?!)")


def clauses_holding(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses of text[start:end] that hold a match of a pattern, which itself spans no mark."""
    while (found := pattern.search(text, start, end)) is not None:
        begin = max(text.rfind(mark, start, found.start()) for mark in _MARKS) + 1
        closed = _MARK.search(text, found.end(), end)
        yield max(begin, start), closed.start() if closed else end
        if closed is None:
            return
        start = closed.end()


def _union(patterns: Sequence[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def _is_head(pattern: str) -> bool:
    """Whether it can only match at the beginning of a text, and that with a known character."""
    items = list(parser.parse(pattern))
    return bool(items) and items[0] == (code.AT, code.AT_BEGINNING) and bool(first_characters(pattern))


def literals(pattern: str) -> frozenset[str]:
    """Strings one of which is in every match; empty where that is not known."""
    return _needed(list(parser.parse(pattern))) or frozenset()


def _needed(items: Sequence[tuple[Any, Any]]) -> frozenset[str] | None:
    """The most telling of the literals that the items of a sequence need one after the other."""
    choices: list[frozenset[str]] = []
    runs = frozenset({""})
    for kind, value in [*items, (None, None)]:
        characters = _characters(kind, value)
        longer = frozenset(run + character for run in runs for character in characters)
        if characters and len(longer) <= _MOST:
            runs = longer
            continue
        choices.append(runs)
        runs = characters if len(characters) <= _MOST and characters else frozenset({""})
        found = _needed_by(kind, value) if not characters else None
        if found and len(found) <= _MOST:
            choices.append(found)
    return min((one for one in choices if "" not in one), key=_expected, default=None)


def _characters(kind: Any, value: Any) -> frozenset[str]:
    """The characters of an item that is exactly one of a known set."""
    if kind is code.LITERAL:
        return frozenset({chr(value)})
    if kind is code.IN and all(one is code.LITERAL for one, _ in value):
        return frozenset(chr(one) for _, one in value)
    return frozenset()


def _expected(found: frozenset[str]) -> tuple[float, list[str]]:
    """About how often one of some literals occurs, where each further character makes a literal ten times as rare."""
    return sum(0.1 ** len(one) for one in found), sorted(found)


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
