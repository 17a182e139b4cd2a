"""One document of a repaired source → sections, mentions, entities and commitments with raw spans."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from graph_builder.commitments.assemble import commitments
from graph_builder.commitments.judge import worth
from graph_builder.commitments.label import label
from graph_builder.commitments.material import CommitmentFound, Judge, Material
from graph_builder.commitments.notes import find as find_notes
from graph_builder.discourse.outline import reports
from graph_builder.discourse.parse import parse
from graph_builder.discourse.speeches import SpeechFrame
from graph_builder.discourse.structure import LocalSection
from graph_builder.expressions import quantities, times
from graph_builder.lexicon import Lexicon
from graph_builder.lexicon.divisions import divisions
from graph_builder.mentions.overlap import places_of_work, regions
from graph_builder.mentions.people import PersonFound
from graph_builder.mentions.places import PlaceFound
from graph_builder.mentions.policies import PolicyFound
from graph_builder.mentions.project_forms import ProjectFound
from graph_builder.mentions.recognise import Recognised, recognise
from graph_builder.mentions.reported import reported
from graph_builder.model.commitment import Bearer, Commitment, DueBy, Reference, Target
from graph_builder.model.document import Cited, Document, Entity, Part, Section
from graph_builder.model.mention import EntityKind, Mention
from graph_builder.model.source import Diagnostic, Severity
from graph_builder.model.span import LocalSpan, Span
from graph_builder.resolution.within import Joined, join_mentions
from graph_builder.text.aligned import AlignedText

_FIRST_LEADS = re.compile(r"(?:[排列](?:名|在|序|于)?(?:首位|第一位?|首)|第一[个位]|第一单位)[^，。]{0,12}牵头")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of the document, by its text or by a person."""

    title: Cited | None
    date: Cited | None
    issuer: Cited | None
    level: Cited | None
    jurisdiction: Cited | None


def understand(
    aligned: AlignedText, frame: SpeechFrame, ordinal: int, known: Known, lexicon: Lexicon, judge: Judge = worth
) -> tuple[Document, tuple[Diagnostic, ...]]:
    text = aligned.text
    start, end = frame.span.start, frame.span.end
    body = max(start, frame.body)
    discourse = parse(text, body, end, lexicon)
    area = _area(known.jurisdiction, lexicon)
    seen = recognise(text, start, end, lexicon, area=frozenset(area))
    first_leads = bool(_FIRST_LEADS.search(text, start, end))
    notes = find_notes(text, discourse.brackets, body, end, first_leads=first_leads)
    material = Material(
        text=text,
        discourse=discourse,
        bodies=seen.bodies,
        times=times.find(text, lexicon, body, end),
        quantities=quantities.find(text, lexicon, body, end),
        notes=notes,
        reference=known.date.value if known.date else None,
        lexicon=lexicon,
        reporting=reports(discourse.sections),
        judge=judge,
    )
    found = commitments(material)
    runs = ((piece.start, piece.end) for piece in discourse.pieces)
    projects = [project for one in found for project in one.projects]
    projects += reported(text, runs, [(one.start, one.end) for one in found], lexicon)
    mentions = _mentions(aligned, seen, found, projects)
    joined = join_mentions(
        mentions,
        lexicon,
        level=known.level.value if known.level else None,
        jurisdiction=known.jurisdiction.value if known.jurisdiction else None,
    )
    named = _Seen(_Sorted(seen.places), _Sorted(seen.policies), _Sorted(seen.people))
    document = Document(
        ordinal=ordinal,
        span=aligned.to_raw(frame.span),
        title=known.title,
        date=known.date,
        issuer=known.issuer,
        level=known.level,
        jurisdiction=known.jurisdiction,
        sections=tuple(_section(aligned, section) for section in discourse.sections),
        entities=_with_forms(joined, seen, projects),
        mentions=tuple(mentions),
        commitments=tuple(_commitment(aligned, one, named, joined, area, lexicon) for one in found),
    )
    return document, _diagnostics(document)


def _area(jurisdiction: Cited | None, lexicon: Lexicon) -> tuple[str, ...]:
    """Division codes along the path of a jurisdiction from outside in, as far as the table knows it."""
    table = divisions(lexicon)
    codes: list[str] = []
    for name in jurisdiction.value.split("/") if jurisdiction else ():
        found = table.resolve(name, frozenset(codes))
        if found is not None:
            codes.append(found.code)
    return tuple(codes)


def _with_forms(joined: Joined, seen: Recognised, projects: Sequence[ProjectFound]) -> tuple[Entity, ...]:
    """Further forms that a reader accepts as the same: 湖南 and 湖南省, 南湖公园 and 南湖公园项目."""
    forms: dict[tuple[EntityKind, str], list[str]] = {}
    for place in seen.places:
        name = joined.canonical.get((EntityKind.PLACE, place.name), place.name)
        forms.setdefault((EntityKind.PLACE, name), []).append(place.full)
    for project in projects:
        name = joined.canonical.get((EntityKind.PROJECT, project.name), project.name)
        forms.setdefault((EntityKind.PROJECT, name), []).extend(project.forms)
    out = []
    for entity in joined.entities:
        new = [form for form in dict.fromkeys(forms.get((entity.kind, entity.name), ())) if form not in (entity.name, *entity.aliases)]
        out.append(replace(entity, aliases=(*entity.aliases, *new)) if new else entity)
    return tuple(out)


