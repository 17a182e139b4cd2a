from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_builder.expressions.masks import masked
from graph_builder.expressions.numerals import value

CASES = [
    ("1,200", 1200),
    ("3.5", 3.5),
    ("二十三", 23),
    ("十", 10),
    ("一百零五", 105),
    ("一万二千", 12000),
    ("三亿五千万", 350_000_000),
    ("二〇二五", 2025),
    ("两千", 2000),
    ("3.3亿", 330_000_000),
    ("69.1亿", 6_910_000_000),
    ("5千万", 50_000_000),
    ("十五亿", 1_500_000_000),
    ("3.5万亿", 3_500_000_000_000),
]


@pytest.mark.parametrize(("text", "number"), CASES)
def test_value(text: str, number: float) -> None:
    assert value(text) == number


@pytest.mark.parametrize("text", ["", "多", "几十", "12a"])
def test_no_number(text: str) -> None:
    assert value(text) is None


@given(st.integers(min_value=0, max_value=10**9))
def test_plain_digits_and_grouped_digits_agree(number: int) -> None:
    assert value(str(number)) == value(f"{number:,}") == number


def test_masked() -> None:
    assert [masked(t) for t in ("x", "*.*", "某", "×", "12")] == [True, True, True, True, False]
