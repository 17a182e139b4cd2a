"""When a document was spoken or issued, as far as its own text tells."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from graph_builder.discourse.layout import Row, compact, rows_of
from graph_builder.discourse.speeches import SpeechFrame
from graph_builder.lexicon import Lexicon
from graph_builder.model.span import LocalSpan

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_WIDE = re.compile("[０-９]")
_NUMERALS = {**{c: str(i) for i, c in enumerate("零一二三四五六七八九")}, "〇": "0", "○": "0", "Ｏ": "0", "O": "0"}
_ARABIC = r"(?<!\d)(?P<year>(?:19|20)\d{2})\s*年(?:\s*(?P<month>1[0-2]|0?[1-9])\s*月(?:\s*(?P<day>3[01]|[12]\d|0?[1-9])\s*[日号])?)?"
_CHINESE = (
    r"(?P<cyear>[一二][九〇零○ＯO][零〇○ＯO一二三四五六七八九]{2})年"
    r"(?:(?P<cmonth>十[一二]?|[一二三四五六七八九])月(?:(?P<cday>[一二三]?十?[一二三四五六七八九]?)日)?)?"
)
_PLAIN = r"(?<!\d)(?P<pyear>(?:19|20)\d{2})[-/.](?P<pmonth>1[0-2]|0?[1-9])(?:[-/.](?P<pday>3[01]|[12]\d|0?[1-9]))?(?!\d)"
_DATE = re.compile(f"{_ARABIC}|{_CHINESE}")
_ANY_DATE = re.compile(f"{_ARABIC}|{_CHINESE}|{_PLAIN}")
_MONTH_DAY = re.compile(r"^[（(]?\s*(?P<month>1[0-2]|0?[1-9])\s*月\s*(?P<day>3[01]|[12]\d|0?[1-9])\s*日\s*[）)]?$")
_BARE_YEAR = re.compile(r"(?<![\d—\-－~至])(?P<year>20\d{2})(?![\d—\-－~至年])")
_NUMBER = re.compile(r"[〔\[（(【](?P<year>(?:19|20)\d{2})[〕\]）)】]\s*第?\s*[\dxX×*]{1,5}\s*号")
_RANGE_BEFORE = re.compile(r"(?:\d{4}\s*年?\s*[—\-－~至到]{1,2}|[到至]|截至|截止)\s*$")
_RANGE_AFTER = re.compile(r"\s*[—\-－~至到]{1,2}\s*(?:20)?\d{2}|远景|底|末|前|以前")
_IS = re.compile(r"(?P<year>20\d{2})年[，,]?\s*(?:既)?是(?P<rest>[^。；！\n]{0,60})")
_JUST = re.compile(r"刚刚过去的(?P<year>20\d{2})年")
_NUMBERED = re.compile(r"[一二三四五六七八九十][、）)]$")
_CLAUSE = re.compile(r"[，,。；;、和\s]")
_SENTENCE_TAIL = 24


@dataclass(frozen=True, slots=True)
class Stated:
    """A date in EDTF (YYYY, YYYY-MM or YYYY-MM-DD) with the words that say it."""

    edtf: str
    span: LocalSpan

    @property
    def year(self) -> int:
        return int(self.edtf[:4])


@dataclass(frozen=True, slots=True, eq=False)
class _Cues:
    announced: re.Pattern[str]
    review: re.Pattern[str]
    whole_year: re.Pattern[str]
    published: re.Pattern[str]
    signed: re.Pattern[str]


@lru_cache(maxsize=4)
def _cues(lexicon: Lexicon) -> _Cues:
    groups: dict[str, list[str]] = {}
    for kind, pattern in lexicon.rows("date_cues"):
        groups.setdefault(kind, []).append(pattern)
    union = {kind: "|".join(patterns) for kind, patterns in groups.items()}
    return _Cues(
        announced=re.compile(rf"(?<![\d到至—\-－~])(?P<year>20\d{{2}})年(?P<rest>[^。；！\n]{{0,14}}?(?:{union['announced']}))"),
        review=re.compile(union["review"]),
        whole_year=re.compile(rf"(?P<year>20\d{{2}})年(?:[^。；，,\n]{{0,10}}?)(?:{union['whole_year']})"),
        published=re.compile(union["published"]),
        signed=re.compile(union["signed"]),
    )


def spoken(text: str, frame: SpeechFrame, lexicon: Lexicon) -> Stated | None:
    """The date of delivery. Sources in order: title, lines under it, own date lines, …年是…, the year whose work is announced,
    the year after the one reviewed, the publishing line (its year only). None where none of them tells."""
    base = frame.header.start
    moved = _moved(frame, -base)
    found = _spoken(_half_width(text[base : frame.span.end]), moved, _cues(lexicon))
    return Stated(found.edtf, LocalSpan(found.span.start + base, found.span.end + base)) if found else None


def _half_width(text: str) -> str:
    return text.translate(_DIGITS) if _WIDE.search(text) else text


def _moved(frame: SpeechFrame, by: int) -> SpeechFrame:
    def move(span: LocalSpan) -> LocalSpan:
        return LocalSpan(span.start + by, span.end + by)

    return SpeechFrame(
        span=move(frame.span), title=move(frame.title) if frame.title else None, header=move(frame.header), body=frame.body + by
    )


def _spoken(digits: str, frame: SpeechFrame, cues: _Cues) -> Stated | None:
    titled = _in_title(digits, frame)
    under = _under_title(digits, frame, cues)
    if titled and under and under.year in (titled.year, titled.year + 1) and len(under.edtf) > len(titled.edtf):
        return under
    first = titled or under
    own = _own_lines(digits, frame, cues)
    if first is None:
        first = own
    if first is None:
        first = _is_the_year(digits, frame, cues) or _announced(digits, frame, cues) or _after_review(digits, frame, cues)
    if first is None:
        return _published(digits, frame, cues)
    for finer in (under, own):
        if finer and finer.year == first.year and len(finer.edtf) > len(first.edtf):
            return finer
    return _with_day(digits, frame, first)


def _stated(match: re.Match[str], offset: int = 0) -> Stated | None:
    parts = match.groupdict()
    if parts.get("cyear"):
        year = "".join(_NUMERALS[c] for c in parts["cyear"])
        month, day = _chinese(parts["cmonth"]), _chinese(parts["cday"])
    else:
        year = parts.get("year") or parts.get("pyear") or ""
        month = int(parts.get("month") or parts.get("pmonth") or 0)
        day = int(parts.get("day") or parts.get("pday") or 0)
    if not 1949 <= int(year) <= 2099 or month > 12 or day > 31:
        return None
    edtf = year + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
    return Stated(edtf, LocalSpan(offset + match.start(), offset + match.end()))


def _chinese(numeral: str | None) -> int:
    """十二 → 12, 二十七 → 27, none → 0."""
    if not numeral:
        return 0
    if "十" not in numeral:
        return int(_NUMERALS[numeral[-1]])
    tens, ones = numeral.split("十")
    return int(_NUMERALS.get(tens, "1")) * 10 + int(_NUMERALS.get(ones, "0"))


def _is_range(run: str, start: int, end: int) -> bool:
    return bool(_RANGE_BEFORE.search(run[max(0, start - 8) : start]) or _RANGE_AFTER.match(run[end : end + 6]))


def _in_title(text: str, frame: SpeechFrame) -> Stated | None:
    """A date in the title; of several years the last (总结2023年、安排2024年). Ranges (2021—2025年) name no date."""
    if frame.title is None:
        return None
    title = frame.title.of(text)
    found = [
        stated
        for match in _DATE.finditer(title)
        if not _is_range(title, match.start(), match.end()) and (stated := _stated(match, frame.title.start))
    ]
    if found:
        return max(found, key=lambda stated: (stated.year, len(stated.edtf)))
    bare = list(_BARE_YEAR.finditer(title))
    return _stated(bare[-1], frame.title.start) if bare else None


def _header_rows(text: str, frame: SpeechFrame) -> list[Row]:
    start = frame.title.end if frame.title and frame.title.start >= frame.span.start else frame.span.start
    rows = rows_of(text[start : frame.body])
    return [Row(row.start + start, row.end + start, row.text) for row in rows if len(row.text) <= 120]


def _under_title(text: str, frame: SpeechFrame, cues: _Cues) -> Stated | None:
    """Lines between title and first words: ——2024年1月5日在…, （2024年1月5日）. Publishing lines are passed over."""
    best: Stated | None = None
    for row in _header_rows(text, frame):
        if cues.published.search(row.text):
            continue
        for match in _DATE.finditer(row.text):
            stated = _stated(match, row.start)
            if stated and not _is_range(row.text, match.start(), match.end()) and (best is None or len(stated.edtf) > len(best.edtf)):
                best = stated
    return best


def _own_lines(text: str, frame: SpeechFrame, cues: _Cues) -> Stated | None:
    """A line at the end that is hardly more than a date, a date of issue in the header, or the year of the document's number."""
    tail_start = max(frame.body, frame.span.end - 400)
    for row in reversed(rows_of(text[tail_start : frame.span.end])):
        match = _DATE.search(row.text)
        if match and len(compact(row.text)) - len(compact(match.group())) <= _SENTENCE_TAIL and not re.search(r"[，。；！]", row.text):
            stated = _stated(match, tail_start + row.start)
            if stated and "-" in stated.edtf and not _is_range(row.text, match.start(), match.end()):
                return stated
    head = frame.header.start
    for row in rows_of(text[head : frame.body]):
        match = _ANY_DATE.search(row.text)
        if match and cues.signed.search(row.text):
            return _stated(match, head + row.start)
    end = min(frame.span.end, frame.body + 200)
    match = _NUMBER.search(text[head:end])
    if match and "《" not in text[max(head, head + match.start() - 60) : head + match.start()]:
        return _stated(match, head)
    return None


