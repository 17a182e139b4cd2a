"""Gated searches find what the plain alternation finds."""

from __future__ import annotations

import re

import pytest

from graph_builder.lexicon import load
from graph_builder.text.anchors import AnyOf, FirstOf, Sieve, clauses_holding, gate, literals, openings

RUNS = (
    "去年以来，全镇完成了污水管网改造，",
    "要求各村在年底前完成道路硬化",
    "同比增长百分之六，荣获全省先进",
    "请认真组织实施",
    "目前还存在短板，必须加快补齐",
    "不断提升服务水平取得了新进展",
    "各位代表，现在向大会作报告",
    "力争新建两所幼儿园，确保明年开学",
    "",
)


@pytest.mark.parametrize("table", ["backgrounds", "review_cues", "attitudes"])
def test_any_of_agrees_with_the_alternation(table: str) -> None:
    patterns = load().words(table)
    quick, plain = AnyOf(patterns), re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    parts = [run[start:] for run in RUNS for start in range(len(run) + 1)]
    assert [quick.search(part) for part in parts] == [plain.search(part) is not None for part in parts]


def test_first_of_agrees_with_the_alternation() -> None:
    pattern = "|".join(f"(?P<m{number}>{word})" for number, word in enumerate(load().words("modals")))
    quick, plain = FirstOf(pattern), re.compile(pattern)
    for run in RUNS:
        found = [(match.span(), match.lastgroup) for match in quick.finditer(run, 0, len(run))]
        assert found == [(match.span(), match.lastgroup) for match in plain.finditer(run)]
        first, expected = quick.search(run, 1, len(run)), plain.search(run, 1, len(run))
        assert (first and first.span()) == (expected and expected.span())


def test_literals_that_overlap_hide_nothing() -> None:
    assert AnyOf(["推进了", "进了新(?:楼|房)"]).search("推进新一轮，搬进了新楼")
    assert AnyOf(["加快推", "快推进"]).search("加快推") and AnyOf(["加快推进会", "快推[进行]"]).search("加快推行")


def test_a_sieve_keeps_what_may_occur() -> None:
    sieve = Sieve([literals(pattern) for pattern in ("完工[了后]", "[^，]{2}时", "快推进", "加快推")])
    assert sieve.likely("主体完工后") == {0}
    assert sieve.likely("正在加快推进，当时") == {1, 2, 3}
    assert sieve.likely("") == set()
    assert Sieve([literals("[^，]{2,4}")]).likely("") == {0}


@pytest.mark.parametrize(
    ("run", "clauses"),
    [
        ("修路，架桥；再修路。通车", ["修路", "再修路"]),
        ("修路修路，修路", ["修路修路", "修路"]),
        ("通车", []),
        ("通车。\n先修路", ["先修路"]),
    ],
)
def test_clauses_that_hold_a_word(run: str, clauses: list[str]) -> None:
    assert [run[a:b] for a, b in clauses_holding(re.compile("修路"), run, 0, len(run))] == clauses


def test_what_a_pattern_needs() -> None:
    assert literals("全[镇村]第[一二]") == {"全镇第一", "全镇第二", "全村第一", "全村第二"}
    assert literals("(?:修好|建成|铺设|种下|买到|找到|请来|送走|算清|开通|拆除)了") == {"了"}
    assert literals("(?:由|请)?[^，]{0,4}牵头(?:负责)?") == {"牵头"}
    assert literals("(?:新建|改建)[路桥]") == {"新建", "改建"}
    assert literals("[^，]{2,4}") == frozenset()
    assert openings("(?:副)?(?:县|镇)长|(?<!不)必须") == {"副", "县", "镇", "必"}
    with pytest.raises(ValueError, match="literal"):
        openings("[^，]方面")
    assert not gate([]).search("方面")
    with pytest.raises(ValueError, match="literal"):
        gate(["方面", "[^，]{2,4}"])
