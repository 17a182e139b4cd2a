"""Noun phrases by words and tags: how far left the name that ends in a head reaches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from graph_builder.lexicon import Lexicon
from graph_builder.mentions.segment import tagged

_STOP_TAGS = frozenset({"p", "d", "r", "y", "e", "o", "u", "ud", "ug", "uj", "ul", "uv", "uz", "f", "t"})
_CONNECTIVE = frozenset("和与及或")
_OPEN = frozenset("“‘《（(")
_SHUT = frozenset("”’》）)")
_INNER_MARKS = frozenset("-—－+·.*×%＋/")
_LEVELS = frozenset("省市州县区旗盟镇乡村")
_YEARS = re.compile(r"[一二三四五六七八九十两\d]+年")
_MASKS = frozenset("xX*×某")


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


def words(text: str, start: int, end: int) -> Words:
    found = tagged(text[start:end])
    forms = tuple(word for word, _ in found)
    edges = tuple(accumulate(map(len, forms), initial=start))
    return Words(edges[:-1], edges[1:], forms, tuple(tag for _, tag in found))


@lru_cache(maxsize=4)
def governing(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.words("governing_verbs"))


@lru_cache(maxsize=4)
def _inner(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.words("inner_verbs"))


def left_edge(run: Words, last: int, lexicon: Lexicon, *, most: int = 30) -> int:
    """Index of the first word of the noun phrase that ends with word `last`; `last + 1` where not even that word belongs.

    Stops at governing verbs, function words, measures and marks; quoted parts are taken whole.
    """
    stops, inner = governing(lexicon), _inner(lexicon)
    at = last
    while at >= 0 and run.ends[last] - run.starts[at] <= most:
        word, tag = run.words[at], run.tags[at]
        if word in _SHUT:
            opened = _opening(run, at)
            if opened < 0:
                break
            at = opened - 1
            continue
        if not _inside_name(run, at, last, word, tag, stops) and not _nominal_verb(run, at, last, inner, stops):
            break
        at -= 1
    first = at + 1
    while first < last and (run.words[first] in _CONNECTIVE or run.tags[first] in ("ul", "c") or _opens_with_verb(run, first, last)):
        first += 1
    return first


def _opens_with_verb(run: Words, first: int, last: int) -> bool:
    """改造 in 改造农村公路: a verb before a noun governs it; before another verb or the head it is part of the name."""
    if run.words[first] in ("建设", "推进", "提升", "实施", "打造", "构建", "创建") and first < last:
        return True
    return run.tags[first] == "v" and first + 1 < last and run.tags[first + 1].startswith("n") and len(run.words[first]) > 1


def _opening(run: Words, at: int) -> int:
    for index in range(at - 1, max(-1, at - 25), -1):
        if run.words[index] in _OPEN:
            return index
    return -1


_NOMINAL_TAGS = ("n", "vn", "j", "l", "an", "i")


def _nominal_verb(run: Words, at: int, last: int, inner: frozenset[str], stops: frozenset[str]) -> bool:
    """促进 in 就业促进计划, 全面 in 脱贫攻坚全面普查: a verb or adverb inside a name has a noun before it."""
    if at == 0 or at == last or run.words[at] not in inner:
        return False
    before, tag = run.words[at - 1], run.tags[at - 1]
    further = at >= 2 and run.tags[at - 2].startswith(_NOMINAL_TAGS)
    if before in stops:
        return before in inner and further
    if tag in ("d", "ad", "a") and len(before) == 2:
        # 服务 in 电信普遍服务试点
        return further
    return tag.startswith(_NOMINAL_TAGS) and not before.endswith("部门") and before not in ("我省", "我市", "我县")


def _inside_name(run: Words, at: int, last: int, word: str, tag: str, stops: frozenset[str]) -> bool:
    if at == last:
        return True
    if word in _LEVELS:
        return True
    if tag in ("t", "m") and at == last - 1 and _YEARS.fullmatch(word):
        return True
    if len(word) == 4 and word[:2] in stops and word[2:] in stops:
        return False
    if word in stops or (len(word) > 3 and (word[-2:] in stops or word[:2] in stops) and tag.startswith(("v", "d", "l", "i", "z"))):
        return False
    if tag == "x":
        return all(char in _INNER_MARKS or char in _MASKS for char in word)
    if tag in ("d", "ad", "f", "a") and 0 < at < last and len(word) == 2 and run.tags[at - 1].startswith(_NOMINAL_TAGS):
        # 普遍 in 电信普遍服务试点
        return True
    if tag in _STOP_TAGS or tag == "c":
        return False
    if tag == "m":
        # 三个, 一批 count; 二期, 第四, 三年 are inside names
        following = run.tags[at + 1] if at < last else ""
        return following != "q" or run.words[at + 1] in ("期", "年", "级", "号", "大", "河") or word.startswith("第")
    if tag == "q":
        return (at > 0 and run.tags[at - 1] == "m" and word in ("期", "年", "级", "号", "大", "段")) or word in ("段", "期")
    return True
