"""图谱: departments and projects first, then whatever the reader expands; the panel on the right proves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from graph_builder.web import labels, markup, scene, services, state
from graph_builder.web.components import canvas, evidence, vacancy
from graph_builder.web.components.bar import lead
from graph_builder.web.lamps import lamp
from graph_builder.web.markup import escape
from graph_builder.web.scene import Point, Scene
from graph_builder.web.state import text, view

_WORDS = "graph_words"
_SHOWN = "graph_shown"
_MOST_LISTED = 12


def page() -> None:
    if services.is_empty():
        vacancy.show()
        return
    asof = state.asof()
    drawn = scene.build(view(), services.reader())
    chosen = drawn.shown.get(view().selected)
    state.keep(_SHOWN, frozenset(point.id for point in drawn.points if not point.hidden))
    if view().selected and chosen is None:
        st.html(markup.note(text("app.gone")))
    if drawn.full:
        st.html(markup.note(text("graph.full", n=scene.MOST_NODES)))
    words = str(state.read(_WORDS, ""))
    with st.container(horizontal=True, wrap=False, gap="small", key="split"):
        with st.container(key="drawing"):
            canvas.show(drawn, asof, services.search(words, view().language) if words else (), words, act)
        with st.container(key="panel", width=324):
            _panel(drawn, chosen, asof)


def act(event: Mapping[str, Any]) -> None:
    """What the reader did on the canvas → the address."""
    now, id_ = view(), str(event.get("id", ""))
    match event.get("kind"):
        case "select":
            state.change(selected=id_)
        case "expand" if id_:
            state.change(selected=id_, steps=_with(now.steps, id_))
        case "add" if id_:
            state.keep(_WORDS, "")
            there = id_ in state.read(_SHOWN, ())
            state.change(selected=id_, steps=now.steps if there else _with(now.steps, "." + id_))
        case "hide" if id_:
            state.change(selected="", steps=_with(now.steps, "-" + id_))
        case "kind":
            name = str(event.get("name", ""))
            hidden = tuple(kind for kind in now.hidden if kind != name) if name in now.hidden else (*now.hidden, name)
            state.change(hidden=hidden)
        case "search":
            state.keep(_WORDS, str(event.get("words", ""))[:60])
        case "reset":
            state.change(steps=(), hidden=(), blank=False, selected="")


def _with(steps: tuple[str, ...], step: str) -> tuple[str, ...]:
    """A step that is repeated moves to the end only when something came after it that it undoes."""
    id_ = step.lstrip("-.")
    same = [each for each in steps if each.lstrip("-.") == id_]
    return steps if same and same[-1] == step else (*steps, step)


def _panel(drawn: Scene, chosen: Point | None, asof: date) -> None:
    if chosen is None:
        _hint(drawn)
        return
    found = services.evidence(chosen.id) if chosen.kind == "Commitment" else None
    with st.container(key="panelhead", horizontal=True, vertical_alignment="center"):
        st.html(evidence.head(found.item) if found else _head(chosen), width="stretch")
        st.button(text("app.close"), key="panel_close", icon=":material/close:", type="tertiary", on_click=_close)
    if found:
        evidence.body(found, asof)
    else:
        rows = labels.rows(view().language, chosen.kind, chosen.properties)
        st.html(markup.facts([(name, [escape(value)]) for name, value in rows]))
    _buttons(chosen)
    if chosen.id in view().steps and drawn.more().get(chosen.id, 0) > 0:
        st.html(markup.note(text("graph.capped", n=scene.EXPAND_NODES)))
    if found:
        evidence.context(found)
    else:
        _commitments(chosen, asof)


def _close() -> None:
    state.change(selected="")


def _hint(drawn: Scene) -> None:
    st.html(markup.section(text("graph.title")))
    if not view().blank:
        st.html(f'<div class="from">{escape(text("graph.opening", n=sum(not point.step for point in drawn.points)))}</div>')
    st.html(f'<div class="from">{escape(text("graph.pick"))}</div>')


def _head(point: Point) -> str:
    name = labels.label(view().language, point.kind, point.properties)
    return markup.head(point.kind, text(f"kind.{point.kind}"), name)


def _buttons(chosen: Point) -> None:
    with st.container(horizontal=True, gap="xsmall"):
        expand = {"kind": "expand", "id": chosen.id}
        hide = {"kind": "hide", "id": chosen.id}
        st.button(text("graph.expand"), key="expand", icon=":material/hub:", type="primary", on_click=act, args=(expand,))
        st.button(text("graph.hide"), key="hide", icon=":material/visibility_off:", on_click=act, args=(hide,))
        field = {"Department": "departments", "Document": "documents"}.get(chosen.kind)
        if (field or chosen.kind == "Commitment") and st.button(text("evidence.to_board"), key="to_board", icon=":material/checklist:"):
            shown: dict[str, Any] = {field: (chosen.id,), "selected": ""} if field else {"selected": chosen.id}
            lead("board", **shown)


def _commitments(chosen: Point, asof: date) -> None:
    """The commitments behind a node, each with its sentence: what proves it."""
    behind = services.commitments_of(chosen.id)
    st.html(markup.section(text("graph.commitments"), text("graph.count", n=f"{len(behind):,}")))
    rows = []
    for item, said in behind[:_MOST_LISTED]:
        light = lamp(item.due, asof)
        start = item.quote.find(said) if said else -1
        marks = [markup.Underline(start=start, end=start + len(said), kind=chosen.kind, grounding="stated")] if start >= 0 else []
        words = f'<div class="source small">{markup.underlined(item.quote, marks)}</div>'
        below = f"<small>{markup.lamp_chip(light.name, text(f'lamp.{light.name}'))} {escape(item.title)}</small>"
        rows.append(f'<div><span class="grow">{words}{below}</span></div>')
    st.html(f'<div class="rows">{"".join(rows)}</div>')
    if len(behind) > _MOST_LISTED:
        st.html(f'<div class="from">{escape(text("board.more", n=len(behind)))}</div>')


page()
