"""Edges of projects, told from commitments that advance this one project and no other.

Crossing every project of a commitment with every place of it would make a graph of things that nobody said.
"""

from __future__ import annotations

from graph_builder.graph.commitments import target_ids
from graph_builder.graph.draft import Draft
from graph_builder.model.commitment import Commitment, Grounding
from graph_builder.model.ids import deadline_id
from graph_builder.model.mention import EntityKind
from graph_builder.resolution.across import Resolution
from graph_builder.resolution.units import Home

_STRENGTH = (Grounding.CONFIRMED.value, Grounding.STATED.value, Grounding.NOTE.value, Grounding.INHERITED.value)

Told = tuple[str, str, str, str]
"""Kind of edge, project, end, role."""


class ProjectEdges:
    """Gathers what commitments say of their one project; `add_to` draws each fact once, with all commitments that say it."""

    def __init__(self) -> None:
        self._via: dict[Told, set[str]] = {}
        self._grounding: dict[Told, str] = {}

    def read(self, commitment: Commitment, id_: str, at: Home, resolution: Resolution) -> None:
        projects = {resolution.id(at.id, EntityKind.PROJECT, each.name, each.quote.text) for each in commitment.projects}
        if len(projects) != 1:
            return
        (project,) = projects
        for bearer in commitment.bearers:
            body = resolution.id(at.id, EntityKind.DEPARTMENT, bearer.name, bearer.quote.text)
            self._tell(("ASSIGNED_TO", project, body, bearer.role.value), id_, bearer.grounding.value)
        if commitment.due_by:
            self._tell(("DUE_BY", project, deadline_id(commitment.due_by.edtf, at.id), ""), id_, commitment.due_by.grounding.value)
        for place in commitment.places:
            self._tell(("LOCATED_IN", project, resolution.id(at.id, EntityKind.PLACE, place.name, place.quote.text), ""), id_)
        for target in target_ids(commitment, id_):
            self._tell(("HAS_TARGET", project, target, ""), id_)

    def _tell(self, told: Told, commitment: str, grounding: str = "") -> None:
        self._via.setdefault(told, set()).add(commitment)
        if grounding:
            held = self._grounding.get(told, grounding)
            self._grounding[told] = min(held, grounding, key=_STRENGTH.index)

    def add_to(self, draft: Draft) -> None:
        for told, via in sorted(self._via.items()):
            kind, project, end, role = told
            draft.edge(
                kind,
                project,
                end,
                {"role": role or None, "grounding": self._grounding.get(told), "derived": True, "via": sorted(via)},
                role,
            )
