"""`evaluate --errors` and `--errors-html`: the disagreements of an invented annotation."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def gold(run: Run, texts: Path, tmp_path: Path) -> Path:
    """What was found in the speech, with one commitment more and the first bearer called otherwise."""
    found: dict[str, Any] = json.loads(run("extract", texts / "speech.txt").stdout)["speeches"][0]
    wanted = found["commitments"]
    wanted[0]["assigned_to"][0]["name"] = "县水务&局"
    raw = (texts / "speech.txt").read_text("utf-8")
    start = raw.index("今天召开")
    more = {"start": start, "end": start + 8, "hard": False, "assigned_to": [], "due_by": None, "targets": []}
    folder = tmp_path / "gold"
    folder.mkdir()
    speech = {name: found[name] for name in ("start", "end", "title")}
    data = {"file": "speech.txt", "speech": speech, "entities": found["entities"], "commitments": [*wanted, more]}
    (folder / "a.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return folder


def test_errors_follow_the_rows(run: Run, gold: Path, texts: Path) -> None:
    plain = run("evaluate", gold, texts)
    result = run("evaluate", gold, texts, "--errors")
    assert (plain.exit_code, result.exit_code) == (0, 0), result.output
    assert result.stdout.startswith(plain.stdout)
    missed, bearer = result.stdout[len(plain.stdout) :].strip().split("\n\n")
    assert missed.splitlines()[0] == "missed  漏掉的承诺  1"
    assert "标注  今天召开这次会议" in missed and "找到  —" in missed
    assert "县水务&局（" in bearer and "找到  县水务局（" in bearer


def test_the_page_is_written(run: Run, gold: Path, texts: Path, tmp_path: Path) -> None:
    target = tmp_path / "errors.html"
    result = run("evaluate", gold, texts, "--errors-html", target)
    assert result.exit_code == 0, result.output
    assert str(target) in result.stderr
    html = target.read_text("utf-8")
    assert "县水务&amp;局" in html and "县水务&局" not in html
    refused = run("evaluate", gold, texts, "--errors-html", tmp_path / "none" / "errors.html")
    assert refused.exit_code == 2
