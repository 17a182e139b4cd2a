"""Numbers with their units: 3.5亿元 · 40家以上 · x万亩 · 百分之九十 · 2—3个 · 零拖欠 · 前10.

Dates, ordinals, numbers of articles, roads and documents, figures inside names and slogans, and vague counts (一批) are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from graph_builder.expressions import numerals
from graph_builder.expressions.masks import MASK, masked
from graph_builder.lexicon import Lexicon
from graph_builder.model.mention import Quantity
from graph_builder.model.span import LocalSpan

_NUMBER = rf"(?:{numerals.ARABIC}|{numerals.CHINESE}|{MASK})"
_RANGE = "(?:%|‰)?[—–－\\-~～至到]{1,2}"
_FIRST = "[0-9xX×*＊某○□一二三四五六七八九十百千万亿两零前](?<![0-9][0-9])"
# 仅可享受一次奖励: no more than once
_ONCE = re.compile("(?:仅|只|限|最多)(?:可以?|能)?(?:享受|奖励|申请|申报|补助|补贴|资助|扶持|领取|获得|支持)$")
# 贷款期限最长不超过三年: a limit of a term, no date
_TERM, _LONGEST_TERM = re.compile("(?:期限|年限|时限|租期|展期|延期|任期|服务期|周期|时长|时间|最长|最短)[^，。；、]{0,5}$"), 70
_OPS = {"least": ">=", "most": "<=", "exact": "="}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grammar:
    gate: re.Pattern[str]
    amount: re.Pattern[str]
    special: re.Pattern[str]
    before: re.Pattern[str]
    share: re.Pattern[str]
    apart: re.Pattern[str]
    arabic: frozenset[str]
    single: re.Pattern[str]
    name_after: re.Pattern[str]
    never_counted: re.Pattern[str]
    rota: re.Pattern[str]
    ops: dict[str, str]
    kinds: dict[str, str]


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=4)
def _grammar(lexicon: Lexicon) -> _Grammar:
    cues: dict[str, list[str]] = {}
    for word, kind in lexicon.rows("quantity_cues"):
        cues.setdefault(kind, []).append(word)
    units = sorted(lexicon.rows("units"), key=lambda row: (-len(row[0]), row[0]))
    unit = "|".join(re.escape(row[0]) + (f"(?!{row[2]})" if row[2] != "-" else "") for row in units)
    after = _any([w for kind in ("least_after", "most_after", "exact_after") for w in cues[kind]])
    before = _any([w for kind in ("least", "most", "exact") for w in cues[kind]])
    return _Grammar(
        gate=re.compile(_FIRST),
        amount=re.compile(
            rf"(?P<low>{_NUMBER})(?P<scale1>{numerals.SCALE})?(?:(?:{unit})?{_RANGE}(?P<high>{_NUMBER})(?=[^0-9.]))?(?P<scale>{numerals.SCALE})?"
            rf"(?P<more>[多余几])?(?P<scale2>{numerals.SCALE})?(?:(?P<unit>{unit})|(?<=[万亿])(?![众全重元一多余]|中国|人民|国人))(?P<after>{after})?"
        ),
        special=re.compile(
            rf"(?<![0-9一二三四五六七八九十百千万亿几数多余上近x])(?P<bare>万亿|千亿|百亿|亿|千万|百万|十万|万)(?P<measure>元|美元|人次|人|吨|亩|千瓦时|千瓦|标箱|平方米)"
            rf"(?P<bound>{after})?|百分之(?P<share>{_NUMBER})(?P<after>{after})?|[“\"]?零[”\"]?(?P<zero>{_any(cues['zero'])})"
            rf"|(?<!之)前(?P<top>[0-9]+|[三四五六七八九]|[二三四五]?十五?|百)(?P<unit>[名位强])?(?=[，。；、,;：:\s”）)]|行列|的?$|之列|，|$)"
            rf"|(?P<grand>[0-9]+|[二三四五]?十|{MASK})大(?=[\u4e00-\u9fff]{{0,4}}实事)"
        ),
        before=re.compile(rf"({before})(?:[可能应将]|了|约|近|可达|达到|达|为)?(?:{_any(cues['bridge'])})?(?:[了约近达])?\s?$"),
        # 不低于营业收入的3%, 最高可按票房的1%: what the share is taken of stands between the bound and the number.
        share=re.compile(
            rf"({_any([w for kind in ('least', 'most') for w in cues[kind] if len(w) > 1])})可?(?:按照?)?"
            r"(?!部分)[^，。；：、0-9]{2,32}?的?\s?$"
        ),
        apart=re.compile("(至少|最少|最多|至多)[\u4e00-\u9fff]{1,12}$"),
        arabic=frozenset(cues["arabic"]),
        single=re.compile(rf"(?:{_any(cues['single'])})$"),
        name_after=re.compile(_any(cues["name_after"])),
        never_counted=re.compile(rf"(?:大|主要|重要|具体)?(?:{_any(cues['never_counted'])})"),
        rota=re.compile(rf"(?:{_any(cues['rota'])}|制|[^，。；]{{0,3}}(?:值班|值守|在岗))"),
        ops={w: _OPS[kind.removesuffix("_after")] for kind, ws in cues.items() if kind.removesuffix("_after") in _OPS for w in ws},
        kinds={row[0]: row[1] for row in units},
    )


def _inside(text: str, at: int, opening: str, closing: str, reach: int) -> bool:
    """True if a pair of marks, at most `reach` characters to each side, stands around position `at`."""
    low = max(0, at - reach)
    opened = text.rfind(opening, low, at)
    return opened >= 0 and text.rfind(closing, low, at) < opened and text.find(closing, at, at + reach) >= 0


def _quoted(text: str, at: int) -> bool:
    if at and text[at - 1] in "\"'‘「" and re.match("[^，。；\n]{1,12}[\"'’」]", text[at : at + 14]):
        return True
    return _inside(text, at, "“", "”", 16) or _inside(text, at, "《", "》", 60) or _inside(text, at, "〔", "〕", 8)


_CHINESE = "一二三四五六七八九十两"
_SEVERAL = re.compile("[一二两三四五六七八九]{2,}")


def _vague(text: str, found: re.Match[str], grammar: _Grammar) -> bool:
    """Counts that are none: 一个, 百家, 三个方面, 两个确立, 某个, 24小时值班."""
    low, unit = found["low"], found["unit"] or ""
    kind = grammar.kinds.get(unit, "")
    following = text[found.end() : found.end() + 8]
    if unit in grammar.arabic and low[0] in _CHINESE and not found["scale"]:
        return True
    if kind in ("count", "people"):
        if low == "一" and not found["scale"]:
            if unit == "次" and _ONCE.search(text, max(0, found.start() - 8), found.start()):
                return False
            return unit == "个" or following.startswith("性") or not grammar.single.search(text, max(0, found.start() - 5), found.start())
        # 二 before a classifier is an ordinal (二期, 二轮), 两 counts.
        if low in ("某", "多", "二") or low.strip("百千") == "" or _SEVERAL.fullmatch(low):
            return True
        if grammar.never_counted.match(following):
            return True
        return low[0] in "二三四五六七八九十两" and bool(grammar.name_after.match(following) or following[:1] in ("“", '"'))
    if kind == "measure" and low == "一" and text[found.start() - 2 : found.start()] == "最后":
        return True
    if kind == "time":
        return bool(grammar.rota.match(following)) and not found["after"]
    return (low[0] in "一二三四五六七八九十百千两某" and kind == "") or low.strip("百千") == ""


def _wrong_start(text: str, at: int) -> bool:
    """Ordinals, road and document numbers, versions, products (2×35) and the tail of a decimal."""
    if at == 0:
        return False
    last = text[at - 1]
    return (
        last in "第〔[.+＋×*-/号"
        or (last.isascii() and last.isalpha())
        or (last in "一二三四五六七八九十百千万亿" and text[at] in "一二三四五六七八九十百千")
    )


def _value(text: str, found: re.Match[str]) -> float | None:
    if masked(found["low"]):
        return None
    factors = (found["scale"] or "") + (found["scale2"] or "")
    if found["high"] and text[max(0, found.start() - 1) : found.start()] in ("由", "从"):
        return None if masked(found["high"]) else numerals.value(found["high"] + factors)
    # 10亿—20亿元 scales both ends, 10—20亿元 only the last.
    own = (found["scale1"] or "") if found["high"] else (found["scale1"] or "") + factors
    return numerals.value(found["low"] + (own or factors))


def _bound(text: str, at: int, floor: int, grammar: _Grammar, share: bool = False) -> tuple[int, str | None]:
    """Where the words of a bound before the number begin, and what they say."""
    found = grammar.before.search(text, max(floor, at - 12), at)
    if found:
        return found.start(), grammar.ops[found[1]]
    found = grammar.apart.search(text, max(floor, at - 16), at) or (grammar.share.search(text, max(floor, at - 40), at) if share else None)
    return (at, grammar.ops[found[1]]) if found and grammar.ops[found[1]] != "=" else (at, None)


def _op(before: str | None, after: str | None, found: re.Match[str], grammar: _Grammar) -> str:
    if after and grammar.ops[after] != "=":
        return grammar.ops[after]
    if before and before != "=":
        return before
    return ">=" if found["high"] or found["more"] else "="


def _amount(text: str, found: re.Match[str], floor: int, grammar: _Grammar) -> Quantity | None:
    if _wrong_start(text, found.start()) or _vague(text, found, grammar):
        return None
    unit = found["unit"] or ""
    kind = grammar.kinds.get(unit, "")
    if kind != "share" and _quoted(text, found.start()):
        return None
    start, before = _bound(text, found.start(), floor, grammar, kind == "share" and unit not in ("个百分点", "百分点"))
    whole = text[start : found.end()]
    if unit == "次" and before is None and _ONCE.search(text, max(0, start - 8), start):
        before = "<="
    if kind == "term" and not (before and _limits_term(text, start, found)):
        return None
    return Quantity(
        span=LocalSpan(start, found.end()),
        text=whole,
        op=_op(before, found["after"], found, grammar),
        value=_value(text, found),
        unit=unit,
        masked=masked(found["low"]),
    )


def _limits_term(text: str, start: int, found: re.Match[str]) -> bool:
    value = _value(text, found)
    return (value is None or value < _LONGEST_TERM) and _TERM.search(text, max(0, start - 12), start) is not None


def _special(text: str, found: re.Match[str], floor: int, grammar: _Grammar) -> Quantity | None:
    if _wrong_start(text, found.start()) or (found["zero"] is None and _quoted(text, found.start())):
        return None
    start, before = _bound(text, found.start(), floor, grammar)
    if found["bare"]:
        # 突破万亿元: a scale alone is a number only under a bound.
        if before is None:
            return None
        low = numerals.scale(found["bare"])
        op = grammar.ops[found["bound"]] if found["bound"] else before
        span = LocalSpan(start, found.end())
        return Quantity(span=span, text=span.of(text), op=op, value=float(low), unit=found["measure"], masked=False)
    number = found["share"] or found["top"] or found["grand"]
    op = "<=" if found["top"] else (before or "=")
    if found["share"] and found["after"]:
        op = grammar.ops[found["after"]]
    return Quantity(
        span=LocalSpan(start, found.end()),
        text=text[start : found.end()],
        op=op,
        value=0.0 if found["zero"] else None if masked(number) else numerals.value(number),
        unit="%" if found["share"] else found["unit"] or "",
        masked=bool(number) and masked(number),
    )


_EARLIER = re.compile(rf"((?:{numerals.ARABIC}|{MASK})、)+$")
_LISTED = re.compile(rf"{numerals.ARABIC}|{MASK}")


def _listed(text: str, last: Quantity, floor: int) -> list[Quantity]:
    """20.9、36.2、54个百分点: the numbers before the last one share its unit."""
    at = last.span.start
    found = _EARLIER.search(text, max(floor, at - 40), at) if at > floor and text[at - 1] == "、" else None
    if not found:
        return []
    return [
        replace(last, span=LocalSpan(m.start(), m.end()), text=m.group(), value=None if masked(m.group()) else numerals.value(m.group()))
        for m in _LISTED.finditer(text, found.start(), at)
    ]


_BEHIND = re.compile("[上下内]$")  # 5%以上和3%: a bound behind the first number is its own
_JOINED = re.compile("(?:/[年月日人亩户])?[、和及]")


def _shared(text: str, last: Quantity, quantity: Quantity) -> Quantity:
    """最高25万元、50万元: the bound before the first of a list holds for all."""
    follows = _JOINED.fullmatch(text, last.span.end, quantity.span.start) and not _BEHIND.search(last.text)
    return replace(quantity, op=last.op) if follows and quantity.op == "=" and quantity.unit == last.unit else quantity


def find(text: str, lexicon: Lexicon, start: int = 0, end: int | None = None) -> list[Quantity]:
    """All quantities of repaired `text` in `[start, end)`, in order, none overlapping; linear in length. `metric` is empty."""
    grammar = _grammar(lexicon)
    stop = len(text) if end is None else end
    quantities: list[Quantity] = []
    done = start
    for candidate in grammar.gate.finditer(text, start, stop):
        at = candidate.start()
        if at < done:
            continue
        if found := grammar.special.match(text, at, stop):
            quantity = _special(text, found, done, grammar)
        elif found := grammar.amount.match(text, at, stop):
            quantity = _amount(text, found, done, grammar)
            if quantity:
                quantities += _listed(text, quantity, done)
        else:
            continue
        done = found.end()
        if quantity:
            quantities.append(_shared(text, quantities[-1], quantity) if quantities else quantity)
    return quantities
