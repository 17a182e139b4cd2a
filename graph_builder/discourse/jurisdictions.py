"""Level and area of a document: named by its issuer, meeting or title, or told by how its body speaks of 我县, 全州, 我省."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from graph_builder.discourse.speeches import SpeechFrame
from graph_builder.lexicon import Lexicon
from graph_builder.lexicon.divisions import LEVELS, Division, divisions
from graph_builder.lexicon.gazetteer import occurrences
from graph_builder.model.span import LocalSpan

Found: TypeAlias = tuple[str, LocalSpan]
"""A value and the words that say it."""

_RANK = {level: rank for rank, level in enumerate(LEVELS)}
_MEETING = re.compile(
    r"在(?P<unit>[^，。；\s]{2,24}?)(?:第?[一二三四五六七八九十]{1,3}届|人民代表大会|[县区市州省旗镇乡]?(?:政府|委)?(?:全体|工作)会议)"
)
_NATION = re.compile(r"国务院|中共中央|国家[^，。；\s]{1,12}?(?:部|局|委|署)|全国人民代表大会")
_UNIT = re.compile(
    r"(?!自治[区州县])(?P<province>[\u4e00-\u9fff]{2,5}?(?:省|自治区))?(?P<prefecture>[\u4e00-\u9fff]{2,6}?(?:市|自治州|州|盟|地区))?"
    r"(?P<county>[\u4e00-\u9fff]{1,6}?(?:县|区|旗|市))?(?P<township>[\u4e00-\u9fff]{1,5}?(?:镇|乡|街道))?"
)
_RELATIVE = (
    ("province", re.compile(r"^(?:省|自治区)")),
    ("prefecture", re.compile(r"^(?:市|州|盟|地区|行署)")),
    ("county", re.compile(r"^(?:县|区|旗)")),
    ("township", re.compile(r"^(?:镇|乡|街道)")),
)
_REGION = re.compile(r"自治区(?:党委|政府|人民政府)")
_MASKED_OWN = re.compile(r"(?P<province>[\u4e00-\u9fff]{2,3})省?[、，,]?[xX×*＊]{1,3}(?:自治)?[州市县区]")
_ELSEWHERE = re.compile(r"(?:学习|借鉴|赴|考察|对标|参照)[^。；，]{0,12}$")


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    title: tuple[tuple[str, re.Pattern[str]], ...]
    body: tuple[tuple[str, int, re.Pattern[str]], ...]


@lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> _Patterns:
    title, body = [], []
    for level, where, votes, pattern in lexicon.rows("level_cues"):
        if where == "title":
            title.append((level, re.compile(pattern)))
        else:
            body.append((level, int(votes), re.compile(pattern)))
    return _Patterns(tuple(title), tuple(body))


def place_of(text: str, frame: SpeechFrame, issuer: LocalSpan | None, lexicon: Lexicon) -> tuple[Found | None, Found | None]:
    """(level, jurisdiction). The jurisdiction may end above the level where the own unit is not named."""
    head = text[frame.header.start : min(frame.body + 300, frame.span.end)]
    if issuer is not None and (found := _named(text, issuer, head, lexicon)):
        return found
    meeting = _MEETING.search(head)
    if meeting and (found := _named(text, _shift(meeting.span("unit"), frame.header.start), head, lexicon)):
        return found
    level = _own_level(text, frame, issuer, _patterns(lexicon))
    place = _from_title(text, frame, level, lexicon) or _from_body(text, frame, level, lexicon)
    if place is None:
        return level, None
    path, span, own = place
    if level is None or (own == "province" and level[0] == "prefecture" and path.endswith("市")):
        level = (own, span)
    return level, (path, span)


def _shift(span: tuple[int, int], by: int) -> LocalSpan:
    return LocalSpan(span[0] + by, span[1] + by)


def _named(text: str, span: LocalSpan, head: str, lexicon: Lexicon) -> tuple[Found, Found] | None:
    """Level and path of the unit that an issuer's or meeting's name begins with."""
    words = span.of(text)
    nation = _NATION.match(words)
    if nation:
        where = LocalSpan(span.start, span.start + nation.end())
        return ("national", where), ("全国", where)
    table = divisions(lexicon)
    names = [item for item in occurrences(words, lexicon) if item.span.start < 12]
    within = frozenset(code for item in occurrences(head, lexicon) for d in table.by_name[item.name] for code in table.ancestors(d))
    known = [(division, item.span) for item in names if (division := table.resolve(item.name, within))]
    unit = _UNIT.match(words)
    parts = [part for part in (unit.groupdict().values() if unit else ()) if part]
    township = unit["township"] if unit else None
    if known and known[0][1].start == 0:
        division, found = max(known, key=lambda pair: _RANK[pair[0].level])
        where = LocalSpan(span.start, span.start + found.end)
        path = table.path(division)
        if township and unit:
            return ("township", _shift(unit.span(), span.start)), (f"{path}/{township}", _shift(unit.span(), span.start))
        return (division.level, where), (path, where)
    if unit and parts and len(unit.group()) > 2:
        where = _shift(unit.span(), span.start)
        level = next(name for name in reversed(LEVELS[1:]) if unit[name])
        return (level, where), ("/".join(parts), where)
    return None


def _own_level(text: str, frame: SpeechFrame, issuer: LocalSpan | None, patterns: _Patterns) -> Found | None:
    """Deepest level that the title names, the level word the issuer begins with, or the vote of the body."""
    if frame.title is not None:
        found = [(level, match) for level, pattern in patterns.title if (match := pattern.search(text, frame.title.start, frame.title.end))]
        if found:
            level, match = max(found, key=lambda pair: _RANK[pair[0]])
            return level, LocalSpan(*match.span())
    if issuer is not None:
        for level, pattern in _RELATIVE:
            if pattern.match(issuer.of(text)):
                return level, issuer
    votes: Counter[str] = Counter()
    where: dict[str, LocalSpan] = {}
    for level, weight, pattern in patterns.body:
        for match in pattern.finditer(text, frame.span.start, frame.span.end):
            votes[level] += weight
            where.setdefault(level, LocalSpan(*match.span()))
    if votes["county"] and len(_REGION.findall(text, frame.span.start, frame.span.end)) >= 3:
        votes["province"] += votes.pop("county")
        where.setdefault("province", where["county"])
    if not votes:
        nation = _NATION.search(text, frame.body, frame.span.end)
        return ("national", LocalSpan(*nation.span())) if nation and "我国" in frame.span.of(text) else None
    level = max(votes, key=lambda name: (votes[name], _RANK[name]))
    return level, where[level]


def _from_title(text: str, frame: SpeechFrame, level: Found | None, lexicon: Lexicon) -> tuple[str, LocalSpan, str] | None:
    """A division in the title or the lines under it that is no deeper than the document's level."""
    if level and level[0] == "national":
        return "全国", level[1], "national"
    start = frame.title.start if frame.title else frame.span.start
    best: tuple[Division, LocalSpan] | None = None
    table = divisions(lexicon)
    for item in occurrences(text, lexicon, start, frame.body):
        division = table.resolve(item.name, frozenset({best[0].code}) if best else frozenset())
        if division is None or text[item.span.end : item.span.end + 2] in {"日报", "晚报"}:
            continue
        if level and _RANK[division.level] > _RANK[level[0]]:
            continue
        if best is None or _RANK[division.level] > _RANK[best[0].level]:
            best = (division, item.span)
    return (table.path(best[0]), best[1], best[0].level) if best else None


