"""Rows of a query as a file: CSV and a workbook that no spreadsheet runs as formulas, and JSON with the values as they are."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from graph_builder.exports.csv_table import table

FORMATS = ("csv", "xlsx", "json")
_CELL_LIMIT = 32_767  # of the file format
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def render(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: str) -> bytes:
    """`form` is one of FORMATS; lists and nodes in a cell become JSON in CSV and in the workbook. ValueError for another form."""
    match form:
        case "csv":
            return table(columns, ([_flat(value) for value in row] for row in rows)).encode("utf-8-sig", "replace")
        case "xlsx":
            return _workbook(columns, rows)
        case "json":
            records = [dict(zip(columns, row, strict=True)) for row in rows]
            return json.dumps(records, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    raise ValueError(f"one of {', '.join(FORMATS)} expected, got {form!r}")


def _flat(value: Any) -> str | int | float | bool | None:
    if isinstance(value, list | dict):
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return "；".join(value)
        return json.dumps(value, ensure_ascii=False)
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _workbook(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    book = Workbook()
    sheet = book.active
    for number, name in enumerate(columns, start=1):
        cell = sheet.cell(row=1, column=number)
        _write(cell, name)
        cell.font = Font(bold=True)
    for line, row in enumerate(rows, start=2):
        for number, value in enumerate(row, start=1):
            _write(sheet.cell(row=line, column=number), _flat(value))
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(cell: Any, value: str | int | float | bool | None) -> None:
    """Texts are written as texts, whatever they begin with."""
    if value is None or value == "":
        return
    if isinstance(value, str):
        cell.value = _UNPRINTABLE.sub("", value)[:_CELL_LIMIT]
        cell.data_type = "s"
        cell.quotePrefix = True
    else:
        cell.value = value
