"""Companies, schools, hospitals, associations, courts, headquarters: a head of the table and the noun phrase before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph_builder.lexicon import Lexicon
from graph_builder.mentions.organisations import BodyFound
from graph_builder.mentions.phrases import Words, left_edge, words

_OFFICE = re.compile(
    r"办公室|成员单位|营管部|营业管理部|(?:综合|医疗救治|医疗|流调溯源|流调|物资保障|后勤保障|生活保障|交通保障|社会稳定|宣传|舆情|督导|督查|专家|隔离管控"
    r"|社区防控|核酸检测|疫苗接种|信息|外事|市场保障|应急处置|现场处置|事故调查|善后处置)(?:协调|引导)?(?:工作)?组"
)
_NO_HEAD = re.compile(r"(?<!协)会商会")  # 疫情防控会商会 is a meeting
# 县医院住院楼和县医院 are two
_SECOND = re.compile(r".{3,}[和及与](?=[省市州县区旗镇乡](?:第[一二三四五]|人民|中心)?$)")
_STOP = re.compile(r"[，。；！？：\n、（）()+＋]|(?<![\d.])\d{1,2}[.．]")
_SETS_UP = re.compile(r"(?:成立|组建|设立|建立|健全|完善|依托|发挥|由|请|充分发挥|强化|配强|明确)(?:以|了)?")
_INSIDE = re.compile(r"局|厅|部门|委|办")
# 晋升为二级医院, 不良贷款且合作银行: the name begins behind a word of this kind
_OPENING_TAGS = frozenset(("vd", "p", "d", "r", "t"))
_ZONES = frozenset(("集聚", "聚集", "示范", "合作", "试验", "保护", "开发", "功能", "集中", "经济", "先行"))
_PROPER = frozenset(("ns", "nr", "nz", "nrt", "nrfg", "z", "ng"))
_BOARD_TAGS = frozenset(("p", "d", "r"))
_FUNCTION_TAGS = frozenset(("v", "p", "d", "c", "r", "zg"))
_OWN = re.compile(r"[我本全该各][省市州盟县区旗院校国]$|[一二三四五六七八九十]+[是要]$")
_COUNTED = re.compile(r"[—\-~～至\d一二三四五六七八九十两余多]*[家个所座批支条]")
# 县医院现代医院管理: a name that ends before the head
_ENDS_BEFORE = re.compile(r".+(?:大学|医院|公司|集团|学院|银行)(?P<rest>.+)")
_DIGITS = frozenset("0123456789一二三四五六七八九十百两余多")
_CUTS = frozenset("以为是成至到出当且经该各即被让给使把将由对向与请在从如像叫及其")


@dataclass(frozen=True, slots=True)
class _Head:
    text: str
    kind: str
    not_before: str
    not_behind: str


@dataclass(frozen=True, slots=True, eq=False)
class _Heads:
    find: AhoCorasick
    rows: tuple[_Head, ...]
    generic: re.Pattern[str]
    broad: re.Pattern[str]
    complete: frozenset[str]
    levelled: frozenset[str]
    zones: frozenset[str]
    verbs: frozenset[str]
    governing: frozenset[str]


@lru_cache(maxsize=4)
def _heads(lexicon: Lexicon) -> _Heads:
    rows = tuple(_Head(*(*row, "", "")[:4]) for row in lexicon.rows("institution_heads"))
    words_of = {
        kind: [row[1] for row in lexicon.rows("institution_words") if row[0] == kind]
        for kind in ("generic", "broad", "complete", "level", "verb", "governing", "zone")
    }
    verbs = frozenset(lexicon.words("governing_verbs")) | frozenset(lexicon.words("work_verbs")) | frozenset(words_of["verb"])
    return _Heads(
        find=AhoCorasick([row.text for row in rows], matchkind=MatchKind.LeftmostLongest),
        rows=rows,
        generic=_only(words_of["generic"]),
        broad=_only(words_of["generic"] + words_of["broad"]),
        complete=frozenset(words_of["complete"]),
        levelled=frozenset(words_of["level"]),
        zones=frozenset(words_of["zone"]),
        verbs=frozenset(verb for verb in verbs if len(verb) > 1),
        governing=frozenset(words_of["governing"]),
    )


def _only(words_: list[str]) -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(sorted(map(re.escape, words_), key=lambda word: (-len(word), word)))})+$")


def find(text: str, start: int, end: int, lexicon: Lexicon) -> list[BodyFound]:
    """Named institutions of text[start:end] in order. A head with a generic modifier (各企业, 公立医院) names none."""
    heads = _heads(lexicon)
    out: list[BodyFound] = []
    for index, a, b in heads.find.find_matches_as_indexes(text[start:end]):
        head = heads.rows[index]
        a, b = a + start, b + start
        if (b < end and text[b] in head.not_before) or (a > start and text[a - 1] in head.not_behind):
            continue
        if head.text == "商会" and _NO_HEAD.match(text, a - 1, b):
            continue
        left = _left(text, start, a, b, head, heads, lexicon)
        if left is not None and head.kind == "institution" and (second := _SECOND.match(text, left, a)):
            left = second.end()
        if left is None or not _named(text[left:a], head, heads):
            continue
        if head.kind in ("headquarters", "company") and (office := _OFFICE.match(text, b, end)):
            b = office.end()
        out.append(
            BodyFound(
                start=left,
                end=b,
                name=text[left:b].replace("“", "").replace("”", ""),
                generic=text[b - 2 : b] == "单位",
                group_start=left,
                group_end=b,
                institution=head.kind != "headquarters",
                seated=head.kind in ("institution", "court"),
            )
        )
    return out


def _left(text: str, start: int, a: int, b: int, head: _Head, heads: _Heads, lexicon: Lexicon) -> int | None:
    """Where the name with the head at [a, b) begins."""
    most = 32 if head.kind == "headquarters" else 22
    low = max(start, a - most - 4)
    tokens = _with_tourism(words(text, max((match.end() for match in _STOP.finditer(text, low, a)), default=low), b))
    last = len(tokens.words) - 1
    if head.kind == "brand":
        return _brand(tokens, a)
    first = left_edge(tokens, last, lexicon, most=most)
    if first > last:
        return None
    if 1 < first < last and tokens.words[first] == "区" and tokens.words[first - 1] in _ZONES:
        # the verb inside 集聚|区 is no verb
        first = left_edge(tokens, first - 2, lexicon, most=most)
    named = _behind_verb(tokens, first, last, head, heads)
    if head.kind == "headquarters" and named == first:
        named = _over_and(tokens, first, heads, lexicon)
    left = tokens.starts[named]
    while left < a and text[left] in _CUTS and not text.startswith(("经开", "经济", "经纬", "及第", "成都", "成人"), left):
        left += 1
    if left < a and (counted := _COUNTED.match(text, left, a)) and (counted.end() - left > 1 or text[max(start, left - 1)] in _DIGITS):
        left = counted.end()
    if left > start and text[left - 1 : left + 1] in heads.governing:
        # 落实|城投公司, where the segmenter sees a name 实城
        left += 1
    return left if left <= a else None


def _with_tourism(tokens: Words) -> Words:
    """全域旅游 is a field of work, where 全域 alone is an adverb."""
    at = tokens.words.index("全域") if "全域" in tokens.words else -1
    if at < 0 or at + 1 >= len(tokens.words) or not tokens.words[at + 1].startswith("旅游"):
        return tokens
    return Words(
        starts=tokens.starts[: at + 1] + tokens.starts[at + 2 :],
        ends=tokens.ends[:at] + tokens.ends[at + 1 :],
        words=(*tokens.words[:at], "全域" + tokens.words[at + 1], *tokens.words[at + 2 :]),
        tags=(*tokens.tags[:at], "n", *tokens.tags[at + 2 :]),
    )


def _brand(tokens: Words, a: int) -> int | None:
    """伊江|乳业, 清河|蓝山|药业: proper names right before a trade make a company's name."""
    left = None
    for index in range(len(tokens.words) - 1, -1, -1):
        begin, tag = tokens.starts[index], tokens.tags[index]
        if begin >= a:
            continue
        if tokens.ends[index] > a or not (tag in _PROPER or all(char in "xX*×" for char in tokens.words[index])):
            break
        left = begin
    return left


