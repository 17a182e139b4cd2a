"""Every check of the audit finds an example that is wrong, and lets pass one that is right."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from graph_builder.commitments import deadlines
from graph_builder.evaluation.audit import audit, counts
from graph_builder.evaluation.audit_facts import long_unit, open_times, suspicious_deadline
from graph_builder.evaluation.audit_names import cut_short, shape, suspicious_bearer, suspicious_place, suspicious_project
from graph_builder.evaluation.audit_text import poor_parts, repeated, unreadable
from graph_builder.evaluation.audit_words import audit_words, reasons
from graph_builder.lexicon import load
from graph_builder.model.commitment import Bearer, Commitment, DueBy, Reference, Role, Target
from graph_builder.model.document import Cited, Document, Extraction, Part, Section
from graph_builder.model.source import Diagnostic, Severity, Source
from graph_builder.model.span import Quote, Span
from graph_builder.pipeline.extract import extract
from graph_builder.readers import read_text

LEXICON = load()
WORDS = audit_words(LEXICON)


def quote(raw: str, words: str) -> Quote:
    start = raw.index(words)
    return Quote(Span(start, start + len(words)), words)


def commitment(raw: str, words: str = "", **found: Any) -> Commitment:
    whole = quote(raw, words or raw)
    return Commitment(quote=whole, text=whole.text, label=whole.text[:18], section=None, **found)


def extraction(raw: str, *commitments: Commitment, date: str | None = "2025-01-15", **more: Any) -> Extraction:
    source = Source(id="a.txt", file="a.txt", sha256="0", reader="plain", encoding="utf-8", raw=raw)
    document = Document(ordinal=0, span=Span(0, len(raw)), date=Cited(value=date) if date else None, commitments=commitments)
    return Extraction(source=source, rules="r", documents=(document,), **more)


@pytest.mark.parametrize(
    ("name", "longest", "reason"),
    [
        ("石桥水库", 10, ""),
        ("石桥水库（二期）", 10, ""),
        ("石桥水库（二期", 10, "不成对"),
        ("石桥水库，渠道", 10, "含标点"),
        ("石桥水库、", 10, "以标点起止"),
        ("青禾县石桥水库除险加固", 10, "超过 10 字"),
        (" ", 10, "名称为空"),
    ],
)
def test_the_shape_of_a_name(name: str, longest: int, reason: str) -> None:
    found = shape(name, longest)
    assert (reason in found) if reason else found == ""


@pytest.mark.parametrize(
    "name", ["大力组织成员单位", "有五个专班", "成立的小组", "办好了的学校", "局", "中心", "一个村一支队", "县水务局。"]
)
def test_what_is_no_body(name: str) -> None:
    assert suspicious_bearer(name, WORDS) != ""


@pytest.mark.parametrize("name", ["县水务局", "发展改革部门", "县委组织部", "建设局", "青禾县人民医院"])
def test_what_is_a_body(name: str) -> None:
    assert suspicious_bearer(name, WORDS) == ""


def test_a_generic_body_may_count_but_not_hurry() -> None:
    assert [suspicious_bearer(name, WORDS, generic=True) for name in ("有关部门", "牵头单位", "其他单位")] == ["", "", ""]
    assert suspicious_bearer("迅速组织各单位", WORDS, generic=True) == "以“迅速”开头"


@pytest.mark.parametrize(
    "name", ["推进石桥产业园", "不断扩大粮仓", "一批粮仓项目", "重大项目", "守好粮仓的工作", "粮仓、", "任务", "农户入驻粮城"]
)
def test_what_is_no_project(name: str) -> None:
    assert suspicious_project(name, WORDS) != ""


@pytest.mark.parametrize("name", ["石桥水库", "提升粮食产能行动", "高标准农田", "青禾至石桥公路", "经济开发区标准厂房", "候鸟栖息地修复"])
def test_what_is_a_project(name: str) -> None:
    assert suspicious_project(name, WORDS) == ""


def test_a_name_that_was_cut_short() -> None:
    assert cut_short("青禾物流园", "区建") == "“区”被截去"
    assert [cut_short("青禾物流园", after) for after in ("建设", "区域", "带动", "")] == ["", "", "", ""]


def test_what_is_a_place_and_what_is_none() -> None:
    assert [suspicious_place(name, WORDS) for name in ("青禾县", "石桥镇", "内河镇")] == ["", "", ""]
    assert all(suspicious_place(name, WORDS) for name in ("农村", "镇", "推进石桥镇", "石桥镇，青禾", "各村", "特色镇"))


def test_deadlines_that_do_not_go_with_the_date() -> None:
    assert "之前" in suspicious_deadline("2024-12-31", "2025-01-15")
    assert "之前" in suspicious_deadline("2025-01-10", "2025-01-15")
    assert "15 年" in suspicious_deadline("2041-12-31", "2025-01-15")
    right = [("2025-12-31", "2025-01-15"), ("2040", "2025"), ("2025", "2025-03-01"), ("XXXX-06-30", "2025"), ("2020-01-01", None)]
    assert [suspicious_deadline(edtf, date) for edtf, date in right] == ["", "", "", "", ""]


def test_units_that_are_too_long() -> None:
    assert long_unit("县水务局要修好水库。县教育局要建好学校") == "含 2 个句子"
    assert long_unit("修" * 301) == "301 字，超过 300 字"
    assert long_unit("县水务局要修好水库，补种“一棵树。”") == ""


def test_times_that_were_left_open() -> None:
    raw = "县水务局在3个月内修好石桥水库"
    left = open_times(commitment(raw), "2025-01-15", LEXICON)
    assert [(raw[span.start : span.end], words) for span, words, _ in left] == [("3个月内", "3个月内")]
    due = DueBy(edtf="2025-12-31", quote=quote(raw, "3个月内"))
    assert open_times(commitment(raw, due_by=due), "2025-01-15", LEXICON) == []
    assert open_times(commitment("县水务局在年底前修好石桥水库"), "2025-01-15", LEXICON) == []


def test_every_reason_is_told_in_chinese() -> None:
    tree = ast.parse(Path(deadlines.__file__).read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_no"]
    told = {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}
    assert len(told) > 5
    assert told - {"no point in time"} - reasons().keys() == set()


def test_repeated_text_is_one_run() -> None:
    page = "县水务局要在年底前完成石桥水库除险加固工程。\n各乡镇要在六月底前完成全部渠道的清淤整治任务。\n"
    raw = page + "县教育局要在九月底前新建三所公办的幼儿园，方便群众入园。\n" + page
    [(run, first)] = repeated(raw)
    assert (raw[run.start : run.end] + "。\n", first.start) == (page, 0)
    assert repeated(page + "各位代表！\n各位代表！\n") == []
    note = "（责任单位：县水务局、县财政局、县农业农村局、各乡镇人民政府）\n"
    assert repeated(note + page + note) == []


def test_runs_that_cannot_be_read() -> None:
    assert unreadable("县\ufffd\ufffd局□办\ue001") == [Span(1, 3), Span(4, 5), Span(6, 7)]
    assert unreadable("县水务局") == []


def test_parts_that_plan_and_promise_little() -> None:
    raw = "二、工作安排\n" + "形势" * 200 + "\n（一）水利\n" + "县水务局修好水库。" * 60
    end = len(raw)
    inner = raw.index("（一）")
    outer = Section(number="二、", title="工作安排", level=1, parent=None, part=Part.PLAN, span=Span(0, end))
    below = Section(number="（一）", title="水利", level=2, parent=0, part=Part.PLAN, span=Span(inner, end))
    starts = [index for index in range(inner, end) if raw.startswith("县水务局", index)]
    found = tuple(commitment(raw[:start] + raw[start:], raw[start : start + 8]) for start in starts[:1])
    many = tuple(Commitment(quote=Quote(Span(start, start + 8), raw[start : start + 8]), text="", label="", section=1) for start in starts)
    document = Document(ordinal=0, span=Span(0, end), sections=(outer, below), commitments=many)
    assert [(span, title, count) for span, title, _, count in poor_parts(document, raw)] == [(Span(0, inner), "二、工作安排", 0)]
    poor = Document(ordinal=0, span=Span(0, end), sections=(outer, below), commitments=found)
    assert [title for _, title, _, _ in poor_parts(poor, raw)] == ["二、工作安排", "（一）水利"]
    review = Section(number="二、", title="回顾", level=1, parent=None, part=Part.REVIEW, span=Span(0, end))
    assert poor_parts(Document(ordinal=0, span=Span(0, end), sections=(review,)), raw) == []


def test_findings_come_by_check_with_place_and_neighbourhood() -> None:
    raw = "前面的话。大力组织各单位修好推进石桥水库，农村新增灌溉500，2024年底前完成\ufffd。后面的话。"
    one = commitment(
        raw,
        raw[5:-6],
        bearers=(Bearer(name="大力组织各单位", role=Role.LEAD, quote=quote(raw, "大力组织各单位"), generic=True),),
        due_by=DueBy(edtf="2024-12-31", quote=quote(raw, "2024年底前")),
        targets=(Target(metric="灌溉", op="=", value=500, unit="", masked=False, quote=quote(raw, "500")),),
        projects=(Reference(name="推进石桥水库", quote=quote(raw, "推进石桥水库")),),
        places=(Reference(name="农村", quote=quote(raw, "农村")),),
    )
    findings = audit(extraction(raw, one), LEXICON)
    assert [each.code for each in findings] == [
        "text.gap",
        "deadline.suspect",
        "target.no_unit",
        "bearer.suspect",
        "project.suspect",
        "place.suspect",
    ]
    assert all(each.span and raw[each.span.start : each.span.end] == each.words for each in findings)
    assert (findings[2].before[-4:], findings[2].after[:3]) == ("新增灌溉", "，20")
    assert list(counts(findings).values()) == [1] * 6


def test_a_place_inside_the_name_of_a_bearer_is_told() -> None:
    raw = "青禾县水务局修好石桥镇水库"
    bearer = Bearer(name="青禾县水务局", role=Role.LEAD, quote=quote(raw, "青禾县水务局"))
    places = tuple(Reference(name=name, quote=quote(raw, name)) for name in ("青禾县", "石桥镇"))
    findings = audit(extraction(raw, commitment(raw, bearers=(bearer,), places=places)), LEXICON)
    assert [(each.code, each.words) for each in findings] == [("place.suspect", "青禾县")]


def test_what_the_extraction_warns_of_is_told_too() -> None:
    told = (
        Diagnostic(code="encoding.chosen", severity=Severity.INFO, message="gb18030"),
        Diagnostic(code="commitment.none", severity=Severity.WARNING, message="没有找到承诺", span=Span(0, 4)),
    )
    findings = audit(extraction("县水务局", diagnostics=told), LEXICON)
    assert [(each.code, each.words) for each in findings] == [("commitment.none", "县水务局")]


def test_a_sound_text_has_no_findings() -> None:
    raw = (
        "在青禾县水利工作会议上的讲话\n（2025年1月15日）\n同志们：\n\n一、抓好水利建设\n\n"
        "县水务局要在年底前完成石桥水库除险加固工程，新增灌溉面积500亩。各乡镇要在6月底前完成渠道清淤20公里。\n"
    )
    told = audit(extract(read_text(raw), LEXICON), LEXICON)
    assert [each for each in told if each.code != "document.no_jurisdiction"] == []
