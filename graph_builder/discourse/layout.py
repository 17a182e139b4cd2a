"""The lines of a text, and what kind of line each is by its shape alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph_builder.lexicon import Lexicon
from graph_builder.model.span import LocalSpan
from graph_builder.text.anchors import AnyOf

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_OFFICE = r"(?:[xX×*＊]{1,3})?(?:书记|[省市州县区]长|主席|主任|代表|委员|领导|来宾|常委)"
# one of these is in every place where a line is cut; two blanks at its beginning cut nothing off
_GAP = re.compile(r"[ \u00a0\u2003\u3000](?<=[^ \u00a0\u2003\u3000\n\r].)[ \u00a0\u2003\u3000]")
_GREETED = ("同志们", "各位代表", "各位委员", "各位领导", "各位同志")
_SPOKEN = ("讲话", "发言", "报告", "致辞")
_BEHIND_TITLE = r"(?=[—\-－（(\d]|来源|发布|时间)"
_CUT_WORDS = re.compile("|".join([*(rf"{who}\s?[：:]" for who in _GREETED), *(what + _BEHIND_TITLE for what in _SPOKEN)]))
_CUT = re.compile(
    rf"[ \u00a0\u2003\u3000]{{2,}}|(?P<greeting>(?:尊敬的)?(?:(?:各位|全体)?{_OFFICE}[、，,]\s?)*(?:{'|'.join(_GREETED)})\s?[：:])"
    rf"|(?:{'|'.join(f'(?<={what})' for what in _SPOKEN)}){_BEHIND_TITLE}"
)
_HEAD = 400
"""A title is cut from what follows it on the same line only this near the beginning."""
_SPACE = re.compile(r"\s+")
_STRIP = " \t\u00a0\u2002\u2003\u3000\ufeff\u200b"
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_SENTENCE = re.compile(r"[。；;！？!?]")
_TAIL = re.compile(r"(?:[（(][^（）()]{0,30}[）)]|[》”\"*\s]|[（(]?(?:草案|摘要|节选|征求意见稿|讨论稿|送审稿|范文推荐)[）)]?)+$")
_ENUMERATOR = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十百]{1,4}[）)]?[、.．是要]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．)）]|第[一二三四五六七八九十\d]{1,3}[章节条，,、]|[①-⑳])"
)
_NEWS = re.compile(r"所作|[^\d]作(?:政府)?工作报告|(?<![工协合运])作.{0,6}(?:讲话|发言)$|发表.{0,8}讲话$")
_WEB_TITLE = re.compile(
    r"整理的?[《“]?(?P<title>[^，,。《》“”]{4,60}?)[》”]?(?:[（(][^（）()]{1,10}[）)])?[，,]?"
    r"(?:仅?供(?:大家|您|你)?参考|希望|欢迎)"
)
_DATED_TAIL = re.compile(r"(?<!\d)\s*(?:—|-|－){1,4}\s*[（(]?[\d０-９二〇○零一九]{4}年")

LONG = 400
"""A line of more characters than this is cut further: some files hold a whole speech in one line."""


@dataclass(frozen=True, slots=True)
class Row:
    """A stripped, non-empty line; `text` is what stands at [start, end)."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> LocalSpan:
        return LocalSpan(self.start, self.end)


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """The patterns of lines, compiled from the table speech_cues."""

    salutation: re.Pattern[str]
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    title: re.Pattern[str]
    debris: AnyOf
    work: re.Pattern[str]


@lru_cache(maxsize=4)
def shapes(lexicon: Lexicon) -> Shapes:
    groups: dict[str, list[str]] = {}
    for kind, pattern in lexicon.rows("speech_cues"):
        groups.setdefault(kind, []).append(pattern)

    def union(kind: str) -> str:
        return "|".join(groups[kind])

    return Shapes(
        salutation=re.compile(rf"[^。；;！!？?：:]{{0,40}}?(?:{union('salutation')})[^。；;！!？?：:]{{0,16}}?\s*[：:]"),
        opening=re.compile(union("opening")),
        closing=re.compile(rf"(?:{union('closing')})\s*$"),
        title=re.compile(rf"(?:{union('title')})$"),
        debris=AnyOf(groups["debris"]),
        work=re.compile(union("work")),
    )


def rows_of(text: str) -> list[Row]:
    """Non-empty stripped lines in order; long ones are cut at gaps of two or more spaces and around a greeting."""
    found: list[Row] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        if end - start <= LONG or not _may_be_cut(text, start, end):
            _add(found, text, start, end)
            continue
        for gap in _CUT.finditer(text, start, end):
            if not gap.group() and gap.start() > _HEAD:
                continue
            if gap["greeting"]:
                _add(found, text, start, gap.start())
                _add(found, text, *gap.span())
            else:
                _add(found, text, start, gap.start())
            start = gap.end()
        _add(found, text, start, end)
    return found


def _may_be_cut(text: str, start: int, end: int) -> bool:
    return _GAP.search(text, start, end) is not None or _CUT_WORDS.search(text, start, end) is not None


def _add(found: list[Row], text: str, start: int, end: int) -> None:
    run = text[start:end]
    bare = run.strip(_STRIP)
    if bare:
        start += len(run) - len(run.lstrip(_STRIP))
        found.append(Row(start, start + len(bare), bare))


def han(text: str) -> int:
    """How many Chinese characters."""
    return sum(map(len, _HAN.findall(text)))


def compact(text: str) -> str:
    return _SPACE.sub("", text)


def is_prose(line: Row) -> bool:
    """A sentence or more: not a heading, name, date or link."""
    return len(line.text) >= 15 and bool(_SENTENCE.search(line.text)) and han(line.text) >= 10


def is_debris(line: Row, forms: Shapes) -> bool:
    if len(line.text) > 160:
        return False
    return forms.debris.search(line.text)


def is_heading_number(line: Row) -> bool:
    return bool(_ENUMERATOR.match(line.text))


def is_title(line: Row, forms: Shapes) -> bool:
    """Shaped like the title of a speech, report, plan or notice."""
    bare = compact(line.text)
    if not 4 <= len(bare) <= 90 or _ENUMERATOR.match(line.text) or is_debris(line, forms):
        return False
    core = _TAIL.sub("", bare.split("——")[0].split("--")[0]) if not bare.startswith(("—", "-")) else _TAIL.sub("", bare.lstrip("—-"))
    if re.search(r"[。；;！？!?：:]", core) or han(core) < 3 or _NEWS.search(core):
        return False
    return bool(forms.title.search(core))


def web_title(line: Row) -> LocalSpan | None:
    """The title inside a publisher's line such as 小编整理的…,供大家参考."""
    match = _WEB_TITLE.search(line.text)
    if match is None:
        return None
    return LocalSpan(line.start + match.start("title"), line.start + match.end("title"))


def title_span(row: Row) -> LocalSpan:
    """The title without the ——2024年1月5日在… that some files put on its line."""
    match = _DATED_TAIL.search(row.text)
    return LocalSpan(row.start, row.start + match.start()) if match and match.start() >= 4 else row.span
