"""Days of the calendar: month ends, festivals of the shipped table, EDTF strings, the date of the document."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from graph_builder.lexicon import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The date of a document as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def first(self) -> date:
        """The first day it may be; the year must be known."""
        assert self.year is not None
        return date(self.year, self.month or 1, self.day or 1)


def reference_of(edtf: str | None) -> Reference:
    """2024-08-15, 2024-08, 2024 or None; what is masked is not known."""
    numbers = [int(part) if part.isdigit() else None for part in (edtf or "").split("-")]
    year, month, day = (*numbers, None, None, None)[:3]
    if year is None:
        return Reference()
    return Reference(year=year, month=month, day=day if month else None)


def days_in(year: int | None, month: int) -> int | None:
    """The last day of a month; None for February of an unknown year."""
    if year is None:
        return None if month == 2 else calendar.monthrange(2001, month)[1]
    return calendar.monthrange(year, month)[1]


def written(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """EDTF; an unknown year is XXXX, unknown ends are left off."""
    head = "XXXX" if year is None else f"{year:04d}"
    if month is None:
        return head
    return f"{head}-{month:02d}" if day is None else f"{head}-{month:02d}-{day:02d}"


@lru_cache(maxsize=4)
def _holidays(lexicon: Lexicon) -> dict[tuple[str, int], tuple[date, date | None]]:
    return {
        (row[0], int(row[1])): (date.fromisoformat(row[2]), None if row[3] == "-" else date.fromisoformat(row[3]))
        for row in lexicon.rows("holidays")
    }


def festival_days(name: str, year: int, before: bool, lexicon: Lexicon) -> date | None:
    """The day before a festival, or the last day of its public holiday; None where the table does not say.

    元旦春节 and 中秋国庆 are pairs: before the earlier one, until the end of the later one.
    """
    names = [name[i : i + 2] for i in range(0, len(name), 2)]
    rows = [_holidays(lexicon).get((part, year)) for part in names]
    known = [row for row in rows if row]
    if len(known) < len(rows):
        return None
    if before:
        return min(day for day, _ in known) - timedelta(days=1)
    ends = [end for _, end in known]
    last = [end for end in ends if end]
    return max(last) if len(last) == len(ends) else None
