"""The reader: own components for the text with its cards and for outline and marks; both answer with what the reader did."""

from __future__ import annotations

import zlib
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from graph_builder.model.vocabulary import ENTITY_KINDS
from graph_builder.web import state
from graph_builder.web.components import inbox
from graph_builder.web.components.inbox import Act
from graph_builder.web.lamps import MARKS, lamp
from graph_builder.web.link import KINDS
from graph_builder.web.reading import Line, Mark, Reading, Run
from graph_builder.web.records import Item
from graph_builder.web.state import text, view
from graph_builder.web.texts import section
from graph_builder.web.theme.sheet import kinds, tokens
from graph_builder.web.wording import cut, due_words

_HERE = Path(__file__).parent / "reader"
_MOST_BODIES = 4
MARKED = ("Department", "Deadline", "Target", "Project", "Place", "Policy", "Person")


def _script(name: str) -> str:
    """The drawing functions, then the part that exports."""
    return "\n".join([*inbox.SCRIPTS, *((_HERE / part).read_text(encoding="utf-8") for part in ("draw.js", name))])


_CSS = (_HERE / "reader.css").read_text(encoding="utf-8")
_text = st.components.v2.component("graph_builder.reader", js=_script("reader.js"), css=_CSS)
_outline = st.components.v2.component("graph_builder.outline", js=_script("outline.js"), css=_CSS)
_UNREAD = {"text.gap": "gap", "deadline.unresolved": "unresolved", "deadline.masked": "masked", "note.unread": "note_unread"}


def show(reading: Reading, lines: tuple[Line, ...], window: tuple[int, int], at: int, asof: date, act: Act) -> None:
    """Draw one window. `act` gets {kind: pick | go | graph | board | entity, …} before the page is drawn anew.

    `at` is where the reader should be; while it and the window stay the same, the text keeps its place.
    """
    drawn = [_line(each) for each in lines]
    cards = [_card(reading, item, asof) for item in reading.items if window[0] <= item.start < window[1]]
    number = reading.windows.index(window)
    words = section(view().language, "reader") | section(view().language, "kind") | {"no_bearer": text("board.no_bearer")}
    data = {
        "heard": inbox.heard("reader"),
        "stamp": f"{reading.document} {zlib.crc32(repr(drawn).encode()):x}",
        "aim": f"{reading.document} {window} {at} {view().text}",
        "at": at,
        "lines": drawn,
        "cards": cards,
        "ids": {str(item.nth): item.id for item in reading.items if item.start < window[1] and item.start + len(item.quote) > window[0]},
        "entities": _entity(reading, view().selected),
        "before": reading.windows[number - 1][0] if number else -1,
        "after": reading.windows[number + 1][0] if number + 1 < len(reading.windows) else -1,
        "selected": view().selected,
        "words": words | {short: words[name] for short, name in _UNREAD.items() if name in words},
        "tokens": tokens(state.dark()),
        "kinds": kinds(),
    }
    _text(key="reader", data=data, on_event_change=inbox.hearing("reader", act), width="stretch", height="content")


def outline(reading: Reading, current: int, act: Act) -> None:
    """Draw the outline and the marks. `act` gets {kind: go, at} or {kind: kind, name}."""
    counts, hidden = reading.counts(), view().hidden
    marks = [{"name": "Commitment", "count": len(reading.items), "off": "Commitment" in hidden}]
    marks += [{"name": name, "count": counts[name], "off": name in hidden} for name in MARKED if counts.get(name)]
    data = {
        "heard": inbox.heard("outline"),
        "headings": [{"title": each.title, "level": each.level, "count": each.count, "at": each.start} for each in reading.headings],
        "current": current,
        "marks": marks,
        "words": section(view().language, "reader") | section(view().language, "kind"),
        "tokens": tokens(state.dark()),
        "kinds": {name: kinds()[name] for name in KINDS},
    }
    _outline(key="outline", data=data, on_event_change=inbox.hearing("outline", act), width="stretch", height="content")


def _line(line: Line) -> dict[str, Any]:
    return {"a": line.at, "s": line.section, "h": line.heading, "r": [_run(run) for run in line.runs]}


def _run(run: Run) -> dict[str, Any]:
    """Only what is set: a window holds thousands of runs."""
    mark = run.mark
    named = {"k": mark.kind, "e": mark.id, "g": mark.grounding, "w": "" if (said := _said(mark)) == run.text else said} if mark else {}
    whole = {"t": run.text, "n": run.nth, "f": run.first, "x": _UNREAD.get(run.unread, ""), "h": run.hit, **named}
    return {name: value for name, value in whole.items() if value}


def _said(mark: Mark) -> str:
    return due_words(view().language, mark.name) if mark.kind == "Deadline" else mark.name


def _card(reading: Reading, item: Item, asof: date) -> dict[str, Any]:
    language, light = view().language, lamp(item.due, asof).name
    bodies = list({body.name: body for body in item.bodies}.values())
    return {
        "id": item.id,
        "section": reading.section(item.start),
        "lamp": light,
        "due": f"{MARKS[light]} {due_words(language, item.due)}" if item.due else text("board.no_due"),
        "nth": text("reader.nth_card", n=item.nth),
        "text": cut(" ".join(item.text.split()), 200),
        "bodies": [
            {
                "name": body.name,
                "grounding": body.grounding,
                "mark": text(f"grounding.{body.grounding}"),
                "word": text(f"grounding.{body.grounding}_word"),
            }
            for body in bodies[:_MOST_BODIES]
        ],
        "more": text("board.more", n=len(bodies)) if len(bodies) > _MOST_BODIES else "",
    }


def _entity(reading: Reading, id_: str) -> dict[str, dict[str, str]]:
    """What is chosen when it is no commitment: a body, a project, a place …"""
    found = [mark for mark in reading.marks if id_ and mark.id == id_]
    if not found:
        return {}
    first = found[0]
    what = f"{text(f'kind.{first.kind}')} · {text('reader.here', n=len(found))}"
    page = id_ if first.kind in ENTITY_KINDS else ""
    return {id_: {"id": id_, "kind": first.kind, "name": _said(first), "what": what, "page": page}}
