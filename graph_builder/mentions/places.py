"""Named places: divisions by table, well-known regions by list, local names (大北沟镇, x河) by suffix and left boundary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from ahocorasick_rs import AhoCorasick, MatchKind

from graph_builder.lexicon import Lexicon
from graph_builder.lexicon.divisions import Divisions, divisions
from graph_builder.lexicon.gazetteer import occurrences
from graph_builder.mentions import sites
from graph_builder.mentions.place_stems import Stems, stems
from graph_builder.mentions.segment import tagger
from graph_builder.model.span import LocalSpan

_NO_NAME_AFTER = {
    "县城": re.compile(r"[市镇乡区]"),
    "城区": re.compile(r"[县市域]"),
    "老城区": re.compile(r"(?!)"),
    "西部": re.compile(r"(?!大开发|地区|、|和|等|省|$)"),
    "东北": re.compile(r"(?!振兴|全面振兴|老工业|地区|、|和|等|三省|$)"),
    "中部": re.compile(r"(?!崛起|地区|、|和|等|省|$)"),
    "东部": re.compile(r"(?!地区|率先|、|和|等|省|发达|沿海|$)"),
    "中西部": re.compile(r"[省县]"),
    "关中": re.compile(r"[华央国小]"),
    "三北": re.compile(r"防护林|工程|攻坚战"),
    "泰山": re.compile(r"人才|产业|学者|英才"),
}
_UNITS = ("省", "市", "州", "盟", "县", "区", "旗", "地区")
_COUNTED = ("全", "我", "各", "该", "本", "个", "老", "新", "旧")
_LINKS = frozenset("、至和与及—")
_FUNCTION = frozenset("在和与及从为被使让由向对把将等给比")
_EVENT = re.compile(r"(?:[冬夏]季?)?(?:奥运|残奥|奥会|冬奥|冬残奥|世博会|亚运|大运会|共识|协定|宣言)")
"""北京冬奥会 is an event, no work in the city."""
_STREET = re.compile(r"(?:[东南西北中]|[一二三四])?(?:路(?![网演灯])|街|大街|大道|桥|广场)")
"""望江路 is a street, wherever it lies."""
_MASKED_UNIT = re.compile(
    r"(?<![0-9A-Za-z])[xX×*＊]{1,3}(?:(?:自治)?州(?![县市]|\d)|省(?![委级直道厅局办市政人内外]|[\u4e00-\u9fff]{2,3}[市县区州旗]|[xX×*＊]))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFound:
    """`name` as it stands, or in full for a region; `full` is a form that a reader accepts as the same: the division's full name where it
    is known to be one (湖南 → 湖南省), the words as they stand for a region (东北 for 东北地区), else equal to `name`.

    `level` is province, prefecture, county, township or village where the form tells. `inside`: lies within a longer place
    (广州 in 广州开发区). `local`: known by its suffix alone.
    """

    span: LocalSpan
    name: str
    full: str
    level: str | None = None
    division_code: str | None = None
    inside: bool = False
    local: bool = False


@lru_cache(maxsize=4)
def _regions(lexicon: Lexicon) -> tuple[tuple[str, ...], AhoCorasick, dict[str, str]]:
    names = lexicon.words("place_names")
    forms = {row[0]: row[1] for row in lexicon.rows("place_names") if len(row) > 1}
    return names, AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), forms


def find(text: str, lexicon: Lexicon, start: int = 0, end: int | None = None, within: frozenset[str] = frozenset()) -> list[PlaceFound]:
    """Places in order of position, the longer first. `within` holds division codes of the document's area: of several divisions
    of one name the one in or above them is meant. Names of organisations are not looked at: a body that begins with a place
    holds a place here."""
    stop = len(text) if end is None else end
    regions = _listed(text, lexicon, start, stop)
    found = _beside(_divisions(text, lexicon, start, stop, within), regions)
    found += regions
    found += _local(text, stems(lexicon), lexicon, start, stop)
    found += [PlaceFound(span=span, name=span.of(text), full=span.of(text), local=True) for span in sites.find(text, lexicon, start, stop)]
    return _nested(found)


def _divisions(text: str, lexicon: Lexicon, start: int, stop: int, within: frozenset[str]) -> list[PlaceFound]:
    table = divisions(lexicon)
    found: list[PlaceFound] = []
    near = within
    for item in occurrences(text, lexicon, start, stop):
        linked = bool(found) and text[found[-1].span.end : item.span.start] in _LINKS
        if _EVENT.match(text, item.span.end) or (len(item.name) == 2 and not linked and not _begins_word(text, item.span)):
            continue
        if _STREET.match(text, item.span.end) and not any(division.name == item.name for division in table.by_name[item.name]):
            continue
        division = table.resolve(item.name, near)
        levels = {candidate.level for candidate in table.by_name[item.name]}
        found.append(
            PlaceFound(
                span=item.span,
                name=item.name,
                full=division.name if division else item.name,
                level=division.level if division else (levels.pop() if len(levels) == 1 else None),
                division_code=division.code if division else None,
            )
        )
        if division and division.level != "county":
            near = within | frozenset({division.code})
    return [item for item, following in zip_longest(found, found[1:]) if not _leads(item, following, table)]


def _leads(item: PlaceFound, following: PlaceFound | None, table: Divisions) -> bool:
    """湖南省 in 湖南省娄底市 only says where 娄底市 lies."""
    if following is None or item.span.end != following.span.start or not item.division_code:
        return False
    return any(
        item.division_code in table.ancestors(division)[1:] for division in table.by_name[following.name]
    ) and following.name.endswith(_UNITS)


def _beside(found: list[PlaceFound], regions: list[PlaceFound]) -> list[PlaceFound]:
    """Divisions but for what is only the beginning of a region's name (乌兰 in 乌兰巴托)."""
    longer = {region.span.start: region.span.end for region in regions}
    return [item for item in found if item.span.end >= longer.get(item.span.start, 0)]


