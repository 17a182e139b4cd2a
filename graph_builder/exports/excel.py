"""The task table as a workbook that can be printed and sent out as it is. Equal graphs give equal bytes."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Collection
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from graph_builder.exports.tasks import COLUMNS, rows
from graph_builder.model.graph import Graph

WIDTHS = (6, 46, 24, 18, 20, 20, 18, 46, 28)  # in characters of the default font; together they fill A4 landscape at about 60 %
_SERIF = COLUMNS.index("原文")
_CELL_LIMIT = 32_767  # of the file format
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_EPOCH = datetime.datetime(2000, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_A4 = 9


def render(graph: Graph, only: Collection[str] | None = None) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "任务分解表"
    _header(sheet)
    for line, cells in enumerate(rows(graph, only), start=2):
        for column, value in enumerate(cells, start=1):
            _write(sheet.cell(row=line, column=column), value, serif=column - 1 == _SERIF)
    _print_setup(sheet)
    book.properties.creator = "graph-builder"
    book.properties.created = _EPOCH
    out = io.BytesIO()
    book.save(out)
    return _repacked(out.getvalue())


def _header(sheet: Any) -> None:
    for column, (title, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True), start=1):
        cell = sheet.cell(row=1, column=column, value=title)
        cell.font = _HEAD
        cell.fill = _SHADE
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = _RULES
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[1].height = 24
    sheet.freeze_panes = "A2"


def _write(cell: Any, value: int | str, *, serif: bool) -> None:
    """Texts are written as texts whatever they begin with: typing into such a cell makes no formula of it either."""
    cell.alignment = _NUMBER if isinstance(value, int) else _TEXT
    cell.font = _QUOTED if serif else _SAID
    cell.border = _RULES
    if isinstance(value, int):
        cell.value = value
        return
    if not value:
        return
    cell.value = _UNPRINTABLE.sub("", value)[:_CELL_LIMIT]
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = True


def _print_setup(sheet: Any) -> None:
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{max(sheet.max_row, 1)}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"


def _repacked(data: bytes) -> bytes:
    """The same parts without the time of writing, which the format keeps twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>" + _EPOCH.isoformat().encode() + b"Z", part)
            info = zipfile.ZipInfo(name, date_time=(2000, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, part)
    return out.getvalue()


_HEAD = Font(name="微软雅黑", size=11, bold=True, color="1A2230")
_SAID = Font(name="微软雅黑", size=10, color="1A2230")
_QUOTED = Font(name="宋体", size=10, color="1A2230")
_SHADE = PatternFill("solid", fgColor="E7EFF9")
_LINE = Side(style="thin", color="D5DBE3")
_RULES = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TEXT = Alignment(vertical="top", wrap_text=True)
_NUMBER = Alignment(horizontal="center", vertical="top")
