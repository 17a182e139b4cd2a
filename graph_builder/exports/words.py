"""Deadlines and targets as a clerk writes them. Pure functions of strings and numbers; nothing is guessed for an unknown digit."""

from __future__ import annotations

import calendar
import re

_EDTF = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?")
_YEAR_UNKNOWN = "年份未知"
_OPS = {">=": "≥", "<=": "≤", "=": ""}


def deadline_words(edtf: str) -> str:
    """2026-03-31 → 2026年3月底前 · 2026-02-06 → 2026年2月6日前 · XXXX-12-31 → 年底前 · 年份未知 · 2026-XX → 2026年 · 月份未知.

    What is no date comes back as it is.
    """
    found = _EDTF.fullmatch(edtf)
    if not found:
        return edtf
    year, month, day = (None if part and "X" in part else part for part in found.group("year", "month", "day"))
    month_given, day_given = found["month"] is not None, found["day"] is not None
    if month_given and month is None:
        return f"{year}年 · 月份未知" if year else _YEAR_UNKNOWN
    until = _until(year, month, day, masked_day=day_given and day is None)
    if year:
        return f"{year}年{until}"
    return f"{until} · {_YEAR_UNKNOWN}" if month_given else _YEAR_UNKNOWN


def _until(year: str | None, month: str | None, day: str | None, *, masked_day: bool) -> str:
    if month is None:
        return "底前"
    if masked_day:
        return f"{int(month)}月 · 日期未知"
    if day and not _month_end(year, int(month), int(day)):
        return f"{int(month)}月{int(day)}日前"
    if int(month) == 12:
        return "底前" if year else "年底前"
    return f"{int(month)}月底前"


def _month_end(year: str | None, month: int, day: int) -> bool:
    """In an unknown year both 28 and 29 February may be the last day."""
    if not 1 <= month <= 12:
        return False
    if year is None:
        return day >= (28 if month == 2 else calendar.monthrange(2001, month)[1])
    return day == calendar.monthrange(max(int(year), 1), month)[1]


def number_words(value: float) -> str:
    """30 → 30 · 1500 → 1,500 · 347900 → 34.79万 · 350000000 → 3.5亿. 万 and 亿 only where two decimals say it exactly."""
    for unit, size in (("亿", 100_000_000), ("万", 10_000)):
        if abs(value) >= size and value % (size // 100) == 0:
            return _plain(round(value / size, 2)) + unit
    return _plain(value)


def _plain(value: float) -> str:
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def target_words(metric: str, op: str, value: float | None, unit: str) -> str:
    """灌溉面积 500亩 · 净增 ≥ 40家 · 覆盖率 ≥X% (masked)."""
    sign = _OPS.get(op, op)
    figure = f"{sign}X{unit}" if value is None else f"{sign} {number_words(value)}{unit}"
    return f"{metric} {figure.strip()}".strip()
