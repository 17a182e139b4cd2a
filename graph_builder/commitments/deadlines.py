"""From a time as written to the last day of it in EDTF, and which time of a unit is its deadline.

A deadline is the last day of its period. What the words and the date of the document leave open stays X; where two days are
possible, nothing is resolved and the reason says why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph_builder.commitments.calendar import Reference, days_in, festival_days, reference_of, written
from graph_builder.commitments.windows import within
from graph_builder.lexicon import Lexicon
from graph_builder.model.mention import TimeExpression
from graph_builder.model.span import LocalSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """`edtf` is YYYY, YYYY-MM or YYYY-MM-DD with X for unknown digits, or None; `reason` says why there is none, else ""."""

    edtf: str | None
    reason: str = ""


_OFFSETS = {"this": 0, "next": 1, "after_next": 2, "last": -1}
_SEASON_END = {"winter_spring": 5, "next_spring": 5, "spring": 5, "winter": 2, "summer": 8, "autumn": 11}
_OPEN_MONTH = {"season": 3, "school": 2, "session": 2}
_BEGINS = ((("冬", "供暖", "采暖", "封冻", "上冻"), 10), (("秋",), 8), (("汛", "雨季", "旅游"), 5))  # the last month before it begins
_LONG = 300  # days: a festival or month so far ahead may as well be the one just past


def _no(reason: str) -> Resolution:
    return Resolution(edtf=None, reason=reason)


def _yes(year: int | None, month: int | None = None, day: int | None = None) -> Resolution:
    return Resolution(edtf=written(year, month, day))


def _stated_year(parts: dict[str, str], now: Reference) -> int | None:
    """The year that the words name; None where it is masked, or relative to an unknown one."""
    year = parts["year"]
    if year in _OFFSETS:
        return None if now.year is None else now.year + _OFFSETS[year]
    return int(year) if year.isdigit() else None


def _implied_year(month: int, day: int, now: Reference) -> Resolution | int | None:
    """The year of a month that is named without one: this year, or the next after the turn of the year."""
    if now.year is None or now.month is None:
        return now.year
    if (month, day) >= (now.month, now.day or 1):
        return now.year
    ahead = month + 12 - now.month
    return now.year + 1 if ahead <= 6 else _no("the month lies before the document and more than half a year ahead")


def _last_month(parts: dict[str, str]) -> int | None:
    """The month in which the named half, quarter or month ends; None where the period is a year."""
    if "half" in parts:
        return 6 * int(parts["half"])
    if parts.get("quarter", "").isdigit():
        return 3 * int(parts["quarter"])
    return int(parts["month"]) if parts.get("month", "").isdigit() else None


def _month_of_now(parts: dict[str, str], year: int | None, now: Reference) -> Resolution:
    """月底前, 下个月: the month of the document."""
    if "year" in parts or now.year is None or now.month is None:
        return Resolution(edtf=f"{'XXXX' if year is None else year}-XX")
    later, month = divmod(now.month - 1 + (parts["month"] == "next"), 12)
    edge = {"early": 10, "middle": 20}.get(parts.get("edge", ""))
    return _yes(now.year + later, month + 1, edge or days_in(now.year + later, month + 1))


def _date(expression: TimeExpression, parts: dict[str, str], now: Reference) -> Resolution:
    if parts.get("edge") == "begin":
        return _no("the beginning of a period has no last day")
    if parts.get("quarter") == "this":
        return _no("the quarter is not named")
    year = _stated_year(parts, now) if "year" in parts else None
    if parts.get("month") in ("this", "next"):
        return _month_of_now(parts, now.year if year is None else year, now)
    if "year" not in parts and "from_year" in parts:
        year = int(parts["from_year"]) if parts["from_year"].isdigit() else None
    elif "year" not in parts and "month" in parts and parts["month"] == "X":
        year = now.year
    month = _last_month(parts)
    if parts.get("month") == "X":
        return Resolution(edtf=f"{'XXXX' if year is None else year}-XX")
    if month is None:
        return _year_end(expression, parts, year, now)
    day = _last_day(parts, year, month)
    if "year" not in parts and "from_year" not in parts:
        implied = _implied_year(month, day or days_in(year, month) or 28, now)
        if isinstance(implied, Resolution):
            return implied
        year = implied
        day = _last_day(parts, year, month)
    if parts.get("day") == "X":
        return Resolution(edtf=f"{written(year, month)}-XX")
    if day and day > (days_in(year, month) or 29):
        return _no("the calendar has no such day")
    coarse = expression.text.endswith("前") and not {"day", "edge", "half", "quarter"} & parts.keys()
    return _yes(year, month, None if coarse else day)


def _last_day(parts: dict[str, str], year: int | None, month: int) -> int | None:
    if parts.get("day", "").isdigit():
        return int(parts["day"])
    return {"early": 10, "middle": 20}.get(parts.get("edge", "")) or days_in(year, month)


def _year_end(expression: TimeExpression, parts: dict[str, str], year: int | None, now: Reference) -> Resolution:
    if parts.get("year") == "X" and "edge" not in parts:
        return _no("the year is masked")
    if "year" not in parts and "from_year" not in parts:
        year = now.year
    if expression.text.endswith("前") and "edge" not in parts and year is not None:
        return _yes(year)
    return _yes(year, 12, 31)


def _period(parts: dict[str, str], now: Reference) -> Resolution:
    if now.year is None and parts["unit"] == "year":
        return _yes(None, 12, 31)
    if parts["count"] == "X" or parts["unit"] == "month" or parts.get("how") in ("within", "use"):
        return _no("the first day of the period is not named")
    if now.year is None:
        return _no("the year of the document is not known")
    count = int(parts["count"])
    if parts["how"] == "split" or now.month is None or now.month <= 3:
        return _yes(now.year + count - 1, 12, 31)
    return _yes(now.year + count, 12, 31) if now.month >= 11 else _no("the period may begin this year or the next")


def _season(parts: dict[str, str], now: Reference) -> Resolution:
    if parts["bound"] == "by":
        return _no("no day is fixed for the beginning of a season")
    name, end = parts["name"], _SEASON_END[parts["name"]]
    if now.year is None:
        return _yes(None, end, days_in(None, end))
    year = now.year + (name in ("winter_spring", "winter", "next_spring"))
    if name in ("winter_spring", "winter") and now.month is not None and now.month <= 5:
        if now.month > 2:
            return _no("the winter may be the past or the coming one")
        year = now.year
    return _yes(year, end, days_in(year, end))


def _open(expression: TimeExpression, parts: dict[str, str], now: Reference) -> Resolution:
    """汛期前, 入冬前: the year is known, the month is not; after the beginning of a season it may be this one or the next."""
    if parts["name"] not in _OPEN_MONTH or parts["bound"] != "by":
        return _no("no day is fixed in general")
    year = None if now.year is None else now.year + expression.text.startswith("明年")
    begins = next((month for words, month in _BEGINS if any(word in expression.text for word in words)), _OPEN_MONTH[parts["name"]])
    if now.month is not None and now.month > begins and not expression.text.startswith("明年"):
        return _no("the season may be this one or the next")
    return Resolution(edtf=f"{written(year)}-XX")


def _festival(parts: dict[str, str], now: Reference, lexicon: Lexicon) -> Resolution:
    name, before = parts["name"], parts["bound"] == "by"
    if name == "两节":
        if now.month is None or 3 <= now.month <= 7:
            return _no("the two festivals are not named")
        name = "中秋国庆" if 8 <= now.month <= 10 else "元旦春节"
    year = _stated_year(parts, now) if "year" in parts else None
    if year is None and now.year is None:
        fixed = festival_days(name, 2020, before, lexicon)
        return (
            _yes(None, fixed.month, fixed.day)
            if fixed and before and name in ("五一", "国庆", "七一", "八一")
            else _no("the year is not known")
        )
    if year is None:
        return _next_festival(name, before, now, lexicon)
    found = festival_days(name, year, before, lexicon)
    return _yes(found.year, found.month, found.day) if found else _no("the holiday table does not hold that year")


def _next_festival(name: str, before: bool, now: Reference, lexicon: Lexicon) -> Resolution:
    assert now.year is not None
    if now.month is None:
        # With the year alone, New Year is the one to come: that of the year itself was its first day.
        found = festival_days(name, now.year + name.startswith("元旦"), before, lexicon)
        return _yes(found.year, found.month, found.day) if found else _no("the holiday table does not hold that year")
    for year in (now.year, now.year + 1):
        found = festival_days(name, year, before, lexicon)
        if found and found >= now.first():
            far = (found - now.first()).days > _LONG
            return _no("the festival may be the past or the coming one") if far else _yes(found.year, found.month, found.day)
        if not found:
            break
    return _no("the holiday table does not hold that year")


def resolve(expression: TimeExpression, reference: str | None, lexicon: Lexicon) -> Resolution:
    """The last day of `expression`, seen from the document's date `reference` (EDTF: YYYY, YYYY-MM, YYYY-MM-DD, or None)."""
    if not expression.point:
        return _no("no point in time")
    parts, now = dict(expression.parts), reference_of(reference)
    match expression.kind:
        case "date" | "span":
            return _date(expression, parts, now)
        case "plan":
            return _yes(int(parts["year"]), 12, 31)
        case "period":
            return _period(parts, now)
        case "season":
            return _season(parts, now)
        case "festival":
            return _festival(parts, now, lexicon)
        case "open":
            return _open(expression, parts, now)
    return _no("no day is fixed in general")


