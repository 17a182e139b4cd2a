"""Text on a terminal. What comes from files is data: it must not move the cursor, colour the screen or turn the line round."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_BREAK = re.compile(r"[\t\r\n]+")


def clean(text: str) -> str:
    """Without control characters and marks that change the direction; line breaks and tabs stay."""
    return _CONTROL.sub("", text)


def one_line(text: object) -> str:
    return "" if text is None else clean(_BREAK.sub(" ", str(text))).strip()


def width(text: str) -> int:
    """Columns of a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else not unicodedata.combining(char) for char in text)


def cut(text: str, columns: int) -> str:
    if width(text) <= columns:
        return text
    kept, used = [], 0
    for char in text:
        used += width(char)
        if used > columns - 1:
            break
        kept.append(char)
    return "".join(kept) + "…"


def table(header: Sequence[str], rows: Iterable[Sequence[object]], columns: int = 160) -> str:
    """Aligned columns, the widest cut so that a line fits in `columns`."""
    lines = [[one_line(cell) for cell in row] for row in (header, *rows)]
    widths = [max(width(line[index]) for line in lines) for index in range(len(header))]
    while widths and sum(widths) + 2 * len(widths) > columns and max(widths) > 12:
        widest = widths.index(max(widths))
        others = sum(widths) - widths[widest]
        second = max((each for index, each in enumerate(widths) if index != widest), default=0)
        widths[widest] = max(12, min(widths[widest] - 1, max(second, columns - 2 * len(widths) - others)))
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    shown = [cut(cell, columns) for cell, columns in zip(cells, widths, strict=True)]
    return "  ".join(cell + " " * (columns - width(cell)) for cell, columns in zip(shown, widths, strict=True)).rstrip()
