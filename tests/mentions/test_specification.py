"""Bodies and projects by table: a sentence and what is named in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.lexicon import load
from graph_builder.mentions import abbreviations, institutions, organisations, projects

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
    # a name that shares its end with others of a list is completed with words that stand in the sentence
    bare = sentence.replace("“", "").replace("”", "")
    assert all(project.name in bare or set(project.name) <= set(sentence) for project in found)
    assert all(sentence[project.start : project.end] for project in found)


def test_a_short_form_that_the_document_defines_is_a_body() -> None:
    text = "设立县惠企贷款工作办公室（以下简称“县惠贷办”）。县惠贷办须每季度向县政府报告。以下简称“试点”的工作另行部署。"
    found = abbreviations.find(text, 0, len(text))
    assert [(text[body.start : body.end], body.name) for body in found] == [("县惠贷办", "县惠贷办")] * 2
