"""What a newcomer sees first: texts of an invented county and its neighbours, which give a connected graph with dates and bearers."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from graph_builder.lexicon import load
from graph_builder.model.codec import extraction_to_json, spans_in
from graph_builder.pipeline.extract import extract
from graph_builder.readers import read
from graph_builder.resources import folder
from tools import damage

FILES = sorted(path.name for path in folder("samples").glob("*.txt"))
REPORTS = ("hexi-2024-report.txt", "hexi-2025-report.txt", "qinglan-2025-tasks.txt")
SPEECH = "hexi-2025-winter-speech.txt"
DAMAGED = "two-speeches-damaged.txt"
SHARED_PROJECTS = ("鹤鸣水库除险加固工程", "禾双公路改扩建工程", "白石渡湿地保护修复工程")


@cache
def extraction(name: str) -> tuple[str, dict[str, Any]]:
    source = read(folder("samples") / name)
    return source.raw, extraction_to_json(extract(source, load()))


def test_there_are_five_and_one_is_gb18030() -> None:
    assert sorted((*REPORTS, SPEECH, DAMAGED)) == FILES
    encodings = [extraction(name)[1]["source"]["encoding"].lower() for name in FILES]
    assert sorted(encoding.startswith("gb") for encoding in encodings) == [False, False, False, False, True]


@pytest.mark.parametrize("name", FILES)
def test_length(name: str) -> None:
    assert 1500 <= len(re.findall("[\u4e00-\u9fff]", extraction(name)[0])) <= 5000


@pytest.mark.parametrize("name", FILES)
def test_output_is_valid_and_quotes_its_source(name: str) -> None:
    raw, data = extraction(name)
    schema = json.loads((folder("schema") / "extraction.schema.json").read_text("utf-8"))
    jsonschema.validate(data, schema, jsonschema.Draft202012Validator)
    spans = list(spans_in(data))
    assert spans
    assert [item for item in spans if item["text"] != raw[item["start"] : item["end"]]] == []


def test_titles_dates_and_jurisdictions_are_read() -> None:
    facts = {
        name: [(one["title"], (one["date"] or "")[:4], one["jurisdiction"]) for one in extraction(name)[1]["speeches"]] for name in FILES
    }
    assert {name: [(title, year) for title, year, _ in facts[name]] for name in FILES} == {
        "hexi-2024-report.txt": [("政府工作报告", "2024")],
        "hexi-2025-report.txt": [("禾溪县2025年政府工作报告", "2025")],
        "hexi-2025-winter-speech.txt": [("在禾溪县今冬明春重点工作部署会议上的讲话", "2025")],
        "qinglan-2025-tasks.txt": [("青岚州人民政府办公室关于印发2025年全州重点工作任务分工的通知", "2025")],
        "two-speeches-damaged.txt": [(None, "2025"), (None, "")],
    }
    county, next_year, prefecture = (facts[name][0][2] for name in REPORTS)
    assert county == next_year
    assert county.endswith("青岚州/禾溪县")
    assert prefecture.endswith("青岚州")
    assert facts[SPEECH][0][2].endswith("禾溪县")


def commitments() -> list[dict[str, Any]]:
    return [each for name in FILES for one in extraction(name)[1]["speeches"] for each in one["commitments"]]


def test_at_least_forty_are_dated() -> None:
    dated = [each for each in commitments() if each["due_by"] and "X" not in each["due_by"]["edtf"]]
    assert len(dated) >= 40


NO_COMMITMENTS = {
    "a result of last year": ("新建农村幸福院6所", "改造老旧小区9个", "完成路基23公里"),
    "a closing appeal": ("让我们", "目标催人奋进"),
    "a procedure of the notice": ("2025年2月18日", "印发给你们", "排在第一位"),
    "an announcement of a list": ("今年集中力量办好以下民生实事", "政府工作的总体思路"),
}


@pytest.mark.parametrize("words", NO_COMMITMENTS.values(), ids=NO_COMMITMENTS)
def test_what_is_no_commitment(words: tuple[str, ...]) -> None:
    assert [each["text"] for each in commitments() if any(word in each["text"] for word in words)] == []


@pytest.mark.parametrize("project", SHARED_PROJECTS)
def test_a_project_runs_through_reports_and_notice(project: str) -> None:
    found = [
        any(ref["name"] == project for one in extraction(name)[1]["speeches"] for each in one["commitments"] for ref in each["projects"])
        for name in REPORTS
    ]
    assert found == [True, True, True]


def test_bracketed_notes_give_lead_responsible_and_support() -> None:
    notice = [each for one in extraction("qinglan-2025-tasks.txt")[1]["speeches"] for each in one["commitments"]]
    bridge = next(each for each in notice if "禾双公路" in each["text"])
    assert {(body["text"], body["role"]) for body in bridge["assigned_to"]} == {
        ("州交通运输局", "lead"),
        ("禾溪县人民政府", "responsible"),
        ("双渡县人民政府", "responsible"),
        ("州自然资源局", "support"),
        ("州生态环境局", "support"),
    }
    assert {body["grounding"] for body in bridge["assigned_to"]} == {"note"}


def test_the_speech_gives_the_bearer_of_a_list_to_its_items_and_winter_and_spring_an_end() -> None:
    speech = [each for one in extraction(SPEECH)[1]["speeches"] for each in one["commitments"]]
    canals = next(each for each in speech if "灌溉渠道120公里" in each["text"])
    assert [(body["name"], body["inherited"]) for body in canals["assigned_to"]] == [("县水利局", True)]
    assert canals["due_by"]["edtf"] == "2026-05-31"


def test_the_damaged_sample_is_what_the_tool_makes_of_its_clean_source() -> None:
    assert (folder("samples") / DAMAGED).read_bytes() == damage.made()


def test_the_damaged_sample_reads_like_its_clean_source(tmp_path: Path) -> None:
    raw, data = extraction(DAMAGED)
    assert "發(fā)" in raw
    assert "??h" in raw
    clean = tmp_path / "clean.txt"
    clean.write_text(damage.SOURCE.read_text("utf-8").replace(damage.DIVIDER, ""), "utf-8")
    wanted = [each["clean_text"] for one in extraction_to_json(extract(read(clean), load()))["speeches"] for each in one["commitments"]]
    found = [each["clean_text"] for one in data["speeches"] for each in one["commitments"]]
    assert len(data["speeches"]) == 2
    assert len(set(found) & set(wanted)) >= 0.9 * len(wanted) >= 36


def test_bytes_are_kept_by_git() -> None:
    attributes = Path(__file__).resolve().parents[2] / ".gitattributes"
    assert "samples/** -text" in attributes.read_text("utf-8").splitlines()
