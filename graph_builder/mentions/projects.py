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
from graph_builder.mentions.phrases import Words, governing, left_edge, words

_ROUTE = re.compile(
    r"(?:[\u4e00-\u9fff]{1,4}|[xX*]{1,2})(?:至|到|—|－|-)(?:[\u4e00-\u9fff]{1,5}?|[xX*]{1,2})(?:高速公路|高速铁路|高速|高铁|铁路|公路|快速路|城际铁路|城际|旅游路|一级路|二级路|线)"
    r"|[SGXY]\d{1,4}(?:线|国道|省道)?(?![A-Za-z\d])|(?:国道|省道|县道)[\dxX*GS]{1,4}(?:线)?"
)
_QUOTED = re.compile(
    r"“(?P<name>[^”\n，。；]{2,18})”(?P<head>(?!等)[\u4e00-\u9fff]{0,8}?(?:专项行动|攻坚行动|行动计划|攻坚战|攻坚行动|工程|行动|计划|项目|活动|试点|创建|园区|公园|建设|大检查|改造|普查|工作))(?!要求|战略|思路|理念|机制|制度|政策|方针|目标)"
)
_QUOTED_LIST = re.compile(
    r"(?P<list>“[^”\n]{2,16}”(?:[、和及]?“[^”\n]{2,16}”)+)等?(?:专项|系列|重点|重大)?(?:工程|行动|活动|项目|计划|试点|创建)"
)
_QUOTE = re.compile(r"“([^”\n]{2,16})”")
_SCHEME = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:智慧|平安|海绵|无废|文明|卫生|森林|园林|低碳|韧性|节水型|双拥模范|食品安全|民族团结进步|法治政府|全域旅游)[\u4e00-\u9fff]{0,4}(?:城市|城|县|县城|社区|校园|乡村|工地|示范[区县市]))(?=建设|创建)"
)
_OWN = re.compile(r"^(?:我|本|全)[省市州县区旗盟国](?=.{3})")
_SHARED_TAIL = re.compile(
    r"等(?:重大|重点|一批|大型|标志性|年度|民生|基础设施|配套|系列|专项|主要|骨干|产业|交通|水利|能源|文旅|旅游|\d+个|[一二三四五六七八九十x]{1,3}个){0,4}(?=项目|工程|行动|活动|建设|计划|试点)"
)
_AFTER = re.compile(
    r"(?:项目)?(?:建设|改造|扩建|前期|主体|投产|投用|竣工|开工|通车|运营|申报|争取|落地|启动|实施|年内|年底|手续|[，。；、和及等]|$|一期|二期|三期)"
)
_TRAILING_HEAD = re.compile(r"(?:项目|工程|行动|计划)$")
_BUILD = re.compile(
    r"建设|推进|加快|改造|扩建|新建|开工|建成|竣工|打造|启动|争取|申报|完成|投用|投产|投入使用|通车|创建|谋划|实施|复工|续建|迁建|提升|布局|筹建|规划|开展|举办|办好|承办|做好|筹备|抓好|推动|支持|衔接|对接|保障|确保|力争"
)
_GENERIC_ONLY = re.compile(r"^(?:[一二三四五六七八九十两几百千万\d.xX*]+)?(?:[个项批类大条种]|亿元|万元)?(?:以上|左右)?(?:的)?$")
_NO_PROJECT_AFTER = re.compile(
    r"管理|领域|方面|资金|单位|法人|业主|清单|库|化|谋划|储备|方案|规划(?!建设)|数量|质量|带动|为|机制|体系|战略|制度|政策|理念|标准|要素|投资(?!\d)|支撑|服务(?!中心)|审批|用地|人才|责任"
)


