"""Files to JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from graph_builder.cli.extract import inside
from graph_builder.model.codec import spans_in

Run = Callable[..., Result]


def test_one_file_is_an_object_and_several_are_an_array(run: Run, texts: Path) -> None:
    one = run("extract", texts / "speech.txt")
    assert one.exit_code == 0, one.output
    data = json.loads(one.stdout)
    assert data["file"] == "speech.txt"
    assert len(data["speeches"][0]["commitments"]) >= 4
    raw = (texts / "speech.txt").read_text("utf-8")
    spans = list(spans_in(data))
    assert len(spans) > 10
    assert all(raw[each["start"] : each["end"]] == each["text"] for each in spans)
    several = run("extract", texts / "speech.txt", texts / "2025" / "report.txt")
    assert [each["file"] for each in json.loads(several.stdout)] == ["speech.txt", "report.txt"]


def test_a_folder_goes_to_a_folder(run: Run, texts: Path, tmp_path: Path) -> None:
    result = run("extract", texts, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "2 个来源" in result.stderr
    written = sorted(each.relative_to(tmp_path / "out").as_posix() for each in (tmp_path / "out").rglob("*") if each.is_file())
    assert written == ["2025/report.txt.json", "speech.txt.json"]
    assert json.loads((tmp_path / "out" / "2025" / "report.txt.json").read_text("utf-8"))["source"]["encoding"] == "gb18030"


def test_what_cannot_be_used_is_told_and_the_rest_goes_on(run: Run, texts: Path, tmp_path: Path) -> None:
    (texts / "list.txt").write_text("电话：0000\n表 1\n", encoding="utf-8")
    (texts / "empty.txt").write_bytes(b"")
    result = run("extract", texts)
    assert result.exit_code == 4, result.output
    assert len(json.loads(result.stdout)) == 2
    assert "list.txt：" in result.stderr
    assert "empty.txt：" in result.stderr
    alone = run("extract", texts / "list.txt")
    assert (alone.exit_code, alone.stdout) == (4, "")


def test_two_inputs_do_not_overwrite_each_other(run: Run, texts: Path, tmp_path: Path) -> None:
    (texts / "2025" / "speech.txt").write_text((texts / "speech.txt").read_text("utf-8"), encoding="utf-8")
    result = run("extract", texts / "speech.txt", texts / "2025" / "speech.txt", "-o", tmp_path / "out")
    assert result.exit_code == 4
    assert "互相覆盖" in result.stderr


def test_defaults_hold_where_the_text_tells_nothing(run: Run, texts: Path) -> None:
    result = run("extract", texts, "--date", "2022", "--jurisdiction", "松原省/清江州/青禾县")
    dates = {each["file"]: each["speeches"][0]["date"] for each in json.loads(result.stdout)}
    assert dates == {"speech.txt": "2022", "report.txt": "2025"}


def test_an_output_path_stays_in_its_folder() -> None:
    assert inside("../../etc/./a.txt") == "etc/a.txt"
    assert inside("甲\\乙.txt") == "甲/乙.txt"


def test_the_same_bytes_whatever_the_hash_seed(texts: Path) -> None:
    found = [
        subprocess.run(
            [sys.executable, "-m", "graph_builder", "extract", str(texts)],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert found[0] == found[1]
    assert len(json.loads(found[0])) == 2