def _is_the_year(text: str, frame: SpeechFrame, cues: _Cues) -> Stated | None:
    """2022年是…关键之年; the latest such year, unless it is one looked back on."""
    found = [
        stated
        for match in _IS.finditer(text, frame.span.start, frame.span.end)
        if not cues.review.search(match["rest"]) and not re.search(r"[到至]$", text[max(0, match.start() - 1) : match.start()])
        if (stated := Stated(match["year"], LocalSpan(match.start("year"), match.start("year") + 5)))
    ]
    return max(found, key=lambda stated: (stated.year, -stated.span.start)) if found else None


def _announced(text: str, frame: SpeechFrame, cues: _Cues) -> Stated | None:
    """The year whose work is announced: headings first, else the year most often joined with work to do."""
    weight: Counter[int] = Counter()
    where: dict[int, LocalSpan] = {}
    for match in cues.announced.finditer(text, frame.span.start, frame.span.end):
        year = int(match["year"])
        before = text[max(0, match.start() - 4) : match.start()]
        behind = _CLAUSE.split(text[match.end() : match.end() + 6])[0]
        if cues.review.search(match["rest"] + behind) or _RANGE_AFTER.match(match["rest"]) or _RANGE_BEFORE.search(before):
            continue
        begin = text.rfind("\n", max(0, match.start() - 40), match.start()) + 1
        line = text[begin : begin + 40].split("\n")[0] if begin else "。"
        heading = len(line) < 40 and "。" not in line and not cues.review.search(line)
        weight[year] += 50 if heading else 10 if _NUMBERED.search(before) else 1
        where.setdefault(year, LocalSpan(match.start("year"), match.start("year") + 5))
    if not weight:
        return None
    year = max(weight, key=lambda item: (weight[item], item))
    return Stated(str(year), where[year])


