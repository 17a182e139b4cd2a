"""Named undertakings and facilities: a head, the noun phrase before it, and what is coordinated with it.

A name needs a modifier that tells it from others: 重点项目 and 产业园区 name nothing. Strategies, mechanisms and
industries carry no head of the table and are left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph_builder.lexicon import Lexicon
from graph_builder.mentions.phrases import Words, left_edge, words
from graph_builder.mentions.project_forms import ProjectFound, by_form

_OWN = re.compile(r"^(?:我|本|全)[省市州县区旗盟国](?=.{3})")
_SHARED_TAIL = re.compile(
    r"等(?:重大|重点|一批|大型|标志性|年度|民生|基础设施|配套|系列|专项|主要|骨干|产业|交通|水利|能源|文旅|旅游|在建|拟建|续建|新建|\d+个|[一二三四五六七八九十x]{1,3}个){0,4}"
    r"(?=项目|工程|行动|活动|建设|计划|试点)"
)
_TRAILING_HEAD = re.compile(r"(?:项目|工程|行动|计划)$")
_BUILD = re.compile(
    r"建设|推进|加快|改造|扩建|新建|开工|建成|竣工|完工|打造|启动|争取|争创|申报|完成|投用|投产|投入使用|投入运营|通车|创建|谋划|实施|复工|续建|迁建"
    r"|布局|筹建|规划|开展|举办|办好|承办|筹备|衔接|对接|落户|构建|搭建|组建|设立|升级|完善|推动|支持|发挥|依托|引进"
)
_CLAUSE_MARK = re.compile(r"[，；：。]")
_GENERIC_ONLY = re.compile(r"^(?:[一二三四五六七八九十两几百千万\d.xX*]+)?(?:[个项批类大条种]|亿元|万元)?(?:以上|左右)?(?:的)?$")
_NO_PROJECT_AFTER = re.compile(
    r"管理|领域|方面|资金|单位|法人|业主|清单|库|化|谋划|储备|方案|规划(?!建设)|数量|质量|带动|为|机制|体系|战略|制度|政策|理念|标准|要素|投资(?!\d)"
    r"|支撑|服务(?!中心)|审批|用地|人才|责任|力|区(?!域)|带|任务"
)
_INSTITUTION_AFTER = re.compile(
    r"(?:项目)?(?:建设|改造|扩建|迁建|新建|改扩建|异地|二期|一期|分校|主体|投入使用|投用|开工|竣工|完工|建成|[^，。；、]{0,6}楼)"
)
_CREATION_AFTER = re.compile(r"工作|活动|任务|成果|目标|力度|步伐|行动|攻坚|迎检|[，。；、和及与等]|$")
# a counted thing is one of many: 5个…项目, 一批…基地
_COUNTED = re.compile(
    r"(?:[\d一二三四五六七八九十百千万两几xX*余多]+(?:个|家|处|座|条|项|所|批|名|类|户|片|公里|万亩|亩|以上|左右)(?:以上|左右|的)?|一批|若干|一些|各类?|多个)$"
)
# 等项目, 等重大项目, 等N个项目: what stands before is a list of projects; 等能源项目 is one of kinds
_CLOSED_LIST = re.compile(
    r"等(?:一批|\d+个|[一二三四五六七八九十x]{1,3}[个大]|十大)?(?:年度|省级|市级|县级)?(?:重大|重点|续建|新建|在建)?(?:项目|工程)(?!化)"
)
_WORKS_END = re.compile(r"(?:改造|扩建|迁建|绿化|治理|整治|处置|提升|输水|覆盖|加固|开发|修复|保护|监测|利用|亮化|美化|联网|连通|升级)$")
_FACILITY_ENDS = frozenset("园厂楼场路桥站馆库港院校区城街线镇村心塔坝地所网池井渠泵堤")
_PROPER = ("nr", "ns", "nz", "nt", "eng", "nrt")
_PLACE_ENDS = frozenset("河湖江山镇村路街区库渠沟岸坝厂园桥站线场院乡岛湾港塘泉渔")
_LEAST = {"platform": 5}
_LONG = {"programme": 5, "works": 5}
LONG_FACILITY = 8
"""Characters from which on generic words together name one thing; for programmes fewer are enough (安全生产专项整治三年行动)."""


@dataclass(frozen=True, slots=True, eq=False)
class _Heads:
    automaton: AhoCorasick
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    stops: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    """A head where it stands, `start` to `end` of its word in the text, with what the searches need."""

    text: str
    low: int
    start: int
    end: int
    head: str
    kind: str
    tokens: Words
    rules: _Heads
    lexicon: Lexicon


@lru_cache(maxsize=4)
def _heads(lexicon: Lexicon) -> _Heads:
    own = {row[0]: row[1] for row in lexicon.rows("project_heads")}
    own |= {row[0]: "institution" for row in lexicon.rows("institution_heads") if row[1] == "institution" and row[0] not in own}
    return _Heads(
        AhoCorasick(list(own), matchkind=MatchKind.LeftmostLongest),
        tuple(own),
        tuple(own.values()),
        frozenset(lexicon.words("project_stops")) | frozenset(lexicon.words("department_stems")),
    )


def find(text: str, start: int, end: int, lexicon: Lexicon) -> list[ProjectFound]:
    """Projects of a unit, in order, without overlap."""
    rules = _heads(lexicon)
    found = by_form(text, start, end, lexicon)
    hits = rules.automaton.find_matches_as_indexes(text[start:end])
    if hits:
        tokens = words(text, start, end)
        for index, a, b in hits:
            hit = _Hit(
                text=text,
                low=start,
                start=start + a,
                end=start + b,
                head=rules.names[index],
                kind=rules.kinds[index],
                tokens=tokens,
                rules=rules,
                lexicon=lexicon,
            )
            if _applies(hit, end):
                found.extend(_headed(hit))
    return _without_overlap(found)


def _without_overlap(found: list[ProjectFound]) -> list[ProjectFound]:
    """A quoted name before the longest other."""
    out: list[ProjectFound] = []
    for one in sorted(found, key=lambda p: (p.kind != "quoted", -(p.end - p.start), p.start)):
        if all(one.end <= other.start or other.end <= one.start for other in out):
            out.append(one)
    return sorted(out, key=lambda p: p.start)


def _applies(hit: _Hit, end: int) -> bool:
    """Whether the words around a head let it name a project: something is built, and nothing behind makes it an attribute."""
    after = hit.text[hit.end : min(end, hit.end + 6)]
    if _NO_PROJECT_AFTER.match(after) and not (hit.head == "项目" and after.startswith("任务")):
        return False
    if hit.head == "创建" and not _CREATION_AFTER.match(after):
        return False
    if hit.kind == "institution" and not _INSTITUTION_AFTER.match(after):
        return False
    if hit.kind in ("programme", "works"):
        return True
    opened = max(
        (m.end() for m in _CLAUSE_MARK.finditer(hit.text, max(hit.low, hit.start - 60), hit.start)), default=max(hit.low, hit.start - 60)
    )
    closed = _CLAUSE_MARK.search(hit.text, hit.end, end)
    return bool(_BUILD.search(hit.text, opened, closed.start() if closed else end))


def _headed(hit: _Hit) -> list[ProjectFound]:
    shared = _shared_start(hit)
    return _single(hit) if shared is None else _listed_before(hit, shared)


def _single(hit: _Hit) -> list[ProjectFound]:
    """The name that ends in the head, and what is coordinated with it."""
    text, tokens = hit.text, hit.tokens
    last = tokens.index_ending(hit.end)
    first = left_edge(tokens, last, hit.lexicon)
    if first > last:
        return []
    left, a, b, head = tokens.starts[first], hit.start, hit.end, hit.head
    cut = text.find("项目", left, a)
    if cut > left + 2 and hit.kind == "programme" and _names(text[left:cut], hit):
        # 某园区项目主体工程 advances the project
        a, b, head = cut, cut + 2, "项目"
    out: list[ProjectFound] = []
    if left >= a or not _names(text[left:a], hit) or _counted(text, hit.low, left):
        # the head alone or with a generic modifier names nothing, but what is listed before it may
        if head not in ("项目", "工程") or text[left - 1 : left] not in ("、", "和"):
            return []
    elif hit.kind == "works" and not _placed(tokens, first, last):
        return []
    else:
        out.append(_project(text, left, b, head, hit.kind))
    return out + _coordinated(hit, left)


def _listed_before(hit: _Hit, stop: int) -> list[ProjectFound]:
    """The list that 等…项目 closes, from its last member back."""
    last = hit.tokens.index_ending(stop)
    first = left_edge(hit.tokens, last, hit.lexicon)
    left = hit.tokens.starts[first] if first <= last else stop
    if left >= stop or not _element(hit, left, stop, first, last, closed=bool(_CLOSED_LIST.match(hit.text, stop))):
        return []
    return [_project(hit.text, left, stop, "", hit.kind), *_coordinated(hit, left, closed=bool(_CLOSED_LIST.match(hit.text, stop)))]


def _shared_start(hit: _Hit) -> int | None:
    """Where the list before 等…项目 ends, if the head closes such a list."""
    match = None
    for found in _SHARED_TAIL.finditer(hit.text, max(hit.low, hit.start - 14), hit.start + 2):
        if found.end() == hit.start:
            match = found
    return match.start() if match else None


def _coordinated(hit: _Hit, left: int, *, closed: bool = False) -> list[ProjectFound]:
    """Elements before `left` that are joined to it by 、 or 和."""
    out: list[ProjectFound] = []
    text, tokens = hit.text, hit.tokens
    while left - 1 > hit.low and text[left - 1] in "、和及与":
        stop = left - 1
        last = tokens.index_ending(stop)
        first = left_edge(tokens, last, hit.lexicon)
        at = tokens.starts[first] if first <= last else stop
        if at >= stop or not _element(hit, at, stop, first, last, closed=closed):
            break
        out.append(_project(text, at, stop, "", hit.kind))
        left = at
    return out


def _project(text: str, left: int, right: int, head: str, kind: str) -> ProjectFound:
    if own := _OWN.match(text[left:right]):
        left += own.end()
    if "”" in text[left:right] and "“" not in text[left:right] and text[left - 1 : left] == "“":
        left -= 1
    name = text[left:right].replace("“", "").replace("”", "")
    forms: tuple[str, ...] = ()
    if head in ("项目", "工程") and len(name) > len(head) + 3:
        base = name.removesuffix(head)
        if base[-1] in _FACILITY_ENDS:
            return ProjectFound(start=left, end=right - len(head), name=base, kind=kind, forms=(name,))
        forms = (base,)
    elif kind != "programme":
        forms = (name + "项目", name + "建设")
    return ProjectFound(start=left, end=right, name=name, kind=kind, forms=forms)


def _placed(tokens: Words, first: int, last: int) -> bool:
    """Whether a name of works says what is worked on: a proper name, a mask, or a thing with a place's ending."""
    return any(tokens.tags[at].startswith(_PROPER) or tokens.words[at][-1] in _PLACE_ENDS for at in range(first, last))