LONG = 6
"""Characters from which on generic words together name one thing (安全生产专项整治三年行动)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFound:
    """`name` is the shortest string that identifies it; `forms` are further forms a reader accepts as the same."""

    start: int
    end: int
    name: str
    kind: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Heads:
    automaton: AhoCorasick
    kinds: tuple[str, ...]
    programmes: AhoCorasick
    stops: frozenset[str]


@lru_cache(maxsize=4)
def _heads(lexicon: Lexicon) -> _Heads:
    rows = lexicon.rows("project_heads")
    institutions = tuple((row[0], "institution") for row in lexicon.rows("institution_heads") if row[1] == "institution")
    both = tuple((row[0], row[1]) for row in rows) + tuple(r for r in institutions if r[0] not in {row[0] for row in rows})
    return _Heads(
        AhoCorasick([head for head, _ in both], matchkind=MatchKind.LeftmostLongest),
        tuple(kind for _, kind in both),
        AhoCorasick(list(lexicon.words("programmes")), matchkind=MatchKind.LeftmostLongest),
        frozenset(lexicon.words("project_stops")) | frozenset(lexicon.words("department_stems")),
    )


def find(text: str, start: int, end: int, lexicon: Lexicon) -> list[ProjectFound]:
    """Projects of a unit, in order, without overlap."""
    rules = _heads(lexicon)
    run = text[start:end]
    hits = rules.automaton.find_matches_as_indexes(run)
    quoted = _quoted(text, start, end)
    found = [*quoted, *_routes(text, start, end, lexicon), *_programmes(run, start, rules), *_schemes(text, start, end)]
    if hits:
        tokens = words(text, start, end)
        for index, a, b in hits:
            found.extend(_headed(text, start, end, start + a, start + b, rules.kinds[index], tokens, rules, lexicon))
    return _without_overlap(found)


def _without_overlap(found: list[ProjectFound]) -> list[ProjectFound]:
    out: list[ProjectFound] = []
    for one in sorted(found, key=lambda p: (-(p.end - p.start), p.start)):
        if all(one.end <= other.start or other.end <= one.start for other in out):
            out.append(one)
    return sorted(out, key=lambda p: p.start)


def _programmes(run: str, start: int, rules: _Heads) -> list[ProjectFound]:
    return [
        ProjectFound(
            start=start + a,
            end=start + b,
            name=run[a:b].removesuffix("建设") if run[a:b] != "高标准农田建设" else run[a:b],
            kind="programme",
        )
        for _, a, b in rules.programmes.find_matches_as_indexes(run)
    ]


def _schemes(text: str, start: int, end: int) -> list[ProjectFound]:
    """智慧城市建设, 文明城市创建: named by what the town is to become."""
    out = []
    for match in _SCHEME.finditer(text, start, end):
        left = match.start()
        while left < match.end() - 4 and text[left] in "快推进展实施动争要抓好和入续强加做":
            left += 1
        name = text[left : match.end()]
        follow = text[match.end() : match.end() + 2]
        out.append(ProjectFound(start=left, end=match.end(), name=name, kind="programme", forms=(name + follow,)))
    return out


def _routes(text: str, start: int, end: int, lexicon: Lexicon) -> list[ProjectFound]:
    stops = governing(lexicon)
    out = []
    for match in _ROUTE.finditer(text, start, end):
        left = match.start()
        while text[left : left + 2] in stops:
            left += 2
        out.append(ProjectFound(start=left, end=match.end(), name=text[left : match.end()], kind="road"))
    return out


def _quoted(text: str, start: int, end: int) -> list[ProjectFound]:
    out = [
        ProjectFound(start=one.start(1), end=one.end(1), name=one[1], kind="programme", forms=(one[1] + "活动",))
        for listed in _QUOTED_LIST.finditer(text, start, end)
        for one in _QUOTE.finditer(text, listed.start("list"), listed.end("list"))
    ]
    for match in _QUOTED.finditer(text, start, end):
        name, head = match["name"], match["head"]
        if head in ("工作", "建设") or head == "活动":
            out.append(ProjectFound(start=match.start() + 1, end=match.end("name"), name=name, kind="programme", forms=(name + head,)))
        else:
            out.append(ProjectFound(start=match.start(), end=match.end(), name=name + head, kind="programme", forms=(name,)))
    return out


def _headed(
    text: str, start: int, end: int, a: int, b: int, kind: str, tokens: Words, rules: _Heads, lexicon: Lexicon
) -> list[ProjectFound]:
    head = text[a:b]
    after = text[b : min(end, b + 6)]
    if kind != "programme" and not _BUILD.search(text, start, end):
        return []
    if (_NO_PROJECT_AFTER.match(after) and not (head == "项目" and after.startswith("任务"))) or (
        kind == "institution" and not re.match(r"(?:项目)?(?:建设|改造|扩建|迁建|新建|改扩建|异地|二期|一期|[^，。；、]{0,6}楼)", after)
    ):
        return []
    shared = _shared_start(text, start, a)
    last = tokens.index_ending(shared if shared is not None else b)
    out: list[ProjectFound] = []
    if shared is None:
        first = left_edge(tokens, last, lexicon)
        if first > last:
            return []
        left = tokens.starts[first]
        cut = text.find("项目", left, a)
        if cut > left + 2 and kind == "programme" and _names(text[left:cut], rules):
            # 某园区项目主体工程 advances the project
            b, head = cut + 2, "项目"
            a = cut
        if left >= a or not _names(text[left:a], rules):
            # the head alone or with a generic modifier names nothing, but what is listed before it may
            if head not in ("项目", "工程") or text[left - 1 : left] not in ("、", "和"):
                return []
        else:
            if kind == "works" and not _placed(tokens, first, last):
                return []
            out.append(_project(text, left, b, head, kind))
        out.extend(_coordinated(text, start, left, tokens, rules, lexicon, kind))
    else:
        first = left_edge(tokens, last, lexicon)
        left = tokens.starts[first] if first <= last else shared
        if left < shared and _element(text[left:shared], rules):
            out.append(_project(text, left, shared, "", kind))
            out.extend(_coordinated(text, start, left, tokens, rules, lexicon, kind))
    return out


def _shared_start(text: str, start: int, a: int) -> int | None:
    """Where the list before 等…项目 ends, if the head at `a` closes such a list."""
    match = None
    for found in _SHARED_TAIL.finditer(text, max(start, a - 14), a + 2):
        if found.end() == a:
            match = found
    return match.start() if match else None


def _coordinated(text: str, start: int, left: int, tokens: Words, rules: _Heads, lexicon: Lexicon, kind: str) -> list[ProjectFound]:
    """Elements before `left` that are joined to it by 、 or 和."""
    out: list[ProjectFound] = []
    while left - 1 > start and text[left - 1] in "、和及与":
        stop = left - 1
        last = tokens.index_ending(stop)
        first = left_edge(tokens, last, lexicon)
        at = tokens.starts[first] if first <= last else stop
        if at >= stop or not _element(text[at:stop], rules):
            break
        if kind == "works" and not _placed(tokens, first, last):
            break
        out.append(_project(text, at, stop, "", kind))
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
        if base[-1] in "园厂楼场路桥站馆库港院校区城街线镇村心塔坝地所":
            return ProjectFound(start=left, end=right - len(head), name=base, kind=kind, forms=(name,))
        forms = (base,)
    elif kind != "programme":
        forms = (name + "项目", name + "建设")
    return ProjectFound(start=left, end=right, name=name, kind=kind, forms=forms)


_PLACE_ENDS = frozenset("河湖江山镇村路街区库渠沟岸坝厂园桥站线场院乡岛湾港塘泉渔")
_PROPER = ("nr", "ns", "nz", "nt", "eng", "nrt")


def _placed(tokens: Words, first: int, last: int) -> bool:
    """Whether a name of works says what is worked on: a proper name, a mask, or a thing with a place's ending."""
    inside = range(first, last)
    return any(tokens.tags[at].startswith(_PROPER) or tokens.words[at][-1] in _PLACE_ENDS for at in inside)


def _names(modifier: str, rules: _Heads) -> bool:
    """Whether a modifier tells the thing from others."""
    bare = modifier.strip("“”、的")
    if len(bare) < 2 or _GENERIC_ONLY.match(bare) or bare in rules.stops:
        return False
    return len(bare) > LONG or not _only_stops(bare, rules.stops)


def _only_stops(modifier: str, stops: frozenset[str]) -> bool:
    """Whether a modifier is put together of generic words alone (重点产业, 省级重大)."""
    reach = {0}
    for at in range(len(modifier)):
        if at in reach:
            reach.update(at + size for size in (1, 2, 3, 4) if modifier[at : at + size] in stops)
    return len(modifier) in reach


def _element(name: str, rules: _Heads) -> bool:
    bare = _TRAILING_HEAD.sub("", name.strip("“”"))
    return len(bare) >= 2 and _names(bare, rules)