def _after_review(text: str, frame: SpeechFrame, cues: _Cues) -> Stated | None:
    """A whole year that is over, looked back on: the document is of the next one."""
    body = frame.span.of(text)
    just = _JUST.search(body)
    if just:
        return Stated(str(int(just["year"]) + 1), LocalSpan(frame.span.start + just.start("year"), frame.span.start + just.end()))
    found = list(cues.whole_year.finditer(body))
    if not found:
        return None
    latest = max(found, key=lambda match: int(match["year"]))
    years = [int(match.group(1)) for match in re.finditer(r"(?<![到至\d])(20\d{2})年(?!底|末|前)", body)]
    if years and max(years) > int(latest["year"]):
        return None
    start = frame.span.start + latest.start("year")
    return Stated(str(int(latest["year"]) + 1), LocalSpan(start, frame.span.start + latest.end()))


def _published(text: str, frame: SpeechFrame, cues: _Cues) -> Stated | None:
    """Year of a labelled publishing time near the title; dates of other links on the page have no label."""
    head = frame.header.start
    for row in reversed(rows_of(text[head : frame.body])):
        match = _ANY_DATE.search(row.text)
        if match and len(row.text) <= 120 and cues.published.search(row.text):
            stated = _stated(match, head + row.start)
            if stated:
                return Stated(stated.edtf[:4], stated.span)
    return None


def _with_day(text: str, frame: SpeechFrame, year: Stated) -> Stated:
    """Adds a month and day that stand under the title, without their year or on a line of the same year."""
    if len(year.edtf) > 4:
        return year
    for row in _header_rows(text, frame):
        match = _MONTH_DAY.match(row.text)
        if match:
            span = LocalSpan(row.start, row.end)
            return Stated(f"{year.edtf}-{int(match['month']):02}-{int(match['day']):02}", span)
        full = _DATE.fullmatch(row.text.strip("（）()〔〕 "))
        stated = _stated(full, row.start) if full else None
        if stated and stated.edtf.startswith(year.edtf) and len(stated.edtf) > 4:
            return stated
    return year
