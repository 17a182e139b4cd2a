"""What the name of a body says about where it belongs: the jurisdiction it serves, the body it is a part of."""

from __future__ import annotations

import re

from graph_builder.graph.draft import Draft
from graph_builder.model.mention import EntityKind
from graph_builder.resolution.across import Resolution, Resolved
from graph_builder.resolution.locate import SELF

_UNIT = re.compile(r"^(?!员).*(?:室|办|部|部门|组|处|科|中心|专班|局|厅|委|站|所|队)$")


def add_bodies(resolution: Resolution, draft: Draft) -> None:
    bodies = [entity for entity in resolution.entities.values() if entity.kind is EntityKind.DEPARTMENT]
    known: dict[tuple[str, str], str] = {}
    for body in bodies:
        if not body.generic and body.core != SELF:
            for words in (body.core, body.name, *body.aliases):
                known.setdefault((body.scope, words), body.id)
    for body in bodies:
        if body.seat:
            draft.edge("SERVES", body.id, resolution.place(body.seat))
        above = None if body.generic else _above(body, known)
        if above:
            draft.edge("PART_OF", body.id, above)


def _above(body: Resolved, known: dict[tuple[str, str], str]) -> str | None:
    """州委督查室 → 州委, 县政府办公室 → 县政府: the longest name of another body of the same scope that begins this one's."""
    best = (0, "")
    for words in (body.core, body.name, *body.aliases):
        for cut in range(1, len(words)):
            found = known.get((body.scope, words[:cut]))
            if found and found != body.id and _UNIT.match(words[cut:]):
                best = max(best, (cut, found))
    return best[1] or None
