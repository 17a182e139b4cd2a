"""Enumerators: what numbers a heading or an item of a list, and how deep it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CN = "[一二三四五六七八九十百]"

# (kind, rank, pattern): a lower rank is further out; ranks of one document are made dense by the outline
LINE_MARKERS: tuple[tuple[str, int, str], ...] = (
    ("chapter", 0, rf"第{_CN}{{1,3}}(?:章|部分|篇|编)[、，:： \u3000]?"),
    ("section", 1, rf"第{_CN}{{1,3}}节[、，:： \u3000]?"),
    ("cn", 2, rf"{_CN}{{1,3}}、"),
    ("cn_bracket", 3, rf"[（(]{_CN}{{1,3}}[)）]、?"),
    ("article", 3, rf"第{_CN}{{1,3}}条[、，:： \u3000]?"),
    ("digit", 4, r"\d{1,3}[.．、\ue000-\uf8ff](?!\d)\s?|\d{1,2}(?=[\u4e00-\u9fff]{2,30}。)(?![年月日个项家条户亿万人名所座])"),
    ("digit_bracket", 5, r"[（(]\d{1,3}[)）]、?"),
    ("circled", 6, r"[①-⑳](?:是|要)?"),
    ("ordinal", 6, rf"第{_CN}{{1,2}}[，,、]|其[一二三四五六七八九][，,、：:]|首先[，,、]?|其次[，,、]?|再次[，,、]|最后[，,、]"),
    ("is", 6, rf"{_CN}{{1,2}}(?:是|要)(?!求|么|否)"),
    ("dash", 7, r"——|—(?=[^—])|[●•◆■▪·](?=\S)"),
)

LINE_MARKER = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, _, pattern in LINE_MARKERS))
RANK = {kind: rank for kind, rank, _ in LINE_MARKERS}
HEADING_KINDS = frozenset({"chapter", "section", "cn", "cn_bracket", "article", "digit", "digit_bracket"})

MARK = "[。；：！？，:;,]"
# what an enumerator may stand behind, with a character that one may begin with
_BEFORE = re.compile(rf"{MARK}(?=\s*[一二三四五六七八九十百第其首最（(①-⑳\d])")
# inside running text an enumerator follows a mark of punctuation
INLINE_MARKER = re.compile(
    rf"(?:^|(?<={MARK}))\s*(?P<mark>(?P<is>{_CN}{{1,2}}(?:是|要)(?!求|么|否))|(?P<ordinal>第{_CN}{{1,2}}[，,、]|其[一二三四五六七八九][，,、]|(?:首先|其次|最后)[，,、]?)"
    rf"|(?P<cn_bracket>[（(]{_CN}{{1,2}}[)）])|(?P<digit_bracket>[（(]\d{{1,2}}[)）])|(?P<circled>[①-⑳](?:是|要)?)|(?P<digit>\d{{1,2}}[.．、](?=[\u4e00-\u9fff])))"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """`start` to `end` is the enumerator as it stands; `kind` names its family."""

    start: int
    end: int
    kind: str

    @property
    def rank(self) -> int:
        return RANK[self.kind]


def line_marker(text: str, start: int, end: int) -> Marker | None:
    """The enumerator at the start of a line, or None."""
    match = LINE_MARKER.match(text, start, end)
    return Marker(match.start(), match.end(), str(match.lastgroup)) if match and match.lastgroup else None


def inline_markers(text: str, start: int, end: int) -> list[Marker]:
    """Enumerators in running text, left to right. A lone one that numbers nothing (一是一) is the caller's to drop."""
    out: list[Marker] = []
    done = start
    for at in [start, *(mark.end() for mark in _BEFORE.finditer(text, start, end))]:
        if at >= done and (match := INLINE_MARKER.match(text, at, end)):
            done = match.end()
            kind = next(name for name, value in match.groupdict().items() if value is not None and name != "mark")
            out.append(Marker(match.start("mark"), match.end("mark"), kind))
    return out
