"""Deadlines, numbers and targets in words."""

from __future__ import annotations

import pytest

from graph_builder.exports.words import deadline_words, number_words, target_words

DEADLINES = [
    ("2026-03-31", "2026年3月底前"),
    ("2026-12-31", "2026年底前"),
    ("2026-02-06", "2026年2月6日前"),
    ("2024-02-28", "2024年2月28日前"),
    ("2024-02-29", "2024年2月底前"),
    ("2026", "2026年底前"),
    ("2026-03", "2026年3月底前"),
    ("2026-XX", "2026年 · 月份未知"),
    ("2026-03-XX", "2026年3月 · 日期未知"),
    ("XXXX-03-XX", "3月 · 日期未知 · 年份未知"),
    ("XXXX-12-31", "年底前 · 年份未知"),
    ("XXXX-06-30", "6月底前 · 年份未知"),
    ("XXXX-02-28", "2月底前 · 年份未知"),
    ("XXXX-09-10", "9月10日前 · 年份未知"),
    ("XXXX-XX", "年份未知"),
    ("XXXX", "年份未知"),
    ("没有日期", "没有日期"),
]


@pytest.mark.parametrize(("edtf", "words"), DEADLINES)
def test_deadline(edtf: str, words: str) -> None:
    assert deadline_words(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2026-03-31", "by end of 2026-03"),
        ("2026-02-06", "by 2026-02-06"),
        ("2026", "by end of 2026"),
        ("2026-XX", "2026 · month unknown"),
        ("XXXX-06-30", "end of month 6 · year unknown"),
    ],
)
def test_deadline_in_english(edtf: str, words: str) -> None:
    assert deadline_words(edtf, "en") == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (30, "30"),
        (0, "0"),
        (92.5, "92.5"),
        (1500, "1,500"),
        (347900, "34.79万"),
        (5_000_000, "500万"),
        (12345, "12,345"),
        (350_000_000, "3.5亿"),
        (123_450_000, "12,345万"),
    ],
)
def test_number(value: float, words: str) -> None:
    assert number_words(value) == words


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("灌溉面积", "=", 500.0, "亩"), "灌溉面积 500亩"),
        (("净增", ">=", 40.0, "家"), "净增 ≥ 40家"),
        (("覆盖率", ">=", None, "%"), "覆盖率 ≥X%"),
        (("失业率", "<=", 5.5, "%"), "失业率 ≤ 5.5%"),
        (("", "=", None, "台"), "X台"),
    ],
)
def test_target(parts: tuple[str, str, float | None, str], words: str) -> None:
    assert target_words(*parts) == words


def test_english_has_no_unit_of_ten_thousand() -> None:
    assert target_words("灌溉面积", ">=", 347_900.0, "亩", "en") == "灌溉面积 ≥ 347,900亩"
