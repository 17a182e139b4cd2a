"""A piece → the runs of clauses that share bearers and deadline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from graph_builder.commitments.bearers import BearerFound, Subject, named_inside, told
from graph_builder.commitments.clauses import Clause, clauses, skip_frames, skip_words, trimmed
from graph_builder.commitments.worth import is_aside, is_fact, is_statement, is_work, opens_with_work
from graph_builder.discourse.structure import Piece
from graph_builder.lexicon import Lexicon
from graph_builder.mentions.organisations import BodyFound
from graph_builder.mentions.projects import find as find_projects

# what a clause says beside its date that is no object of its own (力争年内建成投产)
_LIGHT = re.compile(
    r"力争|确保|争取|努力|实现|完成|全部|建成|投入使用|投入运营|投用|投产|竣工|开工|完工|启动|任务|工作|项目|工程|建设|达到|全面|基本|主体|正式|顺利|尽快|如期|按期|并|要|前|底|末|年内|今年|应[\u4e00-\u9fff]尽[\u4e00-\u9fff]|形成|具备|条件|取得|实效|见效|成效|畅通|通过验收|落地|上线|运行|拿出|提出|方案|草案|报[^，。；]{0,6}(?:审议|审定|审批|批准|备案)|出台|印发|发布|实施|施行|拨付|交付|兑现|到位|销号|办结|清零|[，、“”\s\dxX*年月日%％到在将的]"
)
_MEANS = re.compile(r"(?:负责)?(?:牵头，)?(?:要|并)?(?:用好|利用|依托|按照|通过|借助|抓住|发挥|争取|积极争取|统筹)")
# a rate or a total tells how far the same work must come
_MEASURE = re.compile(r"(?:率|比例|占比|比重|总量|总额|水平)(?:稳定|力争|要|提高|提升|下降|控制)?(?:达到|达|到|在|保持)")
_FIGURE = re.compile(r"\d|[xX*]{1,3}[个家户项亩台套公吨人]")
# work that names no object of its own yet (加大投入力度, 完善设施建设)
_GENERAL = re.compile(
    r"(?:继续|进一步|不断|持续|切实|着力)?(?:加大|加强|强化|完善|推动|促进|提升|优化)(?![^，。；]*(?:制度|机制|方案|办法))"
)
_OBJECT = re.compile(r"对|对于|凡|凡是|针对|围绕|按照|根据|除")
# what only says when or of whom the next clause holds: 发现隐患的，当…时，审核通过后，
_CONDITION = re.compile(
    r"(?:当|如|若|如果|一旦|凡|遇|经|因)(?![此为何])[^，。；]+|[^，。；]+(?:[的时]|情况下|情形下|(?:[^前最今随]|以)后)[（(]?$"
)
_BY = re.compile("(?:具体)?由")
_AND_THEN = re.compile(r"\s*(?:并|同时|此外|另外)")


_Over: TypeAlias = Callable[[str, int, int], bool]


class Unit(NamedTuple):
    """`bearers` are the unit's own; `carried` says that they come from an earlier unit of the same sentence."""

    start: int
    end: int
    bearers: tuple[BearerFound, ...]
    carried: bool


def units(
    text: str, piece: Piece, bodies: list[BodyFound], dated: list[tuple[int, int]], lexicon: Lexicon, *, conditional: bool = False
) -> list[Unit]:
    """`bodies` and `dated` (spans of deadline expressions) are those inside the piece.

    `conditional`: what stands before a named bearer is the case in which it must act, and belongs to the unit.
    """
    groups: list[tuple[list[Clause], list[BearerFound]]] = []
    over = stands_over if conditional else _names_object
    now = _Open()
    for clause in clauses(text, piece.start, piece.end):
        at = skip_words(text, trimmed(text, clause.start, clause.end)[0], clause.end, lexicon)
        who = (
            None
            if is_fact(text, at, clause.end)
            else told(text, clause, bodies, at, lexicon, stated=conditional and not stands_over(text, *clause))
        )
        if now.clauses and now.worked and who is None and is_aside(text, at, clause.end, lexicon):
            groups.append((now.clauses, now.bearers))
            now = _Open(bearers=now.bearers)
            continue
        date = next((span for span in dated if clause.start <= span[0] < clause.end), None) if dated else None
        if now.clauses and _cuts(text, clause, who, date, now, lexicon, over):
            # what is done to something (对…项目) belongs to whoever is named behind it
            objects = _objects_at_end(text, now.clauses, now.bearers, over) if who is not None else []
            if now.worked or who is None:
                groups.append((now.clauses[: len(now.clauses) - len(objects)], now.bearers))
            # a clause that only dates work keeps the bearers of the sentence
            now = _Open(clauses=objects, bearers=now.bearers if who is None else [])
        elif date is not None and who is None and _dates_last_only(text, clause, date, now):
            last = now.clauses.pop()
            groups.append((now.clauses, now.bearers))
            now = _Open(clauses=[last], bearers=now.bearers, worked=True)
        now.add(text, clause, who, bodies, at, date, lexicon)
    if now.clauses:
        groups.append((now.clauses, now.bearers))
    return list(_finish(text, groups, lexicon, conditional=conditional))


def _objects_at_end(text: str, read: list[Clause], bearers: Sequence[BearerFound], over: _Over) -> list[Clause]:
    """The last clauses that only name an object or a condition, and no bearers; never all of them."""
    at = len(read)
    while at > 1 and over(text, *read[at - 1]) and not any(read[at - 1].start <= one.start < read[at - 1].end for one in bearers):
        at -= 1
    return read[at:]


