"""Readings in brackets that a broken page inserted after some characters: 發(fā)展. Told by the pairs of `pinyin_litter.tsv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph_builder.lexicon import Lexicon
from graph_builder.model.span import LocalSpan
from graph_builder.text.aligned import Edit

_SIGNATURE = 3  # pairs that must stand in a text before it counts as damaged


@dataclass(frozen=True, slots=True, eq=False)
class Litter:
    """`reading` matches one of the readings, `pair` a reading in brackets behind its character or a lone letter, `character` by reading."""

    reading: str
    pair: re.Pattern[str]
    character: dict[str, str]


@lru_cache(maxsize=4)
def litter(lexicon: Lexicon) -> Litter:
    character = {reading: char for char, reading in lexicon.rows("pinyin_litter")}
    reading = "|".join(sorted(character, key=lambda word: (-len(word), word)))
    return Litter(reading, re.compile(rf"(?<=[{''.join(character.values())}@-~€])[(（](?:{reading})[)）]"), character)


def is_littered(text: str, lexicon: Lexicon) -> bool:
    found = litter(lexicon)
    hits = 0
    for match in found.pair.finditer(text):
        hits += found.character[match[0][1:-1]] == text[match.start() - 1]
        if hits == _SIGNATURE:
            return True
    return False


def litter_edits(text: str, lexicon: Lexicon) -> list[Edit]:
    """For a text that `is_littered`."""
    return [(LocalSpan(*match.span()), "") for match in litter(lexicon).pair.finditer(text)]