def _over_and(tokens: Words, first: int, heads: _Heads, lexicon: Lexicon) -> int:
    """放管服改革和营商环境优化领导小组 is one body: the conjunction stands inside its field of work, behind a verb or at the beginning."""
    if first > 2 and tokens.words[first - 1] in heads.verbs and tokens.words[first - 2] in ("和", "及"):
        # 改革和优化|营商环境专班: the verb belongs to the second field of work
        first -= 1
    if first < 2 or tokens.words[first - 1] not in ("和", "及", "与") or _INSIDE.search(tokens.words[first - 2]):
        return first
    if tokens.words[first - 2] in heads.verbs and (tokens.tags[first - 2] == "v" or tokens.words[first - 1] == "与"):
        return first
    further = left_edge(tokens, first - 2, lexicon, most=12)
    if further > first - 2 or (further and not _SETS_UP.fullmatch(tokens.words[further - 1])):
        return first
    return further


def _behind_verb(tokens: Words, first: int, last: int, head: _Head, heads: _Heads) -> int:
    """The first word behind what governs the name (规范|民营医院, 晋升为|二级医院) or points at it (我州|某公司)."""
    at = first
    board = head.kind == "headquarters"
    reach, opening = (last - 1, _BOARD_TAGS) if board else (last, _OPENING_TAGS)
    for index in range(first, last):
        word, tag = tokens.words[index], tokens.tags[index]
        if word == "“":
            break
        opens = index == at and (word in heads.verbs or tag in opening or (tag in ("q", "m") and not word.startswith("第")))
        if (
            (opens and word not in heads.levelled)
            or (word in heads.governing and index < reach)
            or (word in _CUTS and tag in _FUNCTION_TAGS)
            or (len(word) > 2 and word[-1] in "为成至到出" and index == at)
            or _OWN.match(word)
        ):
            at = index + 1
    return at


def _named(modifier: str, head: _Head, heads: _Heads) -> bool:
    zone = modifier in heads.zones and head.text.startswith("管")
    if zone or head.text in heads.complete or (modifier in heads.levelled and head.text in heads.levelled):
        return True
    if len(modifier) < 2 or modifier[-1] in "某一该各":
        return False
    if head.kind == "headquarters":
        plain = head.text.endswith(("工作组", "专班", "工作小组", "委员会", "推进小组", "专家组", "指导组", "推进组"))
        return not (plain and not modifier.startswith("乡镇") and heads.generic.match(modifier))
    if (before := _ENDS_BEFORE.fullmatch(modifier)) is not None and heads.broad.match(before["rest"]):
        return False
    return not (heads.generic if head.kind == "association" else heads.broad).match(modifier)
