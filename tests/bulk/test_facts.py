"""Dates and jurisdictions as they are typed."""

from __future__ import annotations

import pytest

from graph_builder.bulk.facts import checked_date, checked_facts, checked_jurisdiction
from graph_builder.errors import UsageError
from graph_builder.pipeline.extract import Facts


@pytest.mark.parametrize("text", ["2025", "2025-03", "2024-02-29", " 2025 "])
def test_a_date_of_the_calendar_is_taken(text: str) -> None:
    assert checked_date(text) == text.strip()


@pytest.mark.parametrize(
    "text", ["", "25", "2025-13", "2025-02-29", "2025/03/01", "明年", "２０２５", "2025-3", "XXXX-12", "0000", "2025-03-01\n2"]
)
def test_what_is_no_date_is_told(text: str) -> None:
    with pytest.raises(UsageError, match=r"不是日期.*2025-03-15"):
        checked_date(text)


def test_a_jurisdiction_is_a_path() -> None:
    assert checked_jurisdiction(" 松原省/ 清江州 /清河县/ ") == "松原省/清江州/清河县"
    for text in ("", "/", "松原省//清河县", "松原省/\x1b[2J"):
        with pytest.raises(UsageError, match="不是辖区"):
            checked_jurisdiction(text)


def test_nothing_given_is_nothing_known() -> None:
    assert checked_facts(None, "") == Facts()
    assert checked_facts("2025", "松原省") == Facts(date="2025", jurisdiction="松原省")
