"""Pieces, bodies, times and numbers of one document → its commitments, in positions of the repaired text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph_builder.commitments.articles import by_article, conditional
from graph_builder.commitments.bearers import BearerFound
from graph_builder.commitments.cues import force, modal
from graph_builder.commitments.deadlines import candidates, due, resolve
from graph_builder.commitments.leads import Lead, items_of, leave_open, orders
from graph_builder.commitments.material import CommitmentFound, DueFound, Material, NoteRuns, Slices
from graph_builder.commitments.notes import Note
from graph_builder.commitments.targets import TargetFound, targets
from graph_builder.commitments.units import Unit, units
from graph_builder.commitments.worth import Case, opens_with_work
from graph_builder.discourse.structure import Piece
from graph_builder.mentions.project_forms import ProjectFound
from graph_builder.mentions.projects import find as find_projects
from graph_builder.model.commitment import Grounding
from graph_builder.model.document import Part
from graph_builder.model.mention import TimeExpression
from graph_builder.model.span import LocalSpan

# a new topic (道路交通领域方面，) ends what was carried on
_LABEL = re.compile(r"[^，。；：]{2,16}(?:方面|领域)[，：]|对于?[^，。；：]{2,12}工作，")

# party committees and governments are named once, not for every sentence behind
_SEAT = re.compile(r"(?:[省市州县区旗镇乡]委|政府|党委)$")

_GOALS = re.compile(r"^[^，。]{0,8}目标(?:任务)?$")
# 今年的目标是: says the goals; 为实现今年目标，要: only speaks of them
_GOALS_ARE = re.compile(r"目标(?:任务)?(?:主要)?(?:是|为|如下|包括|有)?[：:]?")
_REACHING = re.compile(r"实现|完成|围绕|确保|按照|对照|聚焦")
_PAST_TIME = re.compile(r"去年|上年|以来|过去")

# what may stand before a time that governs the whole sentence
_FRONT = re.compile(r"(?:力争|争取|确保|要|将|在|到)*")

# the headings of a document's chapters announce, they bind nothing
_CHAPTER = re.compile(r"(?:第.{1,3}[章节篇编]|第.{1,3}部分|[一二三四五六七八九十]{1,3})[、，:： ]?")


_AT_ONCE = 128
"""Pieces that go through the stages together: with their clauses they fit what the stages remember."""


@dataclass(slots=True)
class _Carry:
    """What earlier pieces hand on: bearers of the item, and of each list lead with its deadline.

    Named bearers of an enumerated item reach over its sentences (`far`), others only to the next 。 (`closed`, of the piece before:
    `stopped`). Collectives that the item opens with (`opens`) reach over the orders of the `whole` item.
    """

    item: tuple[int, int] = (-1, -1)
    bearers: tuple[tuple[BearerFound, Grounding], ...] = ()
    marked: bool = False
    named: bool = False
    far: bool = False
    opens: bool = False
    whole: bool = False
    stopped: bool = False
    closed: bool = False
    articles: frozenset[int] = frozenset()
    leads: dict[int, Lead] = field(default_factory=dict)


@dataclass(slots=True)
class _Timed:
    """Deadlines that earlier commitments hand on: of the goals of a paragraph, and of a piece by the time at its head."""

    goal: tuple[int, DueFound] | None = None
    piece: tuple[int, DueFound | None] = (-1, None)


@dataclass(slots=True, eq=False)
class _Draft:
    """A unit on its way to a commitment.

    `handed`: bearers of earlier units; `firm`: also where a modal stands at its head, `over`: to orders alone.
    """

    piece: Piece
    unit: Unit
    start: int
    end: int
    due: DueFound | None
    handed: tuple[tuple[BearerFound, Grounding], ...]
    firm: bool
    over: bool
    projects: tuple[ProjectFound, ...] = ()
    targets: tuple[TargetFound, ...] = ()


def commitments(material: Material) -> list[CommitmentFound]:
    """Some pieces go through one stage before the next begins: what a stage knows stays at hand while it is asked again and again."""
    text, lexicon = material.text, material.lexicon
    pieces, articles = by_article(text, material.discourse.pieces, lexicon)
    material = replace(material, discourse=replace(material.discourse, pieces=pieces)) if articles else material
    inside, noted, carry, timed = Slices(material), NoteRuns(material), _Carry(articles=articles), _Timed()
    items = items_of(pieces)
    out: list[CommitmentFound] = []
    for first in range(0, len(pieces), _AT_ONCE):
        drafts: list[_Draft] = []
        for index in range(first, min(first + _AT_ONCE, len(pieces))):
            drafts += _of_piece(material, index, items.get(index, ()), inside, carry, noted)
        for draft in drafts:
            draft.projects = tuple(find_projects(text, draft.start, draft.end, lexicon))
        for draft in drafts:
            if quantities := inside.quantities(draft.start, draft.end):
                names = [LocalSpan(project.start, project.end) for project in draft.projects]
                draft.targets = tuple(targets(text, LocalSpan(draft.start, draft.end), quantities, lexicon, names))
        cases = [_case(material, draft, noted, articles) for draft in drafts]
        kept = [draft for draft, case in zip(drafts, cases, strict=True) if material.judge(text, case, lexicon)]
        out += [_commitment(material, draft, carry, timed, noted) for draft in kept]
    return out


def _lead(material: Material, index: int, items: Sequence[int], inside: Slices, carry: _Carry) -> Lead:
    """What the announcement of a list says for all its items."""
    pieces = material.discourse.pieces
    piece = pieces[index]
    found = units(material.text, piece, inside.bodies(piece.start, piece.end), [], material.lexicon)
    bearers = found[-1].bearers if found else ()
    if not bearers:
        bearers = carry.leads[piece.lead].bearers if piece.lead in carry.leads else ()
    if not piece.announces:
        # a sentence that stands before a list and announces none hands on collectives only to items that leave it open who acts
        listed = [pieces[item] for item in items]
        loose = bool(bearers) and all(bearer.generic for bearer in bearers)
        return Lead(
            bearers if not loose or leave_open(material.text, listed, bearers, inside.bodies, material.lexicon) else (), None, loose
        )
    if not bearers and found and carry.item == (piece.item, piece.paragraph) and _subjectless(material, found[-1]):
        # 各部门要坚持…。重点抓好以下工作： is said to those of the sentence before; chapters of their own are no items
        chapters = any(pieces[item].section != piece.section for item in items)
        bearers = () if chapters else tuple(bearer for bearer, _ in carry.bearers)
    times = inside.times(piece.start, piece.end)
    when = _due(material, piece.start, piece.end, times, Grounding.INHERITED)
    return Lead(bearers, when or _goal_year(material, piece, times))


def _goal_year(material: Material, piece: Piece, times: list[TimeExpression]) -> DueFound | None:
    """今年发展主要预期目标是：, 2022年的工作目标是： a period before 目标 dates the goals."""
    at = material.text.rfind("目标", piece.start, piece.end)
    before = [time for time in times if time.span.end <= at and not _PAST_TIME.search(time.text)]
    clause = max(piece.start, material.text.rfind("，", piece.start, max(at, piece.start)) + 1)
    if at < 0 or not before or not _GOALS_ARE.fullmatch(material.text, at, piece.end) or _REACHING.search(material.text, clause, at):
        return None
    found = resolve(before[-1], material.reference, material.lexicon)
    span = before[-1].span
    return DueFound(start=span.start, end=span.end, edtf=found.edtf, grounding=Grounding.INHERITED) if found.edtf else None


def _due(material: Material, start: int, end: int, times: Sequence[TimeExpression], grounding: Grounding) -> DueFound | None:
    if not times:
        return None
    found = due(material.text, LocalSpan(start, end), times, material.reference, material.lexicon)
    if found is None:
        return None
    expression, edtf = found
    return DueFound(start=expression.span.start, end=expression.span.end, edtf=edtf, grounding=grounding)


def _of_piece(material: Material, index: int, items: Sequence[int], inside: Slices, carry: _Carry, noted: NoteRuns) -> list[_Draft]:
    piece = material.discourse.pieces[index]
    if noted.holds(piece.start) or piece.part is Part.REVIEW:
        return []
    bodies, times = inside.bodies(piece.start, piece.end), inside.times(piece.start, piece.end)
    if piece.announces or items:
        carry.leads[index] = _lead(material, index, items, inside, carry)
    if piece.announces:
        return []
    text, lexicon = material.text, material.lexicon
    whole = LocalSpan(piece.start, piece.end)
    dated = [(t.span.start, t.span.end) for t, found in candidates(text, whole, times, material.reference, lexicon) if found.edtf]
    if (piece.item, piece.paragraph) != carry.item:
        carry.item, carry.bearers, carry.marked = (piece.item, piece.paragraph), (), bool(piece.marker)
        carry.opens, carry.whole = True, False
    elif (not carry.far and not carry.whole and carry.closed and piece.item not in carry.articles) or _LABEL.match(text, piece.start):
        carry.bearers = ()
    carry.stopped, carry.closed = carry.closed, piece.closing == "。"
    out: list[_Draft] = []
    chapter = piece.heading and _CHAPTER.fullmatch(piece.marker)
    for unit in units(text, piece, bodies, dated, lexicon, conditional=piece.item in carry.articles):
        if not chapter:
            start, end = unit.start, _without_note(unit.start, unit.end, material.notes)
            when = _due(material, start, end, inside.times(start, end), Grounding.STATED)
            over = carry.whole and carry.stopped and piece.item not in carry.articles
            out.append(_Draft(piece, unit, start, end, when, carry.bearers, carry.marked and carry.named, over))
        if unit.bearers:
            carry.bearers = tuple((bearer, Grounding.INHERITED) for bearer in unit.bearers)
            named = not all(bearer.generic for bearer in unit.bearers)
            carry.named = named and not all(_SEAT.search(bearer.name) for bearer in unit.bearers)
            carry.far = (bool(piece.marker or carry.marked) and named) or all("政府" in bearer.name for bearer in unit.bearers)
            carry.whole = carry.opens and carry.marked and not named
        # facts before the first task leave open whose item it is
        carry.opens = carry.opens and (piece.heading or (not unit.bearers and modal(text, unit.start, unit.end, lexicon) is None))
    return out


def _case(material: Material, draft: _Draft, noted: NoteRuns, articles: frozenset[int]) -> Case:
    piece, unit = draft.piece, draft.unit
    return Case(
        start=draft.start,
        end=draft.end,
        part=piece.part,
        heading=piece.heading,
        dated=bool(draft.due),
        counted=bool(draft.targets),
        projected=bool(draft.projects),
        borne=bool(unit.bearers) and not unit.carried,
        carried=unit.carried or bool(draft.handed),
        listed=piece.lead >= 0,
        goal=piece.lead >= 0 and _names_goals(material, piece.lead),
        noted=noted.of(draft.start, draft.end) is not None,
        marked=bool(piece.marker),
        depth=_depth(piece, material.discourse.pieces),
        planned=bool(material.notes),
        reporting=material.reporting,
        regulated=piece.item in articles,
    )


def _commitment(material: Material, draft: _Draft, carry: _Carry, timed: _Timed, noted: NoteRuns) -> CommitmentFound:
    piece, unit, start, end, when = draft.piece, draft.unit, draft.start, draft.end, draft.due
    bearers, inherited_due = _bearers(material, draft, carry, noted)
    goal = timed.goal if timed.goal and timed.goal[0] == piece.paragraph else None
    if when and not goal and when.start - start <= 4 and _is_goal(material, piece):
        # 到2026年，… at the head of a paragraph of goals dates the goals behind it
        timed.goal = (piece.paragraph, DueFound(start=when.start, end=when.end, edtf=when.edtf, grounding=Grounding.INHERITED))
    elif goal and not when:
        inherited_due = inherited_due or goal[1]
    work = max((bearer.end for bearer in unit.bearers if start <= bearer.start < end), default=start)
    how, cue = force(material.text, start, end, work, material.lexicon)
    if when:
        fronted = _FRONT.fullmatch(material.text, start, when.start)
        timed.piece = (
            piece.start,
            DueFound(start=when.start, end=when.end, edtf=when.edtf, grounding=Grounding.INHERITED) if fronted else None,
        )
    elif timed.piece[0] == piece.start and cue is None:
        # a time at the head dates later clauses without a modal of their own; any other keeps that of the list away from them
        inherited_due = timed.piece[1]
    return CommitmentFound(
        start=start,
        end=end,
        section=piece.section,
        bearers=bearers,
        due=when or inherited_due,
        targets=draft.targets,
        projects=draft.projects,
        force=how,
        cue=cue,
        work=work,
    )


def _depth(piece: Piece, pieces: Sequence[Piece]) -> int:
    """Tenth of the document, 0 to 9; positions count from the file, which may hold several documents."""
    first, last = pieces[0].start, pieces[-1].end
    return min(9, 10 * (piece.start - first) // max(1, last - first))


def _names_goals(material: Material, lead: int) -> bool:
    announced = material.discourse.pieces[lead]
    return "目标" in material.text[max(announced.start, announced.end - 16) : announced.end]


def _is_goal(material: Material, piece: Piece) -> bool:
    return piece.section >= 0 and bool(_GOALS.search(material.discourse.sections[piece.section].title))


def _without_note(start: int, end: int, notes: Sequence[Note]) -> int:
    """The end of a unit before a note that stands in it."""
    at = bisect_left(notes, start, key=lambda note: note.start)
    return notes[at].start if at < len(notes) and notes[at].start < end else end


def _bearers(
    material: Material, draft: _Draft, carry: _Carry, noted: NoteRuns
) -> tuple[tuple[tuple[BearerFound, Grounding], ...], DueFound | None]:
    """All bearers of a unit: its own, those of the list lead, of the item, and of the note that closes the item."""
    piece, unit = draft.piece, draft.unit
    when: DueFound | None = None
    note = noted.of(unit.start, unit.end)
    out: list[tuple[BearerFound, Grounding]] = [(b, Grounding.INHERITED if unit.carried else Grounding.STATED) for b in unit.bearers]
    if piece.lead >= 0:
        lead = carry.leads.get(piece.lead, Lead((), None))
        when = lead.due
        if not out and not (lead.loose and orders(material.text, unit.start)):
            out = [(bearer, Grounding.INHERITED) for bearer in lead.bearers]
    where = piece.item in carry.articles and conditional(material.text, unit.start, unit.end)
    if not out and draft.handed and not piece.heading and (where or _subjectless(material, unit)):
        opening = modal(material.text, unit.start, unit.start + 3, material.lexicon)
        told = opening is not None and opening.start() == unit.start
        if (note is None and orders(material.text, unit.start)) if draft.over else (not told or draft.firm):
            out = list(draft.handed)
    if note is not None and not (piece.heading and material.discourse.sections[piece.section].end > note.end + 200):
        known = {bearer.name for bearer, _ in out}
        out += [
            (BearerFound(start=b.start, end=b.end, name=b.name, role=b.role, generic=b.generic), Grounding.NOTE)
            for b in note.bodies
            if b.name not in known
        ]
        when = when or _note_due(material, note)
    return tuple(out), when


def _subjectless(material: Material, unit: Unit) -> bool:
    """Whether a unit leaves its subject open: it begins with a verb, an adverb, a preposition, a time or a modal, and not with 我们."""
    text, start = material.text, unit.start
    if text[max(0, start - 3) : start].rstrip("，").endswith("我们") or text.startswith("我们", start):
        return False
    return opens_with_work(text, start, unit.end, material.lexicon) or modal(text, start, start + 3, material.lexicon) is not None


def _note_due(material: Material, note: Note) -> DueFound | None:
    for start, end in note.times:
        inside = [t for t in material.times if start <= t.span.start < end]
        if inside and (found := _due(material, start, end, inside, Grounding.NOTE)):
            return found
    return None
