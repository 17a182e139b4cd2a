"""The entities of all documents: units with one id are one, then short forms, then what people decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph_builder.lexicon import Lexicon
from graph_builder.model.document import Document, Entity, Extraction
from graph_builder.model.graph import Decision
from graph_builder.model.mention import EntityKind
from graph_builder.resolution.clusters import Clusters
from graph_builder.resolution.decisions import DECIDED, Verdicts, replay, verdicts
from graph_builder.resolution.guards import alike
from graph_builder.resolution.scope import Seat
from graph_builder.resolution.shared import share
from graph_builder.resolution.units import Home, Unit, home, place_id, unit
from graph_builder.resolution.within import SAME_NAME, TAIL

Named = tuple[str, EntityKind, str]
"""Id of a document, kind, name: what a document calls by that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """One thing. `aliases` holds all its forms but `name`; `seat` as in `Unit`."""

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    scope: str
    core: str
    level: str | None
    code: str | None
    generic: bool
    rule: str | None
    seat: Seat | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """`entities` by id, `of` from what a document says to an id; `ids` from the id of any unit to that of its entity.

    `homes` are the documents by id; `seats` all jurisdictions by path and `above` the path of the one that holds each.
    """

    entities: Mapping[str, Resolved]
    of: Mapping[Named, str]
    ids: Mapping[str, str]
    homes: Mapping[str, Home]
    seats: Mapping[str, Seat]
    above: Mapping[str, str]

    def id(self, document: str, kind: EntityKind, name: str, words: str = "") -> str:
        """The entity that a document means; `words` as they stand decide where a person told a short form apart from its long one."""
        return self.of.get((document, kind, words), "") or self.of[(document, kind, name)]

    def place(self, seat: Seat) -> str:
        """The id of the Place that stands for a jurisdiction."""
        return self.ids.get(place_id(seat), place_id(seat))


@dataclass(slots=True)
class _Gathered:
    """What was read so far. `forms` counts the names of each unit, in the order of the sources."""

    units: dict[str, Unit] = field(default_factory=dict)
    forms: dict[str, dict[str, int]] = field(default_factory=dict)
    rules: dict[str, set[str]] = field(default_factory=dict)
    of: dict[Named, str] = field(default_factory=dict)
    short: dict[str, set[str]] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)

    def add(self, found: Unit, form: str, count: int) -> None:
        held = self.units.setdefault(found.id, found)
        if found.generic and not held.generic:
            self.units[found.id] = found
        forms = self.forms.setdefault(found.id, {})
        forms[form] = forms.get(form, 0) + count
        self.see(found.seats)

    def see(self, seats: Sequence[Seat]) -> None:
        """Jurisdictions from above down."""
        for upper, seat in zip((None, *seats), seats, strict=False):
            self.seats.setdefault(seat.path, seat)
            if upper and seat.sure:
                self.above.setdefault(seat.path, upper.path)


def resolve(extractions: Sequence[Extraction], decisions: Sequence[Decision], lexicon: Lexicon) -> Resolution:
    """Resolve all documents of extractions that are sorted by the id of their source. Linear in what they hold."""
    said, got, homes = verdicts(decisions), _Gathered(), {}
    for extraction in extractions:
        for at in share([home(extraction.source.id, document, lexicon) for document in extraction.documents]):
            homes[at.id] = at
            got.see(at.jurisdiction.seats)
            _gather(at, said, got, lexicon)
    clusters = Clusters(sorted(got.units))
    decided = replay(said, {key: each.kind.value for key, each in got.units.items()}, clusters)
    lost = _join_short(got, clusters)
    entities, ids = _entities(got, clusters, said, decided, lost)
    of = {named: ids[key] for named, key in got.of.items()}
    return Resolution(entities=entities, of=of, ids=ids, homes=homes, seats=got.seats, above=got.above)


def _counts(document: Document) -> dict[tuple[EntityKind, str], int]:
    counts: dict[tuple[EntityKind, str], int] = {}
    for mention in document.mentions:
        counts[(mention.kind, mention.name)] = counts.get((mention.kind, mention.name), 0) + 1
    return counts