def _counted(text: str, low: int, left: int) -> bool:
    return bool(_COUNTED.search(text, max(low, left - 8), left))


def _names(modifier: str, hit: _Hit) -> bool:
    """Whether a modifier tells the thing from others."""
    bare = modifier.strip("“”、的")
    if len(bare) < _LEAST.get(hit.kind, 2) or _GENERIC_ONLY.match(bare) or bare in hit.rules.stops:
        return False
    return len(bare) > _LONG.get(hit.kind, LONG_FACILITY) or not _only_stops(bare, hit.rules.stops)


def _only_stops(modifier: str, stops: frozenset[str]) -> bool:
    """Whether a modifier is put together of generic words alone (重点产业, 省级重大)."""
    reach = {0}
    for at in range(len(modifier)):
        if at in reach:
            reach.update(at + size for size in (1, 2, 3, 4) if modifier[at : at + size] in stops)
    return len(modifier) in reach


def _element(hit: _Hit, left: int, right: int, first: int, last: int, *, closed: bool = False) -> bool:
    """Whether a member of a list is concrete: a thing by its ending, works, or a proper name; in a list that 等…项目 closes, any name."""
    name = hit.text[left:right].strip("“”")
    bare = _TRAILING_HEAD.sub("", name)
    if len(bare) < 2 or not _names(bare, hit) or _counted(hit.text, hit.low, left):
        return False
    if bare != name or (closed and len(bare) >= 4):
        return True
    proper = any(hit.tokens.tags[at].startswith(_PROPER) for at in range(first, last + 1))
    return proper or name[-1] in _FACILITY_ENDS or bool(_WORKS_END.search(name))
