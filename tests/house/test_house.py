"""Rules of the house that a tool can check: make targets, CI entry, sizes, names, provenance of word tables, ignored bytes."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "graph_builder"
NO_HOME = {"utils", "util", "helpers", "helper", "misc", "common", "manager"}


def make(*words: str) -> str:
    ran = subprocess.run(["make", "--no-print-directory", *words], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_bare_make_lists_the_targets() -> None:
    listed = re.findall(r"^  make (\w+)\s+\S", make(), re.M)
    assert listed == ["help", "run", "test", "check", "bench", "neo4j"]


def test_run_builds_the_samples_only_where_no_store_exists() -> None:
    plan = make("-n", "run")
    assert plan.index("[ ! -e") < plan.index("build samples") < plan.index("graph_builder app")


def test_an_installed_environment_is_left_alone() -> None:
    stamps = ("-o", ".venv/.runtime-installed", "-o", ".venv/.development-installed")
    assert "pip install" not in make("-n", *stamps, "run") + make("-n", *stamps, "test")


def test_ci_runs_make_test() -> None:
    script = ROOT / ".ci" / "run"
    lines = script.read_text("utf-8").splitlines()
    assert script.stat().st_mode & 0o111
    assert "export CI=true" in lines
    assert lines[-1].startswith("exec make test")


def test_files_stay_small_and_have_a_home() -> None:
    modules = [*PACKAGE.rglob("*.py")]
    assert [str(path.relative_to(ROOT)) for path in modules if len(path.read_text("utf-8").splitlines()) > 400] == []
    assert [str(path.relative_to(ROOT)) for path in modules if path.stem in NO_HOME] == []


def test_every_module_says_what_it_is() -> None:
    texts = {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
    assert [name for name, text in texts.items() if text.strip() and not text.startswith('"""')] == []


def test_every_word_table_names_source_and_licence() -> None:
    tables = sorted((PACKAGE / "lexicon" / "data").glob("*.tsv"))
    assert tables
    first = {path.name: path.read_text("utf-8").split("\n", 1)[0] for path in tables}
    assert {name: line for name, line in first.items() if not re.search(r"^# source: .*\blicen[cs]e\b", line)} == {}


def test_no_table_line_ends_in_a_stray_cell() -> None:
    for path in sorted((PACKAGE / "lexicon" / "data").glob("*.tsv")):
        text = path.read_bytes()
        assert b"\r" not in text, path.name
