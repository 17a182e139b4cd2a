"""Short forms that are the tail of one longer name: 传染病区 = 县医院传染病区, where no second name ends so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph_builder.model.mention import EntityKind
from graph_builder.resolution.clusters import Clusters
from graph_builder.resolution.divisions import suffix
from graph_builder.resolution.guards import marks, qualifies
from graph_builder.resolution.keys import admin

_LEAST = {EntityKind.DEPARTMENT: 4, EntityKind.PROJECT: 4, EntityKind.PLACE: 3, EntityKind.PERSON: 2}
_LONGEST = 60
_SURNAME = 2


def tail_candidates(kind: EntityKind, names: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Short name → the longer names of which it is the tail. Linear in the characters of the names times their greatest length (60)."""
    least = _LEAST.get(kind)
    if least is None:
        return {}
    known = frozenset(name for name in names if len(name) >= least)
    found: dict[str, list[str]] = {}
    for name in names:
        if len(name) > _LONGEST:
            continue
        for start in range(1, len(name) - least + 1):
            if name[start:] in known:
                found.setdefault(name[start:], []).append(name)
    return {short: tuple(longer) for short, longer in found.items()}


def extends(kind: EntityKind, longer: str, short: str) -> bool:
    """Whether the words in front of the short name only say more closely what is meant."""
    head = longer[: len(longer) - len(short)]
    if kind is EntityKind.PERSON:
        return len(head) <= _SURNAME
    return admin(head) or qualifies(head)


def join_tails(kind: EntityKind, names: Sequence[str], clusters: Clusters, keys: Mapping[str, str]) -> list[str]:
    """Join each short name with the one longer thing that ends so; returns the short names that were joined.

    `keys` maps a name to its key in `clusters`. A name that could be the tail of two things is joined with neither.
    """
    joined: list[str] = []
    for short, longer in sorted(tail_candidates(kind, names).items(), key=lambda pair: (-len(pair[0]), pair[0])):
        roots = sorted({clusters.find(keys[name]) for name in longer} - {clusters.find(keys[short])})
        fits = [name for name in longer if extends(kind, name, short)]
        if len(roots) == 1 and len(fits) == len(longer) and clusters.join(keys[short], roots[0]):
            joined.append(short)
    return joined


def join_suffixes(names: Sequence[str], clusters: Clusters, keys: Mapping[str, str]) -> list[str]:
    """娄底 = 娄底市, where no second division of another kind bears the name; returns the short names that were joined."""
    full: dict[str, list[str]] = {}
    for name in names:
        kind = suffix(name)
        if kind and len(name) - len(kind) >= 2:
            full.setdefault(name[: -len(kind)], []).append(name)
    joined: list[str] = []
    for name in names:
        longer = full.get(name, [])
        if len(longer) == 1 and marks(longer[0]) == marks(name) and clusters.join(keys[name], keys[longer[0]]):
            joined.append(name)
    return joined
