"""图谱: departments and projects first, then whatever the reader expands; the panel on the right proves."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from graph_builder.errors import GraphBuilderError
from graph_builder.readers import is_page
from graph_builder.web import handout, labels, markup, scene, services, sieve, state
from graph_builder.web.canvas_events import History, after
from graph_builder.web.components import canvas, evidence, leads, vacancy
from graph_builder.web.components.bar import lead
from graph_builder.web.lamps import lamp
from graph_builder.web.link import ENTITIES, View
from graph_builder.web.markup import escape
from graph_builder.web.scene import Point, Scene
from graph_builder.web.state import text, view

_WORDS, _SHOWN, _HISTORY, _FILE, _FILES = "graph_words", "graph_shown", "graph_history", "graph_file", "graph_files"
_MOST_LISTED = 12
_MOST_SOON = 12


def page() -> None:
    if services.is_empty():
        vacancy.show()
        return
    asof = state.asof()
    drawn = _drawn(view())
    chosen = drawn.shown.get(view().selected)
    state.keep(_SHOWN, frozenset(point.id for point in drawn.points if not point.hidden))
    _notes(drawn, chosen)
    words, history = str(state.read(_WORDS, "")), _history()
    beside = canvas.Beside(
        documents=[(each.id, each.title or each.source) for each in services.documents()],
        starts=_starts(),
        undo=bool(history.past or view().steps),
        redo=bool(history.future),
        file=state.read(_FILE) or None,
    )
    state.keep(_FILE, None)
    with st.container(horizontal=True, wrap=False, gap="small", key="split"):
        with st.container(key="drawing"):
            found = services.search(words, view().language) if words else ()
            canvas.show(drawn, asof, found, words, act, beside=beside)
        if not drawn.points:
            return
        with st.container(key="panel", width=324):
            _panel(drawn, chosen, asof)


def _drawn(now: View) -> Scene:
    whole = scene.build(now, services.reader())
    if not sieve.filtering(now):
        return whole
    return sieve.sifted(whole, now, state.asof(), services.items(), services.network().near)


def _history() -> History:
    return state.kept(_HISTORY, History)


def _notes(drawn: Scene, chosen: Point | None) -> None:
    if drawn.gone:
        st.html(markup.note(text("graph.gone", n=drawn.gone)))
    elif view().selected and chosen is None:
        st.html(markup.note(text("app.gone")))
    if drawn.full:
        st.html(markup.note(text("graph.too_large", n=f"{drawn.wanted:,}", most=scene.MOST_NODES)))
    if drawn.lost:
        st.html(markup.note(text("graph.no_path")))
    if state.read(_FILE) == "failed":
        state.keep(_FILE, None)
        st.html(markup.note(text("app.trouble", message=text("graph.export"))))


def _starts() -> list[tuple[str, str]]:
    """What an empty canvas offers: name and words."""
    found = [("bodies", text("graph.start_bodies"))]
    if _soon():
        found.append(("soon", text("graph.start_soon")))
    longest = max(services.documents(), key=lambda each: each.commitments, default=None)
    if longest:
        found.append((longest.id, longest.title or longest.source))
    return found


def _soon() -> list[str]:
    asof = state.asof()
    return [item.id for item in services.items() if lamp(item.due, asof).name == "soon"][:_MOST_SOON]


def _started(now: View, name: str) -> View:
    plain = View(asof=now.asof, language=now.language)
    match name:
        case "bodies":
            return plain
        case "soon":
            return replace(plain, blank=True, steps=tuple(_soon()))
        case _:
            return replace(after(plain, {"kind": "expand", "id": name}, ()), blank=True)


def act(event: Mapping[str, Any]) -> None:
    """What the reader did on the canvas → the address."""
    now, history = view(), _history()
    match event.get("kind"):
        case "search":
            state.keep(_WORDS, str(event.get("words", ""))[:60])
        case "export":
            _export(event)
        case "undo" | "redo" as kind:
            then, past = history.undone(now) if kind == "undo" else history.redone(now)
            state.show(then, lambda: history.become(past))
        case kind:
            if kind == "add":
                state.keep(_WORDS, "")
            then = _started(now, str(event.get("name", ""))) if kind == "start" else after(now, event, state.read(_SHOWN, ()))
            state.show(then, lambda: history.note(now, then))


def _export(event: Mapping[str, Any]) -> None:
    """Make the file; the canvas hands it to the reader when it is drawn next."""
    name, now = str(event.get("format", "")), view()
    if name not in handout.FORMATS:
        return
    given = event.get("places")
    places = {str(id_): (float(x), float(y)) for id_, x, y in given} if isinstance(given, list) else {}
    try:
        data = handout.made(name, now.language, _drawn(now), now.hidden, services.whole_graph(), places)
    except GraphBuilderError:
        state.keep(_FILE, "failed")
        return
    packed = base64.b64encode(data).decode("ascii")
    number = state.kept(_FILES, int) + 1
    state.keep(_FILES, number)
    state.keep(_FILE, {"id": number, "name": f"{text('app.name')}.{name}", "mime": handout.FORMATS[name], "data": packed})


def _panel(drawn: Scene, chosen: Point | None, asof: date) -> None:
    if chosen is None:
        _hint(drawn)
        return
    found = services.evidence(chosen.id, view().language) if chosen.kind == "Commitment" else None
    with st.container(key="panelhead", horizontal=True, vertical_alignment="center"):
        st.html(evidence.head(found.item) if found else _head(chosen), width="stretch")
        st.button(text("app.close"), key="panel_close", icon=":material/close:", type="tertiary", on_click=_close)
    if found:
        evidence.body(found, asof)
    else:
        rows = labels.rows(view().language, chosen.kind, chosen.properties)
        st.html(markup.facts([(name, [escape(value)]) for name, value in rows]))
    _buttons(chosen)
    _near(drawn, chosen)
    if found:
        evidence.context(found)
    else:
        _commitments(chosen, asof)


def _close() -> None:
    state.change(selected="", also=())


def _hint(drawn: Scene) -> None:
    st.html(markup.section(text("graph.title")))
    if drawn.trail:
        st.html(f'<div class="from">{escape(text("graph.way", n=len(drawn.trail)))}</div>')
    elif not view().blank:
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
        _to_reader(chosen)
        if chosen.kind in ENTITIES and st.button(text("entity.to_page"), key="to_entity", icon=":material/badge:"):
            lead("entity", entity=chosen.id)


def _to_reader(chosen: Point) -> None:
    """Where a node stands in its text: a document at its beginning, anything else at the first commitment that states it."""
    if chosen.kind == "Document":
        leads.to_reader(chosen.id, -1)
        return
    behind = [item for item in services.items() if item.id == chosen.id] or [item for item, _ in services.commitments_of(chosen.id)]
    if behind:
        leads.to_reader(behind[0].document, behind[0].start, chosen.id)


def _near(drawn: Scene, chosen: Point) -> None:
    """Neighbours by kind of edge; what is not drawn yet is offered."""
    visible = {point.id for point in drawn.points if not point.hidden}
    near = services.near(chosen.id)
    if not near:
        return
    missing = {edge: sum(id_ not in visible for id_ in ids) for edge, ids in near.items()}
    st.html(markup.section(text("graph.near"), text("graph.near_remark")))
    with st.container(horizontal=True, gap="xsmall", key="near"):
        for edge, ids in near.items():
            more = f"+{missing[edge]:,}" if missing[edge] else f"{len(ids):,}"
            event = {"kind": "expand", "id": chosen.id, "edge": edge}
            st.button(f"{text(f'edge.{edge}')} {more}", key=f"near_{edge}", disabled=not missing[edge], on_click=act, args=(event,))
    left = sum(missing.values())
    if left and any(step.endswith(chosen.id) and step[0] not in "-.~KW" for step in view().steps):
        st.html(markup.note(text("graph.capped_of", n=sum(map(len, near.values())) - left, more=left)))
        again = {"kind": "expand", "id": chosen.id}
        label = text("graph.expand_more", n=min(left, scene.EXPAND_NODES))
        st.button(label, key="expand_more", icon=":material/add:", on_click=act, args=(again,))


def _commitments(chosen: Point, asof: date) -> None:
    """The commitments behind a node, each with its sentence: what proves it."""
    behind = services.commitments_of(chosen.id)
    st.html(markup.section(text("graph.commitments"), text("graph.count", n=f"{len(behind):,}")))
    rows = []
    pages = {document.id for document in services.documents() if is_page(document.source)}
    for item, said in behind[:_MOST_LISTED]:
        light = lamp(item.due, asof)
        start = item.quote.find(said) if said else -1
        marks = [markup.Underline(start=start, end=start + len(said), kind=chosen.kind, grounding="stated")] if start >= 0 else []
        words = f'<div class="source small">{markup.underlined(item.quote, marks, page=item.document in pages)}</div>'
        below = f"<small>{markup.lamp_chip(light.name, text(f'lamp.{light.name}'))} {escape(item.title)}</small>"
        rows.append(f'<div><span class="grow">{words}{below}</span></div>')
    st.html(f'<div class="rows">{"".join(rows)}</div>')
    if len(behind) > _MOST_LISTED:
        st.html(f'<div class="from">{escape(text("board.more", n=len(behind)))}</div>')


page()
