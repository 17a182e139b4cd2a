"""How often words occur in general Chinese: the frequencies that the segmenter's dictionary ships, read only when they are needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True, slots=True, eq=False)
class Frequencies:
    """`counts` of words of at most `longest` characters, every proper beginning of a word in it with 0; `total` sums them."""

    counts: dict[str, int]
    total: int
    longest: int


@cache
def frequencies(longest: int = 5, least: int = 3) -> Frequencies:
    """Empty where the dictionary is not installed. Words rarer than `least` are left out unless they are one character."""
    spec = find_spec("jieba")
    counts: dict[str, int] = {}
    total = 0
    if spec is None or spec.origin is None:
        return Frequencies(counts, 1, longest)
    with (Path(spec.origin).parent / "dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, count, *_ = line.split(" ")
            number = int(count)
            if len(word) > longest or (number < least and len(word) > 1):
                continue
            counts[word] = number
            total += number
            for size in range(1, len(word)):
                counts.setdefault(word[:size], 0)
    return Frequencies(counts, total or 1, longest)
