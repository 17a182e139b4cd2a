"""Results of queries as tables, charts, nodes and files; and what a form and a link make of parameters."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from graph_builder.exports.rows import render
from graph_builder.stores import statements
from graph_builder.stores.queries import load_all
from graph_builder.stores.result import Result
from graph_builder.web import asking, texts
from graph_builder.web.components import form
from graph_builder.web.link import LONGEST_CYPHER, View, decode, encode

ONE, TWO, THREE = ("e" + digit * 16 for digit in "123")


def result(columns: str, *rows: tuple[object, ...]) -> Result:
    return Result(columns=tuple(columns.split()), rows=rows, milliseconds=1.0)  # type: ignore[arg-type]


def test_a_table_speaks_of_names_not_of_ids() -> None:
    found = asking.table("zh", result("a a_name due level commitments", (ONE, "县水利局", "2025-12-31", "county", 3)))
    assert [heading for _, heading, _ in found.columns] == ["单位甲", "期限", "层级", "承诺数"]
    assert found.rows == (("县水利局", "2025年底前", "县级", 3),)
    assert asking.table("zh", result("id", (ONE,))).rows == ((ONE,),)


def test_nodes_edges_and_paths_are_said_in_words() -> None:
    node = {"kind": "Department", "id": ONE, "properties": {"name": "县水利局"}}
    due = {"kind": "Deadline", "id": TWO, "properties": {"edtf": "XXXX-12-31"}}
    edge = {"kind": "DUE_BY", "id": THREE, "start": ONE, "end": TWO, "properties": {}}
    said = [asking.cell("zh", "x", value) for value in (node, due, edge, {"nodes": [node, due], "edges": [edge]}, [node, node], True, None)]
    assert said == ["县水利局", "年底前 · 年份未知", "期限", "县水利局 — 年底前 · 年份未知", "县水利局；县水利局", "是", ""]
    assert asking.ids(result("p", ({"nodes": [node, due], "edges": [edge]},)), 9) == (ONE, TWO)
    assert asking.row_ids((edge,)) == (ONE, TWO)
    assert asking.ids(result("a", (ONE,), (TWO,), (THREE,)), 2) == (ONE, TWO)


def test_two_names_and_a_figure_are_a_matrix_and_bars() -> None:
    rows = (("水利局", "林业局", 3), ("水利局", "林业局", 2), ("林业局", "财政局", 1))
    found = asking.charts("zh", result("a_name b_name commitments", *rows))
    assert set(found) == {"matrix", "bars"}
    cells = {(one, two): figure for one, two, figure in found["matrix"].values}
    assert cells["水利局", "林业局"] == cells["林业局", "水利局"] == 5
    assert len(found["matrix"].values) == len(cells)
    assert found["bars"].values[0] == ("水利局 · 林业局", 3)
    assert asking.charts("zh", result("name text", ("甲", "乙"))) == {}


def test_one_row_of_figures_is_bars() -> None:
    found = asking.charts("zh", result("commitments overdue", (9, 4)))
    assert found["bars"].values == (("承诺数", 9), ("逾期", 4))


def test_files_run_nothing() -> None:
    rows = [("=cmd|'/c calc'!A0", 5, None, ["甲", "乙"]), ("<b>x</b>", -1.5, True, {"name": "县"})]
    columns = ("name", "n", "flag", "things")
    lines = list(csv.reader(io.StringIO(render(columns, rows, "csv").decode("utf-8-sig"))))
    assert lines[1] == ["'=cmd|'/c calc'!A0", "5", "", "甲；乙"]
    sheet = openpyxl.load_workbook(io.BytesIO(render(columns, rows, "xlsx"))).active
    assert sheet is not None
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].quotePrefix) == ("=cmd|'/c calc'!A0", "s", True)
    assert sheet["B3"].value == -1.5
    assert json.loads(render(columns, rows, "json"))[1] == {"name": "<b>x</b>", "n": -1.5, "flag": True, "things": {"name": "县"}}
    with pytest.raises(ValueError, match="csv"):
        render(columns, rows, "exe")


def test_every_query_stands_in_one_group_and_is_found_by_its_title() -> None:
    known = load_all()
    groups = asking.by_group(known)
    assert sorted(query.name for queries in groups.values() for query in queries) == sorted(known)
    assert next(iter(groups))[0] == "总览"
    assert [query.name for queries in asking.by_group(known, "逾期").values() for query in queries] == ["overdue"]


def test_required_days_are_filled_and_every_column_has_a_heading() -> None:
    known = load_all()
    assert form.defaults(known["due_between"], date(2025, 7, 15)) == {"since": "2025-01-01", "until": "2025-12-31"}
    assert form.defaults(known["overdue"], date(2025, 7, 15)) == {"at": "2025-07-15"}
    headed = {name.removeprefix("column.") for name in texts.catalogue() if name.startswith("column.")}
    plain = ("co_assigned", "department_projects", "departments", "documents", "due_between", "overdue", "overview", "targets")
    assert {column for name in plain for column in known[name].columns} - headed <= {"a", "b", "department", "project", "target"}


def test_examples_are_made_of_what_there_is() -> None:
    found = statements.examples({"Department": 3, "Commitment": 5, "Place": 0, "Source": 1}, {"ASSIGNED_TO": 4, "DUE_BY": 0})
    assert any("ASSIGNED_TO" in each for each in found)
    assert not any("Place" in each or "Source" in each for each in found)
    assert statements.examples({}, {}) == ()


def test_a_query_travels_in_a_link() -> None:
    view = View(query="overdue", given=(("at", "2025-07-15"), ("unknown", "true")), shape="bars")
    assert decode(encode(view)) == view
    place = View(documents=("d" + "1" * 16,), at=77, text="repaired", selected="c" + "2" * 16)
    assert decode(encode(place)) == place
    assert "cypher" not in encode(replace(view, cypher="M" * (LONGEST_CYPHER + 1)))
    assert decode({"p.1x": "a", "p.": "b", "query": "../x", "as": "pie", "at": "-3"}) == View()
