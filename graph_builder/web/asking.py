"""A result of a query → what the page shows of it: a table, a chart, nodes for a canvas, a file. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_builder.exports.words import sign_of
from graph_builder.model.vocabulary import EDGES, NODES
from graph_builder.stores.queries import NamedQuery
from graph_builder.stores.result import Result
from graph_builder.web.records import Measure
from graph_builder.web.texts import catalogue, translate
from graph_builder.web.wording import clauses, cut, day_words, due_words, listed, measure_words

_ID = re.compile(r"[a-z][0-9a-f]{16}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DUE = ("due", "edtf", "latest")
_NO_FIGURES = ("start", "end", "ordinal", "level", "value")  # places and ranks, and values of many units
_CELL = 400
MOST_BARS = 20
MOST_SIDE = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`columns` are (name, heading, whether all are numbers); `rows` hold numbers or finished words."""

    columns: tuple[tuple[str, str, bool], ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """`values` are (name, figure) for bars, (row, column, figure) for a matrix; `measure` is the figure's heading."""

    kind: str
    measure: str
    values: tuple[tuple[Any, ...], ...]


def by_group(queries: Mapping[str, NamedQuery], words: str = "") -> dict[tuple[str, str], list[NamedQuery]]:
    """Queries in their groups (Chinese, English), those alone whose name or title holds the words."""
    order = ("总览", "期限", "任务", "关系", "查找", "来源")
    found: dict[tuple[str, str], list[NamedQuery]] = {}
    needle = words.strip().casefold()
    for query in queries.values():
        if needle in f"{query.name} {query.title_zh} {query.title_en}".casefold():
            found.setdefault((query.group_zh, query.group_en), []).append(query)
    rank = {name: n for n, name in enumerate(order)}
    return dict(sorted(found.items(), key=lambda pair: (rank.get(pair[0][0], len(rank)), pair[0])))


# ---- table


def table(language: str, result: Result) -> Table:
    """Ids are left out where something else in the row tells what they mean."""
    kept = [n for n, name in enumerate(result.columns) if not _is_ids(result, n)] or list(range(len(result.columns)))
    numbers = {n for n in kept if _is_numbers(result, n)}
    columns = tuple((result.columns[n], heading(language, result.columns[n]), n in numbers) for n in kept)
    rows = tuple(tuple(row[n] if n in numbers else cell(language, result.columns[n], row[n]) for n in kept) for row in result.rows)
    return Table(columns=columns, rows=rows)


def heading(language: str, column: str) -> str:
    key = f"column.{column}"
    return translate(language, key) if key in catalogue() else column


def _is_ids(result: Result, n: int) -> bool:
    values = [row[n] for row in result.rows if row[n] is not None]
    return bool(values) and all(isinstance(value, str) and _ID.fullmatch(value) for value in values)


def _is_numbers(result: Result, n: int) -> bool:
    values = [row[n] for row in result.rows if row[n] is not None]
    return bool(values) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)


