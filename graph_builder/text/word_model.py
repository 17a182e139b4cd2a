"""Which of several readings of a damaged run is the likeliest Chinese: a lattice of words, general ones and those of the text itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

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
_RARE = 0.3  # the count of a character that no table knows


@dataclass(frozen=True, slots=True, eq=False)
class WordModel:
    """Log probabilities of general words and of the repeated runs of the text itself, -inf for what only begins one."""

    general: dict[str, float]
    own: dict[str, float]
    floor: float


@cache
def _general() -> tuple[dict[str, float], float]:
    known = frequencies()
    scale = log(known.total)
    weights = {word: log(count) - scale if count else _NEVER for word, count in known.counts.items()}
    return weights | {mark: log(share) for mark, share in _PUNCTUATION.items()}, log(_RARE) - scale


@lru_cache(maxsize=2)
def word_model(text: str) -> WordModel:
    """`text` is simplified."""
    counts: Counter[str] = Counter()
    runs = HAN.findall(text[:_SAMPLE])
    for run in runs:
        for size in range(2, _LONGEST + 1):
            counts.update(run[at : at + size] for at in range(len(run) - size + 1))
    scale = log(2 * max(1, sum(map(len, runs))))
    own = {words: log(count - 1) - scale for words, count in counts.items() if count > 1}
    for words in list(own):
        for size in range(1, len(words)):
            own.setdefault(words[:size], _NEVER)
    general, floor = _general()
    return WordModel(general, own, floor)


def likeliest(model: WordModel, columns: Sequence[str]) -> tuple[float, str]:
    """The best reading that takes one character of each column, with its log probability; columns hold simplified characters."""
    size = len(columns)
    best: list[tuple[float, str]] = [(_NEVER, "")] * (size + 1)
    best[0] = (0.0, "")
    general, own, floor = model.general, model.own, model.floor
    for start in range(size):
        score, text = best[start]
        beginnings = [""]
        for end in range(start + 1, min(size, start + _LONGEST) + 1):
            longer: list[str] = []
            top, top_word = best[end][0] - score, ""
            alone = end == start + 1
            for beginning in beginnings:
                for character in columns[end - 1]:
                    word = beginning + character
                    weight, local = general.get(word), own.get(word)
                    if weight is None and local is None and not alone:
                        continue
                    longer.append(word)
                    value = max(_NEVER if weight is None else weight, _NEVER if local is None else local, floor if alone else _NEVER)
                    if value > top:
                        top, top_word = value, word
            if top_word:
                best[end] = (score + top, text + top_word)
            beginnings = longer
            if not beginnings:
                break
    return best[size]