def _begins_word(text: str, span: LocalSpan) -> bool:
    """No word of the text begins before a two-character name and ends in it (衡水 in 均衡水平)."""
    position = max(0, span.start - 4)
    for word, _ in tagger()(text[position : span.end + 3]):
        if position <= span.start < position + len(word):
            return position == span.start or text[position : span.start] in _FUNCTION
        position += len(word)
    return True


def _listed(text: str, lexicon: Lexicon, start: int, stop: int) -> list[PlaceFound]:
    names, automaton, forms = _regions(lexicon)
    found = []
    for pattern, begin, finish in automaton.find_matches_as_indexes(text[start:stop]):
        name = names[pattern]
        follows = _NO_NAME_AFTER.get(name)
        if follows and (follows.match(text, finish + start) or text[max(0, begin + start - 1) : begin + start] in _COUNTED):
            continue
        if _EVENT.match(text, finish + start):
            continue
        whole = forms.get(name, name)
        found.append(PlaceFound(span=LocalSpan(begin + start, finish + start), name=whole, full=name))
    return found


def _local(text: str, forms: Stems, lexicon: Lexicon, start: int, stop: int) -> list[PlaceFound]:
    found = []
    for span, level in forms.find(text, lexicon, start, stop):
        name = span.of(text)
        found.append(PlaceFound(span=span, name=name, full=name, level=level, local=True))
    for match in _MASKED_UNIT.finditer(text, start, stop):
        level = "province" if text[match.end() - 1] == "省" else "prefecture"
        found.append(PlaceFound(span=LocalSpan(*match.span()), name=match.group(), full=match.group(), level=level))
    return found


def _nested(found: list[PlaceFound]) -> list[PlaceFound]:
    """Equal spans once, crossing ones cut to the first, and those within a longer one marked."""
    ordered = sorted(found, key=lambda item: (item.span.start, -item.span.end, item.division_code is None))
    kept: list[PlaceFound] = []
    outer: PlaceFound | None = None
    for item in ordered:
        if outer is None or item.span.start >= outer.span.end:
            kept.append(item)
            outer = item
            continue
        if item.span.end > outer.span.end or item.span == outer.span or item.local:
            continue
        kept.append(
            PlaceFound(span=item.span, name=item.name, full=item.full, level=item.level, division_code=item.division_code, inside=True)
        )
    return kept
