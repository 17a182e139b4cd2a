"""Heads of names of projects where they stand in a text, and whether what stands before one tells it from others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph_builder.lexicon import Lexicon
from graph_builder.mentions.phrases import Words
from graph_builder.mentions.project_forms import ProjectFound

FACILITY_ENDS = frozenset("园厂楼场路桥站馆库港院校区城街线镇村心塔坝地所网池井渠泵堤店家湾")
PROPER = ("nr", "ns", "nz", "nt", "eng", "nrt")
WORKS_END = re.compile(
    r"(?:改造|扩建|迁建|改建|新建|重建|绿化|治理|整治|处置|提升|输水|覆盖|加固|开发|修复|保护|监测|利用|亮化|美化|联网|连通|升级|提质|技改)$"
)
_PLACE_ENDS = frozenset("河湖江山镇村路街区库渠沟岸坝厂园桥站线场院乡岛湾港塘泉渔号")
_SCHOOLS = ("中学", "小学", "大学", "学校")
_OWN = re.compile(
    r"^(?:(?:我|本)[省市州县区旗盟国]|全[省市州县区旗盟])(?=.{3})|^(?:\d{4}|[xX*]{2,4})年度?(?=[^度])|^[的之]|^(?:全国|全省|全市|国内|世界)?首[条个座家列台套]|^[\d.xX*]+[万亿]?[余多]?(?:亩|平方米|平方公里|公里|公顷)|^[以将把](?!工代赈|旧换新)(?=.{4})"
)
_PHASE = re.compile(r"[一二三四五六]期")
_GENERIC_ONLY = re.compile(
    r"^(?:[一二三四五六七八九十两几百千万\d.xX*]+)?(?:[个项批类大条种]|亿元|万元)?(?:以上|左右)?(?:的)?$|^[一二三四五六首前后]期$"
)
# a counted thing is one of many: 5个…项目, 一批…基地
_COUNTED = re.compile(
    r"(?:[\d一二三四五六七八九十百千万两几xX*余多]+(?:个|家|处|座|条|项|所|批|名|类|户|片|公里|万亩|亩|(?<!一)次|轮|以上|左右)(?:以上|左右|的)?"
    r"|一批|若干|一些|各类?|多个)$"
)
_LEADING_COUNT = re.compile(r"[\dxX*]+(?:[—\-~至]\d+)?[个家项条座所]")
# 一批商圈、步行街: the word holds for the whole list
_IN_LIST = re.compile(r"一批[^，。；：]+[、和及]")
# what is awarded keeps its name when it is counted: 创建一批省级绿色工厂
_LEVEL = re.compile(r"(?:国家|省|自治区|市|州)级")
# 重点项目, 新兴产业项目, 服务业项目, 高能级创新平台: kinds of things
_KIND_OF = re.compile(r"(?:重点|重大|实事|一批|产业|业|经济|能源|类|计划|水平|大|建设|储备)$|^(?:项目|[省市州县区]定|[省市州县区]重点)")
# 年度用地计划, 项目计划: figures and lists that are drawn up, no programmes
_PLAN_OF = re.compile(
    r"(?:项目|用地|指标|投资|年度|工作|生产|收购|种植|资金|预算|供应|供地|招生|招聘|建设|实施|招商|采购|施工|整改|监督|检查|巡察|学习|培训|销售|用水|用电|进度|审计|立法)$"
)
_PLATFORM_KIND = re.compile(r"(?:创新|研究|研发|科创|交流|合作|对接|载体|开放|孵化|操作)$")
_OF_LEVEL = re.compile(r"[县区州旗盟](?![级域市区内外际乡镇直属本]).{2,}")
_ONE_OF_LEVEL = frozenset("省市县区州旗盟镇乡")
_WON = re.compile(
    r"(?:[城县市区镇乡村]|城市|社区|家庭|校园|企业|基地|单位|模范|双拥|文明|平安|机关|医院|卫生|示范|景区|街区|品牌|示范校|示范点|机构|之乡)$"
)
_LEAST = {"platform": 4}
_LONG = {"programme": 5, "works": 5, "renewal": 5, "event": 3, "activity": 5}
LONG_FACILITY = 8
"""Characters from which on generic words together name one thing; for programmes fewer are enough (安全生产专项整治三年行动)."""


@dataclass(frozen=True, slots=True, eq=False)
class Heads:
    automaton: AhoCorasick
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    ends: frozenset[str]
    longest: int
    stops: frozenset[str]
    regions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A head where it stands, `start` to `end` of its word in the text, with what the searches need."""

    text: str
    low: int
    start: int
    end: int
    head: str
    kind: str
    tokens: Words
    rules: Heads
    lexicon: Lexicon


@lru_cache(maxsize=4)
def heads(lexicon: Lexicon) -> Heads:
    own = {row[0]: row[1] for row in lexicon.rows("project_heads")}
    own |= {row[0]: "institution" for row in lexicon.rows("institution_heads") if row[1] == "institution" and row[0] not in own}
    return Heads(
        AhoCorasick(list(own), matchkind=MatchKind.LeftmostLongest),
        tuple(own),
        tuple(own.values()),
        frozenset(own),
        max(map(len, own)),
        frozenset(lexicon.words("project_stops")) | frozenset(lexicon.words("department_stems")),
        frozenset(name for name in lexicon.words("place_names") if len(name) == 3),
    )


