"""Disagreements of an invented document, side by side, and the page that shows them."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from graph_builder.evaluation import errors_page
from graph_builder.evaluation.errors import KINDS, LONGEST_SENTENCE, Disagreement, disagreements, sentence_around
from graph_builder.model.span import Span
from graph_builder.web import theme

RAW = "会议认为，形势很好。县水务局要在年底前修好石桥镇石桥水库，新增灌溉500亩。\n县教育局依据《办学条例》新建学校3所。完"
FIRST, SECOND = "县水务局要在年底前修好石桥镇石桥水库，新增灌溉500亩", "县教育局依据《办学条例》新建学校3所"


def at(words: str, name: str = "") -> dict[str, Any]:
    start = RAW.index(words)
    return {"text": words, "name": name or words, "start": start, "end": start + len(words)}


def commitment(words: str, **found: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {"assigned_to": [], "due_by": None, "targets": [], "projects": [], "places": [], "policies": []}
    return {**at(words), "hard": True, **empty, **found}


GOLD: dict[str, Any] = {
    "file": "a.txt",
    "speech": {"start": 0, "end": len(RAW)},
    "entities": [{"type": "Project", "name": "石桥水库", "aliases": []}],
    "commitments": [
        commitment(
            FIRST,
            assigned_to=[{**at("县水务局"), "role": "lead"}],
            due_by={**at("年底前"), "edtf": "2025-12-31"},
            targets=[{**at("500亩"), "metric": "新增灌溉", "op": "=", "value": 500, "unit": "亩"}],
            projects=[at("石桥水库")],
            places=[at("石桥镇")],
        ),
        commitment(SECOND, policies=[at("办学条例")]),
    ],
}


def errors(change: Callable[[dict[str, Any], dict[str, Any]], None] = lambda first, second: None) -> list[Disagreement]:
    first, second = copy.deepcopy(GOLD["commitments"])
    change(first, second)
    kept = [each for each in (first, second) if "start" in each]
    speech = {**GOLD["speech"], "entities": copy.deepcopy(GOLD["entities"]), "commitments": kept}
    return disagreements(GOLD, {"speeches": [speech]}, RAW)


def test_an_extraction_like_the_annotation_has_no_errors() -> None:
    assert errors() == []


@pytest.mark.parametrize(
    ("kind", "change", "annotated", "found"),
    [
        ("bearer", lambda a, b: a["assigned_to"][0].update(name="水务局"), "县水务局（lead）", "水务局（lead）"),
        ("role", lambda a, b: a["assigned_to"][0].update(role="support"), "县水务局（lead）", "县水务局（support）"),
        ("deadline", lambda a, b: a.update(due_by=None), "2025-12-31（年底前）", ""),
        ("deadline", lambda a, b: b.update(due_by={"edtf": "2025", "text": "完"}), "", "2025（完）"),
        ("target", lambda a, b: a["targets"][0].update(unit="公顷"), "新增灌溉 = 500亩", "新增灌溉 = 500公顷"),
        ("metric", lambda a, b: a["targets"][0].update(metric="石桥"), "新增灌溉", "石桥"),
        ("project", lambda a, b: a.update(projects=[]), "石桥水库", ""),
        ("place", lambda a, b: b.update(places=[at("办学", "办")]), "", "办"),
        ("policy", lambda a, b: b.update(policies=[]), "办学条例", ""),
    ],
)
def test_an_argument_stands_side_by_side_with_its_sentence(kind: str, change: Any, annotated: str, found: str) -> None:
    [error] = errors(change)
    assert (error.kind, error.annotated, error.found) == (kind, annotated, found)
    assert error.sentence in (FIRST + "。", SECOND + "。")
    assert error.span is not None and error.span.of(RAW) == error.sentence


def test_what_is_missed_and_what_is_too_much() -> None:
    [missed] = errors(lambda a, b: b.clear())
    assert (missed.kind, missed.annotated, missed.found) == ("missed", SECOND, "")
    start = RAW.index("会议")
    both = errors(lambda a, b: b.update(start=start, end=start + 4))
    assert [(each.kind, each.annotated, each.found) for each in both] == [("missed", SECOND, ""), ("spurious", "", "会议认为")]


def test_a_span_that_is_off_shows_both() -> None:
    [error] = errors(lambda a, b: a.update(end=a["end"] - 8))
    assert (error.kind, error.annotated, error.found) == ("span", FIRST, FIRST[:-8])


def test_a_commitment_cut_short_is_shown_beside_the_annotated_one() -> None:
    found = errors(lambda a, b: b.update(end=b["start"] + 4))
    assert [(each.kind, each.annotated, each.found) for each in found] == [("missed", SECOND, "县教育局"), ("spurious", SECOND, "县教育局")]


def test_entities_without_a_partner() -> None:
    speech = {**GOLD["speech"], "entities": [{"type": "Project", "name": "渠道"}], "commitments": copy.deepcopy(GOLD["commitments"])}
    found = disagreements(GOLD, {"speeches": [speech]}, RAW)
    assert [(each.annotated, each.found) for each in found] == [("Project 石桥水库", ""), ("", "Project 渠道")]


def test_sentences_do_not_grow_without_end() -> None:
    raw = "长" * 5000
    span = sentence_around(raw, Span(2000, 2010))
    assert span.start <= 2000 and span.end >= 2010 and span.end - span.start <= LONGEST_SENTENCE
    assert sentence_around(raw, Span(0, 5000)) == Span(0, 5000)


class Reader(HTMLParser):
    """Tags with their attributes, and whether every one was closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    assert reader.open == []
    return reader


