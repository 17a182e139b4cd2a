"""The table of time expressions: what is found in a unit, what it resolves to, and what is no deadline."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.commitments.deadlines import candidates, due
from graph_builder.expressions import times
from graph_builder.lexicon import load
from graph_builder.model.span import LocalSpan

LEXICON = load()
ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("times.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("sentence", "date", "edtf", "words"), ROWS)
def test_row(sentence: str, date: str, edtf: str, words: str) -> None:
    reference = None if date == "-" else date
    unit = LocalSpan(0, len(sentence))
    expressions = times.find(sentence, LEXICON)
    assert all(e.span.of(sentence) == e.text for e in expressions)
    found = due(sentence, unit, expressions, reference, LEXICON)
    open_ones = [(e.text, r.reason) for e, r in candidates(sentence, unit, expressions, reference, LEXICON) if r.edtf is None]
    if edtf == "none":
        assert (found, open_ones) == (None, [])
    elif edtf == "unresolved":
        assert found is None
        assert [text for text, reason in open_ones if reason] == [words]
    else:
        assert found is not None
        assert (found[1], found[0].text) == (edtf, words)


def test_window_limits_the_search() -> None:
    text = "年底前建成。明年3月开工。"
    assert [e.text for e in times.find(text, LEXICON, 6)] == ["明年3月"]
    assert [e.text for e in times.find(text, LEXICON, 0, 6)] == ["年底前"]


def test_positions_are_those_of_the_whole_text() -> None:
    text = "甲" * 50 + "到2025年底建成"
    (found,) = times.find(text, LEXICON)
    assert (found.span, found.point) == (LocalSpan(50, 57), True)


@pytest.mark.parametrize("text", ["自5月1日起", "从今年起", "春节后", "每季度", "24小时", "2013年以来", "五年来"])
def test_starts_frequencies_and_responses_are_no_points(text: str) -> None:
    assert [e.point for e in times.find(text, LEXICON)] == [False]


@pytest.mark.parametrize("text", ["三年行动计划", "五个方面", "S2023线", "12000年轻人", "第十五个五年规划", "年产值", "月亮湾"])
def test_what_is_no_time(text: str) -> None:
    assert times.find(text, LEXICON) == []
