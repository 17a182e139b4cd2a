"""What the READMEs tell a newcomer to type works, and the extraction they show is what comes out."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph_builder.lexicon import load
from graph_builder.model.codec import extraction_to_json
from graph_builder.pipeline.extract import extract
from graph_builder.readers import read

ROOT = Path(__file__).resolve().parents[2]
READMES = ("README.md", "README.zh.md")
each_readme = pytest.mark.parametrize("name", READMES)


def blocks(name: str, mark: str) -> list[str]:
    text = (ROOT / name).read_text("utf-8")
    return re.findall(rf"<!-- {mark} -->\n```\w+\n(.*?)```", text, re.S)


@each_readme
def test_commands(name: str, checkout_copy: Path, tmp_path: Path) -> None:
    scripts = blocks(name, "run")
    assert len(scripts) >= 2
    programs = tmp_path / "bin"
    programs.mkdir()
    script = programs / "graph-builder"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m graph_builder "$@"\n')
    script.chmod(0o755)
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("NEO4J_", "GRAPH_"))}
    environment = {**kept, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(checkout_copy)}
    for text in scripts:
        ran = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", text], cwd=checkout_copy, env=environment, capture_output=True, encoding="utf-8", timeout=300
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
    assert sorted(path.name for path in (checkout_copy / "out").iterdir()) == [
        f"{path.name}.json" for path in sorted((ROOT / "samples").glob("*.txt"))
    ]
    assert len(list(checkout_copy.glob("*.xlsx"))) == 1


@each_readme
def test_the_extraction_shown_is_what_comes_out(name: str, tmp_path: Path) -> None:
    (text,), (shown,) = blocks(name, "example: source"), blocks(name, "example: extraction")
    file = tmp_path / "example.txt"
    file.write_bytes(text.encode("utf-8"))
    expected: dict[str, Any] = json.loads(shown)
    found = extraction_to_json(extract(read(file), load()))
    for data in (expected, found):
        data.pop("rules", None)  # another word table is another version, and says nothing else here
    assert found == expected
    assert [each["due_by"]["edtf"] for each in found["speeches"][0]["commitments"]] == ["2025-06-30"]


def test_both_languages_show_the_same_commands() -> None:
    english, chinese = ([re.sub(r"export \S+", "export FILE", text) for text in blocks(name, "run")] for name in READMES)
    assert english == chinese
