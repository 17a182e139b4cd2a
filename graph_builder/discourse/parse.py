"""One document of the repaired text → sections and pieces with their lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_builder.discourse.markers import RANK
from graph_builder.discourse.outline import heading_end, lines, sections
from graph_builder.discourse.parts import part_of_paragraph
from graph_builder.discourse.sentences import GUIDING, Fragment, announces, fragments
from graph_builder.discourse.structure import Bracket, Discourse, Line, LocalSection, Piece
from graph_builder.lexicon import Lexicon
from graph_builder.model.document import Part

_RESULTS = re.compile(r"(?:刚刚)?过去的?(?:[一五]年|20\d\d年|[xX*]{1,4}年)|去年|一年来|五年来|前段|前一阶段|以来|回首|回顾")
_COUNTED_END = re.compile(
    r"(?:做了|抓了|干了|办了|办成了|取得了?|发生了?|体现|表现|经历了|实现了|主要有|呈现)[^。；]{0,30}(?:件|方面|个|变化|工作|成绩|大事|特点|成效|亮点|突破)[^。；]{0,8}[：。]?$"
)
_AHEAD = re.compile(r"要|将|今年|下一步|必须|确保")
_FIRST = re.compile(r"一(?:是|要)|第一|首先")
_ITEM_MARKS = frozenset({"is", "ordinal", "cn_bracket", "digit_bracket", "circled", "digit"})


@dataclass(slots=True)
class _List:
    """An open list: the piece that announces it, its paragraph and the enumerator of that line; then the enumerators of its items."""

    lead: int
    paragraph: int
    host: str
    enumerated: bool
    sentence: bool
    kind: str = ""


def parse(text: str, start: int, end: int, lexicon: Lexicon) -> Discourse:
    document_lines = lines(text, start, end)
    found, by_line = sections(text, document_lines, end, lexicon)
    pieces: list[Piece] = []
    brackets: list[Bracket] = []
    item, current, past = 0, -1, False
    opened: list[_List] = []
    for number, line in enumerate(document_lines):
        following = document_lines[number + 1] if number + 1 < len(document_lines) else None
        heading = heading_end(text, line, following)
        current = _section_at(found, by_line.get(number), current, line)
        if line.kind or heading > 0:
            item += 1
        past = _lists_results(text, line, past, number in by_line)
        part = Part.REVIEW if past else _part(text, line, found, current, lexicon)
        runs, inside = fragments(text, line, line.marker_end)
        brackets.extend(inside)
        for position, run in enumerate(runs):
            if run.mark in _ITEM_MARKS and position:
                item += 1
            is_heading = (position == 0 and heading > 0) or _heads_item(text, runs, position)
            _append(pieces, text, line, run, opened, item, number, current, is_heading, position, part)
    return Discourse(sections=found, pieces=tuple(pieces), brackets=tuple(brackets))


def _section_at(found: tuple[LocalSection, ...], own: int | None, current: int, line: Line) -> int:
    if own is not None:
        return own
    while current >= 0 and found[current].end <= line.start:
        parent = found[current].parent
        current = parent if parent is not None else -1
    return current


def _lists_results(text: str, line: Line, past: bool, headed: bool) -> bool:
    """Whether a line belongs to a list of results: announced in the past tense, then item by item to a heading or plain paragraph."""
    if headed:
        return False
    last = text[max(line.start, line.end - 60) : line.end]
    if _RESULTS.search(text, line.start, line.end) and (
        _COUNTED_END.search(last) or (last.endswith(("：", ":")) and not _AHEAD.search(last))
    ):
        return True
    return past and bool(line.kind)


def _part(text: str, line: Line, found: tuple[LocalSection, ...], current: int, lexicon: Lexicon) -> Part:
    """By the heading where it tells, else by the paragraph; what stands before the first heading plans nothing by default."""
    said = found[current].part if current >= 0 else None
    if said in (Part.REVIEW, Part.OTHER):
        return said
    if said is Part.PLAN:
        return Part.PLAN
    guessed = part_of_paragraph(text[line.start : line.end], lexicon)
    return Part.OTHER if guessed is Part.PLAN and current < 0 and found else guessed


def _heads_item(text: str, runs: list[Fragment], position: int) -> bool:
    """A short first sentence of an enumerated item, or a short call (要抓实…。), with more behind it."""
    run = runs[position]
    if text[run.start] == "要" and run.closing == "。" and run.end - run.start <= 14 and position + 1 < len(runs):
        return "，" not in text[run.start : run.end]
    if run.mark not in _ITEM_MARKS or run.closing != "。" or run.end - run.start > 28 or position + 1 >= len(runs):
        return False
    words = text[run.start : run.end]
    if "，" not in words:
        return not runs[position + 1].mark or runs[position + 1].mark != run.mark
    # 突出三大提升，强队伍 : a motto of two beats
    return run.end - run.start <= 22 and words.count("，") == 1 and len(words.split("，")[1]) <= 6 and not any(c.isdigit() for c in words)


def _append(
    pieces: list[Piece],
    text: str,
    line: Line,
    run: Fragment,
    opened: list[_List],
    item: int,
    number: int,
    current: int,
    heading: bool,
    position: int,
    part: Part,
) -> None:
    marker = run.marker or (text[line.start : line.marker_end].strip() if position == 0 else "")
    numbered = bool(run.mark in _ITEM_MARKS or (position == 0 and line.kind))
    announcing = not heading and (run.closing == "：" or (run.closing in "。，" and announces(text, run.start, run.end)))
    kind = (run.mark or (line.kind if position == 0 else "")) if numbered else ""
    while opened and not _inside(opened[-1], kind, number, pieces):
        opened.pop()
    ahead = pieces[-1] if pieces and pieces[-1].paragraph == number else None
    if _FIRST.match(run.marker) and ahead and not ahead.marker and not (opened and opened[-1].paragraph == number):
        # 某部门要做好…。一要… : the sentence before the first item governs the items
        opened.append(_List(len(pieces) - 1, number, line.kind, True, False))
    lead = opened[-1].lead if opened else -1
    if lead >= 0 and GUIDING.search(text, pieces[lead].start, pieces[lead].end):
        part = Part.OTHER
    index = len(pieces)
    pieces.append(
        Piece(
            start=run.start,
            end=run.end,
            marker=marker,
            closing=run.closing,
            section=current,
            paragraph=number,
            item=item,
            heading=heading,
            announces=announcing,
            lead=lead,
            part=part,
        )
    )
    if announcing:
        opened.append(_List(index, number, line.kind, bool(opened) and opened[-1].enumerated, run.closing == "："))
    elif opened and numbered:
        opened[-1].enumerated = True
        opened[-1].kind = opened[-1].kind or kind


def _inside(last: _List, kind: str, number: int, pieces: list[Piece]) -> bool:
    """Whether the next piece, enumerated by `kind` or by nothing, still belongs to an open list."""
    if number == last.paragraph:
        if kind or last.enumerated:
            return True
        return last.sentence and not (pieces and pieces[-1].closing == "。" and len(pieces) - 1 != last.lead)
    if number == pieces[-1].paragraph and not kind:
        # later sentences of an item that stands on a line of its own
        return True
    if kind and (kind == last.host or (last.kind and RANK[kind] < RANK[last.kind])):
        return False
    if pieces[-1].closing in ("；", "，") and number - pieces[-1].paragraph <= 1 and pieces[-1].lead == last.lead:
        return True
    # items on lines of their own: the first must follow at once, and each must be numbered
    return bool(kind) and (last.enumerated or len(pieces) - 1 == last.lead) and number - pieces[-1].paragraph <= 1
