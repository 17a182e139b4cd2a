"""Figures over the list: how many of each lamp, what presses most, who carries how much, and when. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from graph_builder.web.filters import order
from graph_builder.web.lamps import due_month, lamp
from graph_builder.web.link import LAMPS
from graph_builder.web.records import Body, Item

_LATE_AT_MOST = 8
"""Of twelve pressing rows: however much is overdue, what comes next must be seen too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """A body and its commitments by lamp, in the order of LAMPS."""

    id: str
    name: str
    lamps: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.lamps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """`rows` hold a body's id, its name and one figure for each of `months` (YYYY-MM); `hidden` dated ones lie outside these months."""

    months: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[int, ...]], ...]
    hidden: int


def by_lamp(items: Iterable[Item], asof: date) -> dict[str, list[Item]]:
    """lamp → its rows, in the order of the list."""
    found: dict[str, list[Item]] = {name: [] for name in LAMPS}
    for item in items:
        found[lamp(item.due, asof).name].append(item)
    return {name: sorted(rows, key=lambda item: order(item, asof)) for name, rows in found.items()}


def pressing(items: Iterable[Item], asof: date, most: int = 12) -> list[Item]:
    """What is overdue, longest first, then what comes next; at most two thirds are overdue while anything comes next."""
    lamps = by_lamp(items, asof)
    late, ahead = lamps["overdue"], [*lamps["soon"], *lamps["later"]]
    return (late[: max(_LATE_AT_MOST * most // 12, most - len(ahead))] + ahead)[:most]


def loads(items: Iterable[Item], asof: date, most: int) -> list[Load]:
    """The bodies with a name of their own that carry most."""
    counts: dict[str, Counter[str]] = {}
    names: dict[str, str] = {}
    for item in items:
        for body in bearers(item):
            names[body.id] = body.name
            counts.setdefault(body.id, Counter())[lamp(item.due, asof).name] += 1
    found = [Load(id=id_, name=names[id_], lamps=tuple(counts[id_][name] for name in LAMPS)) for id_ in names]
    return sorted(found, key=lambda load: (-load.total, load.name, load.id))[:most]


def heat(items: Sequence[Item], asof: date, bodies: int, columns: int) -> Heat:
    """Bodies by months in which deadlines end: the months around the as-of day, and the bodies with most in these."""
    dated = [(item, month) for item in items if (month := due_month(item.due))]
    months = _around(sorted({month for item, month in dated if bearers(item)}), f"{asof:%Y-%m}", columns)
    counts: dict[str, Counter[str]] = {}
    names: dict[str, str] = {}
    hidden = 0
    for item, month in dated:
        found = bearers(item)
        hidden += bool(found) and month not in months
        for body in found:
            if month in months:
                names[body.id] = body.name
                counts.setdefault(body.id, Counter())[month] += 1
    chosen = sorted(names, key=lambda id_: (-counts[id_].total(), names[id_], id_))[:bodies]
    rows = tuple((id_, names[id_], tuple(counts[id_][month] for month in months)) for id_ in chosen)
    return Heat(months=tuple(months), rows=rows, hidden=hidden)


def _around(months: list[str], now: str, most: int) -> list[str]:
    """At most so many months in a row, a third of them before now."""
    before = sum(month < now for month in months)
    start = max(min(before - most // 3, len(months) - most), 0)
    return months[start : start + most]


def bearers(item: Item) -> list[Body]:
    """Each body with a name of its own once, whatever roles it has."""
    return list({body.id: body for body in item.bodies if not body.generic}.values())


def co_assigned(items: Iterable[Item], id_: str) -> list[tuple[str, str, int]]:
    """(id, name, commitments) of the other bodies that bear these commitments, most first."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for item in items:
        for body in bearers(item):
            if body.id != id_:
                counts[body.id] += 1
                names[body.id] = body.name
    return [(each, names[each], counts[each]) for each in sorted(names, key=lambda one: (-counts[one], names[one], one))]


def roles(items: Iterable[Item], id_: str) -> dict[str, int]:
    """How many commitments a body leads, answers for and supports."""
    found = Counter(role for item in items for role in {body.role for body in item.bodies if body.id == id_})
    return {role: found[role] for role in ("lead", "responsible", "support")}
