"""Which numbers of a unit its work must reach, with bound and unit. What is counted is named by `commitments/metrics`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph_builder.commitments.metric_words import metric_words
from graph_builder.commitments.metrics import listed_metric, metric
from graph_builder.commitments.windows import within
from graph_builder.lexicon import Lexicon
from graph_builder.model.mention import Quantity
from graph_builder.model.span import LocalSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFound:
    """A target in repaired text; `value` is None where the figure is masked, `unit` "" where none stands there."""

    span: LocalSpan
    text: str
    metric: str
    op: str
    value: float | None
    unit: str
    masked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    goal: re.Pattern[str]
    frame: re.Pattern[str]
    verb: re.Pattern[str]
    condition: re.Pattern[str]
    granting: re.Pattern[str]
    change: re.Pattern[str]
    kinds: dict[str, str]


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon) -> _Words:
    def any_of(kind: str) -> str:
        return "|".join(row[0] for row in lexicon.rows("target_words") if row[1] == kind)

    shared = metric_words(lexicon)
    return _Words(
        goal=re.compile(any_of("goal")),
        frame=re.compile(rf"(?:{any_of('goal')}){_GOAL_FRAME}"),
        verb=re.compile(any_of("verb")),
        condition=shared.condition,
        granting=shared.granting,
        change=re.compile(f"(?:{any_of('change')})(?:到|至|为)"),
        kinds=shared.kinds,
    )


_CLAUSE_END = re.compile("[，,。；;：:\n！!？?]")
_CLAUSE_START = re.compile(".*[，,。；;：:\n！!？?]", re.DOTALL)
_OUTLAY = re.compile("(?:总投资|(?:计划|拟|预计|规划)(?:总)?投资|概算|估算|(?:^|[，、的年])投资)(?:额|规模)?(?:约|达|超|近|为|共)?$")
_INVESTED = re.compile("投资(?:额|规模)?(?:约|达|超|近|为|共)?$")
_PORTION = re.compile("的?(?:那?部分|档)(?!任务)|[^，。；、]{0,4}的部分")  # 100万元至300万元部分: a bracket of a tariff
_EACH = re.compile("每[一-龥]{1,6}$")  # 每培育1家给予5万元: the step of a rate
_DURATION_CUE = re.compile("(?:为期|历时|时限|时间|不少于|至少|时长|周期|缩短[至到为]?|压缩[至到为]?|延长[至到为]?)$")
_PAST = re.compile(
    "(?:(?<!(?<!同)比)(?<!较)(?:去年|上年|前年)(?!的?(?:基础|同期))|已经?(?:累计)?(?:完成|建成|达|实现|投入|超过?|突破|有|增至|升至))[^，,]*$"
)
_HIGHER = re.compile("[比较](?:去年|上年|前年)[^，,]*[高低多少]于?约?近?$")
_WHO = re.compile("的[\u4e00-\u9fff（）()]{0,16}[，,]")  # …超过100万元的企业，: the words for an applicant end here
_SIZED = re.compile(
    "的?[\u4e00-\u9fff（）()]{2,24}(?:率|比例|比重|占比|宽度|标准|面积)"
)  # 30户以上村寨…覆盖率达90%: which villages are meant
_POLICY = re.compile('[”"]?(?:激励|政策|机制|工程|行动)')
_SLOGAN = re.compile('[“"][二两三四五六七八九]个$')  # “两个70%”政策
_LEVEL_NOW = re.compile("(?:[还仍尚只仅已]有|每|现行|原来?|目前|现有|当前)(?:的|为|约)?$")
_LISTED_THRESHOLD = re.compile(r"(?:、[0-9.]+[^，。；、的0-9]{1,8})*、[0-9.]+[^，。；、的0-9]{0,6}(?:以上|以下)的")
_HEADS = ("人", "名", "口")
_TIMES_OF_PEOPLE = ("人次", "户次")
_CASE = re.compile("(?:当|如果?|若|一旦|因)[^，。；：]+|[^，。；：力争达]*[低高少多]于[^，。；：]+时")  # 因余额低于50万元，…: when to act
_LINE = re.compile("[\u4e00-\u9fff]{1,12}(?:红线|底线)")
_GUARD = re.compile("(?:守住|守牢|守好|守护|坚守|严守|保住|稳住|不突破|落实|确保|保持|坚持)[^，。；]{0,6}$")
_GOAL_FRAME = "[^，,。；;]{0,16}?(?:[年月底末]|季度|内|前|期间?)[，,]"  # 力争年末，…: the goal governs what follows
_REACH = 160
_CLAUSES_BACK = 4
_CONDITION_OPEN = re.compile("(?:对|凡|符合|经|首次|获|按|新)")


def clause_of(text: str, at: int, unit: LocalSpan) -> LocalSpan:
    """The part between punctuation marks, enumeration commas excepted, that holds position `at`; at most `_REACH` to each side."""
    before = _CLAUSE_START.match(text, max(unit.start, at - _REACH), at)
    stop = min(unit.end, at + _REACH)
    after = _CLAUSE_END.search(text, at, stop)
    return LocalSpan(before.end() if before else max(unit.start, at - _REACH), after.start() if after else stop)


def _left_out(text: str, unit: LocalSpan, clause: LocalSpan, quantity: Quantity, words: _Words) -> bool:
    """Numbers that the work need not reach: baselines, outlays, thresholds, durations of something, results."""
    kind = words.kinds.get(quantity.unit, "")
    head = text[clause.start : quantity.span.start]
    rest = text[quantity.span.end : clause.end]
    if kind == "time" and quantity.op != "<=" and not _DURATION_CUE.search(head):
        return True
    if _LEVEL_NOW.search(head) or _PAST.search(head + quantity.text) or _HIGHER.search(head) or rest.startswith(("基础上", "的基础上")):
        return True
    if words.change.match(rest) and re.search("[由从]", head):
        return True
    if clause.end < unit.end and _CASE.fullmatch(text, clause.start, clause.end):
        return True
    if kind == "size" and re.match("[\u4e00-\u9fff]", rest):
        return True
    if kind == "measure" and (_OUTLAY.search(head) or (rest.startswith("的") and _INVESTED.search(head))):
        return True
    if _PORTION.match(rest) or (quantity.value == 1 and _EACH.search(head) and words.condition.search(rest)):
        return True
    if re.search("(?:以上|以下|以内)$", quantity.text) and (
        (kind == "measure" and re.match("[的\u4e00-\u9fff]", rest))
        or (kind == "people" and quantity.unit not in _TIMES_OF_PEOPLE and rest.startswith("的"))
    ):
        return True
    if kind == "people" and quantity.text.endswith(("以上", "以下")) and _SIZED.match(rest):
        return True
    if kind == "share" and _POLICY.match(rest) and _SLOGAN.search(text, max(0, quantity.span.start - 3), quantity.span.start):
        return True
    if _LISTED_THRESHOLD.match(rest):
        return True
    return _threshold(text, unit, clause, quantity, words)


def _threshold(text: str, unit: LocalSpan, clause: LocalSpan, quantity: Quantity, words: _Words) -> bool:
    """年收入达到500万元以上的，给予奖励: what an applicant must show before money is given is no target."""
    granted = words.granting.search(text, quantity.span.end, min(unit.end, clause.end + _REACH))
    if not granted:
        return False
    if words.condition.search(text, clause.start, quantity.span.start) or (not text[quantity.span.start].isdigit() and quantity.op == "<="):
        return False
    rest = text[quantity.span.end : clause.end]
    later = clause.end < unit.end and words.condition.search(text, clause.end, min(unit.end, clause.end + _REACH))
    if "的" in rest and (later or _CONDITION_OPEN.match(text, clause.start)):
        return True
    return bool(later) and quantity.op == ">=" and bool(_WHO.search(text, quantity.span.end, granted.start()))


def _op(text: str, unit: LocalSpan, clause: LocalSpan, quantity: Quantity, words: _Words) -> str:
    """A plain number under 力争 or 争取 is a floor; a clause without a verb of its own stays under that of the clause before."""
    if quantity.op != "=" or quantity.value == 0 or quantity.text.endswith(("左右", "上下")):
        return quantity.op
    line = _LINE.match(text, quantity.span.end, clause.end)
    if line and (line.group()[-3] == "为" or _GUARD.search(text, clause.start, quantity.span.start)):
        return ">="
    if words.frame.search(text, max(unit.start, quantity.span.start - _REACH), quantity.span.start):
        return ">="
    start = clause.start
    for _ in range(_CLAUSES_BACK):
        if start <= unit.start or words.verb.search(text, start, quantity.span.start):
            break
        start = clause_of(text, start - 1, unit).start
    return ">=" if words.goal.search(text, start, quantity.span.start) else "="


def _qualifies(text: str, quantity: Quantity, last: Quantity | None) -> bool:
    """x台x吨及以下吊车: the second number only says which things are counted."""
    # 30户120人: people after households are counted on their own.
    joined = last is not None and quantity.span.start == last.span.end and quantity.unit != last.unit
    return joined and quantity.unit not in _HEADS


def _counts_before(text: str, quantity: Quantity, name: LocalSpan, words: _Words) -> bool:
    """9条道路工程, 水厂等82项重大项目: a count of the undertakings themselves; 2×35万千瓦热电联产 is part of a name."""
    if text[quantity.span.start] in "“" or not (quantity.masked or any(c.isdigit() for c in quantity.text)):
        return words.kinds.get(quantity.unit) == "count" and quantity.value == 1
    if words.kinds.get(quantity.unit) in ("count", "people") or quantity.text.endswith("大"):
        return True
    return quantity.span.start <= name.start or text[quantity.span.start - 1] in "、等和及"


def _listed(text: str, found: list[TargetFound], quantity: Quantity) -> bool:
    """20.9、36.2、54个百分点: the numbers of a list count the same thing."""
    return bool(found) and text.startswith("、", found[-1].span.end) and quantity.span.start == found[-1].span.end + 1


def targets(
    text: str, unit: LocalSpan, quantities: Sequence[Quantity], lexicon: Lexicon, excluded: Sequence[LocalSpan] = ()
) -> list[TargetFound]:
    """The targets of `unit`, in order. `quantities` are those of the text, in order, as `expressions.quantities` finds them;
    `excluded` are the unit's names whose numbers count nothing (projects, policies)."""
    words = _words(lexicon)
    found: list[TargetFound] = []
    last: Quantity | None = None
    for quantity in within(quantities, unit):
        span = quantity.span
        if any(
            span.start < other.end and other.start < span.end and not _counts_before(text, quantity, other, words) for other in excluded
        ):
            continue
        if _qualifies(text, quantity, last):
            found[-1:] = [_joined(text, found[-1], quantity)] if found and last and found[-1].span.end == last.span.end else found[-1:]
            continue
        last = quantity
        clause = clause_of(text, span.start, unit)
        if _left_out(text, unit, clause, quantity, words):
            continue
        found.append(
            TargetFound(
                span=span,
                text=text[span.start : span.end],
                metric=listed_metric(text, unit, clause, quantity, lexicon, found[-1].metric)
                if _listed(text, found, quantity)
                else metric(text, unit, clause, quantity, lexicon),
                op=_op(text, unit, clause, quantity, words),
                value=quantity.value,
                unit=quantity.unit,
                masked=quantity.masked,
            )
        )
    return found


def _joined(text: str, target: TargetFound, quantity: Quantity) -> TargetFound:
    span = LocalSpan(target.span.start, quantity.span.end)
    return TargetFound(
        span=span,
        text=text[span.start : span.end],
        metric=target.metric,
        op=target.op,
        value=target.value,
        unit=target.unit,
        masked=target.masked,
    )
