"""A new version of a text, or another text."""

from __future__ import annotations

import pytest

from graph_builder.bulk.likeness import another_text, shared

OLD = "第一行\n第二行\n第三行\n第四行\n"


@pytest.mark.parametrize(
    ("new", "other"),
    [
        (OLD, False),
        (OLD + "第五行\n", False),
        ("第一行\n第二行\n新的\n也新\n", False),
        ("第一行\n新的\n也新\n还新\n", True),
        ("", True),
        ("第一行\r\n\r\n  第二行  \r\n第三行\r\n", False),
    ],
)
def test_half_the_lines_decide(new: str, other: bool) -> None:
    assert another_text(OLD, new) is other


def test_one_long_line_is_compared_by_sentences() -> None:
    old = "同志们：修好水库。办好学校。铺好道路。"
    assert shared(old, "同志们：修好水库。办好学校。种好树木。") == pytest.approx(2 / 3)
    assert not another_text(old, "同志们：修好水库。办好学校。种好树木。")