def error(**changes: Any) -> Disagreement:
    values = {"kind": "bearer", "file": "a.txt", "sentence": RAW, "annotated": "甲", "found": "乙", "span": Span(0, len(RAW))}
    return Disagreement(**{**values, **changes})


def test_the_page_escapes_every_text_and_fetches_nothing() -> None:
    evil = "<script>alert('x')</script>&"
    html = errors_page.page([error(file=evil, sentence=evil, annotated=evil, found=evil, span=Span(0, len(evil)))])
    tags = read(html).tags
    assert "script" not in {name for name, _ in tags}
    assert html.count("&lt;script&gt;") >= 4
    assert {"src", "onclick", "onload"}.isdisjoint({name for _, attributes in tags for name in attributes})
    assert all((attributes.get("href") or "#").startswith("#") for _, attributes in tags)
    assert "url(" not in html and "@import" not in html


def test_the_page_counts_by_kind_and_document() -> None:
    html = errors_page.page([error(), error(file="b.txt"), error(kind="missed", file="b.txt")])
    reader = read(html)
    assert [attributes.get("id") for name, attributes in reader.tags if name == "h2"] == ["missed", "bearer"]
    assert "责任单位 · 2" in html and "漏掉的承诺 · 1" in html and "b.txt · 1" in html
    assert sum(name == "article" for name, _ in reader.tags) == 3
    assert "没有差异" in errors_page.page([])


def test_both_commitments_are_marked_in_the_sentence() -> None:
    html = errors_page.page([error(sentence="一二三四五六", span=Span(10, 16), annotated_span=Span(11, 14), found_span=Span(13, 15))])
    assert '<p>一<span class="a">二三</span><span class="a f">四</span><span class="f">五</span>六</p>' in html


def test_every_kind_has_a_title_and_the_colours_are_those_of_the_app() -> None:
    assert tuple(errors_page.TITLES) == KINDS
    tokens = tomllib.loads((Path(next(iter(theme.__path__))) / "tokens.toml").read_text("utf-8"))
    assert {name: list(pair) for name, pair in errors_page.COLOURS.items()} == {name: tokens[name] for name in errors_page.COLOURS}