def cell(language: str, column: str, value: Any) -> str:
    """A value in words: deadlines and days, names of nodes, figures of targets; at most 400 characters."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return translate(language, f"query.{'yes' if value else 'no'}")
    if isinstance(value, list):
        return cut(clauses(language, (part for part in (cell(language, column, each) for each in value) if part)), _CELL)
    if isinstance(value, Mapping):
        return cut(_thing(language, value), _CELL)
    if isinstance(value, str):
        return _words(language, column, value)
    return str(value)


def _words(language: str, column: str, value: str) -> str:
    if column in _DUE and re.fullmatch(r"[\dX]{4}(-[\dX]{2}){0,2}", value):
        return day_words(language, value) if column == "latest" else due_words(language, value)
    if column == "date" or _DAY.fullmatch(value):
        return day_words(language, value)
    if column in ("kind", "edge_kind"):
        shape = NODES.get(value) or EDGES.get(value)
        return (shape.title_zh if language == "zh" else shape.title_en) if shape else value
    if column == "op":
        return sign_of(value) or value
    if column == "scope" and ":" in value:
        return translate(language, "query.one_document")
    if column.endswith("level") and f"graph.level_{value}" in catalogue():
        return translate(language, f"graph.level_{value}")
    for section in ("role", "grounding"):
        if column == section and f"{section}.{value}" in catalogue():
            word = f"{section}.{value}_word"
            return translate(language, word if word in catalogue() else f"{section}.{value}")
    return cut(" ".join(value.split()), _CELL)


def _thing(language: str, value: Mapping[str, Any]) -> str:
    if "nodes" in value and "edges" in value:
        return " — ".join(_thing(language, node) for node in value["nodes"])
    if "start" in value and "end" in value and "properties" in value:
        return _words(language, "edge_kind", str(value.get("kind", "")))
    held = value.get("properties", value)
    if "metric" in held:
        figure = held.get("value")
        number = float(figure) if isinstance(figure, int | float) else None
        masked, unit = bool(held.get("masked")), str(held.get("unit") or "")
        return measure_words(
            Measure(metric=str(held["metric"] or ""), op=str(held.get("op") or ""), value=number, unit=unit, masked=masked), language
        )
    if isinstance(held.get("edtf"), str):
        return due_words(language, held["edtf"])
    for key in ("name", "label", "title", "file", "text"):
        if isinstance(held.get(key), str) and held[key]:
            return str(held[key])
    return listed(language, (f"{key} {cell(language, key, each)}" for key, each in held.items() if each not in (None, "")))


# ---- chart


def charts(language: str, result: Result) -> dict[str, Chart]:
    """The charts that a result can be drawn as: a matrix of two names and a figure, bars of a name and a figure."""
    whole = table(language, result)
    names = [n for n, (name, _, number) in enumerate(whole.columns) if not number and _naming(name)]
    figures = [n for n, (name, _, number) in enumerate(whole.columns) if number and name not in _NO_FIGURES]
    if not figures or not whole.rows:
        return {}
    if not names:
        return _single(whole, figures)
    figure = next((n for n in figures if whole.columns[n][0] in ("commitments", "count")), figures[0])
    found: dict[str, Chart] = {}
    measure = whole.columns[figure][1]
    if len(names) >= 2 and len(figures) == 1:
        values = tuple((str(row[names[0]]), str(row[names[1]]), row[figure] or 0) for row in whole.rows)
        found["matrix"] = Chart(kind="matrix", measure=measure, values=_square(values))
    label = [" · ".join(str(row[n]) for n in names[:2]) if "matrix" in found else str(row[names[0]]) for row in whole.rows]
    ranked = sorted(zip(label, (row[figure] or 0 for row in whole.rows), strict=True), key=lambda pair: -pair[1])
    found["bars"] = Chart(kind="bars", measure=measure, values=tuple(ranked[:MOST_BARS]))
    return found


def _single(whole: Table, figures: Sequence[int]) -> dict[str, Chart]:
    """One row of figures: each is a bar."""
    if len(whole.rows) != 1 or len(figures) < 2:
        return {}
    values = tuple((whole.columns[n][1], whole.rows[0][n] or 0) for n in figures)
    return {"bars": Chart(kind="bars", measure="", values=values)}


def _naming(column: str) -> bool:
    return column in ("name", "title", "file", "metric", "department_name", "project_name", "form") or column.endswith("_name")


def _square(values: Sequence[tuple[str, str, float]]) -> tuple[tuple[Any, ...], ...]:
    """The names with the largest figures, both ways where rows and columns are of one kind."""
    summed: dict[tuple[str, str], float] = {}
    for one, two, figure in values:  # bodies of several places may share a name
        pair = (two, one) if (two, one) in summed else (one, two)
        summed[pair] = summed.get(pair, 0) + figure
    values = [(one, two, figure) for (one, two), figure in summed.items()]
    weight: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for one, two, figure in values:
        weight[0][one] = weight[0].get(one, 0) + figure
        weight[1][two] = weight[1].get(two, 0) + figure
    rows, columns = ({name for name, _ in sorted(each.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_SIDE]} for each in weight)
    if not weight[0].keys() & weight[1].keys():
        return tuple(each for each in values if each[0] in rows and each[1] in columns)
    both = {name: weight[0].get(name, 0) + weight[1].get(name, 0) for name in weight[0] | weight[1]}
    best = {name for name, _ in sorted(both.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_SIDE]}
    kept = [each for each in values if each[0] in best and each[1] in best]
    return tuple(dict.fromkeys([*kept, *((two, one, figure) for one, two, figure in kept if one != two)]))


# ---- canvas


def ids(result: Result, most: int) -> tuple[str, ...]:
    """Ids in a result: of nodes, of the ends of edges, of paths, and plain ones; the first `most`."""
    found: dict[str, None] = {}
    for row in result.rows:
        for id_ in row_ids(row):
            found[id_] = None
            if len(found) >= most:
                return tuple(found)
    return tuple(found)


def row_ids(row: Sequence[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for value in row for id_ in _ids_in(value)))


def _ids_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if _ID.fullmatch(value):
            yield value
    elif isinstance(value, list):
        for each in value:
            yield from _ids_in(each)
    elif isinstance(value, Mapping):
        edge = "start" in value and "end" in value and "kind" in value
        for key in ("start", "end") if edge else ("id", "nodes"):
            yield from _ids_in(value.get(key))
