"""Departments, projects, places, policies and people: one node each, whatever the documents call them."""

from __future__ import annotations

from collections.abc import Mapping

from graph_builder.graph.draft import Draft
from graph_builder.model.graph import Value
from graph_builder.model.mention import EntityKind
from graph_builder.resolution.across import Resolution, Resolved
from graph_builder.resolution.scope import Seat
from graph_builder.resolution.units import Home

PLACEHOLDER = "占位"


def titles(resolution: Resolution) -> Mapping[str, str]:
    """Title of each person as first stated."""
    found: dict[str, str] = {}
    for at in resolution.homes.values():
        for commitment in at.document.commitments:
            for person in commitment.people:
                if person.title:
                    found.setdefault(resolution.id(at.id, EntityKind.PERSON, person.name, person.quote.text), person.title)
    return found


def add_entities(resolution: Resolution, draft: Draft) -> None:
    named = titles(resolution)
    for entity in resolution.entities.values():
        draft.node(entity.kind.value, entity.id, {**_common(entity), **_own(entity, named.get(entity.id))})
    for seat in resolution.seats.values():
        _add_seat(seat, resolution, draft)
    for path, upper in resolution.above.items():
        start, end = resolution.place(resolution.seats[path]), resolution.place(resolution.seats[upper])
        if start != end:
            draft.edge("PART_OF", start, end)


def _common(entity: Resolved) -> dict[str, Value | None]:
    return {"name": entity.name, "aliases": list(entity.aliases), "scope": entity.scope, "rule": entity.rule}


def _own(entity: Resolved, title: str | None) -> dict[str, Value | None]:
    if entity.kind is EntityKind.DEPARTMENT:
        return {"level": entity.level, "generic": entity.generic}
    if entity.kind is EntityKind.PLACE:
        return {"level": entity.level, "division_code": entity.code}
    return {"title": title} if entity.kind is EntityKind.PERSON else {}


def _add_seat(seat: Seat, resolution: Resolution, draft: Draft) -> None:
    """A jurisdiction that documents lie in but do not name otherwise."""
    rule = PLACEHOLDER if seat.placeholder else None
    draft.node(
        "Place",
        resolution.place(seat),
        {"name": seat.name, "aliases": [], "scope": seat.scope, "level": seat.level, "division_code": seat.code, "rule": rule},
    )


def add_mentions(at: Home, resolution: Resolution, draft: Draft) -> None:
    """How often a document names each entity; what stands in commitments only counts once for each of them."""
    counts: dict[str, int] = {}
    for mention in at.document.mentions:
        key = resolution.id(at.id, mention.kind, mention.name, mention.name)
        counts[key] = counts.get(key, 0) + 1
    stated: dict[str, int] = {}
    for key in _stated(at, resolution):
        if key not in counts:
            stated[key] = stated.get(key, 0) + 1
    for entity in at.document.entities:
        key = resolution.id(at.id, entity.kind, entity.name)
        if key not in counts and key not in stated:
            stated[key] = 1
    for key, count in (*counts.items(), *stated.items()):
        draft.edge("MENTIONS", at.id, key, {"count": count})


def _stated(at: Home, resolution: Resolution) -> list[str]:
    found: list[str] = []
    for commitment in at.document.commitments:
        found += [resolution.id(at.id, EntityKind.DEPARTMENT, each.name, each.quote.text) for each in commitment.bearers]
        for kind, references in (
            (EntityKind.PROJECT, commitment.projects),
            (EntityKind.PLACE, commitment.places),
            (EntityKind.POLICY, commitment.policies),
            (EntityKind.PERSON, commitment.people),
        ):
            found += [resolution.id(at.id, kind, each.name, each.quote.text) for each in references]
    return found
