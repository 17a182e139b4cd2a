"""Named undertakings and facilities: a head, the noun phrase before it, and what is coordinated with it.

A name needs a modifier that tells it from others: 重点项目 and 产业园区 name nothing. Strategies, mechanisms and
industries carry no head of the table and are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache

from graph_builder.lexicon import Lexicon
from graph_builder.mentions.phrases import Words, left_edge, words
from graph_builder.mentions.project_enumerations import enumerated, halves, left_over
from graph_builder.mentions.project_forms import ProjectFound, by_form
from graph_builder.mentions.project_heads import Hit, counted, heads, names, placed, project, with_region
from graph_builder.mentions.project_lists import (
    coordinated,
    distributed,
    joined_left,
    levels,
    listed_before,
    shared_head,
    shared_start,
    sharing,
    titles,
)

_BUILD = re.compile(
    r"建设|推进|加快|改造|扩建|新建|开工|建成|竣工|完工|打造|启动|争取|争创|申报|完成|投用|投产|投入使用|投入运营|通车|创建|谋划|实施|复工|续建|迁建"
    r"|布局|筹建|规划|开展|举办|办好|承办|筹备|衔接|对接|落户|构建|搭建|组建|设立|升级|完善|推动|支持|发挥|引进|封顶|贯通|投运|设施|运营|壮大|晋升"
    r"|筹办|营业|开业|启用|迎客|召开|举行|参加|备战|迎接|优化(?!整合|调整|布局)|健全|建强|用好|普及|接入|推广应用|提升|施工|进度|建好"
)
_CLAUSE_MARKS = "，；：。"
_CLAUSE_MARK = re.compile(f"[{_CLAUSE_MARKS}]")
_NO_PROJECT_AFTER = re.compile(
    r"管理|认定|评审|领域|方面|资金|单位|法人|业主|清单|库|化|谋划|储备|方案|规划(?!建设)|数量|质量|带动|为(?!重点|龙头|主体)|机制|体系|战略|制度|政策|理念|标准|要素|投资(?!\d)"
    r"|支撑|服务(?!中心)|审批|用地|人才|责任|力|区(?!域)|带|任务|优势|交通(?!枢纽|中心)|审查|经费|间接|”?奖|产业(?!园)|矩阵|生态|企业|群体|行业|技术|周边|内部|之间|体制|师|生育|态|准则|指南|自觉|能力|安排|总投资|装备|机械|光纤|宽带|增长|态(?!度)|形式|模式"
)
_INSTITUTION_AFTER = re.compile(
    r"(?:项目|全部|如期|顺利|年内|均|已)?(?:建设|改造|扩建|迁建|新建|改扩建|异地|二期|一期|分校|主体|投入使用|投用|开工|竣工|完工|建成|[^，。；、]{0,6}楼)"
)
# an activity has a name where it serves or reaches somebody or fills a time of its own: 干部服务乡村活动, 安全生产月活动
_HELD = re.compile(r"(?:开展|组织|举办|实施|落实|启动)[^，。；、：]{0,12}(?:服务(?!活动)|[送进百千万][^，。；、：]|[月周年日季行]$)")
_IN_USE = re.compile(r"(?:项目|主体|工程|如期|顺利|年内|全面|正式|主体工程)?(?:建成|投入使用|投入运营|投用|竣工|封顶|开园|开馆|开业|落成)")
_COUNT_AFTER = re.compile(r"(?:共|达|总数)?[\d.xX*]+万?(?:多|余)?(?:[个项场次家处座所]|公里)")
_GRANT = re.compile("给予|奖励|补助|补贴|资助|扶持|奖补")
_CONDITION = re.compile("(?:凡|经认定)?对(?![上外])|凡|鼓励(?:[^，。；]{0,8}(?:企业|机构|单位))?(?:打造|建设|参与|投资|新建)")
# what stands in a report by its name alone, whatever is said of it
_KNOWN_BY_NAME = frozenset(("高速", "高速公路", "高铁", "铁路", "大桥", "隧道", "水库", "水电站", "航电枢纽"))
# 完成3万户老旧住房更新改造: what is carried out is counted; 推进公共设施适老化改造 is a direction
_CARRIED_OUT = re.compile(
    r"(?:实施|完成|开展|启动)(?:[\dxX*][\d.xX*]*[余多]?[万亿]?[余多]?(?:平方米|公里|户|个|台|栋|处|所|套|片|家|部|座)?)?\Z"
)
# 建设旅游大数据中心: one house that is built has a name, whatever its words
_LETS_BUILD = re.compile("支持|鼓励|引导|探索|推动")
_SAYS_WHAT_FOR = 6
LONGEST_TITLE, LONGEST_CLAUSE = 80, 200
_CREATION_AFTER = re.compile(r"工作|活动|任务|成果|目标|力度|步伐|行动|攻坚|迎检|[，。；、和及与等]|$")


def find(text: str, start: int, end: int, lexicon: Lexicon, *, by_clause: bool = False) -> list[ProjectFound]:
    """Projects of a unit, in order, without overlap. With `by_clause` only clauses that hold a head are cut into words;
    without it the whole run is, which other stages ask for as well."""
    rules = heads(lexicon)
    found = by_form(text, start, end, lexicon)
    found += enumerated(text, start, end, lexicon, rules)
    tokens: Words | None = None
    for index, a, b in rules.automaton.find_matches_as_indexes(text[start:end]):
        head, kind, a, b = rules.names[index], rules.kinds[index], start + a, start + b
        if not _applies(text, a, b, head, kind, start, end, told=by_clause):
            continue
        if tokens is None or tokens.ends[-1] < b:
            tokens = words(text, *(_clause(text, a, b, start, end) if by_clause else (start, end)))
        found.extend(_headed(Hit(text, start, a, b, head, kind, tokens, rules, lexicon)))
    if found:
        found += left_over(text, start, end, lexicon, rules, found)
    if text.find("《", start, end) >= 0:
        # what stands in the title of a document is the document
        found = [one for one in found if not _in_title(text, max(start, one.start - LONGEST_TITLE), one.start + 1)]
    if found and _GRANT.search(text, start, end):
        found = [one for one in found if not _conditional(text, max(start, one.start - LONGEST_CLAUSE), one)]
    return [half for one in _without_overlap(found) for half in halves(one, rules)]


def _conditional(text: str, low: int, one: ProjectFound) -> bool:
    """对新建影视基地的企业给予奖励 names those who may apply, no facility that is built."""
    if one.kind not in ("facility", "platform", "institution") and not one.name.endswith("项目"):
        return False
    opened = _opened(text, low, one.start)
    return bool(_CONDITION.match(text, opened, one.start))


def _in_title(text: str, low: int, at: int) -> bool:
    return text.rfind("《", low, at) > text.rfind("》", low, at)


def _opened(text: str, low: int, at: int) -> int:
    """Where the clause that holds `at` begins, not before `low`."""
    return max(low, *(text.rfind(mark, low, at) + 1 for mark in _CLAUSE_MARKS))


def _clause(text: str, a: int, b: int, start: int, end: int) -> tuple[int, int]:
    opened = _opened(text, max(start, a - 100), a)
    limit = min(end, b + LONGEST_CLAUSE)
    closed = _CLAUSE_MARK.search(text, b, limit)
    return opened, closed.start() if closed else limit


def _without_overlap(found: list[ProjectFound]) -> list[ProjectFound]:
    """A quoted name before the longest other; what stands before the mark and belongs to it (云州“百校”计划) is taken in."""
    if len(found) < 2:
        return found
    out: list[ProjectFound] = []
    wider = {one.end: one for one in found if one.kind != "quoted"}
    for one in sorted(found, key=lambda p: (p.kind != "quoted", -(p.end - p.start), p.start)):
        longer = wider.get(one.end)
        if one.kind == "quoted" and longer and 0 < one.start - longer.start <= 6 and longer.kind != "activity" and one.name in longer.name:
            one = replace(longer, forms=(one.name, *one.forms, *longer.forms))
        at = bisect_left(out, one.start, key=_start)
        if (at == 0 or out[at - 1].end <= one.start) and (at == len(out) or one.end <= out[at].start):
            out.insert(at, one)
    return out


def _start(one: ProjectFound) -> int:
    return one.start


def _applies(text: str, a: int, b: int, head: str, kind: str, start: int, end: int, *, told: bool) -> bool:
    """Whether the words around a head let it name a project: something is built, and nothing behind makes it an attribute."""
    if _NO_PROJECT_AFTER.match(text, b, min(end, b + 6)) and not (head == "项目" and text.startswith("任务", b)):
        return False
    if head == "基地" and text[a - 1 : a] == "宅":
        return False
    if (head in ("项目", "工程") or kind in ("facility", "activity")) and _COUNT_AFTER.match(text, b, min(end, b + 9)):
        return False
    if head == "创建" and not _CREATION_AFTER.match(text, b, min(end, b + 6)):
        return False
    if kind == "institution" and not _INSTITUTION_AFTER.match(text, b, min(end, b + 6)):
        return False
    if kind == "activity":
        return bool(_HELD.search(text[max(start, a - 24) : a]))
    if kind in ("programme", "works", "renewal"):
        return True
    if told and head in _KNOWN_BY_NAME:
        return True
    opened, closed = _clause(text, a, b, start, end)
    return bool(_BUILD.search(text, max(opened, a - 60), closed))


@lru_cache(maxsize=4)
def _words_of_set_up(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    kinds = dict.fromkeys(row[1] for row in lexicon.rows("set_up"))
    return {kind: tuple(row[0] for row in lexicon.rows("set_up") if row[1] == kind) for kind in kinds}


def _set_up(hit: Hit, first: int) -> bool:
    """打造版权产业公共服务平台: one platform that is set up is named by what it is for, in whatever general words."""
    words = _words_of_set_up(hit.lexicon)
    if hit.kind == "facility" and hit.head.endswith(words["house"]):
        left = hit.tokens.starts[first]
        built = hit.start - left >= 2 and first > 0 and hit.tokens.words[first - 1] in words["builds"]
        return built and not _LETS_BUILD.search(hit.text, max(hit.low, left - 10), left)
    if hit.kind != "platform" or hit.start - hit.tokens.starts[first] < _SAYS_WHAT_FOR or not first:
        return False
    return hit.tokens.words[first - 1] in words["founds"]


def _headed(hit: Hit) -> list[ProjectFound]:
    shared = shared_start(hit)
    return _single(hit) if shared is None else listed_before(hit, shared)


def _single(hit: Hit) -> list[ProjectFound]:
    """The name that ends in the head, and what is coordinated with it."""
    text, tokens = hit.text, hit.tokens
    last = tokens.index_ending(hit.end)
    first = left_edge(tokens, last, hit.lexicon)
    if first > last or (tokens.ends[last] > hit.end and tokens.starts[last] > hit.start and text[hit.end] not in "及和与等"):
        # 系统 in 指挥体系|统筹协调 is no word
        return []
    if several := shared_head(hit, first):
        return several
    alone = first
    first = joined_left(hit, first)
    left, a, b, head = with_region(text, tokens.starts[first], hit.rules.regions), hit.start, hit.end, hit.head
    cut = text.find("项目", left, a)
    if cut > left + 2 and hit.kind == "programme" and names(text[left:cut], hit):
        # 某园区项目主体工程 advances the project
        a, b, head = cut, cut + 2, "项目"
    if several := levels(hit, first):
        return several
    if text[left - 1 : left] == "等" and hit.kind != "event":
        # 食品加工项目 in 肉类分割、果蔬冷藏等食品加工项目 is the kind of what was listed
        return distributed(hit, first) or listed_before(hit, left - 1)
    if left + 2 <= a and hit.kind == "facility" and _IN_USE.match(text, b) and not counted(text, hit.low, left):
        # what is put into use is one thing, whatever its name: 农村敬老院建成投用
        return [project(text, left, b, head, hit.kind), *coordinated(hit, left)]
    if (
        left >= a
        or not (names(text[left:a], hit) or _set_up(hit, first))
        or (hit.kind != "renewal" and counted(text, hit.low, left, strict=head == "项目"))
    ):
        # the head alone or with a generic modifier names nothing, but what is listed before it may
        if head not in ("项目", "工程") or text[left - 1 : left] not in ("、", "和"):
            return []
        return coordinated(hit, left)
    if hit.kind == "works" and not placed(tokens, first, last, hit.rules.stops):
        return []
    if hit.kind == "renewal" and not (
        _CARRIED_OUT.search(text, max(hit.low, left - 16), left) or placed(tokens, first, last, hit.rules.stops)
    ):
        return []
    if first == alone and (several := distributed(hit, first)):
        return several
    if head == "创建" and (several := titles(hit, left)):
        return [project(text, left, b, head, hit.kind), *several]
    return [project(text, left, b, head, hit.kind), *(sharing(hit, first) or coordinated(hit, left))]
