"""The wheel works alone: installed into an empty environment, outside the checkout, it knows its queries and builds its samples."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("NEO4J_", "GRAPH_", "PYTHON"))}
    ran = subprocess.run(
        [str(part) for part in command], cwd=cwd, env={**kept, **environment}, capture_output=True, encoding="utf-8", timeout=300
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture
def wheel(checkout_copy: Path, tmp_path: Path) -> Path:
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path / "dist", cwd=checkout_copy)
    (built,) = (tmp_path / "dist").iterdir()
    return built


def test_the_wheel_works_alone(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "environment"
    venv.create(place)  # empty, without pip
    python = place / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=tmp_path)
    (packages,) = place.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")  # what the wheel depends on, not the checkout
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    where = run(python, "-c", "import graph_builder.resources as r; print(r.__file__); print(r.folder('samples'))", cwd=outside).split()
    assert all(Path(line).is_relative_to(place) for line in where)
    program = place / "bin" / "graph-builder"
    assert "overview" in run(program, "queries", cwd=outside)
    run(program, "build", where[1], "--store", "embedded:graph", cwd=outside)
    assert "hexi-2025-report.txt" in run(program, "source", "list", "--store", "embedded:graph", cwd=outside)


def test_the_wheel_holds_its_data(wheel: Path, checkout_copy: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("cypher", "schema", "samples", ".streamlit", "static"):
        missing = [
            path.name
            for path in (checkout_copy / folder).rglob("*")
            if path.is_file() and f"graph_builder/share/{path.relative_to(checkout_copy).as_posix()}" not in names
        ]
        assert (folder, missing) == (folder, [])
    package = checkout_copy / "graph_builder"
    expected = {f"graph_builder/{path.relative_to(package).as_posix()}" for path in package.rglob("*") if path.is_file()}
    assert sorted(expected - names) == []
