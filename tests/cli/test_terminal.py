"""What is shown on a terminal, and the catalogue of messages."""

from __future__ import annotations

import string

import pytest

from graph_builder.cli.messages import catalogue, say
from graph_builder.cli.terminal import clean, cut, one_line, table, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J县水务局\x07", "[2J县水务局"),
        ("a\x9b31mb", "a31mb"),
        ("甲\u202e乙\u2066丙", "甲乙丙"),
        ("一\n二\t三", "一\n二\t三"),
        ("\ud800残", "残"),
    ],
)
def test_control_characters_do_not_reach_the_terminal(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_one_line_keeps_a_cell_on_its_line() -> None:
    assert one_line("一\r\n二\t三") == "一 二 三"
    assert one_line(None) == ""
    assert one_line(0) == "0"


def test_columns_stand_below_each_other() -> None:
    lines = table(["名称", "n"], [["县水务局", 1], ["ab", 22]]).splitlines()
    assert lines == ["名称      n", "县水务局  1", "ab        22"]


def test_a_wide_table_is_cut_to_the_terminal() -> None:
    lines = table(["id", "text"], [["c1", "修好石桥水库" * 20]], columns=60).splitlines()
    assert max(width(line) for line in lines) <= 60
    assert lines[1].endswith("…")
    assert cut("修好", 3) == "修…"


def test_messages_have_both_languages_with_the_same_fields() -> None:
    def fields(text: str) -> list[str]:
        return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)

    for key, (chinese, english) in catalogue().items():
        assert chinese and english, key
        assert fields(chinese) == fields(english), key
    assert say("written", path="a.csv") == "已写入 a.csv"
    assert say("written", "en", path="a.csv") == "Written: a.csv"