def _names_object(text: str, start: int, end: int) -> bool:
    return _OBJECT.match(text, trimmed(text, start, end)[0]) is not None


def stands_over(text: str, start: int, end: int) -> bool:
    """Whether a clause only names what the next one is done to, or when."""
    start, end = trimmed(text, start, end)
    return bool(_OBJECT.match(text, start, end) or _CONDITION.fullmatch(text, start, end))


@dataclass(slots=True)
class _Open:
    """The unit being read: its clauses, its bearers, and whether it has said work or a deadline yet."""

    clauses: list[Clause] = field(default_factory=list)
    bearers: list[BearerFound] = field(default_factory=list)
    named: bool = False
    worked: bool = False
    timed: bool = False
    passed: bool = False

    def add(
        self,
        text: str,
        clause: Clause,
        who: Subject | None,
        bodies: list[BodyFound],
        at: int,
        date: tuple[int, int] | None,
        lexicon: Lexicon,
    ) -> None:
        if who is not None:
            known = self.bearers if self.clauses else []
            self.bearers = _joined(known, who.bearers)
            self.named = True
        self.bearers = _joined(self.bearers, named_inside(text, clause, bodies, who.end if who else at))
        self.clauses.append(clause)
        if date is not None:
            self.timed = True
            # a time at the head of a clause dates what follows, one inside it only its own clause
            self.passed = date[0] - at > 6
        self.worked = self.worked or (is_work(text, at, clause.end, lexicon) and not (who and who.alone))


def _cuts(text: str, clause: Clause, who: Subject | None, date: tuple[int, int] | None, now: _Open, lexicon: Lexicon, over: _Over) -> bool:
    """A new unit begins where a clause names bearers behind work or behind a fact, and where a deadline times other work."""
    first = now.clauses[0]
    since = max([first.start, *(one.end for one in now.bearers if one.end <= clause.start)])
    if who is not None:
        if over is stands_over and not now.worked and not now.named and _BY.match(text, trimmed(text, clause.start, clause.end)[0]):
            # 其他企业，由区商务局推荐: what is passed on stands before
            return False
        if not now.worked and now.timed and not now.named and clause.start - first.start <= 14:
            return False
        if all(over(text, *one) for one in now.clauses):
            return False
        return now.worked or (not now.named and not who.alone) or all(is_fact(text, one.start, one.end) for one in now.clauses)
    if date is None:
        return (
            now.passed
            and not _AND_THEN.match(text, clause.start, clause.end)
            and opens_with_work(text, trimmed(text, clause.start, clause.end)[0], clause.end, lexicon)
            and _other_work(text, clause, (clause.start, clause.start), since, lexicon)
        )
    if not now.worked:
        return False
    return now.timed or bool(_AND_THEN.match(text, clause.start, clause.end)) or _other_work(text, clause, date, since, lexicon)


def _dates_last_only(text: str, clause: Clause, date: tuple[int, int], now: _Open) -> bool:
    """Whether a deadline speaks of the object of the clause before it alone: …建设卫生室，扩建县医院，力争年内县医院晋级."""
    if len(now.clauses) < 2 or not now.worked or now.timed:
        return False
    own = _LIGHT.sub("", text[clause.start : date[0]] + "，" + text[date[1] : clause.end])
    pairs = [own[at : at + 2] for at in range(len(own) - 1)]
    last, before = now.clauses[-1], text[now.clauses[0].start : now.clauses[-1].start]
    return any(pair in text[last.start : last.end] for pair in pairs) and not any(pair in before for pair in pairs)


def _other_work(text: str, clause: Clause, date: tuple[int, int], start: int, lexicon: Lexicon) -> bool:
    """Whether a clause has an object that the unit from `start` has not named yet; means (用好资金, …) are no work of their own."""
    begin = trimmed(text, start, clause.start)[0]
    if _MEANS.match(text, begin):
        return False
    rest = text[clause.start : date[0]] + "，" + text[date[1] : clause.end]
    before = text[start : clause.start]
    if _MEASURE.search(rest) and not _FIGURE.search(before):
        return False
    named = {project.name for project in find_projects(text, start, clause.start, lexicon)}
    if not named and all(_GENERAL.match(text, trimmed(text, one.start, one.end)[0]) for one in clauses(text, begin, clause.start)):
        return False
    own = _LIGHT.sub("", rest)
    return len(own) >= 4 and not any(own[at : at + 2] in before for at in range(len(own) - 1))


def _joined(bearers: list[BearerFound], more: Sequence[BearerFound]) -> list[BearerFound]:
    if not more:
        return bearers
    names = {one.name for one in bearers}
    return bearers + [one for one in more if one.name not in names]


def _finish(text: str, groups: list[tuple[list[Clause], list[BearerFound]]], lexicon: Lexicon, *, conditional: bool) -> list[Unit]:
    out: list[Unit] = []
    for group, bearers in groups:
        start = (
            group[0].start
            if conditional and stands_over(text, *group[0])
            else skip_frames(text, group, lambda a, b: is_statement(text, a, b, lexicon), lexicon)
        )
        start, end = trimmed(text, start, group[-1].end)
        if bearers and bearers[0].start >= group[0].start:
            # the words before a named bearer state facts or labels, unless they date the work
            start = bearers[0].start if start > bearers[0].start else max(start, group[0].start)
        if start < end:
            carried = bool(bearers) and bearers[0].start < group[0].start
            out.append(Unit(start=start, end=end, bearers=tuple(bearers), carried=carried))
    return out
