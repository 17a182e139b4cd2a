"""Named persons with a post. All names are made up or those of public leaders."""

from __future__ import annotations

import pytest

from graph_builder.lexicon import load
from graph_builder.mentions.people import find

LEXICON = load()

FOUND = [
    ("由王建国县长牵头", [("王建国", "县长")]),
    ("请李明副县长负责", [("李明", "副县长")]),
    ("落实永贵书记要求", [("永贵", "书记")]),
    ("刚才,田小川局长通报了情况", [("田小川", "局长")]),
    ("郝明良市长到会", [("郝明良", "市长")]),
]

NONE = [
    "各位领导,州委书记和县委书记",
    "x书记、**县长",
    "其他列席同志、主要负责同志",
    "各分管副县长要负责",
    "烟办主任配齐配强",
    "全国人大代表和人大常委会主任",
    "乡镇党委书记是第一责任人",
]


@pytest.mark.parametrize(("text", "people"), FOUND)
def test_found(text: str, people: list[tuple[str, str]]) -> None:
    found = find(text, LEXICON)
    assert [(item.name, item.title) for item in found] == people
    for item in found:
        assert item.span.of(text) == item.name + (item.title or "")
        assert not item.cited


@pytest.mark.parametrize("text", NONE)
def test_nobody(text: str) -> None:
    assert find(text, LEXICON) == []


def test_cited_leaders_are_marked_and_their_thought_is_no_person() -> None:
    text = "学习习近平总书记重要讲话,坚持习近平新时代中国特色社会主义思想"
    (item,) = find(text, LEXICON)
    assert (item.name, item.title, item.cited) == ("习近平", "总书记", True)
