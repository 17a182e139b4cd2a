"""Rows in the three forms."""

from __future__ import annotations

import csv
import io
import json

import pytest

from graph_builder.cli.output import show

ROWS = [["甲", ["乙", "丙"], {"id": "e1", "properties": {"name": "县水务局"}}, 3.0, True, None], ["=1+1", [], {}, 2.5, False, "\x1b[2J"]]
COLUMNS = ["a", "b", "c", "d", "e", "f"]


def test_json_keeps_the_values(capsys: pytest.CaptureFixture[str]) -> None:
    show(COLUMNS, ROWS, "json")
    assert json.loads(capsys.readouterr().out) == [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]


def test_csv_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    show(COLUMNS, ROWS, "csv")
    lines = list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))
    assert lines[0] == COLUMNS
    assert lines[1][1:2] == ["乙、丙"]
    assert json.loads(lines[1][2])["id"] == "e1"
    assert lines[1][3:] == ["3", "true", ""]
    assert lines[2][0] == "'=1+1"


def test_the_table_calls_things_by_their_names(capsys: pytest.CaptureFixture[str]) -> None:
    show(COLUMNS, ROWS, "table", ["甲", "乙", "丙", "丁", "戊", "己"])
    out = capsys.readouterr().out
    assert "县水务局" in out
    assert "乙、丙" in out
    assert "\x1b" not in out
    assert out.splitlines()[0].split() == ["甲", "乙", "丙", "丁", "戊", "己"]
    assert "是" in out.splitlines()[1] and "否" in out.splitlines()[2]
    assert "true" not in out
