"""What looks wrong, on a terminal and for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from graph_builder.cli.messages import catalogue
from graph_builder.model.vocabulary import DIAGNOSTICS

Run = Callable[..., Result]

PAGE = "县水务局要在年底前完成石桥水库除险加固工程，新增灌溉面积500亩。各乡镇要在6月底前完成渠道清淤20公里。\n"
TWICE = f"在青禾县水利工作会议上的讲话\n\n同志们：\n\n{PAGE}\n县教育局要在9月底前新建幼儿园3所，方便群众\ufffd\ufffd入园。\n\n{PAGE}"


@pytest.fixture
def twice(tmp_path: Path) -> Path:
    path = tmp_path / "twice.txt"
    path.write_text(TWICE, encoding="utf-8")
    return path


def test_findings_are_grouped_and_no_failure(run: Run, twice: Path) -> None:
    result = run("audit", twice)
    assert result.exit_code == 0, result.output
    table, *groups = result.stdout.split("\n\n")
    codes = [line.split()[0] for line in table.splitlines()[1:-1]]
    assert {"text.gap", "text.repeated", "document.no_date"} <= set(codes)
    assert [group.split()[0] for group in groups] == codes
    assert "【各乡镇" not in result.stdout
    assert "群众【\ufffd\ufffd】入园" in result.stdout


def test_rows_for_programs_quote_the_source(run: Run, twice: Path) -> None:
    rows = json.loads(run("audit", twice, "--format", "json").stdout)
    gap = next(each for each in rows if each["code"] == "text.gap")
    assert TWICE[gap["start"] : gap["end"]] == gap["words"] == "\ufffd\ufffd"
    table = list(csv.DictReader(io.StringIO(run("audit", twice, "--format", "csv").stdout)))
    assert [each["code"] for each in table] == [each["code"] for each in rows]


def test_the_limit_is_for_each_check(run: Run, texts: Path, twice: Path) -> None:
    texts.joinpath("copy.txt").write_text(TWICE, encoding="utf-8")
    every = json.loads(run("audit", twice, texts, "--format", "json").stdout)
    assert [each["code"] for each in every].count("text.gap") == 2
    some = json.loads(run("audit", twice, texts, "--format", "json", "--limit", "1").stdout)
    assert [each["code"] for each in some] == sorted({each["code"] for each in every}, key=list(DIAGNOSTICS).index)
    assert "另有 1 处" in run("audit", twice, texts, "--limit", "1").stdout
    assert "【" not in run("audit", twice, texts, "--limit", "0").stdout


def test_what_cannot_be_read_is_told_after_the_findings(run: Run, twice: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("audit", twice, tmp_path / "empty.txt")
    assert result.exit_code == 4
    assert "text.gap" in result.stdout
    assert "empty.txt" in result.stderr


def test_every_check_has_a_title() -> None:
    assert [code for code in DIAGNOSTICS if f"audit.{code}" not in catalogue()] == []
