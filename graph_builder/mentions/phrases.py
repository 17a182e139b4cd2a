"""Noun phrases by words and tags: how far left the name that ends in a head reaches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from graph_builder.lexicon import Lexicon
from graph_builder.mentions.segment import tagged

_STOP_TAGS = frozenset({"p", "r", "y", "e", "o", "u", "ud", "ug", "uj", "ul", "uv", "uz", "c"})
_CONNECTIVE = frozenset("和与及或")
_OPEN = frozenset("“‘《（(")
_SHUT = frozenset("”’》）)")
_INNER_MARKS = frozenset("-—－+·.*×%＋/")
_LEVELS = frozenset("省市州县区旗盟镇乡村")
_YEARS = re.compile(r"[一二三四五六七八九十两\d]+年")
_MASKS = frozenset("xX*×某")
# 今年, 上半年, 三季度: time the work; 现代, 新一代, 冬季, 新年 are inside names
_TIME = re.compile(
    r"[今明去当本近前后上下全每翌].{0,2}[年月日周天期]|[年月周].{1,2}|[今明去本每前后第上下一二三四十\d]{0,5}(?:季度|半年|年底|年初|年内|月份?|期间)|.{1,4}(?:期间|时期|时候|以来|以后|之前|之后)"
    r"|目前|当前|现在|同时|以后|届时|即日|日前|此时|如今|平时|随时|将来|今后|最近|近日|近来|过去|长远|新时代|当地时间|期间|同期|明后年"
)
_COUNT = re.compile(r"[一二三四五六七八九十百千两几\d]+[个项批次座家条处名种类轮场遍番套件户亩公里辆]+")
_PARTED = re.compile("和县|并[网轨校村]|要紧[盯扣抓跟贴咬密]|高质量发展")
_EQUALS = re.compile("等(?:级|候|待|于|同|额|效|值|到|次|离子|距|高|量|价|保)")
_MEASURES = frozenset("个项批次座家条处名种类轮场遍套件户亩")
_NOMINAL_TAGS = ("n", "vn", "j", "l", "an", "i", "s", "b")
_KIN = ("示范", "项目", "工程", "专项", "试点")
# what is left of 重点领域, 有关方面 names nothing at the head of a name
_LOOSE = frozenset(("领域", "方面", "行业", "环节", "问题", "突出问题", "相关", "有关", "各类", "各级"))
_ACTING = ("部门", "机构", "地方", "我省", "我市", "我县", "社会资本")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a run with their offsets in the text that holds the run. Parallel tuples."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    tags: tuple[str, ...]

    def index_ending(self, end: int) -> int:
        """The word that holds position end - 1."""
        low, high = 0, len(self.ends)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] < end:
                low = middle + 1
            else:
                high = middle
        return min(low, len(self.ends) - 1)


@dataclass(frozen=True, slots=True)
class _Verbs:
    """`stops` end a name at its left; of these `inner` may stand inside it behind a noun, `opening` may begin it behind another verb;
    `pure` govern a name and are never part of it; `always` open no name, whatever stands before them."""

    stops: frozenset[str]
    inner: frozenset[str]
    opening: frozenset[str]
    pure: frozenset[str]
    always: frozenset[str]

    def governs(self, word: str) -> bool:
        """Whether a name is the object of a word: a verb and nothing else, or what ends in one (广泛开展)."""
        return word in self.pure or (len(word) == 4 and word[2:] in self.pure)


def words(text: str, start: int, end: int) -> Words:
    found: Sequence[tuple[str, str]] = tagged(text[start:end])
    if text.find("等", start, end) >= 0:
        found = _without_et_cetera(found)
    if _PARTED.search(text, start, end):
        found = _parted(found)
    forms, tags = zip(*found, strict=True) if found else ((), ())
    edges = tuple(accumulate(map(len, forms), initial=start))
    return Words(edges[:-1], edges[1:], forms, tags)


def _without_et_cetera(found: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """等 at the end of a list is a word of its own, also where the dictionary takes it for the beginning of the next (等物|联网)."""
    out: list[tuple[str, str]] = []
    for word, tag in found:
        if len(word) > 1 and word[0] == "等" and not _EQUALS.match(word):
            out += [("等", "u"), (word[1:], "n")]
        else:
            out.append((word, tag))
    return out


def _parted(found: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """和县 behind a noun joins (县医院综合楼和|县中医院), whatever place is called so; 并网 is one word."""
    out: list[tuple[str, str]] = []
    for word, tag in found:
        if word == "和县" and out and out[-1][1].startswith("n"):
            out += [("和", "c"), ("县", "n")]
        elif word in ("网", "轨", "校", "村") and out and out[-1][0] == "并":
            out[-1] = ("并" + word, "vn")
        elif word == "发展" and out and out[-1][0] == "高质量":
            out[-1] = ("高质量发展", "n")
        elif out and out[-1][0] == "要紧" and word[0] in "盯扣抓跟贴咬密":
            out[-1:] = [("要", "v"), ("紧" + word, "v")]
        else:
            out.append((word, tag))
    return out


@lru_cache(maxsize=4)
def governing(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.words("governing_verbs"))


@lru_cache(maxsize=4)
def _verbs(lexicon: Lexicon) -> _Verbs:
    inner = lexicon.rows("inner_verbs")
    opening = frozenset(row[0] for row in inner if row[1:] == ("opens",))
    pure = frozenset(row[0] for row in lexicon.rows("governing_verbs") if row[1:] != ("adverb",))
    always = frozenset(row[0] for row in inner if row[1:] in (("governs",), ("never",)))
    inside = frozenset(row[0] for row in inner if row[1:] != ("never",))
    return _Verbs(governing(lexicon), inside, opening, pure - opening, always)


def left_edge(run: Words, last: int, lexicon: Lexicon, *, most: int = 30) -> int:
    """Index of the first word of the noun phrase that ends with word `last`; `last + 1` where not even that word belongs.

    Stops at governing verbs, function words, measures and marks; quoted parts are taken whole.
    """
    verbs = _verbs(lexicon)
    at = last
    while at >= 0 and run.ends[last] - run.starts[at] <= most:
        if run.words[at] in _SHUT:
            opened = _opening(run, at)
            if opened < 0:
                break
            at = opened - 1
            continue
        if at < last and not _belongs(run, at, last, verbs):
            break
        at -= 1
    first = at + 1
    while first < last and (
        run.words[first] in _CONNECTIVE
        or run.tags[first] in ("ul", "c")
        or _comparative(run, first)
        or run.words[first] in _LOOSE
        or _opens_with_verb(run, first, last, verbs)
    ):
        first += 1
    return first


def _comparative(run: Words, first: int) -> bool:
    """多 in 争取更多项目, 大 in 加大项目投入 belong to the word before."""
    return first > 0 and run.words[first] in ("多", "大") and run.words[first - 1] in ("更", "加", "扩", "再")


def _opens_with_verb(run: Words, first: int, last: int, verbs: _Verbs) -> bool:
    """改造 in 改造农村公路: a verb before a noun governs it; behind another verb or a mark it is part of the name (实施应用场景行动)."""
    if run.words[first] in verbs.always:
        return True
    if run.tags[first] != "v" or len(run.words[first]) < 2 or not run.tags[first + 1].startswith("n"):
        return False
    return not (first and (verbs.governs(run.words[first - 1]) or run.words[first - 1] in "、等及和与"))


def _opening(run: Words, at: int) -> int:
    for index in range(at - 1, max(-1, at - 25), -1):
        if run.words[index] in _OPEN:
            return index
    return -1


def _belongs(run: Words, at: int, last: int, verbs: _Verbs) -> bool:
    word, tag = run.words[at], run.tags[at]
    if word in _LEVELS:
        return True
    if tag == "x":
        return all(char in _INNER_MARKS or char in _MASKS for char in word)
    if at and word in _MEASURES and run.tags[at - 1] == "m":
        return False
    if word == "突出" and run.words[at + 1] == "问题":
        return True
    if word in verbs.stops:
        return _nominal_verb(run, at, last, verbs) or (word in verbs.opening and at > 0 and _governed(run, at, verbs))
    if _compound(word, tag, verbs):
        return False
    if tag in ("t", "m", "q"):
        return _number(run, at, last, word, tag)
    if tag in ("d", "ad", "f"):
        # 普遍 in 电信普遍服务试点, 长期 in 推进长期护理保险试点, 东 in 启动东山组团: what stands behind a verb opens the object
        return at > 0 and (
            (len(word) == 2 and (run.tags[at - 1].startswith((*_NOMINAL_TAGS, "eng")) and run.words[at - 1] not in verbs.stops))
            or ((len(word) == 2 or tag == "f") and (verbs.governs(run.words[at - 1]) or run.words[at - 1] in "、，的"))
        )
    return tag not in _STOP_TAGS


def _governed(run: Words, at: int, verbs: _Verbs) -> bool:
    """Whether a word opens the object of a verb, or does so with another such word before it (落实集中服务企业活动)."""
    before = run.words[at - 1]
    return verbs.governs(before) or before == "等" or (before in verbs.opening and at > 1 and verbs.governs(run.words[at - 2]))


def _compound(word: str, tag: str, verbs: _Verbs) -> bool:
    """Verbs of more than one part: 组织实施, 广泛开展, 抓好."""
    if len(word) == 4 and word[2:] in verbs.stops and (word[:2] in verbs.stops or word[2:] not in verbs.inner):
        return True
    if len(word) == 3 and word[2] in "为到成出好了":
        # 晋升为, 建设成: verbs with their complement, whatever they are tagged
        return word[:2] in verbs.stops
    opens = word[:2] in verbs.stops and word[:2] not in verbs.opening
    return len(word) > 3 and (word[-2:] in verbs.stops or opens) and tag.startswith(("v", "d", "l", "i", "z"))


def _nominal_verb(run: Words, at: int, last: int, verbs: _Verbs) -> bool:
    """促进 in 就业促进计划, 全面 in 脱贫攻坚全面普查: a verb or adverb inside a name has a noun before it."""
    if at == 0 or run.words[at] not in verbs.inner:
        return False
    before, tag = run.words[at - 1], run.tags[at - 1]
    if run.words[at] == "建设" and tag in ("ns", "nt") and at + 2 < last:
        # 青州市建设|大宗商品交易平台, but 青州市建设项目
        return False
    if run.words[at] in verbs.always and at + 1 < last and _has_object(run, at):
        return False
    further = at >= 2 and (run.tags[at - 2].startswith(_NOMINAL_TAGS) or (at >= 3 and verbs.governs(run.words[at - 3])))
    if before in verbs.stops:
        return before in verbs.inner and further
    if tag in ("v", "q") and at >= 2 and (verbs.governs(run.words[at - 2]) or run.tags[at - 2].startswith((*_NOMINAL_TAGS, "v"))):
        # 推广 in 实施应用推广行动, 提升 in 智能制造提升行动
        return True
    if tag in ("d", "ad", "a") and len(before) == 2:
        # 服务 in 电信普遍服务试点, 协同 in 实施软硬协同行动
        return further or at < 2 or verbs.governs(run.words[at - 2]) or run.words[at - 2] in "）、，"
    return tag.startswith(_NOMINAL_TAGS) and not before.endswith(_ACTING)


def _has_object(run: Words, at: int) -> bool:
    """Whether a verb in the middle of a run governs what follows: 企业建设|算法基地, 之力推进|旧城改造; not 平安建设示范县."""
    if run.tags[at + 1] not in ("n", "ns", "nz", "nr", "b", "j") or run.words[at + 1].startswith(_KIN):
        return False
    return (
        run.words[at] != "建设"
        or run.tags[at - 1] in ("ns", "nt")
        or run.words[at - 1].endswith(("企业", "单位", "高校", "院所", "地区", "国家"))
    )


def _number(run: Words, at: int, last: int, word: str, tag: str) -> bool:
    """三个, 一批 count and 今年 dates; 二期, 第四, 三年, 新一代 are inside names."""
    if tag == "t":
        return (at == last - 1 and bool(_YEARS.fullmatch(word))) or not _TIME.fullmatch(word)
    if tag == "q":
        # 段 in 坝区段 is a noun that the tagger takes for a measure
        before = run.tags[at - 1] if at else ""
        return word in ("期", "年", "级", "号", "大", "段") if before == "m" else before.startswith(_NOMINAL_TAGS)
    if at == last - 1 and _YEARS.fullmatch(word):
        return True
    if _COUNT.fullmatch(word):
        return False
    following = run.tags[at + 1] if at < last else ""
    if at < last and run.words[at + 1] in _MEASURES:
        return False
    return following != "q" or run.words[at + 1] in ("期", "年", "级", "号", "大", "河") or word.startswith("第")
