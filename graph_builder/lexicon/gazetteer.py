"""Where names of administrative divisions stand in a text: one pass of an automaton, longest name first, 10 million characters/s."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ahocorasick_rs import AhoCorasick, MatchKind

from graph_builder.lexicon.divisions import Division, Divisions, divisions
from graph_builder.lexicon.load import Lexicon
from graph_builder.model.span import LocalSpan

_SIDE = re.compile(r"[岸麓坡侧]")
_DIRECTIONAL = re.compile(r"(?:山|河|江|湖|海|云)[东西南北]|江北|河池")
_WATER = re.compile(r"[沿临跨滨环黄淮运渤辽珠渭湘赣沱漓引两近出入上]$")
_FREE = re.compile(r"(?:[^\u3400-\u9fff]|[年月日在到赴至对向与及和由从为的省市州区于比给让使])$")
_UNIT = re.compile(r"(?:市|县|区|州|盟|旗|地区|自治)")
_NAMED_AFTER = re.compile(r"[路街桥河江湖山镇乡村寺港湾站]|大街|大道|广场|大学|学院")
_LIST = re.compile(r"[、和与及至\-－—~]")
_ROUTE = re.compile(r"[至\-－—~]{1,2}|、")
# 盘州|机场: what is built at a place that it is called after
_WORKS = re.compile(
    r"(?:大型|中型|国际|支线|通用|抽水|新)?(?:机场|水库|水电站|电厂|发电厂|火电|燃机|蓄能|灌区|煤矿|高铁站|火车站|客运站|支线|港区|作业区|(?:现代)?(?:农业|物流|工业|文化|生态|科技|双创|化工|食品|医药)?产业园"
    r"|工业园|物流园|科技园|经开区|高新区|经济(?:技术)?开发区|产业集聚区|自贸片区|综合保税区|边境(?:经济)?合作区|度假区|特大桥|隧道|污水处理厂|水厂|垃圾焚烧)"
)
_ROADS = re.compile(r"(?:高速|铁路|高铁|公路|城际|快速|航线|通道|国道|省道|干线)")


@dataclass(frozen=True, slots=True)
class Named:
    """An occurrence of a division's name. `sure` is False for a short name that needs a second witness."""

    span: LocalSpan
    name: str
    sure: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Automaton:
    names: tuple[str, ...]
    sure: tuple[bool, ...]
    ambiguous: frozenset[str]
    find: AhoCorasick


@lru_cache(maxsize=4)
def _automaton(lexicon: Lexicon) -> _Automaton:
    ambiguous = frozenset(lexicon.words("place_ambiguous"))
    table = divisions(lexicon)
    names = tuple(table.by_name)
    sure = tuple(_is_sure(name, table.by_name[name]) and name not in ambiguous for name in names)
    return _Automaton(names, sure, ambiguous, AhoCorasick(names, matchkind=MatchKind.LeftmostLongest))


def _is_sure(name: str, found: tuple[Division, ...]) -> bool:
    """Full names, short names of provinces and prefectures, and long ones of counties (格尔木) need no second witness."""
    if len(name) > 2 or any(division.name == name for division in found):
        return True
    return any(division.level != "county" for division in found)


def occurrences(text: str, lexicon: Lexicon, start: int = 0, end: int | None = None) -> list[Named]:
    """Names in order, none overlapping. A doubtful one is kept only where a second witness stands beside it: another place in the
    same list or before it, or its full name elsewhere in the text."""
    automaton = _automaton(lexicon)
    run = text[start:end] if start or end is not None else text
    raw: list[Named] = []
    for pattern, begin, stop in automaton.find.find_matches_as_indexes(run):
        name = automaton.names[pattern]
        if _is_word_inside(run, name, begin, stop):
            continue
        raw.append(Named(LocalSpan(begin + start, stop + start), name, automaton.sure[pattern]))
    return _witnessed(text, raw, divisions(lexicon), automaton.ambiguous)


