"""The last day that a deadline still allows."""

from __future__ import annotations

import calendar
import re

_PARTS = re.compile(r"(\d{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?")


def latest(edtf: str) -> str | None:
    """YYYY-MM-DD, or None when the year is not known: 2020-XX → 2020-12-31, 2022-02 → 2022-02-28, XXXX-12-31 → None."""
    found = _PARTS.fullmatch(edtf)
    if not found:
        return None
    year = int(found.group(1))
    month = _last(found.group(2), 12)
    if year == 0 or not month:
        return None
    day = _last(found.group(3), calendar.monthrange(year, month)[1])
    return f"{year:04}-{month:02}-{day:02}" if day else None


def _last(digits: str | None, most: int) -> int:
    """The greatest number from 1 to `most` that fits digits with X for unknown ones; 0 when none does."""
    if digits is None:
        return most
    pattern = re.compile(digits.replace("X", r"\d"))
    return next((number for number in range(most, 0, -1) if pattern.fullmatch(f"{number:02}")), 0)
