"""Deadlines and targets as a clerk writes them, in Chinese and in English. Pure functions of strings and numbers; nothing is guessed for
an unknown digit. Whatever shows them, a file or a page, takes the words from here.
"""

from __future__ import annotations

import calendar
import re

_EDTF = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?")
_OPS = {">=": "≥", "<=": "≤", "=": "", ">": "＞", "<": "＜"}
_LANGUAGES = ("zh", "en")
_PHRASES = {
    "by_year": ("{year}年底前", "by end of {year}"),
    "by_month": ("{year}年{month}月底前", "by end of {year}-{month:02d}"),
    "by_day": ("{year}年{month}月{day}日前", "by {year}-{month:02d}-{day:02d}"),
    "month_unknown": ("{year}年 · 月份未知", "{year} · month unknown"),
    "day_unknown": ("{year}年{month}月 · 日期未知", "{year}-{month:02d} · day unknown"),
    "year_unknown": ("年份未知", "year unknown"),
    "by_some_year": ("年底前 · 年份未知", "year end · year unknown"),
    "by_some_month": ("{month}月底前 · 年份未知", "end of month {month} · year unknown"),
    "by_some_day": ("{month}月{day}日前 · 年份未知", "by {month}-{day} · year unknown"),
    "month_alone": ("{month}月 · 日期未知 · 年份未知", "month {month} · day unknown · year unknown"),
}


def sign_of(op: str) -> str:
    """≥, ≤, ＞, ＜; "" for an equal sign."""
    return _OPS.get(op, op)


def deadline_words(edtf: str, language: str = "zh") -> str:
    """2026-03-31 → 2026年3月底前 · 2026-02-06 → 2026年2月6日前 · XXXX-12-31 → 年底前 · 年份未知 · 2026-XX → 2026年 · 月份未知.

    What is no date comes back as it is.
    """
    found = _EDTF.fullmatch(edtf)
    if not found:
        return edtf
    year, month, day = (None if part is None or "X" in part else int(part) for part in found.group("year", "month", "day"))
    name = _phrase(year, month, day, month_given=found["month"] is not None, day_given=found["day"] is not None)
    return _PHRASES[name][_LANGUAGES.index(language)].format(year=found["year"], month=month, day=day)


def _phrase(year: int | None, month: int | None, day: int | None, *, month_given: bool, day_given: bool) -> str:
    """The key of the phrase; None stands for what is masked or not given."""
    known = year is not None
    if month is None:
        return ("month_unknown" if month_given else "by_year") if known else "year_unknown"
    if day_given and day is None:
        return "day_unknown" if known else "month_alone"
    if day is not None and not _month_end(year, month, day):
        return "by_day" if known else "by_some_day"
    if month == 12:
        return "by_year" if known else "by_some_year"
    return "by_month" if known else "by_some_month"


def _month_end(year: int | None, month: int, day: int) -> bool:
    """In an unknown year both 28 and 29 February may be the last day."""
    if not 1 <= month <= 12:
        return False
    if year is None:
        return day >= (28 if month == 2 else calendar.monthrange(2001, month)[1])
    return day == calendar.monthrange(max(year, 1), month)[1]


def number_words(value: float, language: str = "zh") -> str:
    """30 → 30 · 1500 → 1,500 · 347900 → 34.79万 · 350000000 → 3.5亿. 万 and 亿 only where two decimals say it exactly; none in English."""
    for unit, size in (("亿", 100_000_000), ("万", 10_000)) if language == "zh" else ():
        if abs(value) >= size and value % (size // 100) == 0:
            return _plain(round(value / size, 2)) + unit
    return _plain(value)


def _plain(value: float) -> str:
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def quantity_words(op: str, value: float | None, unit: str, language: str = "zh") -> str:
    """500亩 · ≥ 40家 · ≥X% (None: masked). The unit stays as the text has it."""
    sign = sign_of(op)
    return f"{sign}X{unit}" if value is None else f"{sign} {number_words(value, language)}{unit}".strip()


def target_words(metric: str, op: str, value: float | None, unit: str, language: str = "zh") -> str:
    """灌溉面积 500亩 · 净增 ≥ 40家 · 覆盖率 ≥X% (masked)."""
    return f"{metric} {quantity_words(op, value, unit, language)}".strip()
