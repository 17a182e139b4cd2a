"""From files to graph and back out, on the embedded store."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
from click.testing import Result

Run = Callable[..., Result]


def records(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    found: list[dict[str, str]] = json.loads(result.stdout)
    return found


def test_build_tells_what_is_in_the_graph(on_store: Run, texts: Path) -> None:
    result = on_store("build", texts)
    assert result.exit_code == 0, result.output
    assert "新增 2，替换 0，未变 0，失败 0" in result.stdout
    assert "Commitment" in result.stdout
    assert "字/秒" in result.stderr
    again = on_store("build", texts)
    assert "新增 0，替换 0，未变 2，失败 0" in again.stdout
    assert "图谱未变" in again.stderr
    sources = records(on_store("source", "list", "--format", "json"))
    assert [(each["id"], each["encoding"]) for each in sources] == [("2025/report.txt", "gb18030"), ("speech.txt", "utf-8")]


def test_bad_inputs_are_told_and_the_others_are_loaded(on_store: Run, texts: Path) -> None:
    (texts / "empty.txt").write_bytes(b"")
    (texts / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (texts / "list.txt").write_text("电话：0000\n表 1\n", encoding="utf-8")
    (texts / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    result = on_store("build", texts, texts / "missing.txt")
    assert result.exit_code == 4, result.output
    assert "新增 2，替换 0，未变 0，失败 5" in result.stdout
    for name in ("empty.txt", "binary.txt", "list.txt", "broken.docx", "missing.txt"):
        assert f"{name}：" in result.stderr, name
    assert "没有找到讲话、报告或计划" in result.stderr
    assert "5 个输入未能使用，2 个已处理" in result.stderr
    assert len(records(on_store("source", "list", "--format", "json"))) == 2


def test_nothing_usable_is_4_and_leaves_the_store_alone(on_store: Run, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert on_store("build", tmp_path / "none").exit_code == 4
    assert on_store("build", tmp_path / "missing.txt").exit_code == 4
    assert records(on_store("source", "list", "--format", "json")) == []


def test_another_text_under_a_known_id(on_store: Run, texts: Path) -> None:
    assert on_store("build", texts / "speech.txt").exit_code == 0
    refused = on_store("build", texts / "2025" / "report.txt", "--id", "speech.txt")
    assert refused.exit_code == 4
    assert "--replace" in refused.stderr
    accepted = on_store("build", texts / "2025" / "report.txt", "--id", "speech.txt", "--replace")
    assert accepted.exit_code == 0, accepted.output
    assert "替换 1" in accepted.stdout
    assert on_store("build", texts, "--id", "x").exit_code == 2


def test_a_source_is_deleted(on_store: Run, texts: Path) -> None:
    on_store("build", texts)
    assert on_store("source", "delete", "speech.txt").exit_code == 0
    assert [each["id"] for each in records(on_store("source", "list", "--format", "json"))] == ["2025/report.txt"]
    missing = on_store("source", "delete", "speech.txt")
    assert missing.exit_code == 2
    assert "2025/report.txt" in missing.stderr


def test_documents_get_their_date_and_can_be_left_out(on_store: Run, texts: Path) -> None:
    on_store("build", texts)
    document = next(each for each in records(on_store("document", "list", "--format", "json")) if each["source"] == "speech.txt")
    assert document["date"] is None
    said = on_store("document", "set", document["id"], "--date", "2023-03", "--jurisdiction", "松原省/清江州/青禾县", "--reason", "封面")
    assert said.exit_code == 0, said.output
    listed = {each["id"]: each for each in records(on_store("document", "list", "--format", "json"))}
    assert (listed[document["id"]]["date"], listed[document["id"]]["jurisdiction"]) == ("2023-03", "松原省/清江州/青禾县")
    due = records(on_store("cypher", "MATCH (d:Deadline) RETURN d.edtf AS edtf ORDER BY edtf", "--format", "json"))
    assert "2023-12-31" in [each["edtf"] for each in due]
    assert on_store("document", "omit", document["id"]).exit_code == 0
    assert [each["omitted"] for each in records(on_store("document", "list", "--format", "json"))] == [False, True]
    assert on_store("document", "keep", document["id"]).exit_code == 0
    assert on_store("document", "keep", document["id"]).exit_code == 2
    assert on_store("document", "omit", "d-no-such").exit_code == 2


def test_defaults_of_a_load_hold_where_the_text_tells_nothing(on_store: Run, texts: Path) -> None:
    assert on_store("build", texts, "--date", "2022").exit_code == 0
    assert on_store("build", texts).exit_code == 0
    dates = {each["source"]: each["date"] for each in records(on_store("document", "list", "--format", "json"))}
    assert dates == {"speech.txt": "2022", "2025/report.txt": "2025"}


def test_cypher_reads_and_does_not_write(on_store: Run, texts: Path) -> None:
    on_store("build", texts)
    result = on_store("cypher", "MATCH (c:Commitment) RETURN c.text AS text", "--limit", "1", "--format", "csv")
    assert result.exit_code == 0, result.output
    assert len(list(csv.reader(io.StringIO(result.stdout)))) == 2
    assert "只显示前 1 行" in result.stderr
    assert on_store("cypher", "CREATE (n:Place {id: 'x'}) RETURN n").exit_code == 3
    assert on_store("cypher", "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line").exit_code == 3
    assert on_store("cypher", "MATCH (n").exit_code == 3


def test_export_writes_what_the_extension_says(on_store: Run, texts: Path, tmp_path: Path) -> None:
    on_store("build", texts)
    for name in ("out.xlsx", "out.csv", "out.json"):
        result = on_store("export", tmp_path / name)
        assert result.exit_code == 0, result.output
        assert name in result.stderr
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    lines = list(csv.reader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig"), newline="")))
    tasks = json.loads((tmp_path / "out.json").read_text("utf-8"))["tasks"]
    assert sheet.max_row == len(lines) == len(tasks) + 1 > 5
    assert any("石桥公路" in line[1] and line[6] == "2025年10月底前" for line in lines)
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n"}


def test_a_query_takes_names_for_ids(on_store: Run, texts: Path) -> None:
    on_store("build", texts / "speech.txt")
    found = on_store("query", "department_commitments", "-p", "department=县水务局", "--format", "json")
    assert found.exit_code == 0, found.output
    assert records(found)
    unknown = on_store("query", "department_commitments", "-p", "department=水务")
    assert unknown.exit_code == 2
    assert "县水务局" in unknown.stderr


def test_an_ambiguous_name_lists_the_candidates(on_store: Run, texts: Path) -> None:
    (texts / "other.txt").write_text((texts / "speech.txt").read_text("utf-8").replace("青禾县", "禾川县"), encoding="utf-8")
    on_store("build", texts)
    result = on_store("query", "department_commitments", "-p", "department=县水务局")
    assert result.exit_code == 2, result.output
    for county in ("青禾县", "禾川县"):
        assert f"县水务局\t{county}" in result.stderr
    chosen = on_store("query", "department_commitments", "-p", "department=禾川县/县水务局", "--format", "json")
    assert {each["title"] for each in records(chosen)} == {"在禾川县农业工作会议上的讲话"}
