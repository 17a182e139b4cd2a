"""Filters of the canvas: which of the drawn nodes have a commitment that passes. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from graph_builder.web.lamps import lamp, last_day
from graph_builder.web.link import View
from graph_builder.web.records import Item
from graph_builder.web.scene import Point, Scene


def filtering(view: View) -> bool:
    return bool(view.lamps or view.documents or view.roles or view.since or view.until)


def passes(item: Item, view: View, asof: date) -> bool:
    last = last_day(item.due) if item.due and (view.since or view.until) else None
    return (
        (not view.lamps or lamp(item.due, asof).name in view.lamps)
        and (not view.documents or item.document in view.documents)
        and (not view.roles or any(body.role in view.roles for body in item.bodies))
        and (view.since is None or (last is not None and last >= view.since))
        and (view.until is None or (last is not None and last <= view.until))
    )


def sifted(drawn: Scene, view: View, asof: date, items: Sequence[Item], near: Mapping[str, Iterable[str]]) -> Scene:
    """Nodes without a commitment that passes are hidden, and bearers in another role with their lines."""
    if not filtering(view):
        return drawn
    passing = {item.id: item for item in items if passes(item, view, asof)}
    bearers = {body.id for item in passing.values() for body in item.bodies if not view.roles or body.role in view.roles}

    def stays(point: Point) -> bool:
        if point.kind == "Commitment":
            return point.id in passing
        if point.kind == "Department" and view.roles:
            return point.id in bearers
        if point.kind == "Document" and view.documents and point.id not in view.documents:
            return False
        return any(other in passing for other in near.get(point.id, ()))

    points = tuple(point if point.hidden or stays(point) else replace(point, hidden=True) for point in drawn.points)
    links = tuple(link for link in drawn.links if link.kind != "ASSIGNED_TO" or not view.roles or link.role in view.roles)
    return replace(drawn, points=points, links=links, shown={point.id: point for point in points})
