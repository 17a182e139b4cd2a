"""Extraction of two annotated samples stays above what it once reached. Floors, no accuracy: the rules know these texts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from graph_builder.evaluation.evaluate import evaluate
from graph_builder.evaluation.gold import load_gold
from graph_builder.evaluation.report import Report
from graph_builder.resources import folder

GOLD = Path(__file__).resolve().parents[1] / "gold"
FLOORS = {
    "speeches": 1.0,
    "title": 1.0,
    "commitments": 0.82,
    "strict": 0.54,
    "ASSIGNED_TO": 0.79,
    "DUE_BY": 0.88,
    "HAS_TARGET": 0.91,
    "edges": 0.79,
    "role": 0.97,
    "inherited": 0.92,
    "Department": 0.88,
    "entities": 0.81,
}


@cache
def report() -> Report:
    return evaluate(GOLD, [folder("samples")])


@pytest.mark.parametrize("row", FLOORS)
def test_no_row_falls_below_its_floor(row: str) -> None:
    assert report().rows[row].f1 >= FLOORS[row]


def test_deadlines_stay_right_and_quotes_grounded() -> None:
    assert report().failures == ()
    assert (report().due_wrong, report().due_spurious) <= (1, 1)
    assert report().grounding == 1.0
    assert report().hard_recall >= 0.9


def test_annotations_quote_their_source() -> None:
    off = []
    for gold in load_gold(GOLD):
        raw = (folder("samples") / gold["file"]).read_bytes().decode("utf-8")
        names = {(each["type"], each["name"]) for each in gold["entities"]}
        for each in gold["commitments"]:
            parts = [(each["quote"], each["start"], each["end"])]
            for name in ("assigned_to", "targets", "projects", "places", "policies"):
                parts += [(part["text"], part["start"], part["end"]) for part in each[name]]
            off += [text for text, start, end in parts if raw[start:end] != text]
            off += [body["name"] for body in each["assigned_to"] if ("Department", body["name"]) not in names]
    assert off == []
