"""Which of several readings of a damaged run is the likeliest Chinese: a lattice of words, general ones and those of the text itself."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import log
from operator import itemgetter
from typing import TypeAlias

from graph_builder.lexicon.frequencies import frequencies
from graph_builder.text.characters import HAN

_SAMPLE = 200_000  # characters of a text that are looked at for its own words
_LONGEST = 6
_PUNCTUATION = {
    "，": 0.06,
    "。": 0.07,
    "、": 0.04,
    "；": 0.006,
    "：": 0.005,
    "！": 0.002,
    "？": 0.001,
    "“": 0.005,
    "”": 0.005,
    "（": 0.002,
    "）": 0.002,
}
_NEVER = float("-inf")
_LAST = "\U0010ffff"  # sorts behind every character
_RARE = 0.3  # the count of a character that no table knows


Following: TypeAlias = dict[str, float]
"""Character that continues a beginning → log probability of the longer word, -inf where that only begins one."""


@dataclass(frozen=True, slots=True, eq=False)
class WordModel:
    """Log probabilities of general words and, in `own` by their beginnings, of the repeated runs of the text itself."""

    general: _General
    own: dict[str, Following]

    def after(self, beginning: str) -> Following:
        """Both tables as one; of a word in both the higher."""
        general, own = self.general.after(beginning), self.own.get(beginning)
        if not own:
            return general
        return general | {character: max(weight, general.get(character, _NEVER)) for character, weight in own.items()}


@dataclass(frozen=True, slots=True, eq=False)
class _General:
    """General words with their counts, the same words in order, and what is known already of their beginnings."""

    counts: dict[str, int]
    order: list[str]
    scale: float
    known: dict[str, Following] = field(default_factory=dict)

    def weight(self, word: str) -> float:
        share = _PUNCTUATION.get(word)
        if share is not None:
            return log(share)
        count = self.counts.get(word)
        return log(count) - self.scale if count else _NEVER

    def alone(self, character: str) -> float:
        return max(self.weight(character), log(_RARE) - self.scale)

    def after(self, beginning: str) -> Following:
        found = self.known.get(beginning)
        if found is None:
            low = bisect_left(self.order, beginning)
            high = bisect_left(self.order, beginning + _LAST, lo=low)
            size = len(beginning)
            longer = dict.fromkeys(word[: size + 1] for word in self.order[low:high] if len(word) > size)
            found = self.known[beginning] = {word[size]: self.weight(word) for word in longer}
        return found


@cache
def _general() -> _General:
    known = frequencies()
    return _General(known.counts, sorted(known.counts), log(known.total))


@lru_cache(maxsize=2)
def word_model(text: str) -> WordModel:
    """`text` is simplified."""
    runs = HAN.findall(text[:_SAMPLE])
    scale = log(2 * max(1, sum(map(len, runs))))
    own: dict[str, Following] = {}
    for words, count in _repeated("\n".join((*runs, ""))).items():
        own.setdefault(words[:-1], {})[words[-1]] = log(count - 1) - scale
    return WordModel(_general(), own)


def _repeated(lines: str) -> dict[str, int]:
    """Runs of 2 to `_LONGEST` characters inside a line that stand more than once, with their counts; such a run begins with another."""
    found: dict[str, int] = {}
    places = [at for at, character in enumerate(lines) if character != "\n"]
    for size in range(2, _LONGEST + 1):
        places = [at for at in places if lines[at + size - 1] != "\n"]
        words = [lines[at : at + size] for at in places]
        again = {word: count for word, count in Counter(words).items() if count > 1}
        places = [at for at, word in zip(places, words, strict=True) if word in again]
        found |= again
    return found


def likeliest(model: WordModel, columns: Sequence[str]) -> tuple[float, str]:
    """The best reading that takes one character of each column, with its log probability; columns hold simplified characters."""
    size = len(columns)
    best: list[tuple[float, str]] = [(_NEVER, "")] * (size + 1)
    best[0] = (0.0, "")
    for start in range(size):
        score, text = best[start]
        for end, (value, word) in enumerate(_words(model, tuple(columns[start : start + _LONGEST])), start + 1):
            if value > best[end][0] - score:
                best[end] = (score + value, text + word)
    return best[size]


@lru_cache(maxsize=1 << 13)
def _words(model: WordModel, columns: tuple[str, ...]) -> tuple[tuple[float, str], ...]:
    """For each length the likeliest word with one character of each of the first columns; readings of a run share most of them."""
    best: list[tuple[float, str]] = []
    for size in range(1, len(columns) + 1):
        spelled = _spelled(model, columns[:size])
        if not spelled:
            break
        best.append(max(spelled, key=itemgetter(0)))  # the first of equals
    return tuple(best)


@lru_cache(maxsize=1 << 11)
def _spelled(model: WordModel, columns: tuple[str, ...]) -> list[tuple[float, str]]:
    """Every word, or beginning of one, with one character of each column; a single character is always one."""
    column = columns[-1]
    if len(columns) == 1:
        return [(model.general.alone(character), character) for character in column]
    found: list[tuple[float, str]] = []
    for _, beginning in _spelled(model, columns[:-1]):
        following = model.after(beginning)
        found += [(following[character], beginning + character) for character in _common(column, following)]
    return found


def _common(column: str, following: Following) -> list[str]:
    """The characters of a column that continue, in its order."""
    if len(column) == 1:
        return [column] if column in following else []
    place = _places(column)
    if len(following) < len(column):
        return sorted((character for character in following if character in place), key=place.__getitem__)
    return [character for character in column if character in following]


@lru_cache(maxsize=1 << 10)
def _places(column: str) -> dict[str, int]:
    return {character: at for at, character in enumerate(column)}
