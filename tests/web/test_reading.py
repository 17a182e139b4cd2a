"""The reader's text as values: windows, marks, runs; nothing here needs a store."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph_builder.model.span import LocalSpan
from graph_builder.text.aligned import AlignedText
from graph_builder.web import reading
from graph_builder.web.reading import Heading, Mark, Reading, Unread
from graph_builder.web.records import Item

RAW = "一、抓好水利\n县水利局要在年底前完成白石水库加固。\n二、抓好道路\n县交通局要修好青石桥，x月底前通车。\n"


def item(start: int, quote: str, nth: int = 1) -> Item:
    return Item(
        id=f"c{nth:016x}", label="", text=quote, quote=quote, start=start, document="d" + "0" * 16, title="讲话", date="", nth=nth,
        due="", due_quote="", bodies=(), measures=(), projects=(),
    )  # fmt: skip


def made(raw: str = RAW, origin: int = 0, aligned: AlignedText | None = None, **more: object) -> Reading:
    fields = {"document": "d" + "0" * 16, "title": "讲话", "date": "", "jurisdiction": "", "file": "a.txt", "start": origin, "raw": raw}
    return Reading(**fields, aligned=aligned or AlignedText.identity(raw), **more)  # type: ignore[arg-type]


def shown(found: Reading, **how: object) -> str:
    lines = reading.lines(found, found.windows[0], repaired=bool(how.pop("repaired", False)), **how)  # type: ignore[arg-type]
    return "\n".join("".join(run.text for run in line.runs) for line in lines)


def test_every_character_is_drawn_once_with_its_commitment_and_mark() -> None:
    start = RAW.index("县水利局")
    quote = RAW[start : RAW.index("。")]
    mark = Mark(start=start, end=start + 4, kind="Department", id="e" + "1" * 16, name="县水利局")
    found = made(items=(item(start, quote),), marks=(mark,))
    lines = reading.lines(found, found.windows[0], repaired=False)
    assert shown(found) == RAW.strip()
    first, second = lines[1].runs[:2]
    assert (first.text, first.nth, first.first, first.mark) == ("县水利局", 1, True, mark)
    assert (second.nth, second.first, second.mark) == (1, False, None)
    assert (lines[1].runs[-1].text, lines[1].runs[-1].nth) == ("。", 0)


def test_kinds_are_switched_off() -> None:
    start = RAW.index("县水利局")
    mark = Mark(start=start, end=start + 4, kind="Department", id="", name="县水利局")
    found = made(items=(item(start, RAW[start : start + 10]),), marks=(mark,))
    lines = reading.lines(found, found.windows[0], repaired=False, hidden=("Department", "Commitment"))
    assert all(run.mark is None and run.nth == 0 for line in lines for run in line.runs)


def test_of_two_marks_the_inner_one_is_drawn() -> None:
    start = RAW.index("白石水库加固")
    outer = Mark(start=start, end=start + 6, kind="Project", id="", name="白石水库加固")
    inner = Mark(start=start, end=start + 4, kind="Place", id="", name="白石水库")
    runs = [run for line in reading.lines(made(marks=(outer, inner)), (0, len(RAW)), repaired=False) for run in line.runs]
    assert [(run.text, run.mark.kind) for run in runs if run.mark] == [("白石水库", "Place"), ("加固", "Project")]


def test_what_was_not_understood_is_told_and_gaps_are_seen_without_being_told() -> None:
    start = RAW.index("x月底前")
    found = made(unread=(Unread(start=start, end=start + 4, code="deadline.unresolved"),))
    runs = [run for line in reading.lines(found, (0, len(RAW)), repaired=False) for run in line.runs]
    assert [(run.text, run.unread) for run in runs if run.unread] == [("x月底前", "deadline.unresolved")]
    gap = made("通知□□如下。", aligned=AlignedText.identity("通知□□如下。"))
    runs = [run for line in reading.lines(gap, gap.windows[0], repaired=True) for run in line.runs]
    assert [run.text for run in runs if run.unread == "text.gap"] == ["□□"]


DAMAGED = "县水利&nbsp;局要在年底前完成白石&nbsp;水库加固。\n县水利&nbsp;局牵头。"


def mended() -> AlignedText:
    return AlignedText.identity(DAMAGED).replace([(LocalSpan(m.start(), m.end()), "") for m in re.finditer("&nbsp;", DAMAGED)])


def test_the_repaired_text_keeps_places_of_the_raw_one() -> None:
    start = DAMAGED.index("白石")
    mark = Mark(start=start, end=DAMAGED.index("加固"), kind="Place", id="", name="白石水库")
    found = made(DAMAGED, aligned=mended(), marks=(mark,))
    for repaired, words in ((True, "白石水库"), (False, "白石&nbsp;水库")):
        runs = [run for line in reading.lines(found, found.windows[0], repaired=repaired) for run in line.runs]
        assert [run.text for run in runs if run.mark] == [words]


def test_words_are_found_in_either_text_at_raw_places() -> None:
    found = made(DAMAGED, origin=100, aligned=mended())
    assert reading.hits(found, "县水利局", repaired=True) == (100, 100 + DAMAGED.index("县", 3))
    assert reading.hits(found, "县水利局", repaired=False) == ()
    runs = [run for line in reading.lines(found, found.windows[0], repaired=True, words="水利局") for run in line.runs]
    assert [run.text for run in runs if run.hit] == ["水利局", "水利局"]


def test_sections_number_the_lines() -> None:
    second = RAW.index("二、")
    headings = (
        Heading(start=0, end=second, level=1, title="一、抓好水利", count=1),
        Heading(start=second, end=len(RAW), level=1, title="二、抓好道路", count=1),
    )
    found = made(headings=headings)
    lines = reading.lines(found, found.windows[0], repaired=False)
    assert [(line.section, line.heading) for line in lines] == [(0, True), (0, False), (1, True), (1, False)]
    assert found.section(second + 3) == 1


@given(st.integers(0, 400), st.lists(st.integers(0, 30_000), max_size=12), st.integers(100, 30_000))
def test_windows_cover_the_document_once_and_stay_small(origin: int, starts: list[int], length: int) -> None:
    raw = ("这是一句话。" * 20 + "\n") * (length // 121 + 1)
    headings = tuple(Heading(start=origin + each, end=origin + each + 1, level=1, title="", count=0) for each in sorted(starts))
    found = made(raw, origin, headings=headings)
    parts = found.windows
    assert parts[0][0] == origin
    assert parts[-1][1] == found.end
    assert all(one[1] == two[0] for one, two in pairwise(parts))
    assert all(0 < end - start <= reading.WINDOW for start, end in parts)


def test_a_web_page_is_shown_repaired_unless_the_link_says_otherwise() -> None:
    assert made().usual == "raw"
    for name in ("通知.html", "通知.HTM"):
        assert Reading(**{**vars(made()), "file": name}).usual == "repaired"
