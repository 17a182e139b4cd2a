"""Kinds of organisations that a text calls on or puts to work (支持高校、科研院所…, 由第三方机构…); 高校毕业生 names none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph_builder.lexicon import Lexicon
from graph_builder.mentions.organisations import BodyFound

_WINDOW = 14


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    words: AhoCorasick
    acts: tuple[bool, ...]
    called: re.Pattern[str]
    part: re.Pattern[str]


@lru_cache(maxsize=4)
def _rules(lexicon: Lexicon) -> _Rules:
    context = lexicon.mapping("collective_context")
    return _Rules(
        words=AhoCorasick(list(lexicon.words("collectives")), matchkind=MatchKind.LeftmostLongest),
        acts=tuple(row[1:2] == ("acts",) for row in lexicon.rows("collectives")),
        called=re.compile(rf"(?:^|[，。；：、）)\s]|{context['called']})(?P<attribute>(?:{context['attribute']}){{0,2}})$"),
        part=re.compile(context["part"]),
    )


def find(text: str, start: int, end: int, lexicon: Lexicon) -> list[BodyFound]:
    """Collectives of text[start:end] in order. They bear work only where they are told to, as institutions do; but
    those that a programme is carried out with (合作银行) bear it as departments do."""
    rules = _rules(lexicon)
    out: list[BodyFound] = []
    for index, a, b in rules.words.find_matches_as_indexes(text[start:end]):
        a, b = a + start, b + start
        if rules.part.match(text, b, end):
            continue
        low = max(start, a - _WINDOW)
        called = rules.called.search(text[low:a])
        if called is None or (called.start() == called.start("attribute") and low > start):
            # a window that begins inside a word is no beginning
            continue
        a -= called.end() - called.start("attribute")
        kind = not rules.acts[index]
        out.append(BodyFound(start=a, end=b, name=text[a:b], generic=True, group_start=a, group_end=b, institution=kind))
    return out
