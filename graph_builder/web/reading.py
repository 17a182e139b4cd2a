"""A document as it is read: its text in windows, and what stands where in it. Pure functions; all places are in the raw source."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from graph_builder.model.document import Extraction
from graph_builder.model.span import LocalSpan, Span
from graph_builder.readers import is_page
from graph_builder.text.aligned import AlignedText
from graph_builder.web.records import Item

WINDOW = 6000
"""About how many characters are handed to the browser at once."""
_UNREAD = ("text.gap", "deadline.unresolved", "note.unread")
_LOST = re.compile("[\ufffd□]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words that state a node. `grounding` is stated, inherited, note or confirmed; `id` is "" where the graph has no such node."""

    start: int
    end: int
    kind: str
    id: str
    name: str
    grounding: str = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A section; `count` are the commitments in it and in what is below it."""

    start: int
    end: int
    level: int
    title: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Words that were not understood, or not surely."""

    start: int
    end: int
    code: str


@dataclass(frozen=True, kw_only=True)
class Reading:
    """`raw` is the document's part of the source, which begins at `start`; `aligned` is the same part, repaired."""

    document: str
    title: str
    date: str
    jurisdiction: str
    file: str
    start: int
    raw: str
    aligned: AlignedText
    headings: tuple[Heading, ...] = ()
    items: tuple[Item, ...] = ()
    marks: tuple[Mark, ...] = ()
    unread: tuple[Unread, ...] = field(default=())

    @property
    def usual(self) -> str:
        """The text that is shown where the link names none: the source as it stands, but of a web page the repaired text."""
        return "repaired" if is_page(self.file) else "raw"

    @property
    def end(self) -> int:
        return self.start + len(self.raw)

    @cached_property
    def windows(self) -> tuple[tuple[int, int], ...]:
        return windows(self)

    def window(self, at: int) -> tuple[int, int]:
        """The window that holds the character `at`; the first one where none does."""
        return next((each for each in self.windows if each[0] <= at < each[1]), self.windows[0])

    def section(self, at: int) -> int:
        """Number of the innermost section that holds `at`, -1 for none."""
        inside = [n for n, each in enumerate(self.headings) if each.start <= at < each.end]
        return max(inside, key=lambda n: (self.headings[n].level, self.headings[n].start), default=-1)

    def counts(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for mark in self.marks:
            found[mark.kind] = found.get(mark.kind, 0) + 1
        return found


def windows(reading: Reading, most: int = WINDOW) -> tuple[tuple[int, int], ...]:
    """The document in parts of at most `most` characters, cut at sections where it can be, else between paragraphs."""
    starts = sorted({reading.start, *(each.start for each in reading.headings if reading.start < each.start < reading.end)})
    out: list[tuple[int, int]] = []
    begin = reading.start
    for piece, end in zip(starts, [*starts[1:], reading.end], strict=True):
        if end - begin > most and piece > begin:
            out.append((begin, piece))
            begin = piece
        while end - begin > most:
            cut = _cut(reading, begin, most)
            out.append((begin, cut))
            begin = cut
    return (*out, (begin, reading.end))


def _cut(reading: Reading, begin: int, most: int) -> int:
    near = begin - reading.start
    at = reading.raw.rfind("\n", near + most // 2, near + most)
    cut = reading.start + (at + 1 if at >= 0 else near + most)
    whole = next((item.start for item in reading.items if item.start < cut < item.start + len(item.quote)), cut)
    return whole if whole > begin else cut


# ---- what is known about a document → a Reading


def reading(
    text: Mapping[str, Any],
    outline: Sequence[Mapping[str, Any]],
    evidence: Sequence[Mapping[str, Any]],
    mentions: Sequence[Mapping[str, Any]],
    items: Iterable[Item],
    found: Extraction,
    aligned: AlignedText,
    hidden_kinds: Collection[str] = (),
) -> Reading:
    """`found` and `aligned` are of the document's part of the source alone; the other rows are those of the named queries."""
    origin = int(text["start"])
    own = tuple(sorted((item for item in items if item.document == text["document"]), key=lambda item: (item.start, item.id)))
    stated = {
        (row["start"], row["end"], row["kind"]): Mark(
            start=row["start"],
            end=row["end"],
            kind=row["kind"],
            id=row["id"],
            name=row["name"] or "",
            grounding=row["grounding"] or "stated",
        )
        for row in evidence
    }
    marks = [mark for mark in (*stated.values(), *_mentioned(found, origin, mentions, stated.keys())) if mark.kind not in hidden_kinds]
    return Reading(
        document=text["document"],
        title=text["title"] or text["file"],
        date=text["date"] or "",
        jurisdiction=text["jurisdiction"] or "",
        file=text["file"],
        start=origin,
        raw=text["raw"],
        aligned=aligned,
        headings=_headings(outline, own),
        items=own,
        marks=tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.kind))),
        unread=_unread(text["raw"], origin, found, stated.values()),
    )


def _mentioned(
    found: Extraction, origin: int, mentions: Sequence[Mapping[str, Any]], known: Collection[tuple[int, int, str]]
) -> Iterable[Mark]:
    """Mentions of entities outside the arguments of commitments."""
    ids = {(row["kind"], alias): row["id"] for row in reversed(mentions) for alias in (*(row["aliases"] or ()), row["name"])}
    for document in found.documents:
        for each in document.mentions:
            start, end, kind = each.span.start + origin, each.span.end + origin, each.kind.value
            if (start, end, kind) not in known:
                id_ = ids.get((kind, each.name)) or ids.get((kind, each.text)) or ""
                yield Mark(start=start, end=end, kind=kind, id=id_, name=each.name)


