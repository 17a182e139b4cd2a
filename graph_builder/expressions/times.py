"""Times as written: one scan finds every expression, a second pattern for its kind takes it apart. Nothing is resolved here.

Kinds and the names of their parts:
  date      year, month, day, half, quarter, edge (end, begin, early, middle, late, within), bound
  span      the parts of its end point; `from_year` where only the start names the year
  plan      years (last year of the five-year plan), bound        period   count, unit (year, month), how
  festival  name, year, bound                                     season   name, bound
  open      name (no day is fixed in general)                     frequency, response: none
`year` is four digits, `this`, `next`, `last` …, or X for a masked one; `bound` is by, since, during, after or empty.
"""

from __future__ import annotations

import re
from functools import lru_cache

from graph_builder.expressions import numerals
from graph_builder.expressions.masks import MASK, masked
from graph_builder.lexicon import Lexicon
from graph_builder.model.mention import TimeExpression
from graph_builder.model.span import LocalSpan
from graph_builder.text.anchors import clauses_holding, gate

_CN = "一二两三四五六七八九十"
_YEAR_DIGITS = rf"(?:(?<![0-9.])(?:19|20)[0-9]{{2}}|二[〇○零][〇○零一二三四五六七八九]{{2}}|20[xX×*]{{2}}|{MASK})"
_RELATIVE = {
    "今年": "this",
    "本年": "this",
    "当年": "this",
    "明年": "next",
    "来年": "next",
    "次年": "next",
    "翌年": "next",
    "后年": "after_next",
    "今明两年": "next",
    "去年": "last",
    "上年": "last",
    "上一年": "last",
    "前年": "last",
}
_YEAR = rf"(?:{_YEAR_DIGITS}年|{'|'.join(_RELATIVE)})"
_MONTH = rf"(?:(?<![0-9.])(?:1[0-2]|0?[1-9])|(?<![{_CN}])(?:十[一二]?|[一二三四五六七八九])|{MASK})月(?:份)?"
_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]|{MASK})[日号]"
_HALF = "上半年|下半年"
_QUARTER = r"(?:第?[一二三四1-4]|首|前[一二三两])个?季度"
_SUB = rf"(?:{_HALF}|{_QUARTER}|{_MONTH}(?:{_DAY})?)"
_EDGE = "(?:年?[底末终]|年?初|[上中下]旬|年内|以?内)"
_BARE = "(?:年[底末终内]|岁末|月[底末]|(?:本|当|下个?)月[底末]?|本季度末?|全年)"
_SUFFIX = "(?:(?:之|以)?前|以来|以后|之后|[起后]|开始|期间|止|为止)"
_PREFIX = "(?:到|至|截至|截止到?|(?<![关对由])于|从|自)"
_DATE = rf"(?:{_YEAR}{_SUB}?{_EDGE}?|{_SUB}{_EDGE}?|{_BARE})"
_DASH = "[—–\\-~～至到]{1,2}"
_END = rf"(?:{_YEAR}{_SUB}?|{_MONTH}(?:{_DAY})?|{_DAY})"
_SPAN = (
    rf"(?:从|自)?(?:{_END}|[从自](?:即日|现在|今日)|(?:19|20)[0-9]{{2}}(?={_DASH}(?:19|20))|(?:{_YEAR})?(?<![0-9.])1?[0-9](?={_DASH}1?[0-9]月)"
    rf"|[一二三四五六七八九](?={_DASH}[一二三四五六七八九十]{{1,2}}月))(?:起|开始)?(?:一直|直)?{_DASH}{_END}[底末]?(?:(?:之|以)?前|止|期间)?"
)
_COUNT = rf"(?:[0-9]{{1,2}}|[{_CN}]{{1,4}}|{MASK})"
_PERIOD = (
    rf"(?:(?:在)?(?:今后|未来|接下来|往后)的?{_COUNT}(?:{_DASH}{_COUNT})?个?(?:年|月)(?:之?内|左右)?(?:的?时间)?|分{_COUNT}年|"
    rf"(?:力争)?[用利]用?{_COUNT}(?:{_DASH}{_COUNT})?(?:年|个月)(?:左右)?的?时间|{_COUNT}(?:{_DASH}{_COUNT})?(?:年|个月)(?:左右)?(?:之|以)?内)"
)
_PLAN_END = "(?:规划)?(?:末期|中后期|期末|规划期[内末]?|期间|时期|期内|末)"
_FREQUENCY = f"(?:每个?(?:半年|年度?|月|季度?|周|天|日|学期)|每[{_CN}0-9]{{1,4}}(?:年|个月|周|天)|逐年|按[月季年周日])"
_RESPONSE = rf"(?:{_COUNT}0{{0,2}}[0-9]{{0,2}}(?:个半?)?(?:小时|分钟|工作日)(?:之?以?内)?|[0-9{_CN}]{{1,5}}[天日](?:之|以)?内)"
_PAST = rf"(?:(?:过去|近|最近|前)的?(?:[{_CN}]{{1,4}}|[0-9]{{1,2}})年(?:来|间)?|(?:[{_CN}]{{1,4}}|[0-9]{{1,2}})(?:多)?年来|近年来?|多年来)"

