"""Lists whose end says that every member is an undertaking: 甲、乙、丙等“十大产业项目”, 甲、乙和丙5个项目, 甲园、乙库、丙线建设."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from graph_builder.lexicon import Lexicon
from graph_builder.mentions.phrases import left_edge, words
from graph_builder.mentions.project_forms import ProjectFound
from graph_builder.mentions.project_heads import FACILITY_ENDS, Heads, counted, only_stops, own_head, project

LONGEST_ENUMERATION = 400
# before 项目 or 工程: how many of them the list has named
_COUNTED_END = re.compile(
    r"等?(?:一批)?“?(?:[\dxX*]{1,3}|[一二三四五六七八九十百]{1,4})(?P<size>[个大项])(?!月|方面|领域)[^，。；：、“”和及个大项]{0,10}$"
)
_PLAIN_END = re.compile("等(?:一批)?(?:重大|重点)?$")
_NO_HEAD = re.compile("化|部|库|类")
_CLOSED = re.compile("建设(?=[，。；]|$)")
# 龙灯节、山地越野赛等特色赛事活动
_EVENTS_END = re.compile("等[^，。；：、]{0,14}?(?:活动|赛事|比赛|展会|节会|节庆|盛会)")
_EVENT = re.compile("..[节赛会展松]$|...+[月周日季]$|^“[^“”]+”$")
_CLAUSE_MARK = "，；：。！？\n"
_OPEN, _SHUT = "“（《(", "”）》)"


def enumerated(text: str, start: int, end: int, lexicon: Lexicon, rules: Heads) -> list[ProjectFound]:
    """Members of such lists."""
    if text.find("、", start, end) < 0:
        return []
    out: list[ProjectFound] = []
    for head in ("项目", "工程"):
        for at in _places(text, head, start, end):
            match = _COUNTED_END.search(text[max(start, at - 18) : at])
            if match is None or _NO_HEAD.match(text, at + 2):
                continue
            members = _members(text, start, max(start, at - 18) + match.start(), lexicon)
            if len(members) >= 3 and not counted(text, start, members[0][0]):
                # a list of 十大 is one of names, one of 12个 may hold kinds
                ten = match["size"] == "大"
                out += [_one(text, a, b, rules) for a, b in members if b - a > 2 and (ten or _named(text[a:b], rules))]
    for match in _EVENTS_END.finditer(text, start, end):
        members = _members(text, start, match.start(), lexicon, 3)
        if len(members) >= 2 and all(_EVENT.search(text[a:b]) for a, b in members):
            out += [project(text, a, b, text[a:b], "event") for a, b in members]
    for at in _places(text, "建设", start, end):
        if text.find("、", max(start, at - 24), at) < 0 or not _CLOSED.match(text, at, end):
            continue
        members = _members(text, start, at - 2 if text.endswith("项目", start, at) else at, lexicon)
        if len(members) >= 3 and not counted(text, start, members[0][0]) and all(_built(text[a:b], rules) for a, b in members):
            out += [_one(text, a, b, rules) for a, b in members]
    return out


def left_over(text: str, start: int, end: int, lexicon: Lexicon, rules: Heads, found: list[ProjectFound]) -> list[ProjectFound]:
    """Members of lists before 等项目 of which other members were found: what stands between projects is one."""
    out: list[ProjectFound] = []
    order = sorted(found, key=_start)
    for at in _places(text, "项目", start, end):
        match = _PLAIN_END.search(text[max(start, at - 6) : at])
        if match is None or _NO_HEAD.match(text, at + 2):
            continue
        members = _members(text, start, max(start, at - 6) + match.start(), lexicon)
        near = order[bisect_left(order, at - LONGEST_ENUMERATION, key=_start) : bisect_left(order, at, key=_start)]
        known = [any(one.start < b and a < one.end for one in near) for a, b in members]
        if any(known):
            out += [_one(text, a, b, rules) for (a, b), seen in zip(members, known, strict=True) if not seen and _named(text[a:b], rules)]
    return out


def _start(one: ProjectFound) -> int:
    return one.start


def _places(text: str, word: str, start: int, end: int) -> list[int]:
    out: list[int] = []
    at = text.find(word, start, end)
    while at >= 0:
        out.append(at)
        at = text.find(word, at + 2, end)
    return out


def _named(name: str, rules: Heads) -> bool:
    return len(name) >= 4 and not only_stops(name, rules.stops)


def _built(name: str, rules: Heads) -> bool:
    return len(name) >= 4 and (name[-1] in FACILITY_ENDS or bool(own_head(name, rules)))


_JOINT = re.compile(r"以及|[和及与]")


def halves(one: ProjectFound, rules: Heads) -> list[ProjectFound]:
    """甲铁路东段和乙支线: two, where each has an ending of its own and enough before it to be a name."""
    if one.end - one.start != len(one.name) or one.kind not in ("facility", "road"):
        return [one]
    for match in _JOINT.finditer(one.name):
        left, right = one.name[: match.start()], one.name[match.end() :]
        if min(len(left), len(right)) >= 5 and _ends(left, rules) and _ends(right, rules):
            at = one.start + match.start()
            return [replace(one, end=at, name=left, forms=()), replace(one, start=at + len(match.group()), name=right, forms=())]
    return [one]


def _ends(name: str, rules: Heads) -> bool:
    return name[-1] in FACILITY_ENDS or name[-1] in "段电" or bool(own_head(name, rules))


def _one(text: str, left: int, right: int, rules: Heads) -> ProjectFound:
    return project(text, left, right, own_head(text[left:right], rules), "facility")


def _members(text: str, start: int, stop: int, lexicon: Lexicon, least: int = 4) -> list[tuple[int, int]]:
    """The members of the list that ends at `stop`, in order; what is inside quotation marks and brackets is not divided,
    and 和 divides the last where both sides have `least` characters."""
    out: list[tuple[int, int]] = []
    right, depth, at = stop, 0, stop - 1
    low = max(start, stop - LONGEST_ENUMERATION)
    while at >= low:
        char = text[at]
        if char in _SHUT:
            depth += 1
        elif char in _OPEN:
            depth -= 1
            if depth < 0:
                break
        elif depth == 0:
            if char in _CLAUSE_MARK:
                break
            if char == "、":
                out.append((at + 1, right))
                right = at
        at -= 1
    if not out:
        return []
    last = out[0]
    for mark in ("以及", "和", "及"):
        joint = text.rfind(mark, last[0] + least, last[1] - least)
        if joint > 0:
            out[:1] = [(joint + len(mark), last[1]), (last[0], joint)]
            break
    tokens = words(text, at + 1, right)
    final = len(tokens.words) - 1
    first = left_edge(tokens, final, lexicon)
    if first <= final:
        out.append((tokens.starts[first], right))
    return [(a, b) for a, b in reversed(out) if a < b]
