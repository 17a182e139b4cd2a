"""Streets, squares, quarters and sites by their suffix, where a boundary stands right before a short stem (改造|胜利大街, 、|东山组团)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph_builder.lexicon import Lexicon
from graph_builder.lexicon.divisions import divisions
from graph_builder.model.span import LocalSpan

_STEM = re.compile(r"[\u4e00-\u9fffxX*×]+")
_MARK = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9*×]$|^$")
_BEFORE = frozenset("和与及至到对在由将沿从于为以把区市县镇好")
"""Characters that end what stands before a name."""
_BUILT = re.compile(r"(?:、[^，。；、]{2,10}){0,8}等[^，。；、]{0,8}(?:道路|桥梁|公路)(?:工程|建设|项目|改扩建)")
"""Roads that are named as a list of works are projects."""
_PROJECT = re.compile(r"(?:、[^，。；、]{2,10}){0,8}(?:等[^，。；、]{0,4})?(?:商业|城市)?(?:综合体|项目)")
"""So are squares and parks."""
_LAND = frozenset("山河江湖岭")
"""云山村 is a village, where 山 alone would make one of a kind."""
_NEVER = frozenset("的了着过和与及至到对在由将从于为以把等条座处个批项几两多各该每是也都还被给让使向并或其好要没不为")


@dataclass(frozen=True, slots=True, eq=False)
class _Stops:
    """Stems that make a suffix a word, those of one character apart."""

    words: tuple[str, ...]
    characters: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Sites:
    pattern: re.Pattern[str]
    most: dict[str, int]
    stops: _Stops
    units: frozenset[str]
    unit_stops: _Stops
    verbs: frozenset[str]
    names: frozenset[str]


@lru_cache(maxsize=4)
def _sites(lexicon: Lexicon) -> _Sites:
    rows = sorted(lexicon.rows("place_sites"), key=lambda row: (-len(row[0]), row[0]))
    stops = lexicon.rows("site_stops")
    verbs = frozenset(lexicon.words("governing_verbs")) | frozenset(lexicon.words("work_verbs"))
    verbs |= frozenset(row[0] for row in stops if row[1:] == ("verb",))
    names = frozenset(name for name in divisions(lexicon).by_name if len(name) > 1) - frozenset(lexicon.words("place_ambiguous"))
    return _Sites(
        pattern=re.compile("|".join(re.escape(row[0]) + (f"(?!{row[2]})" if len(row) > 2 and row[2] else "") for row in rows)),
        most={row[0]: int(row[1]) for row in rows},
        stops=_stops([row[0] for row in stops]),
        units=frozenset(row[0] for row in rows if row[3:] == ("unit",)),
        unit_stops=_stops([*(row[0] for row in stops), *lexicon.words("place_stops")]),
        verbs=frozenset(verb for verb in verbs if len(verb) > 1),
        names=names,
    )


def _stops(words: list[str]) -> _Stops:
    return _Stops(tuple(word for word in words if len(word) > 1), tuple(word for word in words if len(word) == 1))


def find(text: str, lexicon: Lexicon, start: int, stop: int) -> list[LocalSpan]:
    """Sites of text[start:stop] in order. The stem has two characters or more and none of the words that make it a kind of site."""
    sites = _sites(lexicon)
    found: list[LocalSpan] = []
    edge = start
    for match in sites.pattern.finditer(text, start, stop):
        begin = _begin(text, edge, match.start(), match.group(), sites)
        built = _PROJECT if match.group() in ("广场", "公园") else _BUILT
        if begin is not None and not built.match(text, match.end(), stop):
            found.append(LocalSpan(begin, match.end()))
            edge = match.end()
    return found


def _begin(text: str, edge: int, at: int, suffix: str, sites: _Sites) -> int | None:
    if at <= edge or text[at - 1] in _NEVER or not _STEM.fullmatch(text[at - 1]):
        return None
    least = 1 if text[at - 1] in "东南西北中" and suffix in ("大街", "大道") else 2
    for size in range(least, sites.most[suffix] + 1):
        begin = at - size
        if begin < edge or text[begin] in _NEVER or not _STEM.fullmatch(text[begin]):
            return None
        if _bounded(text, edge, begin, sites):
            stem = text[begin:at]
            if stem[0] in "东南西北" and begin > edge and text[begin - 1] in "东南西北":
                return None
            # 解放 in 改造解放路 and 人民路、解放路 is a name, 打造 in 打造广场 governs
            listed = begin - 1 == edge or text[max(edge, begin - 2) : begin] in sites.verbs
            governs = any(stem[:n] in sites.verbs for n in (2, 3)) and not listed
            return None if governs or _of_a_kind(stem, suffix, sites) else begin
    return None


def _bounded(text: str, edge: int, begin: int, sites: _Sites) -> bool:
    if begin <= edge or _MARK.match(text[begin - 1]) or text[begin - 1] in _BEFORE:
        return True
    return text[max(edge, begin - 2) : begin] in sites.verbs or any(text[max(edge, begin - n) : begin] in sites.names for n in (2, 3, 4))


def _of_a_kind(stem: str, suffix: str, sites: _Sites) -> bool:
    """市民|广场, 主干|大街; a single character only makes a word with a single one (铁|路)."""
    unit = suffix in sites.units
    stops = sites.unit_stops if unit else sites.stops
    if stem.endswith(stops.words) or stem.startswith(stops.words):
        return True
    return len(suffix) == 1 and not (unit and stem[-1] in _LAND) and stem.endswith(stops.characters)
