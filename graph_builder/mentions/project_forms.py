"""Projects that are told by their form: quoted names, routes and streets, schemes, listed programmes, regional strategies with 建设."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph_builder.lexicon import Lexicon
from graph_builder.lexicon.divisions import divisions
from graph_builder.mentions.phrases import governing
from graph_builder.text.anchors import FirstOf, Sieve, literals

_ROUTE = re.compile(
    r"(?:[\u4e00-\u9fff]{1,4}|[xX*]{1,2})(?:至|到|—|－|-)(?:[\u4e00-\u9fff]{1,5}?|[xX*]{1,2})"
    r"(?:高速公路|高速铁路|高速|高铁|铁路|公路|快速路|城际铁路|城际|旅游路|一级路|二级路"
    r"|(?<![一二三四五全沿底红战防主热在岸界])线(?![上下]))"
    r"|[SGXY]\d{1,4}(?:线|国道|省道)?(?![A-Za-z\d])|(?:国道|省道|县道)[\dxX*GS]{1,4}(?:线)?"
)
_STREET = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}?(?:大街|大道|[一二三四五六七八九]路|东路|西路|南路|北路|路)(?=[、，。；和及]|等|改造|综合改造|建设|道路|工程|$)"
)
_ROAD = re.compile(r"[路线]|大街|大道|高速|高铁|城际|[SGXY]\d|[国省县]道")  # one of these is in every route and street
_STRATEGY = re.compile("建设(?=[，。；、和及与等取迈]|$)")
_ENDED = re.compile("[，。；、和]|$")
# of the regions these are undertakings themselves: 长三角, 双城经济圈, 某某新区
_UNDERTAKEN = re.compile("(?:圈|带|群|湾区|新区|港|三角洲?|京津冀)$")
_BATTLES = re.compile(r"(?:[蓝碧净青绿黑][\u4e00-\u9fff][、和])+(?P<last>[蓝碧净青绿黑][\u4e00-\u9fff])(?:三大)?保卫战")
# 大气、水、土壤污染防治行动计划: one for each of them
_POLLUTION = re.compile(
    r"(?P<of>(?:大气|水|土壤|固体废物|噪声|近岸海域|农业面源|柴油货车|重金属)(?:(?:[、和及与]|以及)(?:大气|水|土壤|固体废物|噪声|近岸海域|农业面源|柴油货车|重金属))+)"
    r"(?P<rest>污染防治(?:三大)?(?:攻坚战行动计划|行动计划|专项行动|攻坚行动|行动|攻坚战|工程|项目))"
)
_KIND = re.compile("三年行动|行动|工程|计划|试点|攻坚战?")
_ROADWORKS = re.compile(r"道路|打通|贯通|修建|改造|拓宽|新建|续建|建设|畅通工程")
_NO_STREET = re.compile(r"(?:思|出|套|电|铁|公|线|网|门|链|道|通|新|老|正|回|退|半|一|活|生|旅游|产业)路$")
_HEADS = "|".join(
    (
        "专项行动|攻坚行动|行动计划|攻坚战|工程|行动|计划|项目|活动|试点(?:城市|县|市|区|单位)?|创建|园区|公园|大检查|改造|普查",
        "[一三五十]年规划|平台|大模型|基地|工厂|共同体|中心|节点|大赛|论坛|对接会|推介会|洽谈会|招聘会|交易会|运动会",
    )
)
_QUOTED = re.compile(
    rf"“(?P<name>(?!半拉子|豆腐渣|形象”|面子|政绩|烂尾)[^”\n，。；]{{2,18}})”(?P<head>(?!等)(?:(?:(?![为是在将以对的和]|重要|关键)[\u4e00-\u9fff]){{0,8}}?(?:{_HEADS})"
    r"(?:(?:培育|建设|提升|创建|推广|改造)(?:工程|行动|计划|试点|项目))?|(?:专项|集中|综合|清理)?(?:整治|治理|攻坚|清理)(?![本体]|机制|能力|水平|模式|效能|格局)|建设|(?:重点|专项)?工作))"
    r"(?!要求|战略|思路|理念|机制|制度|政策|方针|目标|导向|力|态(?!度)|准则|奖)"
)
_QUOTED_LIST = re.compile(
    r"(?P<list>“[^”\n]{2,16}”(?:[、和及]?“[^”\n]{2,16}”)+)等?(?:专项|系列|重点|重大)?"
    r"(?P<head>工程|行动|活动|项目|计划|试点|创建|建设(?!的)|[\u4e00-\u9fff]{0,6}(?:共同体|平台|基地|中心|工厂|节点))"
)
# 打造“云谷小镇”, 实施“六大工程”: the whole name stands in the marks
_WHOLE = re.compile(
    r"(?:建设|打造|创建|实施|开展|争创|推进|组建|举办|启动|构建|建成|深化|打好|培育)[^，。；：“”]{0,10}“(?P<name>[^”\n，。；]{1,14}"
    r"(?:城市|工厂|[算云数智光声电绿药硅]谷|行动|工程|计划|大脑|平台|小镇|公园|港湾|走廊|中心|基地|园区|攻坚战|大赛|论坛|博览会|攻坚年|提升年))”"
    rf"(?![\u4e00-\u9fff]{{0,8}}?(?:{_HEADS}))"
)
_QUOTE = re.compile(r"“([^”\n]{2,16})”")
# 六保, 三农, 放管服: counted catchwords before 工作 and 建设
_CATCHWORD = re.compile(
    r"^[一二三四五六七八九十两双\d][\u4e00-\u9fff]{1,2}$|^[\u4e00-\u9fff]{2,3}$|^[一二三四五六七八九十两\d]+[个大](?!.*(?:行动|工程)$)"
)
_EACH_ONE = re.compile("一.一")
# 创建国家卫生城市、国家森林城市, 晋升为三级甲等医院: what is to be won
_TITLE = (
    r"(?:(?:首批|第[一二三四五六七八九十]+批)?(?:国家级?|全国|省级?|州级|市级|自治区级?|世界级?|中国|全省|全市)|[三二]级|国际)[^，。；、“”]{1,24}?"
    r"(?:城市|县城|县市|县|市|镇|乡|村|村居|区|街区|基地|中心|社区|单位|学校|示范校|模范城|卫生城|文明城|名城|名镇|名村|之乡|目的地|景区|公园|(?<!重点)实验室|医院)"
    r"|[^，。；、“”的]{2,12}?[1-5xX*]?A级(?:旅游)?景区"
)
_ACCREDITATION = FirstOf(
    r"(?:创建|争创|申创|创成|建成|申报(?:创建)?|晋升为?|入选|跻身|荣获|获评|获得|评为|命名为?|认定为|巩固)(?:为|了)?(?:一批|[\dxX*]+[个家])?“?"
    rf"(?P<name>{_TITLE})(?P<more>(?:”?[、和]“?{_TITLE})*)(?=”?(?:[，。；、和及]|$|创建|称号|品牌|目标|成果|荣誉|工作|申报|验收|评审|复审|命名))"
)
# 做好国家4A级景区申报, 荣获“全国民主法治示范村”称号
_APPLIED_FOR = FirstOf(rf"(?:做好|推进|抓好|启动|加快|开展|完成)(?P<name>{_TITLE})(?=(?:品牌)?(?:申报|创建|复审|复核|验收|迎检))")
_HONOUR = re.compile(r"“([^“”，。、]{3,22}(?:[市县区乡镇村城校园]|单位|基地|中心|社区|学校|医院|企业|之乡))”(?=(?:荣誉)?称号)")
_SCHEMES = re.compile(
    "智慧|平安|海绵|公园|无废|文明|卫生|森林|园林|低碳|韧性|节水型|双拥模范|食品安全|民族团结进步|法治政府|全域旅游|友好型?|宜居"
)
_SCHEME = re.compile(
    rf"(?P<name>(?:(?![以和及与])[\u4e00-\u9fff]){{0,4}}(?:{_SCHEMES.pattern})"
    r"[\u4e00-\u9fff]{0,4}(?:城市群|城市|城|县|县城|社区|校园|乡村|工地|示范[区县市]))(?=建设|创建|试点)"
    rf"|(?:建设|创建|打造|争创)(?P<made>[\u4e00-\u9fff]{{0,4}}(?:{_SCHEMES.pattern})[\u4e00-\u9fff]{{0,2}}(?:城市|县城))(?=[，。；、和及]|$)"
)
# 平安云州建设, 健康x建设: what a place is to become
# with these a word that is no division is a place all the same
_OF_PLACES = ("平安", "健康", "法治", "美丽", "幸福", "清廉", "书香", "创新型")
_NO_PLACE = r"[化型强][省市县国区]?|[县市区乡镇村园网]"


@lru_cache(maxsize=4)
def _place_schemes(lexicon: Lexicon) -> tuple[FirstOf, re.Pattern[str]]:
    """The pattern of 平安云州建设, and what no place ends in."""
    rows = lexicon.rows("place_schemes")
    qualities = "|".join(row[0] for row in rows if row[1] == "quality")
    things = "|".join(row[0] for row in rows if row[1] == "thing")
    named = rf"(?P<name>(?:{qualities})(?:[xX*]{{1,2}}|[\u4e00-\u9fff]{{2,3}}?))”?(?P<kind>建设|创建)"
    return (
        FirstOf(named + r"(?!规划|领导|部门|办公|单位|[局厅办者])"),
        re.compile(f"(?:{things}|{_NO_PLACE})$"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFound:
    """`name` is the shortest string that identifies it; `forms` are further forms a reader accepts as the same."""

    start: int
    end: int
    name: str
    kind: str
    forms: tuple[str, ...] = ()


def _undertaken(lexicon: Lexicon) -> list[str]:
    """Regions that are undertakings when they are built."""
    return list(filter(_UNDERTAKEN.search, lexicon.words("place_names")))


@lru_cache(maxsize=4)
def _listed(lexicon: Lexicon) -> tuple[AhoCorasick, int]:
    """Programmes and, from the returned index on, regions."""
    programmes = list(dict.fromkeys(lexicon.words("programmes")))
    regions = [name for name in _undertaken(lexicon) if name not in programmes]
    return AhoCorasick([*programmes, *regions], matchkind=MatchKind.LeftmostLongest), len(programmes)


@lru_cache(maxsize=4)
def _forms(lexicon: Lexicon) -> tuple[Sieve, tuple[Callable[[str, int, int, Lexicon], list[ProjectFound]], ...]]:
    """The searches, and which of them may find anything in a text."""
    places = frozenset(row[0] for row in lexicon.rows("place_schemes") if row[1] == "quality")
    searches = (
        (_quoted, frozenset("“")),
        (_roads, literals(_ROAD.pattern)),
        (_schemes, literals(_SCHEMES.pattern)),
        (_place_scheme, places),
        (_programmes, frozenset((*lexicon.words("programmes"), *_undertaken(lexicon)))),
        (_accreditations, literals(_ACCREDITATION.pattern)),
        (_applied_for, literals(_APPLIED_FOR.pattern)),
        (_honours, literals(_HONOUR.pattern)),
        (_pollution, literals(_POLLUTION.pattern)),
        (_battles, literals(_BATTLES.pattern)),
    )
    return Sieve([needed for _, needed in searches]), tuple(search for search, _ in searches)


def by_form(text: str, start: int, end: int, lexicon: Lexicon) -> list[ProjectFound]:
    """All of these in text[start:end], in no particular order, possibly overlapping."""
    sieve, searches = _forms(lexicon)
    return [found for number in sorted(sieve.likely(text[start:end])) for found in searches[number](text, start, end, lexicon)]


def _after_verbs(text: str, left: int, right: int, stops: frozenset[str]) -> int:
    """Past governing verbs that a pattern took with it (加快清云至白石高速公路)."""
    while right - left > 4 and (
        text[left : left + 2] in stops
        or _ROADWORKS.match(text, left)
        or text[left : left + 2] in ("基本", "初步")
        or text[left] in "在对将把和及与要以"
    ):
        left += 1 if text[left] in "在对将把和及与要以" else 2
    return left


def _programmes(text: str, start: int, end: int, lexicon: Lexicon) -> list[ProjectFound]:
    automaton, regions = _listed(lexicon)
    out = []
    for index, a, b in automaton.find_matches_as_indexes(text[start:end]):
        left, right = start + a, start + b
        if index >= regions:
            if _STRATEGY.match(text, right, end) or (text.endswith("建设", start, left) and _ENDED.match(text, right, end)):
                out.append(ProjectFound(start=left, end=right, name=text[left:right], kind="programme"))
            continue
        closed = _KIND.match(text, right, end)
        till = closed.end() if closed else right
        kind = "event" if text[till - 1] == "会" else "programme"
        out.append(ProjectFound(start=left, end=till, name=text[left:till], kind=kind, forms=(text[left:right],) if closed else ()))
    return out


def _roads(text: str, start: int, end: int, lexicon: Lexicon) -> list[ProjectFound]:
    stops = governing(lexicon)
    matches = list(_ROUTE.finditer(text, start, end))
    if _ROADWORKS.search(text, start, end):
        matches += [m for m in _STREET.finditer(text, start, end) if not _NO_STREET.search(m.group())]
    out = []
    for match in matches:
        left = _after_verbs(text, match.start(), match.end(), stops)
        out.append(ProjectFound(start=left, end=match.end(), name=text[left : match.end()], kind="road"))
    return out


def _battles(text: str, start: int, end: int, _lexicon: Lexicon) -> list[ProjectFound]:
    """蓝天、碧水、净土保卫战: three of them."""
    out = []
    for match in _BATTLES.finditer(text, start, end):
        for one in re.finditer(r"[^、和]{2}", text[match.start() : match.end("last")]):
            at = match.start() + one.start()
            till = match.end() if at == match.start("last") else at + 2
            out.append(ProjectFound(start=at, end=till, name=one.group() + "保卫战", kind="quoted", forms=(one.group(),)))
    return out


def _pollution(text: str, start: int, end: int, _lexicon: Lexicon) -> list[ProjectFound]:
    out = []
    for match in _POLLUTION.finditer(text, start, end):
        members = list(re.finditer(r"[^、和及与以]+", match["of"]))
        for number, one in enumerate(members):
            at = match.start() + one.start()
            till = match.end() if number + 1 == len(members) else match.start() + one.end()
            out.append(ProjectFound(start=at, end=till, name=one.group() + match["rest"], kind="programme"))
    return out


def _accreditations(text: str, start: int, end: int, _lexicon: Lexicon) -> list[ProjectFound]:
    out = []
    for match in _ACCREDITATION.finditer(text, start, end):
        for one in re.finditer(r"[^、“”]+", text[match.start("name") : match.end()]):
            at, name = match.start("name") + one.start(), one.group()
            out.append(_title(at, name))
    return out


def _applied_for(text: str, start: int, end: int, _lexicon: Lexicon) -> list[ProjectFound]:
    return [_title(match.start("name"), match["name"]) for match in _APPLIED_FOR.finditer(text, start, end)]


def _honours(text: str, start: int, end: int, _lexicon: Lexicon) -> list[ProjectFound]:
    return [_title(match.start(1), match[1]) for match in _HONOUR.finditer(text, start, end)]


def _title(at: int, name: str) -> ProjectFound:
    return ProjectFound(start=at, end=at + len(name), name=name, kind="programme", forms=(name + "创建", name + "申报"))


def _schemes(text: str, start: int, end: int, lexicon: Lexicon) -> list[ProjectFound]:
    """智慧城市建设, 文明城市创建: named by what the town is to become."""
    out: list[ProjectFound] = []
    for match in _SCHEME.finditer(text, start, end):
        left = _after_verbs(text, match.start("made" if match["made"] else "name"), match.end(), governing(lexicon))
        name, follow = text[left : match.end()], "建设" if match["made"] else text[match.end() : match.end() + 2]
        if follow == "创建":
            out.append(ProjectFound(start=left, end=match.end() + 2, name=name + follow, kind="programme", forms=(name,)))
        else:
            out.append(ProjectFound(start=left, end=match.end(), name=name, kind="programme", forms=(name + follow,)))
    return out


def _place_scheme(text: str, start: int, end: int, lexicon: Lexicon) -> list[ProjectFound]:
    """平安云州建设: of a division, or of what a certain word or a mask tells to be a place."""
    out: list[ProjectFound] = []
    pattern, things = _place_schemes(lexicon)
    for match in pattern.finditer(text, start, end):
        name = match["name"]
        certain = name[-1] in "xX*" or name.startswith(_OF_PLACES)
        if not things.search(name) and (certain or name[2:] in divisions(lexicon).by_name):
            whole = name + match["kind"]
            out.append(ProjectFound(start=match.start("name"), end=match.end(), name=whole, kind="programme", forms=(name,)))
    return out


def _quoted(text: str, start: int, end: int, _lexicon: Lexicon) -> list[ProjectFound]:
    out = []
    for listed in _QUOTED_LIST.finditer(text, start, end):
        head = listed["head"]
        for one in _QUOTE.finditer(text, listed.start("list"), listed.end("list")):
            if head != "建设" or not _CATCHWORD.match(one[1]):
                out.append(ProjectFound(start=one.start(1), end=one.end(1), name=one[1], kind="programme", forms=(one[1] + head,)))
    for match in _QUOTED.finditer(text, start, end):
        name, head = match["name"], match["head"]
        if head.endswith(("工作", "建设")) or (head == "活动" and name[-1] in "年月周日"):
            if not _CATCHWORD.match(name):
                out.append(ProjectFound(start=match.start() + 1, end=match.end("name"), name=name, kind="programme", forms=(name + head,)))
        else:
            out.append(ProjectFound(start=match.start(), end=match.end(), name=name + head, kind="quoted", forms=(name,)))
    for match in _WHOLE.finditer(text, start, end):
        if not _CATCHWORD.match(match["name"]) and not _EACH_ONE.match(match["name"]):
            out.append(ProjectFound(start=match.start("name"), end=match.end("name"), name=match["name"], kind="quoted"))
    return out