def _gather(at: Home, said: Verdicts, got: _Gathered, lexicon: Lexicon) -> None:
    counts = _counts(at.document)
    for entity in (*at.document.entities, *_unnamed(at.document)):
        main = unit(entity.kind, entity.name, entity.generic, at, lexicon)
        got.add(main, entity.name, max(1, counts.get((entity.kind, entity.name), 0)))
        got.of.setdefault((at.id, entity.kind, entity.name), main.id)
        if entity.rule:
            got.rules.setdefault(main.id, set()).update(entity.rule.split("+"))
        for alias in entity.aliases:
            other = unit(entity.kind, alias, entity.generic, at, lexicon)
            apart = said.split(main.id, other.id)
            if apart:
                got.add(other, alias, max(1, counts.get((entity.kind, alias), 0)))
            else:
                forms = got.forms[main.id]
                forms[alias] = forms.get(alias, 0) + max(1, counts.get((entity.kind, alias), 0))
                if other.id != main.id and other.scope == main.scope:
                    got.short.setdefault(other.id, set()).add(main.id)
            got.of.setdefault((at.id, entity.kind, alias), other.id if apart else main.id)


def _unnamed(document: Document) -> list[Entity]:
    """What commitments and mentions name but the list of entities does not: nothing that was said may be lost."""
    known = {(each.kind, name) for each in document.entities for name in (each.name, *each.aliases)}
    found: dict[tuple[EntityKind, str], bool] = {}
    for commitment in document.commitments:
        for bearer in commitment.bearers:
            found.setdefault((EntityKind.DEPARTMENT, bearer.name), bearer.generic)
        for kind, references in (
            (EntityKind.PROJECT, commitment.projects),
            (EntityKind.PLACE, commitment.places),
            (EntityKind.POLICY, commitment.policies),
            (EntityKind.PERSON, commitment.people),
        ):
            for reference in references:
                found.setdefault((kind, reference.name), False)
    for mention in document.mentions:
        found.setdefault((mention.kind, mention.name), mention.generic)
    return [Entity(kind=kind, name=name, generic=generic) for (kind, name), generic in found.items() if (kind, name) not in known]


def _join_short(got: _Gathered, clusters: Clusters) -> set[str]:
    """Join a unit with the one other unit of its scope that some document calls by this name; returns the units that were joined away."""
    lost: set[str] = set()
    for short, longer in sorted(got.short.items()):
        if short not in got.units:
            continue
        main = min(longer)
        one = len({clusters.find(each) for each in longer}) == 1
        if one and got.units[short].kind is got.units[main].kind and alike(got.units[short].core, got.units[main].core):
            fresh = clusters.find(short) != clusters.find(main)
            if fresh and clusters.join(short, main):
                lost.add(short)
                got.rules.setdefault(main, set()).add(TAIL)
    return lost


def _entities(
    got: _Gathered, clusters: Clusters, said: Verdicts, decided: set[str], lost: set[str]
) -> tuple[dict[str, Resolved], dict[str, str]]:
    """Entities by id, and the id of the entity of each unit."""
    entities: dict[str, Resolved] = {}
    ids: dict[str, str] = {}
    kept = {object_ for _, object_ in said.same} - {subject for subject, _ in said.same}
    new_names = dict(said.names)
    for members in clusters.sets().values():
        units = [key for key in members if key in got.units]
        if not units:
            continue
        head = min(units, key=lambda key: (key not in kept, key in lost, key))
        entity = _entity(head, units, got, new_names, any(key in decided for key in units))
        entities[entity.id] = entity
        ids.update((key, entity.id) for key in units)
    return entities, ids


def _entity(head: str, units: Sequence[str], got: _Gathered, new_names: Mapping[str, str], decided: bool) -> Resolved:
    main = got.units[head]
    counts: dict[str, int] = {}
    for key in (head, *(each for each in units if each != head)):
        for form, count in got.forms[key].items():
            counts[form] = counts.get(form, 0) + count
    chosen = main.name if main.kind is EntityKind.PLACE and main.seat else max(counts, key=lambda form: counts[form])
    name = next((new_names[key] for key in (head, *units) if key in new_names), chosen)
    rules = {rule for key in units for rule in got.rules.get(key, ())} | ({DECIDED} if decided else set())
    aliases = sorted({*counts, chosen} - {name})
    if aliases and not rules:
        rules.add(SAME_NAME)
    return Resolved(
        id=head,
        kind=main.kind,
        name=name,
        aliases=tuple(aliases),
        scope=main.scope,
        core=main.core,
        level=main.level,
        code=main.code,
        generic=any(got.units[key].generic for key in units),
        rule="+".join(sorted(rules)) or None,
        seat=main.seat,
    )
