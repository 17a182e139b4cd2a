"""The canvas: an own component around vis-network, fed with a scene; answers with what the reader did."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from graph_builder.web import labels, sieve, state
from graph_builder.web.components import inbox
from graph_builder.web.lamps import lamp
from graph_builder.web.link import KINDS, LAMPS, ROLES
from graph_builder.web.scene import Link, Point, Scene
from graph_builder.web.state import view
from graph_builder.web.texts import section
from graph_builder.web.theme.sheet import kinds, tokens
from graph_builder.web.wording import due_words

_HERE = Path(__file__).parent / "graph"
_PARTS = ("layout.js", "arrange.js", "shapes.js", "frame.js", "menus.js", "sheet.js", "keyboard.js", "canvas.js")
"""One script, in this order; only the last part exports."""

_canvas = st.components.v2.component(
    "graph_builder.canvas",
    js="\n".join([*inbox.SCRIPTS, *((_HERE / part).read_text(encoding="utf-8") for part in _PARTS)]),
    css=(_HERE / "graph.css").read_text(encoding="utf-8"),
)
_SECTIONS = ("graph", "kind", "lamp", "role", "grounding", "key", "sheet")
KEY = "canvas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What the tools of the frame need. `documents` are (id, title); `starts` (name, label); `file` is handed over once."""

    documents: Sequence[tuple[str, str]] = ()
    starts: Sequence[tuple[str, str]] = ()
    undo: bool = False
    redo: bool = False
    file: Mapping[str, Any] | None = None


def show(
    scene: Scene,
    asof: date,
    found: Sequence[Mapping[str, str]],
    words: str,
    act: Callable[[Mapping[str, Any]], None],
    *,
    small: bool = False,
    beside: Beside | None = None,
) -> None:
    """Draw the scene; `found` answers the search for `words`.

    `act` gets {kind: select | expand | hide | add | search | kind | reset …, …} before the page is drawn anew. A small canvas is
    300 px high and has neither tools nor legend.
    """
    data = {**_data(scene, asof, beside or Beside()), "results": list(found), "words": words, "small": small, "heard": inbox.heard(KEY)}
    _canvas(key=KEY, data=data, on_event_change=inbox.hearing(KEY, act), width="stretch", height="content")


def _data(scene: Scene, asof: date, beside: Beside) -> dict[str, Any]:
    now = view()
    more = scene.more()
    texts = {f"{name}.{key}": value for name in _SECTIONS for key, value in section(now.language, name).items()}
    return {
        "nodes": [_node(point, more.get(point.id, 0), asof) for point in scene.points],
        "edges": [_edge(link) for link in scene.links],
        "selected": now.selected,
        "also": list(now.also),
        "trail": list(scene.trail),
        "pins": [list(pin) for pin in now.pins],
        "layout": now.layout,
        "table": now.shape == "table",
        "off": list(now.hidden),
        "order": list(KINDS),
        "kinds": kinds(),
        "tokens": tokens(state.dark()),
        "texts": texts,
        "language": now.language,
        "filter": _filter(beside),
        "starts": [list(each) for each in beside.starts],
        "undo": beside.undo,
        "redo": beside.redo,
        "file": beside.file,
        "changed": bool(now.steps or now.hidden or now.blank or now.pins or now.layout or sieve.filtering(now)),
        "unexpanded": scene.unexpanded,
        "page": state.current(),
    }


def _node(point: Point, more: int, asof: date) -> dict[str, Any]:
    language = view().language
    return {
        "id": point.id,
        "kind": point.kind,
        "label": labels.label(language, point.kind, point.properties),
        "more": more,
        "weight": point.degree,
        "hollow": labels.hollow(point.kind, point.properties),
        "lamp": lamp(point.due, asof).name if point.kind == "Commitment" else "",
        "due": point.due or str(point.properties.get("edtf") or "") if point.kind in ("Commitment", "Deadline") else "",
        "said": due_words(language, point.due) if point.due else "",
        "step": point.step,
        "hidden": point.hidden,
    }


def _edge(link: Link) -> dict[str, Any]:
    return {
        "id": link.id,
        "kind": link.kind,
        "from": link.start,
        "to": link.end,
        "role": link.role,
        "grounding": link.grounding,
        "derived": link.derived,
        "weight": link.weight,
    }


def _filter(beside: Beside) -> dict[str, Any]:
    now = view()
    return {
        "on": sieve.filtering(now),
        "lamps": list(now.lamps),
        "allLamps": list(LAMPS),
        "roles": list(now.roles),
        "allRoles": list(ROLES),
        "documents": list(now.documents),
        "allDocuments": [list(each) for each in beside.documents],
        "since": now.since.isoformat() if now.since else "",
        "until": now.until.isoformat() if now.until else "",
    }
