"""Lines of a document → its tree of headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_builder.discourse.markers import HEADING_KINDS, RANK, line_marker
from graph_builder.discourse.parts import part_of_title
from graph_builder.discourse.structure import Line, LocalSection
from graph_builder.lexicon import Lexicon
from graph_builder.model.document import Part

_LINE = re.compile(r"[^\n\r]+")
_ENDS = re.compile(r"[。！？；]")
_TITLE_STOP = re.compile(r"[，；：]")
# 2024年工作回顾, 2025年工作安排: the chief parts of a report also where nothing numbers them
_CHIEF = re.compile(
    r"(?:工作|任务|目标|发展|政府)?(?:回顾|总结|安排|总体要求|总体思路|(?:主要|重点|工作|奋斗|总体|发展|预期)(?:工作|任务|目标)+|自身建设|工作打算|工作重点|工作建议)"
    r"(?:[和及][^，。]{2,8})?$"
    r"|^(?:20\d\d年|今后五年|未来五年|“?十[一二三四五六七]五”?|下一步|下阶段)[^，。]{0,10}(?:工作|任务|目标|成就|发展|思路|打算|部署|重点)"
)
# a sentence with nothing but its note behind it heads nothing
_NOTED = re.compile(r"\s*[（(][^（）()\n]*[)）]\s*$")
MAX_HEADING = 45
MAX_CHAPTER = 70
MAX_RUN_IN = 40
MAX_BARE_HEADING = 22


def lines(text: str, start: int, end: int) -> list[Line]:
    out = []
    for match in _LINE.finditer(text, start, end):
        a, b = match.span()
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a == b:
            continue
        marker = line_marker(text, a, b)
        out.append(Line(a, b, marker.kind if marker else "", marker.end if marker else a))
    return out


def heading_end(text: str, line: Line, following: Line | None) -> int:
    """Where the heading of a line ends (its closing mark excluded), or -1 where the line has none.

    A heading is a whole short line without a closing mark, or a short first sentence with more text behind it (run-in).
    """
    stop = _ENDS.search(text, line.marker_end, line.end)
    numbered = line.kind in HEADING_KINDS
    if stop is None or (stop.end() == line.end and numbered and not _TITLE_STOP.search(text, line.marker_end, stop.start())):
        end = line.end if stop is None else stop.start()
        length = end - line.marker_end
        if text[end - 1] in "：:" or length < 2:
            return -1
        if (
            numbered
            and length <= (MAX_CHAPTER if RANK[line.kind] <= 3 else MAX_HEADING)
            and (following is None or following.kind != line.kind or RANK[line.kind] <= 2)
        ):
            return end
        bare = not line.kind and length <= MAX_HEADING - 15 and not _TITLE_STOP.search(text, line.start, end)
        return end if bare and following is not None else -1
    if stop.end() >= line.end or text[stop.start()] != "。" or _NOTED.match(text, stop.end(), line.end):
        return -1
    length = stop.start() - line.marker_end
    if numbered and line.kind != "article":
        return stop.start() if length <= MAX_RUN_IN else -1
    limit = MAX_BARE_HEADING + (6 if line.kind else 0)
    return stop.start() if length <= limit and not _TITLE_STOP.search(text, line.marker_end, stop.start()) else -1


def _bare_rank(text: str, line: Line) -> int:
    """A heading without a number: outermost where it names a chief part of a report, else innermost."""
    return 1 if line.end - line.start <= 26 and _CHIEF.search(text, line.start, line.end) else 8


def sections(text: str, document_lines: list[Line], end: int, lexicon: Lexicon) -> tuple[tuple[LocalSection, ...], dict[int, int]]:
    """The tree of headings, and for each line with one (by index) the index of its section."""
    found: list[tuple[int, Line, int, int]] = []  # (line index, line, heading end, rank)
    for index, line in enumerate(document_lines):
        following = document_lines[index + 1] if index + 1 < len(document_lines) else None
        stop = heading_end(text, line, following)
        if stop > 0 and (line.kind in HEADING_KINDS or stop == line.end):
            found.append((index, line, stop, RANK[line.kind] if line.kind else _bare_rank(text, line)))
    out: list[LocalSection] = []
    by_line: dict[int, int] = {}
    stack: list[tuple[int, int]] = []  # (rank, section index)
    ends = _section_ends(found, end)
    for (index, line, stop, rank), section_end in zip(found, ends, strict=True):
        while stack and stack[-1][0] >= rank:
            stack.pop()
        parent = stack[-1][1] if stack else None
        title = text[line.marker_end : stop].strip()
        own = part_of_title(title, lexicon)
        inherited = out[parent].part if parent is not None else None
        # a review stays a review in its sub-sections whatever their headings say
        part = inherited if inherited is Part.REVIEW else own or inherited
        by_line[index] = len(out)
        stack.append((rank, len(out)))
        out.append(
            LocalSection(
                number=text[line.start : line.marker_end].strip(),
                title=title,
                level=len(stack),
                parent=parent,
                part=part,
                start=line.start,
                end=section_end,
                title_start=line.marker_end,
                title_end=stop,
            )
        )
    return tuple(out), by_line


def reports(found: Sequence[LocalSection]) -> bool:
    """Whether a document is a report: a chief part looks back, or its headings name goals or tasks of the year."""
    return any(section.part is Part.REVIEW or _CHIEF.search(section.title) for section in found)


def _section_ends(found: list[tuple[int, Line, int, int]], end: int) -> list[int]:
    """A section ends where the next heading of its own or an outer rank begins. Linear by one stack."""
    ends = [end] * len(found)
    stack: list[int] = []
    for position, (_, line, _, rank) in enumerate(found):
        while stack and found[stack[-1]][3] >= rank:
            ends[stack.pop()] = line.start
        stack.append(position)
    return ends
