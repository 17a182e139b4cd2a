"""Local place names by their suffix: how far left the name reaches, and whether what stands there is a name at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph_builder.lexicon import Lexicon
from graph_builder.lexicon.divisions import divisions
from graph_builder.mentions.segment import tagger
from graph_builder.model.span import LocalSpan

_MASK = r"[xX×*＊某]{1,3}"
_MASKED = re.compile(_MASK)
_GOES_ON = frozenset({"山", "岭", "湾", "滩", "港"})
# x省江 in x省江油市 is no river
_DIVIDED = re.compile(r"[省市]")
_COMMON_STEMS = frozenset({"湖", "小流域"})
_GENERIC_BEHIND_MASK = frozenset({"社区", "村", "示范区", "试验区", "片区", "街道"})
_DROPPED = frozenset({"小流域"})
"""Suffixes that are no part of the name: 乱石河小流域 is the basin of 乱石河."""
_NAME_TAGS = frozenset({"ns", "nr", "nrt", "nrfg", "nz", "nt"})
_STOP_TAGS = frozenset("v vd vi vq vg p c d df u uj ul uv ud uz ug r m mq t q i l y f".split())  # noqa: SIM905 - one line of tags
_SINGLE_STOPS = frozenset(
    "在到对把和与及等的了以为从由向各全本该每个我抓建其将让使于至是有好做中内或并被用按就要又还再即给往靠离比据经过沿跨临"
    "一二三四五六七八九十两几多另某此这那所第型式类级条座处批市县州省区"
)
_LEAD = frozenset("以在把将与和各对从为被使让由向及等入千")
"""Function characters that the segmenter glues to an unknown name (以伊敏河)."""
_SPLIT = re.compile(r"[^\u4e00-\u9fffxX×*＊]+")
_BEHIND = {
    "镇": r"(?!长|村|域|区|江|静|痛|压|定|级|街道|直|两级)",
    "乡": r"(?!村|镇|长|亲|土|愁|音|里|域|情|贤|级|统筹|融合|居民|干部)",
    "街道": r"(?!两侧|社区)",
    "社区": r"(?!工作|服务|卫生服|居家|矫正|治理|建设|养老|教育|医|民警|文化|康复|网格|工厂|管理|居民|基层)",
    "屯": r"(?![昌垦溪田兵里集粮级垒])",
    "村": r"(?!民|级|集|干|委|镇|庄|屯|容|规|企|改|两|支|务|社|落|寨|医|卫|道|内|里|外|小|户|貌|史|”)",
    "河": r"(?!湟|路|街|长|道|湖|北|南|东|西|流|段|床|堤|源|畔|水|谷|网|口|岸|沟|砂|沙|套)",
    "江": r"(?!路|街|河|湖|苏|西|山|北|南|东|淮|水|段|边|畔|城|岸)",
    "湖": r"(?!路|街|北|南|泊|长|库|区|州|畔|景区|水|滨|岸)",
    "岛": r"(?!市|屿|上|内|链|国)",
    "矿": r"(?!产|山|业|区|井|权|企|石|物|工|井|泉|难|务|热)",
    "山": r"(?!人才|蜀水|学者|英才|产业领军|[水湖东西南北区林村体头地路门货脉坡上下洪火川庄寨丘塘坪羊药乡城河沟口县市镇岭])",
    "岭": r"(?![南县镇村乡区])",
    "湾": r"(?![区村镇乡里])",
    "滩": r"(?![涂村头镇乡区])",
    "港": r"(?![口珠澳股人务资商区产台元币铁交城湾村镇])",
    "新区": r"",
    "水库": r"(?!移民|群)",
    "流域": r"",
    "湿地": r"(?!公园|保护|修复)",
    "草原": r"(?!生态|防|奖|监|执|过牧|确权)",
    "煤矿": r"(?!安全|企|智)",
}


@dataclass(frozen=True, slots=True)
class Suffix:
    text: str
    group: str
    level: str | None
    most: int


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    text: str
    tag: str


class Stems:
    """Finds names that end in a suffix of the table place_suffixes."""

    __slots__ = ("_by_text", "_masked", "_names", "_pattern", "_stops", "_verbs")

    def __init__(self, suffixes: tuple[Suffix, ...], stops: frozenset[str], names: frozenset[str], verbs: frozenset[str]) -> None:
        self._by_text = {suffix.text: suffix for suffix in suffixes}
        ordered = sorted(self._by_text, key=lambda text: (-len(text), text))
        self._pattern = re.compile("|".join(f"{re.escape(text)}{_BEHIND.get(text, '')}" for text in ordered))
        self._masked = re.compile(rf"{_MASK}$")
        self._stops = stops
        self._names = names
        self._verbs = verbs

    def find(self, text: str, lexicon: Lexicon, start: int, stop: int) -> list[tuple[LocalSpan, str | None]]:
        found = []
        edge = start
        for match in self._pattern.finditer(text, start, stop):
            suffix = self._by_text[match.group()]
            begin = self._begin(text, max(edge, match.start() - suffix.most - 4), match.start(), match.end(), suffix)
            if begin is None or self._ends_in_known(text, begin, match.end(), suffix):
                continue
            if len(suffix.text) == 1 and suffix.group == "nature" and _DIVIDED.search(text, begin + 1, match.start()):
                continue
            found.append((LocalSpan(begin, match.start() if suffix.text in _DROPPED else match.end()), suffix.level))
            if suffix.text not in _GOES_ON:
                # 西山 may go on as 西山湾水库
                edge = match.end()
        return found

    def _is_order(self, stem: str) -> bool:
        return any(stem[:size] in self._verbs for size in range(2, len(stem)))

    def _ends_in_known(self, text: str, begin: int, end: int, suffix: Suffix) -> bool:
        """年浙江, 团洞庭湖: what is known already, with a stray character before it."""
        return suffix.group == "nature" and any(text[cut:end] in self._names for cut in range(begin + 1, end - 1))

    def _begin(self, text: str, low: int, at: int, end: int, suffix: Suffix) -> int | None:
        """Where the name with the suffix at [at, end) begins; None where no name stands before it."""
        window = text[low:at]
        masked = self._masked.search(window)
        if masked:
            return low + masked.start() if suffix.text not in _GENERIC_BEHIND_MASK else None
        low += max((m.end() for m in _SPLIT.finditer(window)), default=0)
        if low >= at:
            return None
        words = _words(text, low, end)
        last = next((index for index, word in enumerate(words) if word.end > at), len(words) - 1)
        whole = words[last]
        if whole.start >= at:
            return self._reach(words, last - 1, at, suffix, [])
        lead = 1 if len(whole.text) > 2 and whole.text[0] in _LEAD else 0
        stem = text[whole.start + lead : at]
        if not stem or stem in self._stops or stem[0] in _LEAD or self._is_order(stem):
            return None
        if whole.tag not in _NAME_TAGS and not (suffix.group == "unit" and len(whole.text) > 2):
            return None if suffix.group != "zone" else self._reach(words, last, at, suffix, [])
        if lead or len(stem) > 2:
            return whole.start + lead
        return self._reach(words, last - 1, whole.start, suffix, [Word(whole.start, at, stem, "ns")])

    def _reach(self, words: list[Word], index: int, at: int, suffix: Suffix, parts: list[Word]) -> int | None:
        """Takes words to the left while they can belong to the name. `parts` runs from the suffix to the left."""
        parts = list(parts)
        while index >= 0:
            word = words[index]
            if at - word.start > suffix.most or self._ends(word, suffix, parts):
                break
            parts.append(word)
            index -= 1
        if suffix.group == "zone":
            while parts and not self._heads_zone(parts[-1]):
                parts.pop()
        if not parts or not self._is_name(parts, suffix):
            return None
        return parts[-1].start

    def _ends(self, word: Word, suffix: Suffix, parts: list[Word]) -> bool:
        if len(word.text) == 1:
            return word.text in _SINGLE_STOPS or word.tag in _STOP_TAGS - {"f", "m"} or (bool(parts) and len(parts[-1].text) > 2)
        if suffix.group == "zone":
            return word.tag in _STOP_TAGS and word.text not in self._names
        if word.text in self._verbs:
            # 新建 in 新建云山 governs, though a district is called so
            return True
        if parts and all(len(part.text) == 1 for part in parts):
            return word.tag not in _NAME_TAGS or len(word.text) > 3
        if parts:
            return not (suffix.text == "小流域" and word.tag == "n" and word.text not in self._stops)
        if word.text in self._stops or word.text in self._verbs:
            return True
        if word.tag in _NAME_TAGS or word.text in self._names:
            return False
        if suffix.level == "township":
            return word.tag in {"p", "c", "d", "r", "m", "u"} or len(word.text) > 3 or (suffix.text == "街道" and word.tag == "v")
        return not (suffix.text in _COMMON_STEMS and word.tag == "n")

    def _heads_zone(self, word: Word) -> bool:
        if word.text in self._names or _MASKED.match(word.text):
            return True
        known = word.tag == "ns" or (word.tag in {"nr", "nz", "nrt"} and len(word.text) <= 3)
        return known and len(word.text) > 1 and word.text not in self._stops and not self._is_order(word.text + "区")

    def _is_name(self, parts: list[Word], suffix: Suffix) -> bool:
        if suffix.group == "zone":
            return True
        stem = "".join(word.text for word in reversed(parts))
        if stem in self._stops or parts[0].text in self._stops:
            return False
        return len(stem) >= 2 or parts[0].tag in _NAME_TAGS


def _words(text: str, start: int, end: int) -> list[Word]:
    found = []
    at = start
    for word, tag in tagger()(text[start:end]):
        found.append(Word(at, at + len(word), word, tag))
        at += len(word)
    return found


@lru_cache(maxsize=4)
def stems(lexicon: Lexicon) -> Stems:
    suffixes = tuple(Suffix(text, group, level or None, int(most)) for text, group, level, most in lexicon.rows("place_suffixes"))
    stops = frozenset(lexicon.words("place_stops"))
    names = frozenset(name for name in divisions(lexicon).by_name if len(name) > 1) - frozenset(lexicon.words("place_ambiguous"))
    verbs = frozenset(lexicon.words("governing_verbs")) | frozenset(lexicon.words("work_verbs"))
    return Stems(suffixes, stops, names | frozenset(lexicon.words("place_names")), frozenset(verb for verb in verbs if len(verb) > 1))