_FIRST = "0-9xX×*＊某○□一二三四五六七八九十两今本明来次翌后去上下前首全年岁月到至截从自于在分未接往力用利每逐按过最近多当第“\"‘'"
_BOUNDS = {
    "前": "by",
    "止": "by",
    "内": "during",
    "间": "during",
    "期": "during",
    "来": "since",
    "后": "after",
    "起": "since",
    "始": "since",
}
_EDGES = {"底": "end", "末": "end", "终": "end", "初": "begin", "上旬": "early", "中旬": "middle", "下旬": "late", "内": "within"}


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(row[0]), row[1], row[2]) for row in lexicon.rows("time_words"))


@lru_cache(maxsize=4)
def _compiled(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What tells that a clause may hold an expression, where one may begin, and the whole grammar. The first two keep the third from
    plain text."""

    def any_of(kind: str) -> str:
        return "|".join(row[0] for row in lexicon.rows("time_words") if row[1] == kind)

    plans = "|".join(sorted(lexicon.words("plans"), key=len, reverse=True))
    tail = "(?:(?:来临|到来|召开|来到)?(?:之|以)?前夕?|期间|结束[前后]?|以?后|末)"
    parts = {
        "past": _PAST,
        "festival": rf"(?:{_YEAR})?(?:{any_of('festival')})(?:佳?节|假期|长假|黄金周|小长假)*{tail}",
        "open": rf"(?:{any_of('open')})(?:{tail}|内)",
        "season": rf"(?:{any_of('season')})(?:期间|之?前)?",
        "plan": rf"{_PREFIX}?[“\"‘']?(?:{plans})[”\"’']?{_PLAN_END}",
        "period": _PERIOD,
        "response": _RESPONSE,
        "span": _SPAN,
        "frequency": _FREQUENCY,
        "date": rf"{_PREFIX}?{_DATE}{_SUFFIX}?",
    }
    master = re.compile("|".join(f"(?P<{name}>{source})" for name, source in parts.items()))
    openings = "".join(dict.fromkeys(c for row in lexicon.rows("time_words") for c in row[3]))
    return gate(list(parts.values())), re.compile(f"[{_FIRST}{openings}](?<![0-9][0-9])"), master


_PARTS = re.compile(
    rf"(?P<year>{_YEAR})?(?:(?P<half>{_HALF})|(?P<quarter>{_QUARTER}|本季度)|(?P<month>{_MONTH}|(?:本|当|下个?)月(?![底末])|(?:本|当|下个?)?月(?=[底末]))?(?P<day>{_DAY})?)"
    rf"(?P<edge>年?[底末终]|岁末|年?初|[上中下]旬|年?内|以内)?(?P<whole>全年)?$"
)


def _year(text: str) -> str:
    if text in _RELATIVE:
        return _RELATIVE[text]
    digits = text.removesuffix("年")
    if digits[0] == "二":
        return str(int(numerals.value(digits) or 0))
    return "X" if masked(digits) else digits


def _number(text: str) -> str:
    """3月份 → 3, 十一日 → 11, 本月 → this, x月 → X."""
    if text.startswith(("本", "当", "下", "月")):
        return "next" if text.startswith("下") else "this"
    digits = text.removesuffix("份").rstrip("月日号")
    if masked(digits):
        return "X"
    found = numerals.value(digits)
    return str(int(found)) if found else ""


def _quarter(text: str) -> str:
    if text.startswith("本"):
        return "this"
    digit = next(c for c in text if c in "一二三四1234首两")
    return {"首": "1", "两": "2"}.get(digit) or str(int(numerals.value(digit) or 0))


def _point(text: str) -> list[tuple[str, str]]:
    """The parts of one date without its prefix and suffix."""
    found = _PARTS.match(text)
    if not found:
        return []
    parts = [("year", _year(found["year"]))] if found["year"] else []
    if found["half"]:
        parts.append(("half", "1" if found["half"].startswith("上") else "2"))
    if found["quarter"]:
        parts.append(("quarter", _quarter(found["quarter"])))
    parts += [(name, _number(found[name])) for name in ("month", "day") if found[name]]
    if edge := found["edge"]:
        parts.append(("edge", _EDGES.get(edge) or _EDGES[edge[-1]]))
    if found["whole"]:
        parts.append(("edge", "whole"))
    return parts


_LEAD = re.compile(rf"^{_PREFIX}")
_TAIL = re.compile(rf"{_SUFFIX}$")


def _bound(lead: str, tail: str) -> str:
    if tail:
        return _BOUNDS[tail[-1]]
    if lead in ("从", "自"):
        return "since"
    return "by" if lead in ("到", "至", "截至", "截止", "截止到") else ""


def _date(text: str) -> tuple[tuple[str, str], ...]:
    lead = _LEAD.match(text)
    core = text[lead.end() :] if lead else text
    tail = _TAIL.search(core)
    core = core[: tail.start()] if tail else core
    bound = _bound(lead.group() if lead else "", tail.group() if tail else "")
    return (*_point(core), ("bound", bound))


def _span(text: str) -> tuple[tuple[str, str], ...]:
    body = re.sub("(?:(?:之|以)?前|止|期间)$", "", text)
    cut = [m for m in re.finditer(_DASH, body) if m.start() > 0][-1]
    first = re.sub("^[从自]|[起始]$|开始$", "", body[: cut.start()])
    # 2026年1—9月: what is left of the first month is a bare figure; the year still holds for both.
    start, end = _point(re.sub("(?<=年)[0-9]+$", "", first)), _point(body[cut.end() :])
    extra = [("from_" + name, value) for name, value in start if name in ("year", "month")]
    return (*end, *extra, ("bound", "by" if text[0] in "从自" or body != text else ""))


def _festival(text: str, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    year = re.match(_YEAR, text)
    rest = text[year.end() :] if year else text
    name = next(value for pattern, kind, value in _words(lexicon) if kind == "festival" and pattern.match(rest))
    bound = "by" if "前" in rest else "during" if rest.endswith("期间") else "after"
    return (*((("year", _year(year.group())),) if year else ()), ("name", name), ("bound", bound))


def _named(text: str, wanted: str, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    name = next(value for pattern, kind, value in _words(lexicon) if kind == wanted and pattern.match(text))
    return (("name", name), ("bound", "by" if text.endswith("前") else "after" if text.endswith("后") else "during"))


def _period(text: str) -> tuple[tuple[str, str], ...]:
    numbers = re.findall(rf"[0-9]+|[{_CN}]+|{MASK}", text)
    unit = "month" if "月" in text else "year"
    if len(numbers) != 1 or masked(numbers[0]):
        return (("count", "X"), ("unit", unit))
    how = "split" if text.startswith("分") else "coming" if re.match("在?[今未接往]", text) else "use" if text[0] in "力用利" else "within"
    return (("count", str(int(numerals.value(numbers[0]) or 0))), ("unit", unit), ("how", how))


def _plan(text: str, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    years = lexicon.mapping("plans")
    name = max((word for word in years if word in text), key=len)
    return (("year", years[name]), ("bound", "by" if text.endswith("末") else "during"))


def _expression(kind: str, text: str, start: int, lexicon: Lexicon) -> TimeExpression:
    parts: tuple[tuple[str, str], ...] = ()
    if kind == "date":
        parts = _date(text)
    elif kind == "span":
        parts = _span(text)
    elif kind == "festival":
        parts = _festival(text, lexicon)
    elif kind in ("season", "open"):
        parts = _named(text, kind, lexicon)
    elif kind == "period":
        parts = _period(text)
    elif kind == "plan":
        parts = _plan(text, lexicon)
    point = kind not in ("frequency", "response", "past") and dict(parts).get("bound") not in ("since", "after")
    return TimeExpression(span=LocalSpan(start, start + len(text)), text=text, kind=kind, parts=parts, point=point)


def find(text: str, lexicon: Lexicon, start: int = 0, end: int | None = None) -> list[TimeExpression]:
    """All time expressions of repaired `text` in `[start, end)`, in order, none overlapping; linear in length."""
    likely, opening, master = _compiled(lexicon)
    stop = len(text) if end is None else end
    expressions: list[TimeExpression] = []
    done = start
    # no expression reaches over the end of its clause
    for clause in clauses_holding(likely, text, start, stop):
        for candidate in opening.finditer(text, *clause):
            at = candidate.start()
            if at < done or not (found := master.match(text, at, stop)):
                continue
            done = found.end()
            expressions.append(_expression(found.lastgroup or "", found.group(), at, lexicon))
    return expressions