@lru_cache(maxsize=4)
def _context(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    kinds: dict[str, list[str]] = {}
    for word, kind in lexicon.rows("deadline_context"):
        kinds.setdefault(kind, []).append(word)
    return {
        kind: re.compile(f"(?:{'|'.join(words)})" + ("$" if kind.endswith(("before", "aside")) else "")) for kind, words in kinds.items()
    }


def strong(expression: TimeExpression) -> bool:
    """Words that say "by" or "within" on their own: 前, 底, 内, 到…; a bare year, half, quarter or month is weak."""
    parts = dict(expression.parts)
    if expression.kind in ("date", "span"):
        return parts.get("bound") == "by" or parts.get("edge") in ("end", "within", "early", "middle", "late")
    return True


_REACH = 120
_OF = re.compile("[^，,。；]*的")
_MARKS = (("《", "》", 60), ("“", "”", 16))


def _in_name(text: str, span: LocalSpan) -> bool:
    for opening, closing, reach in _MARKS:
        low = max(0, span.start - reach)
        opened = text.rfind(opening, low, span.start)
        if opened >= 0 and text.rfind(closing, low, span.start) < opened and text.find(closing, span.end, span.end + reach) >= 0:
            return True
    return False


def is_deadline(expression: TimeExpression, text: str, unit: LocalSpan, lexicon: Lexicon) -> bool:
    """True if the time times the work of `unit`, and is no comparison, start, title or name of a period. All in the same text."""
    parts = dict(expression.parts)
    if not expression.point or parts.get("year") == "last" or _in_name(text, expression.span):
        return False
    if expression.kind == "open" and parts["bound"] != "by":
        return False
    context = _context(lexicon)
    start, end = expression.span.start, expression.span.end
    floor = max(unit.start, start - 8)
    if _condition(text, unit, expression, context):
        return False
    if context["never_after"].match(text, end) or context["never_before"].search(text, floor, start):
        return False
    finer = {"month", "edge", "half", "quarter"} & parts.keys()
    if not finer and (parts.get("year") == "X" or expression.text.endswith("以前")):
        return False
    if strong(expression) and not (expression.kind in ("season", "plan") and parts["bound"] == "during"):
        return True
    # 当年 is the year of whatever was spoken of last.
    if expression.text == "当年":
        return False
    if context["done_before"].search(text, floor, start) and context["counted_after"].match(text, end):
        return True
    # 1—9月 is the period of a statistic; 3月1日至4月15日 and 5月至6月 are those of a work.
    if expression.kind == "span" and "month" in parts and not {"day", "from_month"} & parts.keys():
        return False
    whole = parts.get("edge") == "whole" and start > unit.start and text[end : end + 1] != "要"
    if whole and not context["whole_before"].search(text, floor, start):
        return False
    named = parts.get("year", "").isdigit() and not finer and start > unit.start
    if named and not context["year_before"].search(text, floor, start):
        return False
    return not (context["weak_after"].match(text, end) or context["weak_before"].search(text, floor, start))


def _condition(text: str, unit: LocalSpan, expression: TimeExpression, context: dict[str, re.Pattern[str]]) -> bool:
    """6月底前开工的，给予奖励: a time that an applicant must keep is none of the work."""
    granted = context["granted"].search(text, expression.span.end, min(unit.end, expression.span.end + _REACH))
    if not granted:
        return False
    asked = context["asked"] if strong(expression) else _OF
    return bool(asked.match(text, expression.span.end, granted.start()))


def _past(edtf: str, reference: str | None) -> bool:
    """True if the day lies before the document, as far as both are known."""
    if not reference or "X" in edtf[:4]:
        return False
    shared = min(len(edtf), len(reference))
    known = edtf[:shared].split("X")[0].rstrip("-")
    return known < reference[: len(known)]


def candidates(
    text: str, unit: LocalSpan, expressions: Sequence[TimeExpression], reference: str | None, lexicon: Lexicon
) -> list[tuple[TimeExpression, Resolution]]:
    """The times of the unit that may be its deadline, each resolved as far as possible; past ones are left out."""
    inside = within(expressions, unit)
    if not inside:
        return []
    resolved = [(e, resolve(e, reference, lexicon)) for e in inside if is_deadline(e, text, unit, lexicon)]
    return [(e, r) for e, r in resolved if r.edtf is None or not _past(r.edtf, reference)]


def due(
    text: str, unit: LocalSpan, expressions: Sequence[TimeExpression], reference: str | None, lexicon: Lexicon
) -> tuple[TimeExpression, str] | None:
    """The unit's deadline with its EDTF: the last one that says "by", else the last bare period. None where it is not certain."""
    found = candidates(text, unit, expressions, reference, lexicon)
    if not found:
        return None
    aside = _context(lexicon)["aside"]
    main = [(e, r) for e, r in found if not aside.search(text, max(unit.start, e.span.start - 4), e.span.start)]
    pool = main or found
    best = [(e, r) for e, r in pool if strong(e)] or pool
    if not best:
        return None
    expression, resolution = best[-1]
    return (expression, resolution.edtf) if resolution.edtf else None