def _is_word_inside(run: str, name: str, begin: int, stop: int) -> bool:
    """江西 in 长江西岸, 成县 in 完成县医院."""
    if _DIRECTIONAL.fullmatch(name) and (_SIDE.match(run[stop : stop + 1]) or _WATER.search(run[max(0, begin - 1) : begin])):
        return True
    return len(name) == 2 and name[1] in "县旗区市" and begin > 0 and not _FREE.search(run[begin - 1 : begin])


def _witnessed(text: str, raw: list[Named], table: Divisions, ambiguous: frozenset[str]) -> list[Named]:
    kept: list[Named] = []
    siblings = _siblings(raw, table, ambiguous)
    listed = _listed(text, raw, ambiguous)
    full = {division.short for item in raw if item.sure for division in table.by_name[item.name] if division.name == item.name}
    for index, item in enumerate(raw):
        common = item.name in ambiguous
        following = raw[index + 1] if index + 1 < len(raw) else None
        known = (
            item.sure
            or index in listed
            or (not common and _WORKS.match(text, item.span.end) is not None)
            or (not common and (item.name in full or (item.name in siblings and not _NAMED_AFTER.match(text, item.span.end))))
        )
        if known or _behind(text, item, kept, table, common=common) or (not common and _opens_list(text, item, following)):
            kept.append(item)
    return kept


def _siblings(raw: list[Named], table: Divisions, ambiguous: frozenset[str]) -> frozenset[str]:
    """Doubtful names that lie in one prefecture with at least two other units of its that the text names, one of them in full."""
    inside: dict[str, set[str]] = {}
    in_full: set[str] = set()
    for item in raw:
        if item.name in ambiguous:
            continue
        for division in table.by_name[item.name]:
            if division.level == "county":
                inside.setdefault(division.parent, set()).add(division.short)
                if division.name == item.name and division.short != item.name:
                    in_full.add(division.parent)
    return frozenset(name for parent, names in inside.items() if len(names) > 2 and parent in in_full for name in names)


def _listed(text: str, raw: list[Named], ambiguous: frozenset[str]) -> frozenset[int]:
    """Three or more names in one list are places, and so are the two ends of a road."""
    out: set[int] = set()
    run: list[int] = []
    for index, item in enumerate(raw):
        if run and text[raw[run[-1]].span.end : item.span.start] != "、":
            run = []
        if item.name in ambiguous:
            run = []
            continue
        run.append(index)
        if len(run) > 2:
            out.update(run)
    for index, (item, following) in enumerate(pairwise(raw)):
        joined = text[item.span.end : following.span.start]
        if joined != "、" and _ROUTE.fullmatch(joined) and not {item.name, following.name} & ambiguous:
            out.update((index, index + 1))
    out.update(index for index, item in enumerate(raw) if item.name not in ambiguous and _ends_road(text, item.span))
    return frozenset(out)


def _ends_road(text: str, span: LocalSpan) -> bool:
    """邛崃 in 至邛崃高速公路."""
    return text[span.start - 1 : span.start] in ("至", "—") and _ROADS.match(text, span.end) is not None


def _behind(text: str, item: Named, kept: list[Named], table: Divisions, *, common: bool) -> bool:
    """In a list behind another name, or right behind the name of a unit it lies in (a common word: right behind its parent)."""
    if not kept:
        return False
    between = text[kept[-1].span.end : item.span.start]
    if not between:
        above = {division.code for division in table.by_name[kept[-1].name]}
        return any(above & set(table.ancestors(division)[1 : 2 if common else None]) for division in table.by_name[item.name])
    return len(between) == 1 and bool(_LIST.match(between))


def _opens_list(text: str, item: Named, following: Named | None) -> bool:
    if following is None or not _ROUTE.fullmatch(text, item.span.end, following.span.start):
        return False
    return following.sure or len(item.name) > 2 or _UNIT.search(following.name) is not None
