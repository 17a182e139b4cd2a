"""The table of numbers: which are targets, with words, thing counted, bound, value and unit."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from graph_builder.commitments.targets import targets
from graph_builder.expressions import quantities
from graph_builder.lexicon import load
from graph_builder.model.span import LocalSpan

LEXICON = load()
ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("quantities.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def expected(cell: str) -> list[tuple[str, str, str, float | None, str]]:
    parts = [one.split("|") for one in cell.split(";")] if cell != "none" else []
    return [(words, metric, op, None if value == "x" else float(value), unit) for words, metric, op, value, unit in parts]


@pytest.mark.parametrize(("sentence", "cell"), ROWS)
def test_row(sentence: str, cell: str) -> None:
    found = targets(sentence, LocalSpan(0, len(sentence)), quantities.find(sentence, LEXICON), LEXICON)
    assert all(t.span.of(sentence) == t.text for t in found)
    assert [(t.text, t.metric, t.op, t.value, t.unit) for t in found] == expected(cell)
    assert [t.masked for t in found] == [t.value is None for t in found]


def test_excluded_names_count_nothing() -> None:
    text = "推进河东35万千瓦热电联产项目"
    found = quantities.find(text, LEXICON)
    unit = LocalSpan(0, len(text))
    assert len(targets(text, unit, found, LEXICON)) == 1
    assert targets(text, unit, found, LEXICON, [LocalSpan(2, len(text))]) == []


def test_counts_of_named_things_count() -> None:
    text = "完成南湖路、北苑路等9条道路工程"
    found = quantities.find(text, LEXICON)
    (target,) = targets(text, LocalSpan(0, len(text)), found, LEXICON, [LocalSpan(2, len(text))])
    assert (target.value, target.unit) == (9.0, "条")


def test_only_numbers_of_the_unit_count() -> None:
    text = "新建学校2所。新建医院3所。"
    found = targets(text, LocalSpan(7, 13), quantities.find(text, LEXICON), LEXICON)
    assert [(t.value, t.span) for t in found] == [(3.0, LocalSpan(11, 13))]


def test_window_limits_the_search() -> None:
    text = "新建学校2所，改造3所"
    assert [q.value for q in quantities.find(text, LEXICON, 7)] == [3.0]
    assert [q.value for q in quantities.find(text, LEXICON, 0, 6)] == [2.0]


def test_a_long_list_of_sums_is_read_in_passing() -> None:
    text = "、".join(f"{n}万元" for n in range(1, 200)) + "，分别给予奖励"
    begin = perf_counter()
    found = targets(text, LocalSpan(0, len(text)), quantities.find(text, LEXICON), LEXICON)
    assert len(found) == 199
    assert perf_counter() - begin < 2
