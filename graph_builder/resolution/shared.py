"""Documents of one file that do not tell their jurisdiction share it where two named places of theirs agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_builder.model.mention import EntityKind
from graph_builder.resolution.clusters import Clusters
from graph_builder.resolution.guards import marks
from graph_builder.resolution.scope import depth, level_of
from graph_builder.resolution.units import Home

_AGREE = 2
_MOST = 64
"""A place that more documents of one file name than this tells nothing; it also keeps the work linear."""


def share(homes: Sequence[Home]) -> list[Home]:
    """The documents of one source, in their order, those without jurisdiction with that of the documents that they agree with.

    Documents agree on two named divisions below their common level. A group that holds one known jurisdiction takes it; a group without
    one is a scope of its own; one with several stays as it is.
    """
    groups = _agreeing(homes)
    found: dict[str, Home] = {home.id: home for home in homes}
    for group in groups:
        known = {home.jurisdiction.scope: home.jurisdiction for home in group if home.jurisdiction.seat}
        if len(known) > 1:
            continue
        jurisdiction = next(iter(known.values()), None) or group[0].jurisdiction
        found.update((home.id, replace(home, jurisdiction=jurisdiction)) for home in group if home.jurisdiction.seat is None)
    return [found[home.id] for home in homes]


def _agreeing(homes: Sequence[Home]) -> list[list[Home]]:
    named: dict[tuple[str, str], list[int]] = {}
    for at, home in enumerate(homes):
        for name in sorted(_below(home)):
            named.setdefault((str(home.jurisdiction.level), name), []).append(at)
    common: dict[tuple[int, int], int] = {}
    for places in named.values():
        if len(places) <= _MOST:
            for at, one in enumerate(places):
                for other in places[at + 1 :]:
                    common[(one, other)] = common.get((one, other), 0) + 1
    clusters = Clusters(f"{at:06}" for at in range(len(homes)))
    for (one, other), count in sorted(common.items()):
        if count >= _AGREE:
            clusters.join(f"{one:06}", f"{other:06}")
    return [[homes[int(member)] for member in members] for members in clusters.sets().values() if len(members) > 1]


def _below(home: Home) -> set[str]:
    """Names of divisions below the document's own level, without masked ones."""
    level = home.jurisdiction.level
    if level is None or level == "national":
        return set()
    found: set[str] = set()
    for entity in home.document.entities:
        if entity.kind is not EntityKind.PLACE:
            continue
        for name in (entity.name, *entity.aliases):
            own = level_of(name)
            if own and depth(own) > depth(level) and not any(mark.lower().strip("x*×") == "" for mark in marks(name)):
                found.add(name)
    return found
