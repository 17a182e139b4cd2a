"""Bodies and projects by table: a sentence and what is named in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.lexicon import load
from graph_builder.mentions import institutions, organisations, projects

HERE = Path(__file__).parent


def rows(name: str) -> list[tuple[str, list[str]]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(sentence, [item for item in expected.split("|") if item]) for sentence, expected in cells]


@pytest.mark.parametrize(("sentence", "expected"), rows("bodies.tsv"))
def test_bodies(sentence: str, expected: list[str]) -> None:
    found = organisations.find(sentence, 0, len(sentence), load())
    everything = [*found, *institutions.find(sentence, 0, len(sentence), load())]
    assert all(sentence[body.start : body.end] for body in everything)
    names = [("*" if body.generic else "") + body.name for body in sorted(dict.fromkeys(everything), key=lambda b: (b.start, b.end))]
    assert names == expected


@pytest.mark.parametrize(("sentence", "expected"), rows("projects.tsv"))
def test_projects(sentence: str, expected: list[str]) -> None:
    found = projects.find(sentence, 0, len(sentence), load())
    assert [project.name for project in found] == expected
    assert all(project.name in sentence.replace("“", "").replace("”", "") for project in found)