def _section(aligned: AlignedText, section: LocalSection) -> Section:
    return Section(
        number=section.number,
        title=section.title,
        level=section.level,
        parent=section.parent,
        part=section.part or Part.OTHER,
        span=aligned.to_raw(LocalSpan(section.start, section.end)),
    )


def _mention(
    aligned: AlignedText, kind: EntityKind, start: int, end: int, name: str, *, generic: bool = False, level: str | None = None
) -> Mention:
    quote = aligned.quote(LocalSpan(start, end))
    return Mention(kind=kind, span=quote.span, text=quote.text, name=name, generic=generic, level=level)


def _mentions(aligned: AlignedText, seen: Recognised, found: Sequence[CommitmentFound], projects: Sequence[ProjectFound]) -> list[Mention]:
    """Every mention once, in the order of the text; bodies of notes included."""
    out = [_mention(aligned, EntityKind.DEPARTMENT, b.start, b.end, b.name, generic=b.generic) for b in seen.bodies]
    out += [_mention(aligned, EntityKind.PLACE, p.span.start, p.span.end, p.name, level=p.level) for p in seen.places]
    out += [_mention(aligned, EntityKind.POLICY, p.span.start, p.span.end, p.name) for p in seen.policies]
    out += [_mention(aligned, EntityKind.PERSON, p.span.start, p.span.end, p.name) for p in seen.people]
    for one in found:
        out += [_mention(aligned, EntityKind.DEPARTMENT, b.start, b.end, b.name, generic=b.generic) for b, _ in one.bearers]
    out += [_mention(aligned, EntityKind.PROJECT, p.start, p.end, p.name) for p in projects]
    unique = {(m.span.start, m.span.end, m.kind.value, m.name): m for m in out}
    return [unique[key] for key in sorted(unique)]


def _commitment(
    aligned: AlignedText, one: CommitmentFound, seen: _Seen, joined: Joined, area: tuple[str, ...], lexicon: Lexicon
) -> Commitment:
    text = aligned.text
    bearers: list[Bearer] = []
    for body, grounding in one.bearers:
        name = body.name
        if all((name, body.role) != (b.name, b.role) for b in bearers):
            quote = aligned.quote(LocalSpan(body.start, body.end))
            bearers.append(Bearer(name=name, role=body.role, quote=quote, grounding=grounding, generic=body.generic))
    due = one.due
    where = places_of_work(text, seen.places.inside(one), one.projects, area, regions(lexicon))
    return Commitment(
        quote=aligned.quote(LocalSpan(one.start, one.end)),
        text=text[one.start : one.end],
        label=label(text, one.start, one.end, one.work, lexicon),
        section=one.section if one.section >= 0 else None,
        bearers=tuple(bearers),
        due_by=DueBy(edtf=due.edtf, quote=aligned.quote(LocalSpan(due.start, due.end)), grounding=due.grounding) if due else None,
        targets=tuple(
            Target(metric=t.metric, op=t.op, value=t.value, unit=t.unit, masked=t.masked, quote=aligned.quote(t.span)) for t in one.targets
        ),
        projects=_references(aligned, EntityKind.PROJECT, [(p.start, p.end, p.name) for p in one.projects], joined),
        places=_references(aligned, EntityKind.PLACE, [(p.span.start, p.span.end, p.name) for p in where], joined),
        policies=_references(aligned, EntityKind.POLICY, [(p.span.start, p.span.end, p.name) for p in seen.policies.inside(one)], joined),
        people=tuple(Reference(name=p.name, quote=aligned.quote(p.span), title=p.title) for p in seen.people.inside(one) if not p.cited),
        force=one.force,
        cue=aligned.to_raw(one.cue) if one.cue else None,
    )


class _Spanned(Protocol):
    @property
    def span(self) -> LocalSpan: ...


Found = TypeVar("Found", bound=_Spanned)


class _Sorted(Generic[Found]):
    """Mentions in the order of the text, and the ones that start inside a unit."""

    def __init__(self, mentions: Sequence[Found]) -> None:
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]

    def inside(self, one: CommitmentFound) -> Sequence[Found]:
        return self._mentions[bisect_left(self._starts, one.start) : bisect_left(self._starts, one.end)]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a unit may name besides its bearers."""

    places: _Sorted[PlaceFound]
    policies: _Sorted[PolicyFound]
    people: _Sorted[PersonFound]


def _references(aligned: AlignedText, kind: EntityKind, found: list[tuple[int, int, str]], joined: Joined) -> tuple[Reference, ...]:
    out: dict[str, Reference] = {}
    for start, end, name in found:
        canonical = joined.canonical.get((kind, name), name)
        out.setdefault(canonical, Reference(name=canonical, quote=aligned.quote(LocalSpan(start, end))))
    return tuple(out.values())


def _diagnostics(document: Document) -> tuple[Diagnostic, ...]:
    where: Span = document.span
    out: list[Diagnostic] = []
    if document.date is None:
        out.append(
            Diagnostic(code="document.no_date", severity=Severity.WARNING, message="文中没有写明年份；可在导入时指定日期", span=where)
        )
    if document.jurisdiction is None:
        out.append(
            Diagnostic(code="document.no_jurisdiction", severity=Severity.INFO, message="文中没有写明辖区；可在导入时指定", span=where)
        )
    if not document.commitments:
        out.append(Diagnostic(code="commitment.none", severity=Severity.WARNING, message="没有找到承诺", span=where))
    return tuple(out)
