"""Values in words: deadlines, days, quantities, bearers. Pure functions over the catalogue; never an ISO date on screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from graph_builder.exports.words import deadline_words, quantity_words, target_words
from graph_builder.web.records import Measure
from graph_builder.web.texts import translate


def due_words(language: str, edtf: str) -> str:
    """2022-12-31 → 2022年底前; XXXX-12-31 → 年底前 · 年份未知."""
    return deadline_words(edtf, language)


def day_words(language: str, edtf: str) -> str:
    """The date of a document: 2022-08-05 → 2022年8月5日; a shorter one is said as far as it is known."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", edtf or "")
    if not match:
        return translate(language, "date.unknown")
    year, month, day = match.groups()
    if not month:
        return translate(language, "date.in_year", year=year)
    if not day:
        return translate(language, "date.in_month", year=year, month=int(month))
    return translate(language, "date.day", year=year, month=int(month), day=int(day))


def asof_words(language: str, day: date) -> str:
    return translate(language, "date.day", year=day.year, month=day.month, day=day.day)


def distance(language: str, days: int | None) -> str:
    """还有26天 / 已过308天 / 今天到期; "" where the day is not known."""
    if days is None:
        return ""
    if days == 0:
        return translate(language, "date.today")
    return translate(language, "date.left" if days > 0 else "date.past", days=f"{abs(days):,}")


def quantity(op: str, value: float | None, unit: str, masked: bool, language: str = "zh") -> str:
    """≥ 30家, 34.79万亩, ≥X%; in English 347,900亩: the unit stays as the text has it."""
    return quantity_words(op, None if masked else value, unit, language)


def measure_words(measure: Measure, language: str = "zh") -> str:
    """新增学位 ≥ 3,000个."""
    return target_words(measure.metric, measure.op, None if measure.masked else measure.value, measure.unit, language)


def listed(language: str, parts: Iterable[str]) -> str:
    """Names one after the other: 甲、乙."""
    return ("、" if language == "zh" else ", ").join(parts)


def clauses(language: str, parts: Iterable[str]) -> str:
    """Longer pieces one after the other: 甲；乙."""
    return ("；" if language == "zh" else "; ").join(parts)


def names(language: str, all_names: Sequence[str], most: int = 3) -> str:
    """Three names, then 等5个."""
    shown = listed(language, all_names[:most])
    return shown if len(all_names) <= most else shown + " " + translate(language, "board.more", n=len(all_names))


def cut(text: str, characters: int) -> str:
    """At most so many characters, the last one … where something is left out."""
    return text if len(text) <= characters else text[: max(characters - 1, 0)].rstrip("，、；：") + "…"