def _headings(outline: Sequence[Mapping[str, Any]], items: Sequence[Item]) -> tuple[Heading, ...]:
    return tuple(
        Heading(
            start=row["start"],
            end=row["end"],
            level=row["level"],
            title=_heading(row["number"] or "", row["title"] or ""),
            count=sum(row["start"] <= item.start < row["end"] for item in items),
        )
        for row in outline
    )


def _heading(number: str, title: str) -> str:
    return (
        title
        if not number or title.startswith(number)
        else number + ("、" if re.fullmatch(r"[一二三四五六七八九十百]+", number) else "") + title
    )


def _unread(raw: str, origin: int, found: Extraction, stated: Iterable[Mark]) -> tuple[Unread, ...]:
    said = [
        Unread(start=each.span.start + origin, end=each.span.end + origin, code=each.code)
        for each in found.diagnostics
        if each.code in _UNREAD and each.span is not None
    ]
    lost = [Unread(start=origin + each.start(), end=origin + each.end(), code="text.gap") for each in _LOST.finditer(raw)]
    masked = [
        Unread(start=each.start, end=each.end, code="deadline.masked") for each in stated if each.kind == "Deadline" and "X" in each.name
    ]
    distinct = {(each.start, each.end): each for each in (*masked, *lost, *said)}
    return tuple(sorted(distinct.values(), key=lambda each: (each.start, each.end)))


# ---- a window → runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters that are drawn alike. `nth` is the number of the commitment they belong to (0: none), `first` where it begins."""

    text: str
    nth: int = 0
    id: str = ""
    first: bool = False
    mark: Mark | None = None
    unread: str = ""
    hit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the text without the blanks that indent it; `at` is its first character in the raw source."""

    at: int
    section: int
    heading: bool
    runs: tuple[Run, ...]


def lines(reading: Reading, window: tuple[int, int], *, repaired: bool, hidden: Collection[str] = (), words: str = "") -> tuple[Line, ...]:
    """The window's lines. `repaired` shows the repaired words in the places of the raw ones."""
    text = reading.aligned.text if repaired else reading.raw
    aligned = reading.aligned if repaired else AlignedText.identity(reading.raw)

    def local(start: int, end: int) -> tuple[int, int]:
        found = aligned.to_local(Span(max(start - reading.start, 0), min(end - reading.start, len(reading.raw))))
        return found.start, found.end

    first, last = local(*window)
    layers = _layers(reading, window, hidden, local)
    layers["hit"] = [(m.start() + first, m.end() + first, True) for m in re.finditer(re.escape(words), text[first:last])] if words else []
    if repaired:
        layers["unread"] += [(m.start() + first, m.end() + first, "text.gap") for m in _LOST.finditer(text[first:last])]
    titles = {each.start for each in reading.headings}
    out: list[Line] = []
    for found in re.finditer(r"[^\n\r]*\S[^\n\r]*", text[first:last]):
        start = first + found.start() + len(found[0]) - len(found[0].lstrip())
        end = first + found.start() + len(found[0].rstrip())
        span = aligned.to_raw(LocalSpan(start, end))
        at = span.start + reading.start
        title = end - start <= 40 and any(at - 4 <= each <= at for each in titles)
        runs = tuple(_runs(text, start, end, layers))
        out.append(Line(at=at, section=reading.section(max(at, window[0])), heading=title, runs=runs))
    return tuple(out)


_Layer = list[tuple[int, int, Any]]


def _layers(reading: Reading, window: tuple[int, int], hidden: Collection[str], local: Any) -> dict[str, _Layer]:
    def inside(start: int, end: int) -> bool:
        return start < window[1] and end > window[0]

    items = [
        (*local(item.start, item.start + len(item.quote)), item)
        for item in reading.items
        if inside(item.start, item.start + len(item.quote))
    ]
    marks = [(*local(m.start, m.end), m) for m in reading.marks if m.kind not in hidden and inside(m.start, m.end)]
    unread = [(*local(u.start, u.end), u.code) for u in reading.unread if inside(u.start, u.end)]
    return {"item": [] if "Commitment" in hidden else items, "mark": marks, "unread": unread}


def _runs(text: str, start: int, end: int, layers: Mapping[str, _Layer]) -> Iterable[Run]:
    here = {name: [each for each in layer if each[0] < end and each[1] > start] for name, layer in layers.items()}
    edges = {edge for layer in here.values() for low, high, _ in layer for edge in (low, high) if start < edge < end}
    cuts = [start, *sorted(edges), end]
    for low, high in pairwise(cuts):
        over = {name: [each for each in layer if each[0] <= low and each[1] >= high] for name, layer in here.items()}
        # of two that overlap the inner one is shown
        item = max(over["item"], key=lambda each: each[0], default=None)
        mark = min(over["mark"], key=lambda each: (each[1] - each[0], each[2].kind), default=None)
        yield Run(
            text=text[low:high],
            nth=item[2].nth if item else 0,
            id=item[2].id if item else "",
            first=bool(item and item[0] == low),
            mark=mark[2] if mark else None,
            unread=over["unread"][0][2] if over["unread"] else "",
            hit=bool(over["hit"]),
        )


def hits(reading: Reading, words: str, *, repaired: bool) -> tuple[int, ...]:
    """Where the words stand, as places in the raw source."""
    if not words:
        return ()
    text = reading.aligned.text if repaired else reading.raw
    found = (LocalSpan(m.start(), m.end()) for m in re.finditer(re.escape(words), text))
    return tuple(reading.start + (reading.aligned.to_raw(span).start if repaired else span.start) for span in found)
