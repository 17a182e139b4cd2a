"""Which commitments a view shows, in which order, and how many each filter would show. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from graph_builder.web.lamps import due_month, lamp, last_day
from graph_builder.web.link import GAPS, HARD, LAMPS, View
from graph_builder.web.records import Item

_GAP: dict[str, Callable[[Item], bool]] = {
    "year": lambda item: item.year_unknown,
    "bearer": lambda item: item.no_bearer,
    "collective": lambda item: item.collective,
}
_HARD: dict[str, Callable[[Item], bool]] = {
    "deadline": lambda item: bool(item.due),
    "target": lambda item: bool(item.measures),
    "project": lambda item: bool(item.projects),
}


Hits: TypeAlias = Mapping[str, Collection[str]]
"""A word → the commitments whose text holds it, as the store's index says; a word that is missing is looked for in the item."""


def listed(items: Sequence[Item], view: View, asof: date, hits: Hits = MappingProxyType({})) -> list[Item]:
    """The rows of the view: dated ones by day, then those with a masked deadline, then those without."""
    return sorted((item for item in items if matches(item, view, asof, hits)), key=lambda item: order(item, asof))


def matches(item: Item, view: View, asof: date, hits: Hits = MappingProxyType({})) -> bool:
    words = view.words.casefold().split()
    return (
        (not view.lamps or lamp(item.due, asof).name in view.lamps)
        and (not view.gaps or any(_GAP[gap](item) for gap in view.gaps))
        and (not view.hard or any(_HARD[hard](item) for hard in view.hard))
        and (not view.documents or item.document in view.documents)
        and (not view.months or due_month(item.due) in view.months)
        and (not view.departments or any(body.id in view.departments for body in item.bodies))
        and all(_holds(item, word, hits) for word in words)
    )


def _holds(item: Item, word: str, hits: Hits) -> bool:
    return (item.id in hits[word] or word in item.aside) if word in hits else word in item.haystack


def order(item: Item, asof: date) -> tuple[int, str, str, int, str]:
    name = lamp(item.due, asof).name
    last = last_day(item.due)
    rank = 1 if name == "pending" else 2 if name == "none" else 0
    return rank, last.isoformat() if last else "", item.title, item.start, item.id


def lamp_counts(items: Iterable[Item], view: View, asof: date, hits: Hits = MappingProxyType({})) -> dict[str, int]:
    """How many rows each lamp would show beside the other filters."""
    free = replace(view, lamps=())
    found = Counter(lamp(item.due, asof).name for item in items if matches(item, free, asof, hits))
    return {name: found[name] for name in LAMPS}


def gap_counts(items: Iterable[Item], view: View, asof: date, hits: Hits = MappingProxyType({})) -> dict[str, int]:
    kept = [item for item in items if matches(item, replace(view, gaps=()), asof, hits)]
    return {gap: sum(_GAP[gap](item) for item in kept) for gap in GAPS}


def hard_counts(items: Iterable[Item], view: View, asof: date, hits: Hits = MappingProxyType({})) -> dict[str, int]:
    kept = [item for item in items if matches(item, replace(view, hard=()), asof, hits)]
    return {hard: sum(_HARD[hard](item) for item in kept) for hard in HARD}


def departments(items: Iterable[Item]) -> dict[str, str]:
    """id → name of all bearers, by how much they carry."""
    count: Counter[str] = Counter()
    names: dict[str, str] = {}
    for item in items:
        for body in item.bodies:
            count[body.id] += 1
            names[body.id] = body.name
    return {id_: names[id_] for id_ in sorted(names, key=lambda each: (-count[each], names[each], each))}


def documents(items: Iterable[Item]) -> dict[str, str]:
    """id → title of the documents, by title."""
    titles = {item.document: item.title for item in items}
    return dict(sorted(titles.items(), key=lambda pair: (pair[1], pair[0])))
