"""What a reader does on the canvas → the view that follows. Pure; undo and redo are lists of views."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph_builder.web.link import KINDS, LAMPS, LAYOUTS, ROLES, View, parse_day
from graph_builder.web.steps import EDGES, MOST, Pin, Step, parse, write

_UNDONE = ("blank", "steps", "hidden", "pins", "layout", "lamps", "documents", "roles", "since", "until")
_MOST_UNDONE = 100
_FARTHEST = 99_999


def after(now: View, event: Mapping[str, Any], there: Collection[str]) -> View:
    """The view after this event; `there` are the ids that stand on the canvas in sight. An event that makes no sense changes nothing."""
    ids = _ids(event)
    one = ids[0] if ids else ""
    match event.get("kind"):
        case "select":
            return _selected(now, one, bool(event.get("more")))
        case "expand" if one:
            edge = str(event.get("edge", ""))
            return replace(_stepped(now, Step(verb="expand", ids=(one,), edge=edge if edge in EDGES.values() else "")), selected=one)
        case "collapse" if one:
            return _stepped(now, Step(verb="collapse", ids=(one,)))
        case "add" if one:
            added = now if one in there else _stepped(now, Step(verb="add", ids=(one,)))
            return replace(added, selected=one, also=())
        case "hide" if ids:
            hidden = now
            for id_ in ids:
                hidden = _stepped(hidden, Step(verb="hide", ids=(id_,)))
            return replace(hidden, selected="", also=())
        case "keep" if ids:
            return _stepped(now, Step(verb="keep", ids=ids))
        case "path" if len(ids) == 2:
            return _stepped(now, Step(verb="path", ids=ids))
        case "pin":
            return replace(now, pins=_pinned(now.pins, event.get("places"), bool(event.get("toggle"))))
        case "layout":
            name = str(event.get("name", ""))
            return replace(now, layout=name if name in LAYOUTS else "", pins=())
        case "kind":
            return replace(now, hidden=_toggled(now.hidden, str(event.get("name", "")), KINDS))
        case "filter":
            return _filtered(now, event)
        case "table":
            return replace(now, shape="" if now.shape == "table" else "table")
        case "reset":
            return View(asof=now.asof, language=now.language)
        case _:
            return now


def _ids(event: Mapping[str, Any]) -> tuple[str, ...]:
    given = event.get("ids", [event.get("id", "")])
    texts = [str(each) for each in given] if isinstance(given, list) else []
    return tuple(each for each in dict.fromkeys(texts) if parse("." + each))


def _stepped(now: View, step: Step) -> View:
    """A step too many is not taken; one that would change nothing is not repeated."""
    text = write(step)
    known = parse(text) is not None and len(now.steps) < MOST
    repeated = step.verb != "expand" and now.steps[-1:] == (text,)
    return replace(now, steps=(*now.steps, text)) if known and not repeated else now


def _selected(now: View, id_: str, more: bool) -> View:
    if not more or not now.selected or not id_:
        return replace(now, selected=id_, also=())
    if id_ == now.selected:
        return replace(now, selected=now.also[0] if now.also else "", also=now.also[1:])
    also = tuple(each for each in now.also if each != id_) if id_ in now.also else (*now.also, id_)
    return replace(now, also=also)


def _pinned(pins: Sequence[Pin], places: object, toggle: bool) -> tuple[Pin, ...]:
    """With these nodes at these places; `toggle` lets go of them where all of them are pinned already."""
    known = {id_: (id_, x, y) for id_, x, y in pins}
    found = dict(known)
    there: list[str] = []
    for place in places if isinstance(places, list) else ():
        if not isinstance(place, list) or len(place) != 3 or not all(isinstance(each, int | float) for each in place[1:]):
            continue
        id_, x, y = str(place[0]), round(place[1]), round(place[2])
        if parse("." + id_) and max(abs(x), abs(y)) <= _FARTHEST:
            there.append(id_)
            found[id_] = (id_, x, y)
    if toggle and there and known.keys() >= set(there):
        found = {id_: pin for id_, pin in known.items() if id_ not in there}
    return tuple(found.values())[:MOST]


def _toggled(values: tuple[str, ...], value: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in allowed if (each in values) != (each == value))


def _filtered(now: View, event: Mapping[str, Any]) -> View:
    """One field of the filter, as {name: lamps | roles | documents | since | until, value}; `clear` takes all away."""
    name, value = event.get("name"), str(event.get("value", ""))
    match name:
        case "lamps":
            return replace(now, lamps=_toggled(now.lamps, value, LAMPS))
        case "roles":
            return replace(now, roles=_toggled(now.roles, value, ROLES))
        case "documents" if parse("." + value):
            kept = tuple(each for each in now.documents if each != value)
            return replace(now, documents=kept if value in now.documents else (*kept, value))
        case "since":
            return replace(now, since=parse_day(value))
        case "until":
            return replace(now, until=parse_day(value))
        case "clear":
            return replace(now, lamps=(), roles=(), documents=(), since=None, until=None)
        case _:
            return now


@dataclass(slots=True)
class History:
    """Views before this one, and those that were left by undoing; only what stands on the canvas is taken back."""

    past: list[View] = field(default_factory=list)
    future: list[View] = field(default_factory=list)

    def note(self, before: View, then: View) -> None:
        if _canvas(before) != _canvas(then):
            self.past = [*self.past[-_MOST_UNDONE:], before]
            self.future.clear()

    def undone(self, now: View) -> tuple[View, History]:
        """The view one step back, and the history then; a link that came with steps and no past loses its last step."""
        if self.past:
            return _with_canvas(now, self.past[-1]), History(self.past[:-1], [*self.future, now])
        if now.steps:
            return replace(now, steps=now.steps[:-1]), History([], [*self.future, now])
        return now, self

    def redone(self, now: View) -> tuple[View, History]:
        if not self.future:
            return now, self
        return _with_canvas(now, self.future[-1]), History([*self.past, now], self.future[:-1])

    def become(self, other: History) -> None:
        self.past, self.future = other.past, other.future


def _canvas(view: View) -> tuple[object, ...]:
    return tuple(getattr(view, name) for name in _UNDONE)


def _with_canvas(now: View, then: View) -> View:
    return replace(now, **{name: getattr(then, name) for name in _UNDONE})
