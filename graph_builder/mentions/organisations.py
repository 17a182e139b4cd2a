"""Bodies in running text: departments by stem and head, coordinations that share head or level, organs of party and state,
collectives and posts. A suffix alone makes no body: 格局, 布局, 大局, 餐厅 carry no stem of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain as chained
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from graph_builder.lexicon import Lexicon
from graph_builder.text.anchors import FirstOf, clauses_holding, first_characters, gate

_LEVEL = r"(?:国家|中央|自治区|兵团|[省市州盟县区旗])"
_LEVELS_BEFORE = re.compile(
    r"(?:国家|中央|自治区|兵团|[省市州盟县区旗])(?:(?:[、和及]?)(?:国家|中央|自治区|兵团|[省市州盟县区旗])){0,3}(?:级|直)?$"
)
_EACH = re.compile(r"各(?:级|地|[县市区州旗盟镇乡街]{1,3}|[县市旗][（(](?:[市区州旗]、?){1,2}[）)])")
_UNITS = re.compile(r"各[县市区州旗盟][（(](?:[县市区州旗盟]、?)+[）)]")
_BRACKETS = re.compile(r"[（）()、]")
_LEVEL_ONE = re.compile(r"(?:自治区|县市区?|国家|中央|兵团|[省市州盟县区旗])")
_HEAD = (
    r"(?:主管部门|监管部门|行政部门|部门|系统(?=[要应须将])|总局|委员会|委(?![托员派任培])|办公室|办(?![理法好学事证案公实结到成])|厅(?!级)|局(?:(?![和及与在对向])[\u4e00-\u9fff]{2,4}?分局)?(?![面势限部域长])|部(?![分署队位级长])"
    r"|署|学会|支队|大队|总队|执法队|服务中心|管理中心|中心支行|分局)"
)
_HEAD_RE = re.compile(_HEAD)
_CHAIN_END = re.compile(
    r"(?:等(?:多个?|几个|各)?)?(?:有关|相关|责任|职能|主管|市直|县直|行业|行业主管|监管|成员|牵头)?(?P<head>主管部门|监管部门|部门|单位|各?局(?![面势限部域]))(?:和单位|和企业)?|等(?=(?:要|牵头|配合|负责))"
)
_JOIN = re.compile(r"[、和及与]\s?")
_STATE = ("中", "国", "全国", "最高")  # no level of a province or below stands before these
_ORGAN = (
    r"(?<!行政)(?<!直辖)(?<!单列)(?:(?P<levels>中共|自治区|[省市州盟县区旗镇乡](?:[、和]?[省市州盟县区旗])?))"
    r"(?P<organ>委(?![托员派任]|会)|人民政府|政府|人大常委会|人大|政协|纪委监委|纪委|监委|行署|党委)"
)
_UNLISTED = re.compile(
    r"(?:^|[，。；：])(?P<name>(?:[省市州县区旗盟](?![一-龥]{0,6}(?:格|布|大|全|开|新)局)|[*xX])[\u4e00-\u9fff]{2,7}?(?:局|委员会|中心|指挥部|办公室))"
    r"(?=(?:也|还|都)?(?:要|须|必须|负责|牵头|会同|配合|应当?(?![急对用])|将))"
)
# 州里要…, 厅里将…: the seat acts
_SEAT = FirstOf(
    r"(?<![\u4e00-\u9fff])((?:[省市州县区旗厅局](?=里)|[省市州县]?厅|省局|市局|[厅局]党组))里?(?=(?:也|还|都|已|今年|每年|今后)?(?:也|还|都)?(?:要|将|会|必须|正在|正(?=研)|拟|计划|准备|已经))"
)
# 州委、州政府督查室 are two offices
_SHARED_OFFICE = re.compile(r"、[省市州县区旗](?:委|政府)(督查室|办公室|办公厅|总值班室)")
_PARTY_GOVERNMENT = re.compile(r"[、和]?(?P<second>政府|行署|人大|政协)(?!工作报告|性|采购|投资|主导|引导|债|服务|购买|自身|职能)")


class BodyFound(NamedTuple):
    """A body where it stands. `group_end` is the end of the coordination it belongs to (its own end where it stands alone).

    `institution`: a company, school, hospital or other body that is named by its head, not a department. `seated`: a place in its name
    says where it stands (大岭镇卫生院), which that of a company or university does not.
    """

    start: int
    end: int
    name: str
    generic: bool
    group_start: int
    group_end: int
    institution: bool = False
    seated: bool = False


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Grammar:
    stems: AhoCorasick
    organs: AhoCorasick
    organ_names: tuple[tuple[str, bool, re.Pattern[str] | None], ...]
    generic: re.Pattern[str]
    opened: FirstOf
    unopened: re.Pattern[str]
    collective: re.Pattern[str]
    stem_kinds: tuple[str, ...]
    zones: frozenset[str]
    organ: FirstOf
    second_office: re.Pattern[str]  # 县委办、政府办: the second is the county's too


def _collectives(patterns: Sequence[str]) -> str:
    return rf"(?=[\u4e00-\u9fff])(?:{'|'.join(f'(?:{pattern})' for pattern in patterns)})"


@lru_cache(maxsize=4)
def grammar(lexicon: Lexicon) -> _Grammar:
    organs = tuple((row[0], row[1:2] == ("level",), re.compile(row[2]) if len(row) > 2 else None) for row in lexicon.rows("organ_names"))
    collectives = lexicon.words("generic_bodies")
    office = f"(?:{'|'.join(lexicon.words('seat_offices'))})"
    return _Grammar(
        stems=AhoCorasick(list(lexicon.words("department_stems")), matchkind=MatchKind.LeftmostLongest),
        organs=AhoCorasick([name for name, *_ in organs], matchkind=MatchKind.LeftmostLongest),
        organ_names=organs,
        stem_kinds=tuple(row[1] if len(row) > 1 else "" for row in lexicon.rows("department_stems")),
        organ=FirstOf(f"{_ORGAN}(?P<office>{office})?"),
        second_office=re.compile(f"、(?P<second>(?:政府|人大|政协){office})"),
        zones=frozenset(row[1] for row in lexicon.rows("level_prefixes") if row[0] == "zone"),
        generic=re.compile(_collectives(collectives)),
        opened=FirstOf(_collectives([pattern for pattern in collectives if first_characters(pattern)])),
        unopened=gate([pattern for pattern in collectives if not first_characters(pattern)]),
        collective=gate(collectives),
    )


def find(text: str, start: int, end: int, lexicon: Lexicon) -> list[BodyFound]:
    """Bodies of text[start:end] in order, without overlap: a collective before a department, a longer before a shorter."""
    run = text[start:end]
    rules = grammar(lexicon)
    found = list(_generic(run, rules)) + list(_departments(run, rules)) + list(_organs(run, rules)) + list(_unlisted(run))
    return [_shift(body, start) for body in _without_overlap(found)]


def _shift(body: BodyFound, by: int) -> BodyFound:
    return body._replace(start=body.start + by, end=body.end + by, group_start=body.group_start + by, group_end=body.group_end + by)


def _without_overlap(found: list[BodyFound]) -> list[BodyFound]:
    ranked = sorted(found, key=lambda b: (b.group_start, -(b.group_end - b.group_start), b.start))
    out: list[BodyFound] = []
    taken, group = -1, (-1, -1)
    for body in ranked:
        if (body.group_start, body.group_end) == group or body.group_start >= taken:
            out.append(body)
            group, taken = (body.group_start, body.group_end), max(taken, body.group_end)
        elif body.start >= taken:
            # the beginning of its coordination belongs to another body (县委编办、人武部)
            out.append(body._replace(group_start=body.start))
            group, taken = (body.start, body.group_end), max(taken, body.group_end)
    return sorted(dict.fromkeys(out), key=lambda b: (b.start, b.end))


_AND_UNIT = re.compile(r"(.*?)(部门)[和、](单位)")
# 各级政府、相关部门 are two collectives, each with its own attribute
_AND_MORE = re.compile(r"(.{2,}?(?:政府|党委|党组织|乡镇|县区|县市区|街道))[和及、](?:其)?((?:各|有关|相关)+(?:级)?(?:部门|单位))")
# 省、州主管部门: one for each level
_OF_LEVELS = re.compile(
    r"((?:中央|国家|[省市州盟县区旗])(?:[、和及]?(?:国家|[省市州盟县区旗]))+?)(?P<rest>(?:级|直)?(?:各|有关|相关|机关|职能|主管|对口|业务|经济)*(?:部门|单位))"
)
_WHOLE = re.compile(r"全[省市州县区旗]")


def _generic(run: str, rules: _Grammar) -> Iterator[BodyFound]:
    # no collective reaches over the end of its clause
    likely = clauses_holding(rules.collective, run, 0, len(run))
    for match in chained.from_iterable(_collected(run, *span, rules) for span in likely):
        a, b = match.span()
        if run[b : b + 1] in ("：", ":") and not match.group().startswith("各"):
            # 责任单位：… labels a note, 各有关单位：… are addressed
            continue
        if "（" in match.group() and "）" not in match.group():
            # 各镇（街道） ends with its bracket
            b = b + 1 if run[b : b + 1] == "）" else a + match.group().index("（")
        while run[b - 1] in "、（(和及":
            b -= 1
        if match.group().endswith("成员单位"):
            a = _left_word(run, a, b)
        yield from _split(run, a, b)


def _collected(run: str, start: int, end: int, rules: _Grammar) -> Iterator[re.Match[str]]:
    """All patterns of collectives; those that may begin with anything only where they may occur."""
    if rules.unopened.search(run, start, end):
        return rules.generic.finditer(run, start, end)
    return rules.opened.finditer(run, start, end)


def _split(run: str, a: int, b: int) -> Iterator[BodyFound]:
    """A collective, or the two or more that a coordination names."""
    if (levels := _OF_LEVELS.fullmatch(run, a, b)) is not None:
        for level in _LEVEL_ONE.findall(levels[1]):
            yield BodyFound(start=a, end=b, name=level + levels["rest"], generic=True, group_start=a, group_end=b)
    elif (pair := _AND_UNIT.fullmatch(run, a, b)) is not None:
        # 各部门、单位 are two collectives
        yield BodyFound(start=a, end=pair.end(2), name=pair[1] + pair[2], generic=True, group_start=a, group_end=b)
        yield BodyFound(start=pair.start(3), end=b, name=pair[1] + pair[3], generic=True, group_start=a, group_end=b)
    elif (pair := _AND_MORE.fullmatch(run, a, b)) is not None:
        yield BodyFound(start=a, end=pair.end(1), name=_WHOLE.sub("", pair[1]), generic=True, group_start=a, group_end=b)
        yield BodyFound(start=pair.start(2), end=b, name=pair[2], generic=True, group_start=a, group_end=b)
    else:
        name = _WHOLE.sub("", run[a:b]) or run[a:b]
        if _UNITS.fullmatch(name):
            name = _BRACKETS.sub("", name)  # 各县（市、区） are 各县市区
        yield BodyFound(start=a, end=b, name=name, generic=True, group_start=a, group_end=b)


_BEFORE_NAME = ("各", "为", "等", "是", "由", "请", "及", "与", "组织", "会同", "督促", "联合", "要求", "发挥", "迅速")


def _left_word(run: str, a: int, b: int) -> int:
    cut = max(run.rfind(mark, a, b - 4) + len(mark) if run.rfind(mark, a, b - 4) >= 0 else a for mark in _BEFORE_NAME)
    return max(cut, a)


@dataclass(slots=True)
class _Member:
    start: int  # with its level
    stem_start: int
    end: int  # with its head
    levels: tuple[str, ...]
    stem: str
    head: str
    kind: str


def _levels_before(run: str, at: int, zones: frozenset[str]) -> tuple[int, tuple[str, ...]]:
    match = _LEVELS_BEFORE.search(run, max(0, at - 8), at)
    if not match:
        return at, ()
    # 全市财政, 我县教育: the level belongs to the adverb, not to the body; the last character of 社区 is none
    if match.start() and (run[match.start() - 1] in "全我" or run[match.start() - 1 : match.start() + 1] in zones):
        return at, ()
    return match.start(), tuple(_LEVEL_ONE.findall(match.group()))


def _departments(run: str, rules: _Grammar) -> Iterator[BodyFound]:
    chain: list[_Member] = []
    for index, a, b in rules.stems.find_matches_as_indexes(run):
        kind = rules.stem_kinds[index]
        if kind == "body" and run[b : b + 1] == "门" and run[b - 1] == "部":
            # 宣传部门 is the department, not 宣传部
            b, kind = b - 1, ""
        head = None if kind == "body" else _HEAD_RE.match(run, b)
        left, levels = _levels_before(run, a, rules.zones)
        every = run.rfind("各", max(0, a - 9), a)
        if every >= 0 and _EACH.fullmatch(run, every, a):
            # 各级民政部门, 各县（市）科技局: one body for each of them
            left, levels = every, (_BRACKETS.sub("", run[every:a]),)
        if chain and chain[-1].end == a and not chain[-1].head and not levels and chain[-1].stem != "组织" and kind != "body":
            # 公安交警: two stems are one where nothing stands between them
            before = chain.pop()
            left, levels, a = before.start, before.levels, before.stem_start
        if head and head.group().endswith("服务中心") and not levels:
            continue
        member = _Member(left, a, head.end() if head else b, levels, run[a:b], head.group() if head else "", kind)
        if chain and not _adjoins(run, chain[-1].end, left):
            yield from _close(run, chain)
            chain = []
        chain.append(member)
    yield from _close(run, chain)


def _adjoins(run: str, end: int, start: int) -> bool:
    return start - end in (1, 2) and bool(_JOIN.fullmatch(run, end, start))


def _close(run: str, chain: list[_Member]) -> Iterator[BodyFound]:
    """Bodies of a chain of stems: members with a head stand by themselves, bare ones need the chain's end."""
    if not chain:
        return
    last = chain[-1]
    tail = None if last.head else _CHAIN_END.match(run, last.end)
    if tail and len(chain) == 1 and not chain[0].levels and not _HEAD_RE.match(run, last.end):
        # 组织相关部门: one bare word before 相关部门 is no body
        return
    closing = tail.group("head") if tail else None
    shared = closing or ("部门" if tail else "")
    if shared == "单位" and not (tail and len(chain) == 1 and tail.group() == "单位"):
        shared = "部门"
    if not tail and not last.head:
        # 、 chains such as 教育、科技 are fields of work unless a head closes them
        heads = [i for i, member in enumerate(chain) if member.head or member.kind == "body"]
        if not heads:
            return
        chain = chain[: heads[-1] + 1]
        last, shared = chain[-1], chain[-1].head
    elif last.head:
        shared = last.head
    levels = chain[0].levels
    named = [m for m in chain if m.head or m.kind == "body" or m is last or tail or _completes(shared)]
    group_start, group_end = named[0].start, tail.end() if tail else last.end
    for member in named:
        own = member.levels or (levels if shared and (not member.head or _shares_level(member, levels)) else ())
        # 残联部门 in 民政和残联部门 stands there
        whole = member.kind and not (member is last and tail and tail.group() == "部门" and len(chain) > 1)
        head = "" if whole else member.head or shared.removeprefix("各")
        for level in own or ("",):
            yield BodyFound(
                start=member.start,
                end=member.end,
                name=level + member.stem + head,
                generic=level in ("县市", "县市区") or level.startswith("各"),
                group_start=group_start,
                group_end=group_end,
            )


