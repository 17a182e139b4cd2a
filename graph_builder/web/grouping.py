"""The rows of the list under headings. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from graph_builder.web.lamps import lamp
from graph_builder.web.link import LAMPS
from graph_builder.web.records import Item
from graph_builder.web.texts import translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    title: str
    count: int


def grouped(language: str, items: Sequence[Item], group: str, asof: date) -> list[Heading | Item]:
    """The items as they are, or under headings, the largest group first, what has none last; an item may stand under several."""
    if not group:
        return list(items)
    found: dict[str, list[Item]] = {}
    for item in items:
        for key in dict.fromkeys(_keys(item, group, asof)):
            found.setdefault(key, []).append(item)
    if group == "lamp":
        order = [name for name in LAMPS if name in found]
    else:
        order = sorted(found, key=lambda key: (not key, -len(found[key]), key))
    rows: list[Heading | Item] = []
    for key in order:
        rows += [Heading(title=_title(language, key, group), count=len(found[key])), *found[key]]
    return rows


def _keys(item: Item, group: str, asof: date) -> Iterator[str]:
    match group:
        case "lamp":
            yield lamp(item.due, asof).name
        case "document":
            yield item.title
        case "bearer":
            yield from (body.name for body in item.bodies) if item.bodies else [""]
        case _:
            yield from item.projects or [""]


def _title(language: str, key: str, group: str) -> str:
    if group == "lamp":
        return translate(language, f"lamp.{key}")
    return key or translate(language, "board.no_bearer" if group == "bearer" else "board.no_project")
