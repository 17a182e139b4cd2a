"""Projects that stand in lists: joined to a name by 、 or 和, closed by 等…项目, or sharing the head of the last (甲、乙物流枢纽)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from graph_builder.lexicon.divisions import divisions
from graph_builder.mentions.phrases import governing, left_edge
from graph_builder.mentions.project_forms import ProjectFound
from graph_builder.mentions.project_heads import FACILITY_ENDS, PROPER, WORKS_END, Hit, counted, names, own_head, project

_SIZE = re.compile("^(?:大型|中小型|中型|重点|骨干)")
LONGEST_LIST = 40
"""Members that are looked at before one head, so that a list of thousands is still read in one pass."""
_SHARED_TAIL = re.compile(
    r"等(?:重大|重点|一批|大型|标志性|年度|民生|基础设施|配套|系列|专项|主要|骨干|产业|交通|水利|能源|文旅|旅游|在建|拟建|续建|新建|\d+个|[一二三四五六七八九十x]{1,3}个){0,4}"
    r"(?=项目|工程|行动|活动|建设|计划|试点)"
)
# 等项目, 等重大项目, 等N个项目: what stands before is a list of projects; 等能源项目 is one of kinds
_CLOSED_LIST = re.compile(
    r"等(?:一批|\d+个|[一二三四五六七八九十x]{1,3}[个大]|十大)?(?:年度|省级|市级|县级)?(?:重大|重点|续建|新建|在建|专项)?(?:项目|工程|行动|计划|活动)(?!化)"
)
_TRAILING_HEAD = re.compile(r"(?:项目|工程|行动|计划)$")
_INSTITUTIONS = ("中学", "小学", "大学", "学院", "学校", "医院", "中心", "大厦", "大楼")
_LEVELS = frozenset(("国家", "国家级", "省", "省级", "市", "市级", "州级", "县级", "自治区", "自治区级"))
_JOINED = re.compile(r"[、和及与]")
_ABSTRACT = re.compile(
    r"(?:建设|发展|工作|整改|销号|争取|投资|管理|改革|事业|问题|方面|环节|政策|机制|制度|能力|水平|质量|任务|企业|单位|部门|机构|人员|群众)$"
)
_HOW_MANY = re.compile(r"^(?:[\d一二三四五六七八九十两]+[个座处条大]|等)+")


def shared_start(hit: Hit) -> int | None:
    """Where the list before 等…项目 ends, if the head closes such a list."""
    match = None
    for found in _SHARED_TAIL.finditer(hit.text, max(hit.low, hit.start - 14), hit.start + 2):
        if found.end() == hit.start:
            match = found
    return match.start() if match else None


def listed_before(hit: Hit, stop: int) -> list[ProjectFound]:
    """The list that 等…项目 closes, from its last member back."""
    last = hit.tokens.index_ending(stop)
    first = left_edge(hit.tokens, last, hit.lexicon)
    left = hit.tokens.starts[first] if first <= last else stop
    closed = bool(_CLOSED_LIST.match(hit.text, stop))
    if left >= stop or not _element(hit, left, stop, first, last, closed=closed):
        return []
    one = project(hit.text, left, stop, "", hit.kind)
    if hit.kind == "programme":
        one = replace(one, forms=(*one.forms, one.name + hit.head))
    return [one, *coordinated(hit, left, closed=closed)]


def coordinated(hit: Hit, left: int, *, closed: bool = False) -> list[ProjectFound]:
    """Elements before `left` that are joined to it by 、 or 和."""
    out: list[ProjectFound] = []
    text, tokens = hit.text, hit.tokens
    # 云湖生态康养、柳溪水栖康养项目: what ends like the last
    alike = hit.head in ("项目", "工程") and "等" not in text[left : hit.start] and names(text[left : hit.start], hit)
    if text[left - 2 : left] == "、和":
        # 和牛养殖基地
        left -= 1
    while left - 1 > hit.low and text[left - 1] in "、和及与" and len(out) < LONGEST_LIST:
        stop = _before_mark(text, left)
        last = tokens.index_ending(stop)
        first = left_edge(tokens, last, hit.lexicon)
        first = _joined_member(hit, first, last)
        at = tokens.starts[first] if first <= last else stop
        one = project(text, at, stop, "", hit.kind)
        parallel = alike and len(one.name) >= 4 and one.name.endswith(text[hit.start - 2 : hit.start])
        if at >= stop or len(one.name) < 3 or not (parallel or _element(hit, at, stop, first, last, closed=closed)):
            break
        out.append(one if own_head(one.name, hit.rules) else replace(one, forms=(*one.forms, one.name + hit.head)))
        left = at
    return out


def titles(hit: Hit, left: int) -> list[ProjectFound]:
    """示范乡镇、文明校园以及平安社区创建: the titles before the last that are to be won as well."""
    out: list[ProjectFound] = []
    text, tokens = hit.text, hit.tokens
    while left - 1 > hit.low and text[left - 1] in "、和及与" and len(out) < LONGEST_LIST:
        stop = _before_mark(text, left)
        last = tokens.index_ending(stop)
        first = left_edge(tokens, last, hit.lexicon)
        at = tokens.starts[first] if first <= last else stop
        member = text[at:stop]
        if len(member) < 4 or not names(member, hit):
            break
        out.append(ProjectFound(start=at, end=stop, name=member + hit.head, kind=hit.kind, forms=(member,)))
        left = at
    return out


def _before_mark(text: str, left: int) -> int:
    """Where the member before a mark ends; 以及 is one mark."""
    return left - 2 if text.startswith("以及", left - 2) else left - 1


def _joined_member(hit: Hit, first: int, last: int) -> int:
    """First word of a member that is itself joined and has no name without what stands before: 污水收集及处理系统."""
    text, tokens = hit.text, hit.tokens
    if first < 2 or first > last or tokens.words[first - 1] not in ("和", "及", "与"):
        return first
    name = text[tokens.starts[first] : tokens.ends[last]]
    head = own_head(name, hit.rules)
    start = left_edge(tokens, first - 2, hit.lexicon)
    before = text[tokens.starts[start] : tokens.ends[first - 2]] if start <= first - 2 else ""
    if not head or len(name) - len(head) > 2 or len(before) < 4 or _separate(hit, before, first - 2):
        return first
    return start


def distributed(hit: Hit, first: int) -> list[ProjectFound]:
    """甲、乙国家物流枢纽, 甲、乙等物流基地: a place each before what they share."""
    text, tokens = hit.text, hit.tokens
    left = tokens.starts[first]
    rest = text[tokens.ends[first] : hit.end]
    if _is_place(hit, first) and len(rest) >= max(3, len(hit.head)):
        before = _back(hit, first - 1, rest, _is_place)
        return [*before, project(text, left, hit.end, hit.head, hit.kind)] if before else []
    at = first - 2
    if at < 0 or tokens.words[first - 1] != "等" or tokens.tags[at] != "ns" or not _is_place(hit, at):
        return []
    rest = _SIZE.sub("", text[left : hit.end])
    return [_completed(hit, at, hit.end, rest), *_back(hit, at - 1, rest, _is_place)]


def levels(hit: Hit, first: int) -> list[ProjectFound]:
    """国家、省级区域医疗中心: a level each before what they share."""
    rest = hit.text[hit.tokens.ends[first] : hit.end]
    if hit.kind != "facility" or not _is_level(hit, first) or len(rest) < max(4, len(hit.head)):
        return []
    before = _back(hit, first - 1, rest, _is_level)
    return [*before, _completed(hit, first, hit.end, rest)] if before else []


def _back(hit: Hit, at: int, rest: str, kind: Callable[[Hit, int], bool]) -> list[ProjectFound]:
    out: list[ProjectFound] = []
    while at >= 1 and len(out) < LONGEST_LIST and _JOINED.fullmatch(hit.tokens.words[at]) and kind(hit, at - 1) and _whole(hit, at - 1):
        out.append(_completed(hit, at - 1, hit.tokens.ends[at - 1], rest))
        at -= 2
    return out


def _whole(hit: Hit, at: int) -> bool:
    """Whether a word is a whole member: behind a mark, or a verb that governs it."""
    before = hit.tokens.words[at - 1] if at else ""
    return not before or before in "、和及与，的" or before in governing(hit.lexicon)


def _completed(hit: Hit, at: int, end: int, rest: str) -> ProjectFound:
    return ProjectFound(start=hit.tokens.starts[at], end=end, name=hit.tokens.words[at] + rest, kind=hit.kind)


def _is_place(hit: Hit, at: int) -> bool:
    word = hit.tokens.words[at]
    if len(word) == 1:
        return word in "东西南北"
    return len(word) <= 5 and (hit.tokens.tags[at] in ("ns", "nr", "nrt") or word in divisions(hit.lexicon).by_name)


def _is_level(hit: Hit, at: int) -> bool:
    return hit.tokens.words[at] in _LEVELS


def shared_head(hit: Hit, first: int) -> list[ProjectFound]:
    """智能芯片、云服务等创新共同体: members without a head of their own before 等 and what they share, from the last back."""
    text, tokens = hit.text, hit.tokens
    if hit.kind not in ("facility", "platform") or first == 0 or tokens.words[first - 1] not in ("等", "两个", "三个"):
        return []
    rest = _HOW_MANY.sub("", text[tokens.starts[first] : hit.end])
    out: list[ProjectFound] = []
    stop, end = tokens.starts[first - 1], hit.end
    while stop > hit.low and len(out) < LONGEST_LIST:
        last = tokens.index_ending(stop)
        start = left_edge(tokens, last, hit.lexicon)
        if 2 <= start <= last and tokens.words[start - 1] == "与":
            # 运行监测与应急指挥: one member
            start = left_edge(tokens, start - 2, hit.lexicon)
        left = tokens.starts[start] if start <= last else stop
        member = text[left:stop]
        if left >= stop or own_head(member, hit.rules) or not _alone(hit, member, start, last):
            break
        if member[-1] in FACILITY_ENDS and member[-1] != "网":
            out.append(project(text, left, stop, "", hit.kind))
        else:
            out.append(ProjectFound(start=left, end=end, name=member + rest, kind=hit.kind))
        if text[left - 1 : left] not in ("、", "和", "及"):
            break
        stop = end = _before_mark(text, left)
    return out if len(out) > 1 else []


def _alone(hit: Hit, member: str, first: int, last: int) -> bool:
    proper = any(hit.tokens.tags[at].startswith(PROPER) for at in range(first, last + 1))
    return len(member) >= 5 or (proper and names(member, hit))


def joined_left(hit: Hit, first: int) -> int:
    """The first word of a name that is itself joined: 村镇供水及排水系统, 移动应用、网站改造行动, 青河流域和北山保护工程.

    A member with a head of its own is another name, and what has a name without it is one by itself.
    """
    text, tokens = hit.text, hit.tokens
    if hit.head in ("项目", "计划") or tokens.starts[first] >= hit.start or "“" in text[tokens.starts[first] : hit.start]:
        return first
    loose = hit.head.endswith(("行动", "试点")) and not text.startswith("等", hit.end)
    marks = ("和", "及", "与", "、") if loose else ("和", "及", "与")
    while first >= 2 and tokens.words[first - 1] in marks:
        last = first - 2
        if tokens.words[last] in "、，":
            break
        start = left_edge(tokens, last, hit.lexicon)
        if start > last or hit.end - tokens.starts[start] > 30:
            break
        member = text[tokens.starts[start] : tokens.ends[last]]
        if len(member) < 2 or _separate(hit, member, last):
            break
        if not loose and len(member) >= 4 and text[tokens.starts[start] - 1] == "、":
            # 和 closes a list: 甲区管网、乙区管网和丙区管网改造
            break
        alone = hit.kind == "programme" and tokens.words[first - 1] != "、" and names(text[tokens.starts[first] : hit.start], hit)
        if alone and member[0] not in "第首" and not any(tokens.tags[at].startswith(PROPER) for at in range(start, last + 1)):
            break
        first = start
    return first


def _separate(hit: Hit, member: str, last: int) -> bool:
    """Whether what stands before 和 is no part of the name behind it."""
    if own_head(member, hit.rules) or member[-1] in "”）" or _ABSTRACT.search(member):
        return True
    if hit.kind == "event" and member[-1] in "会节赛展坛":
        return True
    return hit.tokens.tags[last] in ("ns", "nt") or (hit.kind != "programme" and member[-1] in FACILITY_ENDS)


def sharing(hit: Hit, first: int) -> list[ProjectFound]:
    """全域清洁和禁塑减废专项行动: what is joined to a name by 和 and has only the head in common with it."""
    text, tokens = hit.text, hit.tokens
    if (
        hit.kind != "programme"
        or not hit.head.endswith(("行动", "项目", "计划"))
        or first < 2
        or tokens.words[first - 1] not in ("和", "与", "及")
    ):
        return []
    last = first - 2
    start = left_edge(tokens, last, hit.lexicon)
    member = text[tokens.starts[start] : tokens.ends[last]] if start <= last else ""
    if len(member) < 4 or _separate(hit, member, last) or not names(member, hit) or text[tokens.starts[start] - 1] in "、和及与":
        return []
    return [ProjectFound(start=tokens.starts[start], end=tokens.ends[last], name=member + hit.head, kind=hit.kind, forms=(member,))]


def _element(hit: Hit, left: int, right: int, first: int, last: int, *, closed: bool = False) -> bool:
    """Whether a member of a list is concrete: a thing by its ending, works, or a proper name; in a list that 等…项目 closes, any name."""
    name = hit.text[left:right].strip("“”")
    bare = _TRAILING_HEAD.sub("", name)
    if len(bare) < 2 or (len(bare) == 2 and bare in hit.rules.ends) or not names(bare, hit) or counted(hit.text, hit.low, left):
        return False
    if first == last and _is_place(hit, first) and name[-1] not in FACILITY_ENDS and not closed:
        return False
    if hit.kind == "platform" and (head := own_head(bare, hit.rules)) and not names(bare[: -len(head)], replace(hit, head=head)):
        return False
    if bare != name or (closed and len(bare) >= 3):
        return True
    proper = any(hit.tokens.tags[at].startswith(PROPER) for at in range(first, last + 1))
    return proper or name[-1] in FACILITY_ENDS or name.endswith(_INSTITUTIONS) or bool(WORKS_END.search(name))
