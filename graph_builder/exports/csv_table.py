"""The task table as CSV: UTF-8 with the mark that spreadsheets look for, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable

from graph_builder.exports.tasks import COLUMNS, rows
from graph_builder.model.graph import Graph

_RUNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def safe(value: object) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay."""
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return str(value)
    text = str(value)
    return "'" + text if text.lstrip(" \n").startswith(_RUNS) else text


def table(header: Iterable[str], body: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe(each) for each in header])
    writer.writerows([[safe(cell) for cell in line] for line in body])
    return out.getvalue()


def render(graph: Graph, only: Collection[str] | None = None) -> bytes:
    return table(COLUMNS, rows(graph, only)).encode("utf-8-sig", "replace")
