"""How late: a deadline and the as-of day → one of five lamps, and the days between."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

SOON_DAYS = 30

MARKS = {"overdue": "▲", "soon": "◆", "later": "●", "pending": "○", "none": "—"}
ICONS = {"overdue": "error", "soon": "schedule", "later": "event_available", "pending": "help", "none": "remove"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lamp:
    """`days` from the as-of day to the deadline, negative when past, None where the day is not known."""

    name: str
    days: int | None = None


def lamp(edtf: str, asof: date) -> Lamp:
    """`edtf` is YYYY, YYYY-MM or YYYY-MM-DD with X for unknown digits, or "" for none.

    A masked deadline is pending until even its last possible day has passed: then it is overdue, whatever the mask hides.
    """
    if not edtf:
        return Lamp(name="none")
    last = last_day(edtf)
    if last is None:
        return Lamp(name="pending")
    days = (last - asof).days
    if days < 0:
        return Lamp(name="overdue", days=days)
    if "X" in edtf:
        return Lamp(name="pending")
    return Lamp(name="soon" if days <= SOON_DAYS else "later", days=days)


def due_month(edtf: str) -> str:
    """The month in which a deadline ends, as YYYY-MM; "" where there is none or year or month is masked. A bare year ends in December."""
    last = last_day(edtf)
    return f"{last.year:04d}-{last.month:02d}" if last and "X" not in edtf[:7] else ""


def last_day(edtf: str) -> date | None:
    """The last day still possible, None where the year is masked or the text is no such date."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d|\dX|XX))?(?:-(\d\d|\dX|XX))?", edtf)
    if not match:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    number = int(month) if month and "X" not in month else 12
    if not 1 <= number <= 12 or year < 1:
        return None
    length = calendar.monthrange(year, number)[1]
    if month and "X" in month:
        return date(year, number, length)
    return date(year, number, min(int(day), length) if day and "X" not in day and int(day) else length)