def names(modifier: str, hit: Hit) -> bool:
    """Whether a modifier tells the thing from others."""
    bare = modifier.strip("“”、的")
    if hit.head[0] == "大" and hit.kind == "programme" and len(bare) >= 4:
        # 安全隐患大排查: a campaign is named by what it is about
        return True
    if hit.kind == "facility" and (_OF_LEVEL.match(bare) or (len(hit.head) > 3 and bare in _ONE_OF_LEVEL)):
        # 县物流园区: the one that the jurisdiction has
        return True
    if len(bare) < _LEAST.get(hit.kind, 2) or _GENERIC_ONLY.match(bare) or bare in hit.rules.stops or bare[0] == "各":
        return False
    if (hit.head == "项目" and _KIND_OF.search(bare)) or (hit.head == "工程" and bare.endswith("重点")):
        return False
    if hit.head == "计划" and _PLAN_OF.search(bare):
        return False
    if hit.kind == "platform" and _PLATFORM_KIND.search(bare) and not named_by_level(bare):
        return False
    if hit.head == "创建" and not _WON.search(bare):
        return False
    least = LONG_FACILITY if hit.head == "项目" and not named_by_level(bare) else _LONG.get(hit.kind, LONG_FACILITY)
    return len(bare) > least or not only_stops(bare, hit.rules.stops)


def named_by_level(modifier: str) -> bool:
    return modifier.startswith(("国家", "全国", "全省", "省", "市", "“"))


def only_stops(modifier: str, stops: frozenset[str]) -> bool:
    """Whether a modifier is put together of generic words alone (重点产业, 省级重大)."""
    reach = {0}
    for at in range(len(modifier)):
        if at in reach:
            reach.update(at + size for size in (1, 2, 3, 4) if modifier[at : at + size] in stops)
    return len(modifier) in reach


def counted(text: str, low: int, left: int, *, strict: bool = False) -> bool:
    if _LEADING_COUNT.match(text, left):
        return True
    few = text.rfind("一批", max(low, left - 28), left)
    if few >= 0 and _IN_LIST.fullmatch(text, few, left):
        return True
    return bool(_COUNTED.search(text, max(low, left - 8), left)) and (strict or not _LEVEL.match(text, left))


def placed(tokens: Words, first: int, last: int, generic: frozenset[str]) -> bool:
    """Whether a name of works says what is worked on: a proper name, a mask, or a thing with a place's ending."""
    return any(
        (
            tokens.tags[at].startswith(PROPER)
            or tokens.words[at][-1] in _PLACE_ENDS
            or tokens.words[at].endswith(_SCHOOLS)
            or tokens.words[at] in "xX*"
        )
        and tokens.words[at] not in generic
        for at in range(first, last)
    )


def own_head(name: str, rules: Heads) -> str:
    """The longest head that a name ends in; empty where there is none."""
    sizes = range(min(rules.longest, len(name)), 1, -1)
    return next((name[-size:] for size in sizes if name[-size:] in rules.ends), "")


def with_region(text: str, left: int, regions: frozenset[str]) -> int:
    """Back over a region's name that the segmenter cut (长株|潭绿心公园)."""
    return next((left - back for back in (1, 2) if text[left - back : left - back + 3] in regions), left)


def project(text: str, left: int, right: int, head: str, kind: str) -> ProjectFound:
    """The project that text[left:right] names, without the words around the name."""
    while kind != "event" and (own := _OWN.match(text[left:right])):
        left += own.end()
    if text[left - 2 : left] == "、和":
        # two marks in a row: the second is part of the name (和牛养殖基地)
        left -= 1
    if "”" in text[left:right] and "“" not in text[left:right] and text[left - 1 : left] == "“":
        left -= 1
    name = text[left:right].replace("“", "").replace("”", "")
    forms: tuple[str, ...] = ("重点" + name,) if text[left - 2 : left] == "重点" else ()
    if not head and len(name) > 5 and name.endswith("建设"):
        # 风景区建设 as a member of a list
        return ProjectFound(start=left, end=right - 2, name=name[:-2], kind=kind, forms=(name, *forms))
    if head in ("项目", "工程") and len(name) > len(head) + 3:
        base = name.removesuffix(head)
        if base[-1] in FACILITY_ENDS:
            return ProjectFound(start=left, end=right - len(head), name=base, kind=kind, forms=(name, *forms))
        forms = (base, *forms)
    elif kind == "activity":
        forms = (name.removesuffix(head), *forms)
    elif kind != "programme":
        forms = (name + "项目", name + "建设", *forms)
        if phase := _PHASE.match(text, right):
            longer = name + phase.group()
            return ProjectFound(start=left, end=phase.end(), name=longer, kind=kind, forms=(name, longer + "工程", longer + "项目"))
    return ProjectFound(start=left, end=right, name=name, kind=kind, forms=forms)
