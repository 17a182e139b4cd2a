"""The canvas: an own component around vis-network, fed with a scene; answers with what the reader did."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from graph_builder.web import labels, state
from graph_builder.web.lamps import lamp
from graph_builder.web.link import KINDS
from graph_builder.web.scene import Scene
from graph_builder.web.state import view
from graph_builder.web.texts import section
from graph_builder.web.theme.sheet import kinds, tokens

_HERE = Path(__file__).parent / "graph"
_PARTS = ("layout.js", "shapes.js", "frame.js", "canvas.js")
"""One script, in this order; only the last part exports."""

_canvas = st.components.v2.component(
    "graph_builder.canvas",
    js="\n".join((_HERE / part).read_text(encoding="utf-8") for part in _PARTS),
    css=(_HERE / "graph.css").read_text(encoding="utf-8"),
)
_SECTIONS = ("graph", "kind", "lamp", "role", "grounding")
KEY = "canvas"


def show(scene: Scene, asof: date, found: Sequence[Mapping[str, str]], words: str, act: Callable[[Mapping[str, Any]], None]) -> None:
    """Draw the scene. `act` gets {kind: select | expand | hide | add | search | kind | reset, …} before the page is drawn anew."""

    def take() -> None:
        event = (state.read(KEY) or {}).get("event")
        if isinstance(event, Mapping):
            act(event)

    _canvas(key=KEY, data=_data(scene, asof, found, words), on_event_change=take, width="stretch", height="content")


def _data(scene: Scene, asof: date, found: Sequence[Mapping[str, str]], words: str) -> dict[str, Any]:
    now = view()
    language = now.language
    more = scene.more()
    texts = {
        f"{name}.{key}": value for name in ("graph", "kind", "lamp", "role", "grounding") for key, value in section(language, name).items()
    }
    nodes = [
        {
            "id": point.id,
            "kind": point.kind,
            "label": labels.label(language, point.kind, point.properties),
            "more": more.get(point.id, 0),
            "weight": point.degree,
            "hollow": labels.hollow(point.kind, point.properties),
            "lamp": lamp(point.due, asof).name if point.kind == "Commitment" else "",
            "step": point.step,
            "hidden": point.hidden,
        }
        for point in scene.points
    ]
    edges = [
        {
            "id": link.id,
            "kind": link.kind,
            "from": link.start,
            "to": link.end,
            "role": link.role,
            "grounding": link.grounding,
            "derived": link.derived,
            "weight": link.weight,
        }
        for link in scene.links
    ]
    return {
        "nodes": nodes,
        "edges": edges,
        "selected": now.selected,
        "off": list(now.hidden),
        "order": list(KINDS),
        "kinds": kinds(),
        "tokens": tokens(state.dark()),
        "texts": texts,
        "results": list(found),
        "words": words,
        "changed": bool(now.steps or now.hidden or now.blank),
        "unexpanded": scene.unexpanded,
        "page": state.current(),
    }
