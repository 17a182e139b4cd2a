"""Exports, backup and restore on the command line."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from graph_builder.exports import FORMATS

Run = Callable[..., Result]


def listed(run: Run) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(run("document", "list", "--format", "json").stdout)
    return found


def quotes(file: Path) -> set[str]:
    return {task["quote"] for task in json.loads(file.read_text("utf-8"))["tasks"]}


def test_every_format_is_written(on_store: Run, texts: Path, tmp_path: Path) -> None:
    assert on_store("build", texts).exit_code == 0
    for extension in FORMATS:
        file = tmp_path / f"图谱{extension}"
        result = on_store("export", file)
        assert result.exit_code == 0, result.output
        assert "已写入" in result.stderr
        assert "石桥水库" in file.read_bytes().decode("utf-8", "replace") or extension == ".xlsx"


def test_a_part_is_exported(on_store: Run, texts: Path, tmp_path: Path) -> None:
    assert on_store("build", texts).exit_code == 0
    documents = {row["source"]: row["id"] for row in listed(on_store)}
    file = tmp_path / "part.json"

    def part(*options: str) -> set[str]:
        result = on_store("export", file, *options)
        assert result.exit_code == 0, result.output
        return quotes(file)

    everything, speech, report = part(), part("--document", documents["speech.txt"]), part("--document", documents["2025/report.txt"])
    assert speech | report == everything
    assert speech.isdisjoint(report)
    both = part("--document", documents["speech.txt"], "--document", documents["2025/report.txt"])
    assert both == everything
    school = part("--document", documents["2025/report.txt"], "--department", "县教育局")
    assert len(school) == 1
    assert "幼儿园" in school.pop()


def test_what_no_commitment_answers_to_is_told(on_store: Run, texts: Path, tmp_path: Path) -> None:
    assert on_store("build", texts).exit_code == 0
    speech = next(row["id"] for row in listed(on_store) if row["source"] == "speech.txt")
    nothing = on_store("export", tmp_path / "a.csv", "--document", speech, "--department", "县教育局")
    assert (nothing.exit_code, list(tmp_path.glob("a.csv"))) == (2, [])
    assert "没有符合" in nothing.stderr
    assert on_store("export", tmp_path / "a.csv", "--document", "nowhere").exit_code == 2


def test_backup_and_restore(on_store: Run, texts: Path, tmp_path: Path) -> None:
    assert on_store("build", texts).exit_code == 0
    speech = next(row["id"] for row in listed(on_store) if row["source"] == "speech.txt")
    assert on_store("document", "set", speech, "--date", "2024-03").exit_code == 0
    first, second, third = tmp_path / "first.zip", tmp_path / "second.zip", tmp_path / "graph.json"
    assert on_store("backup", first).exit_code == 0
    assert on_store("export", third).exit_code == 0
    assert sorted(zipfile.ZipFile(first).namelist()) == ["decisions.jsonl", "manifest.json", "sources.jsonl"]
    refused = on_store("restore", first)
    assert refused.exit_code == 2
    assert "空的图谱" in refused.stderr
    for source in ("speech.txt", "2025/report.txt"):
        assert on_store("source", "delete", source).exit_code == 0
    restored = on_store("restore", first)
    assert restored.exit_code == 0, restored.output
    assert "已恢复 2 个来源、1 个决定" in restored.stderr
    assert on_store("backup", second).exit_code == 0
    assert second.read_bytes() == first.read_bytes()
    assert on_store("export", tmp_path / "again.json").exit_code == 0
    assert (tmp_path / "again.json").read_bytes() == third.read_bytes()


def test_a_broken_backup_opens_no_store(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.zip").write_bytes(b"PK\x05\x06 and no more")
    for file in ("broken.zip", "missing.zip"):
        result = run("restore", tmp_path / file, "--store", f"embedded:{tmp_path / 'graph'}")
        assert result.exit_code == 4
        assert not (tmp_path / "graph").exists()