def _from_body(text: str, frame: SpeechFrame, level: Found | None, lexicon: Lexicon) -> tuple[str, LocalSpan, str] | None:
    """The unit of the document's level that the body names above all others, or that most named units of the next level lie in."""
    if level is None or level[0] not in {"province", "prefecture", "county"}:
        return ("全国", level[1], "national") if level and level[0] == "national" else None
    seen: dict[str, LocalSpan] = {}
    count: Counter[str] = Counter()
    table = divisions(lexicon)
    for item in occurrences(text, lexicon, frame.span.start, frame.span.end):
        division = table.resolve(item.name)
        if division is None or _ELSEWHERE.search(text, max(0, item.span.start - 20), item.span.start):
            continue
        seen.setdefault(division.code, item.span)
        count[division.code] += 1
    own = [code for code in seen if table.by_code[code].level == level[0]]
    total = sum(count[code] for code in own)
    for code in own:
        if count[code] >= 3 and count[code] * 3 >= total * 2:
            return table.path(table.by_code[code]), seen[code], level[0]
    below = [code for code in seen if _RANK[table.by_code[code].level] == _RANK[level[0]] + 1]
    parents = Counter(table.by_code[code].parent for code in below)
    for code, children in parents.most_common(1):
        if children >= 3 and children * 4 >= len(below) * 3 and table.by_code[code].level == level[0]:
            first = min(seen[child] for child in below if table.by_code[child].parent == code)
            return table.path(table.by_code[code]), first, level[0]
    masked = _MASKED_OWN.search(text, frame.span.start, frame.span.end)
    if masked and level[0] != "province":
        for size in (3, 2):
            division = table.resolve(masked["province"][-size:])
            if division and division.level == "province":
                return division.name, LocalSpan(masked.end("province") - size, masked.end("province")), level[0]
    return None
