"""Decisions about entities, replayed: same, different and rename. A `different` is never overridden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_builder.model.graph import Decision
from graph_builder.resolution.clusters import Clusters

DECIDED = "人工认定"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """Pairs of ids of entities, and new names by id. In the order in which they were said."""

    same: tuple[tuple[str, str], ...] = ()
    different: frozenset[frozenset[str]] = frozenset()
    names: tuple[tuple[str, str], ...] = ()

    def split(self, one: str, other: str) -> bool:
        return frozenset((one, other)) in self.different


def verdicts(decisions: Sequence[Decision]) -> Verdicts:
    ordered = sorted(decisions, key=lambda each: (each.at, each.id))
    return Verdicts(
        same=tuple((each.subject, each.object) for each in ordered if each.verb == "same"),
        different=frozenset(frozenset((each.subject, each.object)) for each in ordered if each.verb == "different"),
        names=tuple((each.subject, each.object) for each in ordered if each.verb == "rename" and each.object.strip()),
    )


def replay(said: Verdicts, known: dict[str, str], clusters: Clusters) -> set[str]:
    """Keep apart and join what a person said; `known` maps an id to its kind. Returns the ids that were joined by a person.

    Ids that no source brings any more, and pairs of different kinds, are passed over.
    """
    for pair in sorted(sorted(pair) for pair in said.different):
        if len(pair) == 2:
            clusters.apart(pair[0], pair[1])
    joined: set[str] = set()
    for subject, object_ in said.same:
        if subject in known and known[subject] == known.get(object_) and clusters.join(subject, object_):
            joined.update((subject, object_))
    return joined
