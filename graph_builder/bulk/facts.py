"""Dates and jurisdictions as a person types them, checked before anything is read or written."""

from __future__ import annotations

import datetime
import re

from graph_builder.errors import UsageError
from graph_builder.pipeline.extract import Facts

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def checked_date(text: str) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD that exists in the calendar; UsageError says what was expected."""
    found = _DATE.fullmatch(text.strip())
    if found:
        year, month, day = found.groups()
        try:
            datetime.date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            found = None
    if not found:
        raise UsageError(
            f"“{text}”不是日期：请写成 2025、2025-03 或 2025-03-15，并且是历法上有的日子 (expected YYYY, YYYY-MM or YYYY-MM-DD)"
        )
    return found.group()


def checked_jurisdiction(text: str) -> str:
    """A path from the outermost level known: 松原省/清江州/清河县. UsageError for an empty one or an empty step."""
    steps = [step.strip() for step in text.strip().strip("/").split("/")]
    if not all(steps) or _CONTROL.search(text):
        raise UsageError(f"“{text}”不是辖区：请由大到小写，用 / 分开，例如 松原省/清江州/清河县 (expected a path of places)")
    return "/".join(steps)


def checked_facts(date: str | None, jurisdiction: str | None) -> Facts:
    return Facts(
        date=checked_date(date) if date else None,
        jurisdiction=checked_jurisdiction(jurisdiction) if jurisdiction else None,
    )
