"""Words that sound names do not consist of, from `audit.tsv` beside this module and the tables of the lexicon.

The table lies here and not in the lexicon: it decides nothing about what is found in a text, so it is no part of the rules' version.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from graph_builder.lexicon import Lexicon
from graph_builder.lexicon.load import Row, parse

LONGEST_HEAD = 2
"""Characters of a head of projects that says nothing by itself: 项目, 园区; 棚户区改造 is known by its own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditWords:
    """`opener` matches a verb, adverb or preposition at the start of a name, `listing` what counts; both leave at least a character.

    `stem` matches the stem of a department, which may be a verb (发展改革); `generic` and `land` match a whole name of generic words alone.
    `clause` matches a verb that makes a clause of a name. `deeds` end a programme, which a verb may open (提升行动) but no adverb.
    """

    opener: re.Pattern[str]
    listing: re.Pattern[str]
    stem: re.Pattern[str]
    generic: re.Pattern[str]
    clause: re.Pattern[str]
    ordinary: frozenset[str]
    land: re.Pattern[str]
    adverbs: frozenset[str]
    deeds: tuple[str, ...]


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(dict.fromkeys(words), key=lambda word: (-len(word), word)))


@cache
def table() -> tuple[Row, ...]:
    return parse(resources.files("graph_builder.evaluation").joinpath("audit.tsv").read_text("utf-8"))


def of_kind(kind: str) -> tuple[str, ...]:
    return tuple(row[1] for row in table() if row[0] == kind)


@lru_cache(maxsize=4)
def audit_words(lexicon: Lexicon) -> AuditWords:
    verbs = tuple(word for word in lexicon.words("governing_verbs") if len(word) > 1)
    heads = tuple(word for word in lexicon.words("project_heads") if len(word) <= LONGEST_HEAD)
    stops, adverbs = lexicon.words("project_stops"), of_kind("adverb")
    kinds = tuple(word for word in lexicon.words("place_stops") if len(word) > 1)  # 内 and 滨 begin names too
    return AuditWords(
        opener=re.compile(f"(?!{_any(of_kind('sound'))})(?:{_any((*verbs, *adverbs, *of_kind('opener')))})(?=.)"),
        listing=re.compile(f"(?:{_any(of_kind('listing'))})(?=.)"),
        stem=re.compile(f"(?:{_any(lexicon.words('department_stems'))})"),
        generic=re.compile(f"(?:{_any((*heads, *stops, *of_kind('ordinary')))})+"),
        ordinary=frozenset(of_kind("ordinary")),
        clause=re.compile(_any(of_kind("clause"))),
        land=re.compile(f"{_any(of_kind('land'))}|(?:{_any(kinds)})+(?:{_any(lexicon.words('place_suffixes'))})"),
        adverbs=frozenset(adverbs),
        deeds=of_kind("deed"),
    )


@cache
def reasons() -> dict[str, str]:
    """Why a time was left open, in Chinese."""
    return {row[1]: row[2] for row in table() if row[0] == "reason"}
