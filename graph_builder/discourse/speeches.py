"""Which runs of a source are speeches, reports or plans, and where their titles stand. Web debris belongs to none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_builder.discourse.layout import (
    Row,
    Shapes,
    han,
    is_debris,
    is_heading_number,
    is_prose,
    is_title,
    rows_of,
    shapes,
    title_span,
    web_title,
)
from graph_builder.lexicon import Lexicon
from graph_builder.model.span import LocalSpan

_NUMBER = r"[一二三四五六七八九十百\d]{1,3}"
_NUMBERED = re.compile(rf"[【\[（(]?\s*(?:第{_NUMBER}篇|篇{_NUMBER}|范文{_NUMBER})\s*[】\]）)]?\s*[:：、]?\s*")
_MARKED = re.compile(r"[:：】\]]")
_STOPS = re.compile(r"[。：:；;]")
_SIGNED = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[二〇○零一九]{4}年")
_MINIMUM = 500
"""Characters that must follow a salutation in the middle of a file to make it an opening and no final appeal."""
_LONG_TAIL = 160
_HEADER = 14
"""Lines above a salutation among which its title may stand."""
_TITLE_LINES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechFrame:
    """One document inside a source.

    `title` may stand outside `span` (in a publisher's line). `header` runs from the end of what came before to the first
    words of the body: title, publishing line, date line and speaker are in it. `body` is where the words to the audience start.
    """

    span: LocalSpan
    title: LocalSpan | None
    header: LocalSpan
    body: int


@dataclass(frozen=True, slots=True)
class _Start:
    """First line of a document, line where its body begins, and its title."""

    first: int
    body: int
    title: LocalSpan | None


def split(text: str, lexicon: Lexicon) -> tuple[SpeechFrame, ...]:
    """The documents of a source in order; empty where nothing in it is one. Positions index `text`."""
    forms = shapes(lexicon)
    rows = rows_of(text)
    openings = _openings(rows, forms)
    starts = [_with_title(rows, index, forms, after=openings[k - 1] if k else -1) for k, index in enumerate(openings)]
    before = starts[0].first if starts else len(rows)
    if _is_document(rows[:before], forms, strict=bool(starts)):
        starts.insert(0, _plain_start(rows[:before], forms))
    frames: list[SpeechFrame] = []
    edge = 0
    for k, start in enumerate(starts):
        limit = starts[k + 1].first if k + 1 < len(starts) else len(rows)
        last = _last(rows, start.body, limit, forms)
        if last < start.body or not _is_document(rows[start.first : last + 1], forms, strict=False):
            continue
        begin = rows[start.first].start
        frames.append(
            SpeechFrame(
                span=LocalSpan(begin, _end(rows[last], forms)),
                title=start.title,
                header=LocalSpan(edge, rows[start.body].start),
                body=rows[start.body].start,
            )
        )
        edge = rows[last].end
    return tuple(frames)


def _openings(rows: list[Row], forms: Shapes) -> list[int]:
    """Lines that greet an audience, or carry the number of a text in a collection (篇一：…)."""
    found: list[int] = []
    candidates = [i for i, row in enumerate(rows) if _greets(row, forms) or _is_numbered(row, forms)]
    for k, index in enumerate(candidates):
        if _is_numbered(rows[index], forms):
            found.append(index)
            continue
        if found and _follows_number(rows, found[-1], index):
            found[-1] = index if not _is_numbered(rows[found[-1]], forms) else found[-1]
            continue
        if not found and index and not _is_opening_place(rows, index):
            continue
        if not found or _is_opening(rows, index, candidates[k + 1] if k + 1 < len(candidates) else len(rows), forms):
            found.append(index)
    return found


def _greets(row: Row, forms: Shapes) -> bool:
    match = forms.salutation.match(row.text[:80])
    return match is not None and not is_heading_number(row)


def _is_numbered(row: Row, forms: Shapes) -> bool:
    match = _NUMBERED.match(row.text)
    if match is None or len(row.text) > 80:
        return False
    rest = row.text[match.end() :]
    return not rest or bool(_MARKED.search(match.group())) or is_title(Row(0, 0, rest), forms)


def _follows_number(rows: list[Row], earlier: int, index: int) -> bool:
    """Greeting under a title that already began the document."""
    return index - earlier <= 6 and not any(is_prose(row) and len(row.text) > 60 for row in rows[earlier + 1 : index])


def _is_opening_place(rows: list[Row], index: int) -> bool:
    """A first greeting counts unless it closes a text that began without one."""
    prose = sum(len(row.text) for row in rows[:index] if is_prose(row))
    rest = sum(len(row.text) for row in rows[index:])
    return rest >= min(_MINIMUM, prose)


def _is_opening(rows: list[Row], index: int, following: int, forms: Shapes) -> bool:
    length = sum(len(row.text) for row in rows[index:following])
    if length < _MINIMUM:
        return False
    above = rows[index - 1]
    if forms.closing.search(above.text) or is_debris(above, forms) or is_title(above, forms) or _SIGNED.search(above.text[:40]):
        return True
    return bool(forms.opening.search("".join(row.text for row in rows[index : index + 3])[:320]))


def _with_title(rows: list[Row], index: int, forms: Shapes, after: int) -> _Start:
    """The start of the document whose greeting is line `index`: its title where one stands above."""
    number = _NUMBERED.match(rows[index].text)
    if number is not None:
        title = LocalSpan(rows[index].start + number.end(), rows[index].end) if number.end() < len(rows[index].text) else None
        return _Start(index, min(index + 1, len(rows) - 1), title)
    top: int | None = None
    outside: LocalSpan | None = None
    for k in range(index - 1, max(after, index - 1 - _HEADER), -1):
        row = rows[k]
        if outside is None and top is None:
            outside = web_title(row)
        if is_title(row, forms):
            top = k
        elif is_prose(row) and not is_debris(row, forms) and (len(row.text) > 120 or k <= index - 4):
            break
    if top is None:
        return _Start(index, index, outside)
    first, title = _joined(rows, top, forms, after)
    return _Start(first, index, title)


def _joined(rows: list[Row], index: int, forms: Shapes, after: int) -> tuple[int, LocalSpan]:
    """A title may run over several lines, and a line —— under it may only say where it was spoken."""
    first = index
    main = rows[index].text.startswith(("—", "-"))
    while first - 1 > after and index - first < 3:
        above = rows[first - 1]
        if is_debris(above, forms) or is_prose(above) or is_title(above, forms) or len(above.text) > 50 or _STOPS.search(above.text):
            break
        if not main and not re.search(r"关于|印发", "".join(row.text for row in rows[max(after + 1, first - 2) : first])):
            break
        if han(above.text) < 4 or is_heading_number(above):
            break
        first -= 1
        if main or "关于" in above.text:
            break
    if first == index or main:
        return first, title_span(rows[first])
    return first, LocalSpan(rows[first].start, title_span(rows[index]).end)


def _plain_start(rows: list[Row], forms: Shapes) -> _Start:
    """Start of a document that greets nobody: its title, or its first words."""
    for k, row in enumerate(rows[:_TITLE_LINES]):
        if is_title(row, forms):
            first, title = _joined(rows, k, forms, -1)
            return _Start(first, min(k + 1, len(rows) - 1), title)
        if (is_prose(row) and not is_debris(row, forms)) or is_heading_number(row):
            break
    webs = [span for row in rows[:_TITLE_LINES] if (span := web_title(row))]
    for k, row in enumerate(rows):
        if not is_debris(row, forms) and (is_prose(row) or han(row.text) >= 4):
            return _Start(k, k, webs[0] if webs else None)
    return _Start(0, 0, None)


def _last(rows: list[Row], body: int, limit: int, forms: Shapes) -> int:
    """Last line of the document: what trails behind its prose is cut from the first line of debris on."""
    tail = limit
    while tail > body and not _is_text(rows[tail - 1], forms):
        tail -= 1
    for k in range(tail, limit):
        if is_debris(rows[k], forms):
            return k - 1
    return limit - 1


def _end(row: Row, forms: Shapes) -> int:
    """End of the last line without debris that follows its last sentence on the same line."""
    if len(row.text) < _LONG_TAIL:
        return row.end
    sentence = max(row.text.rfind(mark) for mark in "。！!")
    tail = row.text[sentence + 1 :]
    return row.start + sentence + 1 if 0 < len(tail) < 200 and sentence > 0 and forms.debris.search(tail) else row.end


def _is_text(row: Row, forms: Shapes) -> bool:
    if is_debris(row, forms) or row.text.count("·") > 2:
        return False
    return is_prose(row) or (len(row.text) > 80 and han(row.text) > 40) or bool(_SIGNED.search(row.text))


def _is_document(rows: list[Row], forms: Shapes, *, strict: bool) -> bool:
    """Chinese prose that speaks of public work. `strict` asks for more: text before a speech is debris more often than not."""
    prose = [row.text for row in rows if is_prose(row) and not is_debris(row, forms)]
    size = sum(map(len, prose))
    words = "".join(prose)
    chinese = han(words)
    total = sum(len(row.text) for row in rows)
    if sum(row.text.count("</") for row in rows) * 150 > total:
        return False
    if chinese < (300 if strict else 16) or chinese < 0.4 * size or size < 0.25 * total:
        return False
    work = len(forms.work.findall(words[:20000]))
    return work >= max(2, min(len(words), 20000) // 250)
