from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_builder.model.span import LocalSpan, Span
from graph_builder.text.aligned import AlignedText

LETTERS = "甲乙丙丁戊己庚辛abc1，。 "


@st.composite
def edits_for(draw: st.DrawFn, length: int) -> list[tuple[LocalSpan, str]]:
    marks = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    spans = [LocalSpan(a, b) for a, b in zip(marks[::2], marks[1::2], strict=False)]
    return [(span, draw(st.text("XYZ", max_size=4))) for span in spans]


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, AlignedText]:
    """A raw text after up to three rounds of edits."""
    raw = draw(st.text(LETTERS, max_size=30))
    aligned = AlignedText.identity(raw)
    for _ in range(draw(st.integers(0, 3))):
        aligned = aligned.replace(draw(edits_for(len(aligned.text))))
    return raw, aligned


@given(histories())
def test_every_local_span_maps_to_its_raw_words(history: tuple[str, AlignedText]) -> None:
    raw, aligned = history
    size = len(aligned.text)
    for start in range(size + 1):
        for end in range(start, size + 1):
            span = aligned.to_raw(LocalSpan(start, end))
            assert 0 <= span.start <= span.end <= len(raw)
            assert aligned.quote(LocalSpan(start, end)).text == raw[span.start : span.end]
            kept = aligned.text[start:end]
            if not set(kept) & set("XYZ") and len(kept) == span.end - span.start:
                assert kept == raw[span.start : span.end]


@given(histories())
def test_positions_are_monotone(history: tuple[str, AlignedText]) -> None:
    raw, aligned = history
    letters = [aligned.to_raw(LocalSpan(at, at + 1)) for at in range(len(aligned.text))]
    assert [span.start for span in letters] == sorted(span.start for span in letters)
    assert [span.end for span in letters] == sorted(span.end for span in letters)
    back = [aligned.to_local(Span(at, at + 1)) for at in range(len(raw))]
    assert [span.start for span in back] == sorted(span.start for span in back)


@given(histories())
def test_original_characters_keep_their_place(history: tuple[str, AlignedText]) -> None:
    """X, Y and Z never occur in raw: every other character of the text came from raw, and from inside its span."""
    raw, aligned = history
    for at, letter in enumerate(aligned.text):
        if letter not in "XYZ":
            span = aligned.to_raw(LocalSpan(at, at + 1))
            assert letter in raw[span.start : span.end]
            local = aligned.to_local(span)
            assert local.start <= at < local.end


@given(st.text(LETTERS, max_size=30).flatmap(lambda raw: st.tuples(st.just(raw), edits_for(len(raw)))))
def test_one_round_maps_edit_boundaries(case: tuple[str, list[tuple[LocalSpan, str]]]) -> None:
    raw, edits = case
    aligned = AlignedText.identity(raw).replace(edits)
    shift = 0
    for span, new in edits:
        local = LocalSpan(span.start + shift, span.start + shift + len(new))
        assert aligned.text[local.start : local.end] == new
        if new:
            assert aligned.to_raw(local) == Span(span.start, span.end)
        shift += len(new) - (span.end - span.start)


def test_deletion_stays_outside_its_neighbours() -> None:
    aligned = AlignedText.identity("加快(kuài)推进").replace([(LocalSpan(2, 8), "")])
    assert aligned.text == "加快推进"
    assert aligned.quote(LocalSpan(0, 2)).text == "加快"
    assert aligned.quote(LocalSpan(2, 4)).text == "推进"
    assert aligned.quote(LocalSpan(1, 3)).text == "快(kuài)推"
    assert aligned.to_local(Span(3, 6)) == LocalSpan(2, 2)


def test_one_to_one_edits_cost_no_block() -> None:
    aligned = AlignedText.identity("發展" * 1000).replace([(LocalSpan(2 * n, 2 * n + 1), "发") for n in range(1000)])
    assert aligned.text == "发展" * 1000
    assert aligned.blocks == 0
    assert aligned.quote(LocalSpan(4, 6)).text == "發展"


def test_later_edit_that_cuts_into_an_earlier_one_covers_both() -> None:
    aligned = AlignedText.identity("一二三四五").replace([(LocalSpan(1, 3), "XYZ")]).replace([(LocalSpan(3, 5), "W")])
    assert aligned.text == "一XYW五"
    assert aligned.to_raw(LocalSpan(3, 4)) == Span(1, 4)
    assert aligned.to_raw(LocalSpan(4, 5)) == Span(4, 5)


@pytest.mark.parametrize("edits", [[(LocalSpan(2, 3), "x"), (LocalSpan(1, 2), "y")], [(LocalSpan(0, 9), "x")], [(LocalSpan(2, 1), "x")]])
def test_edits_that_overlap_or_leave_the_text_are_refused(edits: list[tuple[LocalSpan, str]]) -> None:
    with pytest.raises(ValueError, match="sorted, apart and inside"):
        AlignedText.identity("一二三四").replace(edits)


def test_recast_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="expected 2 characters, got 3"):
        AlignedText.identity("一二").recast("一二三")
