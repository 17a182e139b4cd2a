"""Documents in title marks. All sentences are made up."""

from __future__ import annotations

import pytest

from graph_builder.lexicon import load
from graph_builder.mentions.policies import find

LEXICON = load()

CASES = [
    ("落实《水土保持条例》和《防汛预案》", ["水土保持条例", "防汛预案"]),
    ("印发《关于贯彻〈某省关于就业的意见〉的通知》", ["关于贯彻〈某省关于就业的意见〉的通知"]),
    ("《关于转发《丙县办法》的通知》要落实", ["关于转发《丙县办法》的通知"]),
    ("《x年*项重点任务清单》", ["x年*项重点任务清单"]),
    ("按照《乙县治水方案，各乡镇要抓紧。", ["乙县治水方案"]),
    ("按照《甲县防火规定、《乙县防火预案》办理", ["甲县防火规定", "乙县防火预案"]),
    ("《某市条例\n第一章", ["某市条例"]),
    ("写在《之后没有了。", []),
    ("《 政府 工作 报告 》", ["政府工作报告"]),
    ("《》", []),
    ("没有文件", []),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_policies(text: str, names: list[str]) -> None:
    found = find(text, LEXICON)
    assert [item.name for item in found] == names
    for item in found:
        assert "".join(item.span.of(text).split()) == item.name


def test_a_lone_mark_costs_little() -> None:
    text = "《" * 20000 + "甲" * 20000
    assert find(text, LEXICON) == []
