"""The task table in every format, read back as a spreadsheet program reads it."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from pathlib import Path

import openpyxl
import pytest

from graph_builder.errors import UsageError
from graph_builder.exports import FORMATS, export, render
from graph_builder.exports.tasks import COLUMNS, rows
from graph_builder.model.codec import graph_from_json, graph_to_json
from graph_builder.model.graph import Edge, Graph, Node, Value

MALICIOUS = '=HYPERLINK("http://127.0.0.1/","点我")'


def node(kind: str, id_: str, /, **properties: Value) -> Node:
    return Node(kind=kind, id=id_, properties=properties)


def edge(kind: str, start: str, end: str, /, **properties: Value) -> Edge:
    return Edge(kind=kind, id=f"r-{kind}-{start}-{end}", start=start, end=end, properties=properties)


def table_graph() -> Graph:
    nodes = [
        node("Source", "b.txt", file="b.txt"),
        node("Source", "a.txt", file="a.txt"),
        node("Document", "d1", title="青禾县2025年工作要点", ordinal=0, date="2025"),
        node("Document", "d2", title="", ordinal=0),
        node("Section", "s1", number="一", title="水利", level=1),
        node("Commitment", "c1", text="修好石桥水库", quote="修好石橋水庫", start=40, end=46, hard=True),
        node("Commitment", "c2", text=MALICIOUS, quote="\x0b-1+2", start=5, end=9, hard=False),
        node("Commitment", "c3", text="开好村民会议", quote="开好村民会议", start=7, end=13, hard=False),
        node("Department", "e1", name="县水务局", generic=False),
        node("Department", "e2", name="县财政局", generic=False),
        node("Department", "e3", name="各乡镇", generic=True),
        node("Target", "t1", metric="灌溉面积", op=">=", value=1500.0, unit="亩", masked=False),
        node("Target", "t2", metric="覆盖率", op="=", unit="%", masked=True),
        node("Deadline", "l1", edtf="2026-03-31", latest="2026-03-31"),
        node("Deadline", "l2", edtf="XXXX-12-31"),
    ]
    edges = [
        edge("PART_OF", "d1", "b.txt"),
        edge("PART_OF", "d2", "a.txt"),
        edge("STATED_IN", "c1", "d1"),
        edge("STATED_IN", "c2", "d1"),
        edge("STATED_IN", "c3", "d2"),
        edge("IN_SECTION", "c1", "s1"),
        edge("ASSIGNED_TO", "c1", "e1", role="lead", grounding="stated", start=41, end=43),
        edge("ASSIGNED_TO", "c1", "e3", role="responsible", grounding="note", start=49, end=51),
        edge("ASSIGNED_TO", "c1", "e2", role="support", grounding="note", start=45, end=47),
        edge("HAS_TARGET", "c1", "t1", start=42, end=44),
        edge("HAS_TARGET", "c1", "t2", start=44, end=45),
        edge("DUE_BY", "c1", "l1", quote="三月底前", start=40, end=44),
        edge("DUE_BY", "c3", "l2", quote="年底前", start=7, end=10),
    ]
    return Graph(nodes={each.id: each for each in nodes}, edges={each.id: each for each in edges})


def workbook(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_rows_follow_file_and_place_and_leave_the_unknown_empty() -> None:
    found = rows(table_graph())
    assert found == (
        (1, "开好村民会议", "", "", "", "", "年底前 · 年份未知", "开好村民会议", "a.txt"),
        (2, MALICIOUS, "", "", "", "", "", "\x0b-1+2", "青禾县2025年工作要点"),
        (
            3,
            "修好石桥水库",
            "灌溉面积 ≥ 1,500亩；覆盖率 X%",
            "县水务局",
            "各乡镇",
            "县财政局",
            "2026年3月底前",
            "修好石橋水庫",
            "青禾县2025年工作要点 · 一、水利",
        ),
    )


def test_only_keeps_the_chosen_commitments() -> None:
    assert [line[1] for line in rows(table_graph(), only=["c1"])] == ["修好石桥水库"]
    assert [each["id"] for each in json.loads(render(table_graph(), ".json", ["c1"]))["tasks"]] == ["c1"]


def test_workbook_is_ready_to_print() -> None:
    sheet = workbook(render(table_graph(), ".xlsx")).active
    assert sheet.title == "任务分解表"
    assert tuple(cell.value for cell in sheet[1]) == COLUMNS
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:I4"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert all(cell.alignment.wrap_text for cell in sheet[2][1:])


def test_no_cell_of_the_workbook_is_a_formula_and_unknown_cells_are_empty() -> None:
    sheet = workbook(render(table_graph(), ".xlsx")).active
    types = {cell.data_type for line in sheet.iter_rows(min_row=2) for cell in line}
    assert types == {"s", "n"}
    assert sheet["B3"].value == MALICIOUS
    assert sheet["B3"].quotePrefix
    assert sheet["H3"].value == "-1+2"
    assert [sheet.cell(row=3, column=column).value for column in range(3, 8)] == [None] * 5
    assert [sheet.cell(row=line, column=1).value for line in (2, 3, 4)] == [1, 2, 3]


def test_csv_opens_in_a_spreadsheet_and_runs_nothing() -> None:
    data = render(table_graph(), ".csv")
    assert data.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert tuple(lines[0]) == COLUMNS
    assert lines[2][1] == "'" + MALICIOUS
    assert lines[3][6] == "2026年3月底前"


def test_json_holds_tasks_with_evidence_and_the_whole_graph() -> None:
    data = json.loads(render(table_graph(), ".json"))
    task = data["tasks"][2]
    assert task["due"] == {"edtf": "2026-03-31", "latest": "2026-03-31", "words": "2026年3月底前", "quote": "三月底前"}
    assert [each["role"] for each in task["bearers"]] == ["lead", "support", "responsible"]
    assert task["targets"][1]["value"] is None
    assert graph_from_json(data) == graph_from_json(graph_to_json(table_graph()))


@pytest.mark.parametrize("extension", sorted(FORMATS))
def test_equal_graphs_give_equal_bytes(extension: str) -> None:
    graph = table_graph()
    turned = dataclasses.replace(
        graph,
        nodes=dict(reversed(list(graph.nodes.items()))),
        edges=dict(reversed(list(graph.edges.items()))),
    )
    assert render(graph, extension) == render(turned, extension)


@pytest.mark.parametrize("extension", sorted(FORMATS))
def test_an_empty_graph_is_an_empty_table(extension: str, tmp_path: Path) -> None:
    written = export(Graph(), tmp_path / "folder" / f"out{extension.upper()}")
    assert written.is_file()
    assert [each.name for each in written.parent.iterdir()] == [written.name]


def test_unknown_extension_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.docm.*\.xlsx.*\.csv.*\.json"):
        export(Graph(), tmp_path / "out.docm")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="不能写入"):
        export(Graph(), tmp_path / "file" / "out.csv")
