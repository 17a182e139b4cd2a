"""Companies that a list names without a head of their own: 引进大江、青禾等龙头企业. A list of trades (煤炭、电力等企业) names none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph_builder.lexicon import Lexicon
from graph_builder.mentions.organisations import BodyFound
from graph_builder.mentions.phrases import left_edge, words

_PART = re.compile(r"[^、]+")
_BEGIN = re.compile(r"[，。；：！？\n）)]")
_ITEM = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,8}")
_LONGEST = 60


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    tail: re.Pattern[str]
    stops: frozenset[str]
    ends: tuple[str, ...]
    known: tuple[str, ...]
    parents: tuple[str, ...]


@lru_cache(maxsize=4)
def _rules(lexicon: Lexicon) -> _Rules:
    rows = lexicon.rows("company_lists")
    attributes = "|".join(row[1] for row in rows if row[0] == "attribute")
    return _Rules(
        tail=re.compile(rf"等(?:[\d一二三四五六七八九十多几]+家)?(?:{attributes}){{0,4}}(?:企业|央企|国企|民企|公司|集团)(?!家)"),
        stops=frozenset(row[1] for row in rows if row[0] == "stop") | frozenset(lexicon.words("department_stems")),
        ends=tuple(row[1] for row in rows if row[0] == "end"),
        parents=lexicon.words("organ_names"),
        known=tuple(row[0] for row in lexicon.rows("institution_heads") if row[1] in ("brand", "company")),
    )


def find(text: str, start: int, end: int, lexicon: Lexicon) -> list[BodyFound]:
    """The members of such lists in text[start:end], in order; none of a list that has a member that is no name."""
    rules = _rules(lexicon)
    out: list[BodyFound] = []
    for tail in rules.tail.finditer(text, start, end):
        low = max(start, tail.start() - _LONGEST)
        low = max((mark.end() for mark in _BEGIN.finditer(text, low, tail.start())), default=low)
        out += _members(text, low, tail.start(), rules, lexicon)
    return out


def _members(text: str, low: int, end: int, rules: _Rules, lexicon: Lexicon) -> list[BodyFound]:
    spans = [(part.start(), part.end()) for part in _PART.finditer(text, low, end)]
    first = words(text, low, spans[0][1]) if spans else None
    if first is None or not first.words:
        return []
    edge = left_edge(first, len(first.words) - 1, lexicon, most=10)
    if edge >= len(first.words):
        return []
    begin = first.starts[edge]
    # 中铁建 in 中铁建昆仑 is the first part of its name
    parent = next((name for name in rules.parents if text.endswith(name, low, begin)), "")
    spans[0] = (begin - len(parent), spans[0][1])
    names = [text[a:b] for a, b in spans]
    if not all(_ITEM.fullmatch(name) and _is_name(name, rules) for name in names):
        return []
    return [
        BodyFound(start=a, end=b, name=name, generic=False, group_start=a, group_end=b, institution=True)
        for (a, b), name in zip(spans, names, strict=True)
    ]


def _is_name(name: str, rules: _Rules) -> bool:
    if name.endswith(rules.known):
        return True
    trades = name in rules.stops or (len(name) == 4 and name[:2] in rules.stops and name[2:] in rules.stops)
    return not trades and not name.endswith(rules.ends)
