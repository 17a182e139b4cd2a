"""One document of the repaired text → sections and pieces with their lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_builder.discourse.outline import heading_end, lines, sections
from graph_builder.discourse.parts import part_of_paragraph
from graph_builder.discourse.sentences import GUIDING, Fragment, announces, fragments
from graph_builder.discourse.structure import Bracket, Discourse, Line, LocalSection, Piece
from graph_builder.lexicon import Lexicon
from graph_builder.model.document import Part

_FIRST = re.compile(r"一(?:是|要)|第一|首先")
_ITEM_MARKS = frozenset({"is", "ordinal", "cn_bracket", "digit_bracket", "circled", "digit"})


@dataclass(slots=True)
class _Lists:
    """What is open while pieces are read in order: the piece that announces a list, and how far it reaches."""

    lead: int = -1
    paragraph: int = -1
    enumerated: bool = False
    sentence: bool = False


def parse(text: str, start: int, end: int, lexicon: Lexicon) -> Discourse:
    document_lines = lines(text, start, end)
    found, by_line = sections(text, document_lines, end, lexicon)
    pieces: list[Piece] = []
    brackets: list[Bracket] = []
    item, current, state = 0, -1, _Lists()
    for number, line in enumerate(document_lines):
        following = document_lines[number + 1] if number + 1 < len(document_lines) else None
        heading = heading_end(text, line, following)
        current = _section_at(found, by_line.get(number), current, line)
        if line.kind or heading > 0:
            item += 1
        part = _part(text, line, found, current, lexicon)
        runs, inside = fragments(text, line, line.marker_end)
        brackets.extend(inside)
        for position, run in enumerate(runs):
            if run.mark in _ITEM_MARKS and position:
                item += 1
            is_heading = (position == 0 and heading > 0) or _heads_item(text, runs, position)
            _append(pieces, text, line, run, state, item, number, current, is_heading, position, part)
    return Discourse(sections=found, pieces=tuple(pieces), brackets=tuple(brackets))


def _section_at(found: tuple[LocalSection, ...], own: int | None, current: int, line: Line) -> int:
    if own is not None:
        return own
    while current >= 0 and found[current].end <= line.start:
        parent = found[current].parent
        current = parent if parent is not None else -1
    return current


def _part(text: str, line: Line, found: tuple[LocalSection, ...], current: int, lexicon: Lexicon) -> Part:
    """By the heading where it tells, else by the paragraph; what stands before the first heading plans nothing by default."""
    said = found[current].part if current >= 0 else None
    if said in (Part.REVIEW, Part.OTHER):
        return said
    guessed = part_of_paragraph(text[line.start : line.end], lexicon)
    if said is Part.PLAN:
        return Part.PLAN
    return Part.OTHER if guessed is Part.PLAN and current < 0 and found else guessed


def _heads_item(text: str, runs: list[Fragment], position: int) -> bool:
    """A short first sentence of an enumerated item, or a short call (要抓实…。), with more behind it."""
    run = runs[position]
    if text[run.start] == "要" and run.closing == "。" and run.end - run.start <= 14 and position + 1 < len(runs):
        return "，" not in text[run.start : run.end]
    if run.mark not in _ITEM_MARKS or run.closing != "。" or run.end - run.start > 28 or position + 1 >= len(runs):
        return False
    return not runs[position + 1].mark and "，" not in text[run.start : run.end]


def _append(
    pieces: list[Piece],
    text: str,
    line: Line,
    run: Fragment,
    state: _Lists,
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
    if state.lead >= 0 and not _inside(state, numbered, number, pieces):
        state.lead = -1
    if state.lead < 0 and _FIRST.match(run.marker) and pieces and pieces[-1].paragraph == number and not pieces[-1].marker:
        # 某部门要做好…。一要… : the sentence before the first item governs the items
        state.lead, state.paragraph, state.enumerated, state.sentence = len(pieces) - 1, number, True, False
    lead = state.lead if not announcing else -1
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
        state.lead, state.paragraph, state.enumerated, state.sentence = index, number, False, run.closing == "："
    elif state.lead >= 0 and numbered:
        state.enumerated = True


def _inside(state: _Lists, numbered: bool, number: int, pieces: list[Piece]) -> bool:
    """Whether the next piece still belongs to the open list."""
    if number == state.paragraph:
        if numbered or state.enumerated:
            return True
        return state.sentence and not (pieces and pieces[-1].closing == "。" and pieces[-1] is not pieces[state.lead])
    # items on lines of their own: the first must follow at once, and each must be numbered
    return numbered and (state.enumerated or len(pieces) - 1 == state.lead) and number - pieces[-1].paragraph <= 1
