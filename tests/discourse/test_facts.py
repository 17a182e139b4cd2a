"""Date, issuer, level and jurisdiction from a document's own words. All texts are made up."""

from __future__ import annotations

import pytest

from graph_builder.discourse.facts import DocumentFacts, facts
from graph_builder.discourse.speeches import split
from graph_builder.lexicon import load

LEXICON = load()
BODY = "各乡镇要加快推进高标准农田建设,确保完成验收。住建部门牵头落实供水管网改造任务,力争投入使用。" * 8


def told(text: str) -> DocumentFacts:
    (frame,) = split(text, LEXICON)
    found = facts(text, frame, LEXICON)
    for item in (found.title, found.date, found.issuer, found.level, found.jurisdiction):
        assert item is None or item.span.of(text)
    return found


DATES = [
    ("year in the title wins over 年是", f"在2022年秋冬工作会议上的讲话\n同志们：\n2023年，是开新局的一年。{BODY}", "2022"),
    ("full date under the title", f"政府工作报告\n——2014年2月19日在某区人民代表大会上\n各位代表：\n{BODY}", "2014-02-19"),
    ("digits of full width", f"政府工作报告\n——２０１０年３月５日在大会上\n各位代表：\n{BODY}", "2010-03-05"),
    ("Chinese numerals", f"政府工作报告\n——二〇二六年一月二十七日在省人民代表大会上\n各位代表：\n{BODY}", "2026-01-27"),
    ("year in the title, day under it", f"2025年政府工作报告\n来源：某日报 2025-02-01\n2025年1月14日\n各位代表：\n{BODY}", "2025-01-14"),
    ("day without year under the title", f"在2021年防汛会议上的讲话\n（6月3日）\n同志们：\n{BODY}", "2021-06-03"),
    ("a range is no date", f"养老服务三年行动计划（2021—2023年）\n{BODY}", None),
    ("signature", f"关于做好防火工作的通知\n各乡镇：\n{BODY}\n某县人民政府\n2023年3月1日\n", "2023-03-01"),
    ("number of the document", f"某政发〔2019〕12号\n关于促进就业的意见\n{BODY}", "2019"),
    ("the year that is", f"在县委全会上的讲话\n同志们：\n2021年是很不平凡的一年。2022年是换届后的第一年。{BODY}", "2022"),
    ("heading of the year's work", f"各位代表：\n一、2018年工作回顾\n{BODY}\n二、2019年工作安排\n{BODY}到2025年建成。", "2019"),
    ("announced work", f"同志们:\n会议印发了《2022年民生实事项目实施方案》。{BODY}确保到2025年完成。", "2022"),
    ("after the year reviewed", f"同志们:\n一、2021年工作回顾\n{BODY}", "2022"),
    ("publishing time gives its year", f"在会议上的讲话\n发布:某某 时间:2024-08-15 字数:400字\n同志们:\n{BODY}", "2024"),
    ("horizon only", f"为加快发展，制定本方案。\n{BODY}到2027年，培育10家企业。", None),
    ("dates of links never count", f"2023年表态发言五篇\n2024-02-23\n2024-02-23\n同志们:\n{BODY}", None),
    ("masked year", f"在县委全会上的讲话\n同志们：\nx年x月以来,{BODY}", None),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in DATES], ids=[row[0] for row in DATES])
def test_date(text: str, expected: str | None) -> None:
    date = told(text).date
    assert (date.value if date else None) == expected


PLACES = [
    (
        f"政府工作报告\n——2011年3月5日在牙克石市第九届人民代表大会上\n牙克石市人民政府市长\u3000\u3000某小某\n各位代表：\n{BODY}",
        ("牙克石市人民政府", "county", "内蒙古自治区/呼伦贝尔市/牙克石市"),
    ),
    (
        f"2025年政府工作报告\n——在云南省第十四届人民代表大会上\n各位代表：\n我代表省人民政府报告工作。{BODY}",
        ("云南省人民政府", "province", "云南省"),
    ),
    (f"各位代表：\n我代表国务院报告政府工作。{BODY}", ("国务院", "national", "全国")),
    (f"广州市花都区教育局关于加强校园安全的通知\n{BODY}", ("广州市花都区教育局", "county", "广东省/广州市/花都区")),
    (f"关于加快“书香济南”建设的若干措施\n我市要加快建设。{BODY}", (None, "prefecture", "山东省/济南市")),
    (f"县长在全县工作会议上的讲话\n同志们：\n全省、全市都在看。{BODY}", (None, "county", None)),
    (
        f"同志们:\n我州要学。刚才,泸溪县、永顺县、花垣县作了发言,古丈县作了书面发言。我州{BODY}",
        (None, "prefecture", "湖南省/湘西土家族苗族自治州"),
    ),
    (f"同志们:\n落实对湖南省、x州的要求,我州要快。全州{BODY}", (None, "prefecture", "湖南省")),
    (f"在望川县第十七届人民代表大会上的报告\n各位代表：\n我县{BODY}", (None, "county", "望川县")),
    (
        f"云岭省清江州望川县人民政府县长在会议上的讲话\n望川县人民政府县长　某某\n同志们：\n我县{BODY}",
        ("云岭省清江州望川县人民政府", "county", "云岭省/清江州/望川县"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_issuer_level_jurisdiction(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    found = told(text)
    assert tuple(item.value if item else None for item in (found.issuer, found.level, found.jurisdiction)) == expected


def test_title_loses_spaces_and_publishers_remark() -> None:
    found = told(f"政 府 工 作 报 告\n各位代表：\n{BODY}")
    assert found.title is not None and found.title.value == "政府工作报告"
