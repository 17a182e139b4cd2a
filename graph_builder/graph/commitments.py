"""Commitments with the edges to all their arguments, each with the words that state it."""

from __future__ import annotations

from graph_builder.graph.deadlines import latest
from graph_builder.graph.draft import Draft
from graph_builder.model.commitment import Commitment, Reference
from graph_builder.model.graph import Value
from graph_builder.model.ids import commitment_id, deadline_id, target_id
from graph_builder.model.mention import EntityKind
from graph_builder.model.span import Quote
from graph_builder.resolution.across import Resolution
from graph_builder.resolution.units import Home

STATUS = "open"
_REFERENCES = (
    ("ADVANCES", EntityKind.PROJECT),
    ("LOCATED_IN", EntityKind.PLACE),
    ("CITES", EntityKind.POLICY),
    ("NAMES", EntityKind.PERSON),
)
_PRIMARY = {"LOCATED_IN": {"derived": False}}


def references(commitment: Commitment, kind: EntityKind) -> tuple[Reference, ...]:
    if kind is EntityKind.PROJECT:
        return commitment.projects
    if kind is EntityKind.PLACE:
        return commitment.places
    return commitment.policies if kind is EntityKind.POLICY else commitment.people


def commitment_ids(at: Home) -> tuple[str, ...]:
    """The ids of a document's commitments in their order."""
    seen: dict[str, int] = {}
    ids: list[str] = []
    for commitment in at.document.commitments:
        nth = seen.get(commitment.text, 0)
        seen[commitment.text] = nth + 1
        ids.append(commitment_id(at.id, commitment.text, nth))
    return tuple(ids)


def target_ids(commitment: Commitment, id_: str) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    ids: list[str] = []
    for target in commitment.targets:
        nth = seen.get(target.quote.text, 0)
        seen[target.quote.text] = nth + 1
        ids.append(target_id(id_, target.quote.text, nth))
    return tuple(ids)


def evidence(quote: Quote, clean: str) -> dict[str, Value | None]:
    return {"text": clean, "quote": quote.text, "start": quote.span.start, "end": quote.span.end}


def add_commitment(commitment: Commitment, id_: str, at: Home, sections: tuple[str, ...], resolution: Resolution, draft: Draft) -> None:
    draft.node(
        "Commitment",
        id_,
        {
            **evidence(commitment.quote, commitment.text),
            "label": commitment.label,
            "hard": commitment.hard,
            "force": commitment.force.value,
            "status": STATUS,
        },
    )
    draft.edge("STATED_IN", id_, at.id)
    if commitment.section is not None:
        draft.edge("IN_SECTION", id_, sections[commitment.section])
    _add_bearers(commitment, id_, at, resolution, draft)
    _add_due(commitment, id_, at, draft)
    _add_targets(commitment, id_, draft)
    for edge, kind in _REFERENCES:
        for reference in references(commitment, kind):
            end = resolution.id(at.id, kind, reference.name, reference.quote.text)
            clean = _clean(reference.quote, commitment, reference.name)
            draft.edge(edge, id_, end, {**evidence(reference.quote, clean), **_PRIMARY.get(edge, {})})


def _clean(quote: Quote, commitment: Commitment, name: str) -> str:
    """The quoted words repaired: as they stand where the repaired text holds them, else the name that was read out of them."""
    return quote.text if commitment.text == commitment.quote.text or quote.text in commitment.text else name


def _add_bearers(commitment: Commitment, id_: str, at: Home, resolution: Resolution, draft: Draft) -> None:
    for bearer in commitment.bearers:
        draft.edge(
            "ASSIGNED_TO",
            id_,
            resolution.id(at.id, EntityKind.DEPARTMENT, bearer.name, bearer.quote.text),
            {
                "role": bearer.role.value,
                "grounding": bearer.grounding.value,
                **evidence(bearer.quote, _clean(bearer.quote, commitment, bearer.name)),
                "derived": False,
            },
            bearer.role.value,
        )


def _add_due(commitment: Commitment, id_: str, at: Home, draft: Draft) -> None:
    due = commitment.due_by
    if due is None:
        return
    end = draft.node("Deadline", deadline_id(due.edtf, at.id), {"edtf": due.edtf, "latest": latest(due.edtf)})
    draft.edge("DUE_BY", id_, end, {"grounding": due.grounding.value, **evidence(due.quote, due.quote.text), "derived": False})


def _add_targets(commitment: Commitment, id_: str, draft: Draft) -> None:
    for target, end in zip(commitment.targets, target_ids(commitment, id_), strict=True):
        value = float(target.value) if target.value is not None else None
        draft.node("Target", end, {"metric": target.metric, "op": target.op, "value": value, "unit": target.unit, "masked": target.masked})
        draft.edge("HAS_TARGET", id_, end, {**evidence(target.quote, target.quote.text), "derived": False})