def _shares_level(member: _Member, levels: tuple[str, ...]) -> bool:
    """县教育局、民政局 are both the county's; 国家发展改革委、财政部 need no level."""
    return member.kind != "body" and member.head in ("局", "厅", "委", "部门") and not set(levels) & {"国家", "中央"}


def _unlisted(run: str) -> Iterator[BodyFound]:
    """A bureau whose field no table knows, where it opens a clause and is told to act: 县农牧科技局要…, *生态环境局负责…."""
    for match in _UNLISTED.finditer(run):
        a, b = match.span("name")
        yield BodyFound(start=a, end=b, name=run[a:b], generic=False, group_start=a, group_end=b)


def _completes(head: str) -> bool:
    """Whether a head is shared by the bare members before it (应急、民政部门; 发改、财政局)."""
    return head in ("部门", "局", "厅", "主管部门", "监管部门")


def _organs(run: str, rules: _Grammar) -> Iterator[BodyFound]:
    for index, a, b in rules.organs.find_matches_as_indexes(run):
        name, needs_level, not_before = rules.organ_names[index]
        if not_before is not None and not_before.match(run, b):
            continue
        left, levels = _levels_before(run, a, rules.zones)
        if levels and len(name) <= 6 and not name.startswith(_STATE):
            for level in levels:
                yield BodyFound(start=left, end=b, name=level + name, generic=False, group_start=left, group_end=b)
        elif not needs_level:
            yield BodyFound(start=a, end=b, name=name, generic=False, group_start=a, group_end=b)
    for match in _SEAT.finditer(run, 0, len(run)):
        yield BodyFound(
            start=match.start(), end=match.end(), name=match[1], generic=False, group_start=match.start(), group_end=match.end()
        )
    for match in rules.organ.finditer(run, 0, len(run)):
        a, b = match.span()
        if (a and run[a - 1] in "全我") or run[b : b + 4] == "工作报告":
            continue
        level, organ, office = match["levels"], match["organ"], match["office"] or ""
        if organ == "委" and not office and run[b : b + 1] in ("员", "会"):
            continue
        level = "" if level == "中共" else level
        if not office and organ in ("委", "党委", "政府", "人民政府") and (shared := _SHARED_OFFICE.match(run, b)):
            office = shared[1]
        following = rules.second_office if match["office"] else _PARTY_GOVERNMENT
        second = following.match(run, b) if organ in ("委", "党委") and (match["office"] or not office) else None
        group_end = second.end() if second and match["office"] else b
        for one in _LEVEL_ONE.findall(level) or [level]:
            name = one + organ.removeprefix("人民") + office
            yield BodyFound(start=a, end=b, name=name, generic=False, group_start=a, group_end=group_end)
        if second and (match["office"] or run[b : b + 1] != "、"):
            yield BodyFound(
                start=second.start("second"),
                end=second.end(),
                name=(_LEVEL_ONE.findall(level) or [level])[-1] + second["second"],
                generic=False,
                group_start=a if match["office"] else second.start("second"),
                group_end=second.end(),
            )
