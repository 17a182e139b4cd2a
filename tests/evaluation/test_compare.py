"""Rows and counts on a small invented document, worked out by hand."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from graph_builder.errors import UnreadableFile, UsageError
from graph_builder.evaluation.compare import compare
from graph_builder.evaluation.gold import load_gold, locate
from graph_builder.evaluation.matching import likeness, normal, pair_items, pair_spans
from graph_builder.evaluation.report import summarise

RAW = "县水务局要在年底前修好石桥水库。县教育局上半年新建学校3所。"


def at(words: str) -> dict[str, Any]:
    start = RAW.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


GOLD: dict[str, Any] = {
    "file": "a.txt",
    "speech": {"start": 0, "end": len(RAW), "title": "工作报告", "date": "2025"},
    "entities": [
        {"type": "Department", "name": "县水务局", "aliases": ["县水务部门"]},
        {"type": "Department", "name": "县教育局", "aliases": []},
        {"type": "Project", "name": "石桥水库", "aliases": []},
    ],
    "commitments": [
        {
            **at("县水务局要在年底前修好石桥水库"),
            "hard": True,
            "assigned_to": [{"name": "县水务局", "role": "responsible", **at("县水务局")}],
            "due_by": {**at("年底前"), "edtf": "2025-12-31"},
            "targets": [],
            "projects": [{"name": "石桥水库", **at("石桥水库")}],
        },
        {
            **at("县教育局上半年新建学校3所"),
            "hard": True,
            "assigned_to": [{"name": "县教育局", "role": "lead", **at("县教育局")}],
            "due_by": {**at("上半年"), "edtf": "2025-06-30"},
            "targets": [{**at("3所"), "metric": "新建学校", "op": "=", "value": 3, "unit": "所"}],
        },
    ],
}


def extraction(**changes: Any) -> dict[str, Any]:
    commitments = copy.deepcopy(GOLD["commitments"])
    speech = {**GOLD["speech"], "entities": copy.deepcopy(GOLD["entities"]), "commitments": commitments, **changes}
    return {"file": "a.txt", "speeches": [speech]}


def report(prediction: dict[str, Any]) -> Any:
    return summarise([GOLD], {"a.txt": prediction}, {"a.txt": RAW})


def test_the_annotation_itself_scores_one_everywhere() -> None:
    result = report(extraction())
    assert {row.f1 for name, row in result.rows.items() if row.gold} == {1.0}
    assert (result.rows["edges"].gold, result.rows["edges"].found) == (6, 6)
    assert (result.grounding, result.hard_recall, result.due_wrong, result.due_spurious) == (1.0, 1.0, 0, 0)


def test_a_wrong_date_is_counted_apart_from_one_too_many() -> None:
    prediction = extraction()
    first, second = prediction["speeches"][0]["commitments"]
    first["due_by"]["edtf"] = "2024-12-31"
    second["due_by"] = None
    result = report(prediction)
    assert (result.due_wrong, result.due_spurious) == (1, 0)
    assert (result.rows["DUE_BY"].recall, result.rows["DUE_BY"].precision) == (0.0, 0.0)


def test_no_prediction_misses_everything() -> None:
    result = compare(GOLD, None)
    assert (result.row("commitments").right, result.row("commitments").gold, result.row("commitments").found) == (0, 2, 0)
    assert [kind for kind, _, _ in result.misses] == ["missed", "missed"]


def test_a_span_that_is_not_the_source_lowers_grounding() -> None:
    prediction = extraction()
    prediction["speeches"][0]["commitments"][0]["assigned_to"][0]["start"] += 1
    assert report(prediction).grounding == pytest.approx(7 / 8)


def test_an_entity_is_found_by_an_alias() -> None:
    prediction = extraction(entities=[{"type": "Department", "name": "县水务部门", "aliases": []}])
    row = report(prediction).rows["Department"]
    assert (row.precision, row.recall) == (1.0, 0.5)


def test_pairs_take_the_best_overlap_first() -> None:
    gold = [{"start": 0, "end": 10}, {"start": 10, "end": 20}]
    found = [{"start": 4, "end": 12}, {"start": 0, "end": 10}, {"start": 11, "end": 20}]
    assert [(i, j) for i, j, _ in pair_spans(gold, found)] == [(0, 1), (1, 2)]


def test_each_item_is_used_once() -> None:
    assert pair_items(["a", "a"], ["a"], str.__eq__) == [("a", "a")]


def test_names_are_compared_without_width_space_and_marks() -> None:
    assert normal("“２０２５ 行动”") == normal("2025行动")
    assert likeness("新增学位", "学位新增数") == pytest.approx(2 * 2 / 7)


def test_only_named_files_of_a_folder_are_taken(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(RAW, "utf-8")
    assert locate(["a.txt"], [tmp_path]) == {"a.txt": tmp_path / "a.txt"}


def test_one_name_with_two_files_is_refused(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(RAW, "utf-8")
    with pytest.raises(UsageError, match=r"a\.txt"):
        locate(["a.txt"], [tmp_path])


def test_a_folder_without_annotations_and_a_file_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        load_gold(tmp_path)
    (tmp_path / "x.json").write_text(json.dumps({"file": "a.txt"}), "utf-8")
    with pytest.raises(UnreadableFile, match="speech"):
        load_gold(tmp_path)
