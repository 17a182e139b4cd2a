"""Projects that a report names among its results."""

from __future__ import annotations

from graph_builder.lexicon import load
from graph_builder.mentions.reported import reported

TEXT = "云岭湖国家湿地公园建成开放。第八届桑塘茶叶博览会成功举办。水厂改造完工。加快桑塘物流园建设。"


def test_what_was_built_and_held_is_named_once_outside_the_units() -> None:
    runs = [(0, 13), (14, 28), (29, 35), (36, 45)]
    found = reported(TEXT, runs, [(36, 45)], load())
    assert [one.name for one in found] == ["云岭湖国家湿地公园", "第八届桑塘茶叶博览会"]
    assert [TEXT[one.start : one.end] for one in found] == [one.name for one in found]


def test_a_run_that_a_unit_touches_is_the_unit_s() -> None:
    assert reported(TEXT, [(0, 13)], [(9, 13)], load()) == []
