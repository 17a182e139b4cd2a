"""How often words occur in general Chinese: the frequencies that the segmenter's dictionary ships, read only when they are needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True, slots=True, eq=False)
class Frequencies:
    """`counts` of words of at most `longest` characters; `total` sums them."""

    counts: dict[str, int]
    total: int
    longest: int


@cache
def frequencies(longest: int = 5, least: int = 3) -> Frequencies:
    """Empty where the dictionary is not installed. Words rarer than `least` are left out unless they are one character."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        return Frequencies({}, 1, longest)
    lines = (Path(spec.origin).parent / "dict.txt").read_text("utf-8")
    entries = re.findall(rf"^([^ \n]{{1,{longest}}}) (\d+)", lines, re.MULTILINE)
    counts = {word: number for word, count in entries if (number := int(count)) >= least or len(word) == 1}
    return Frequencies(counts, sum(counts.values()) or 1, longest)
