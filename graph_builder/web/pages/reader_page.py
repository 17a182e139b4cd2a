"""原文: the words of a document with what was found in them; the commitments of its section on the right, in step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from graph_builder.bulk import DocumentRow
from graph_builder.web import markup, reading, services, state
from graph_builder.web.components import reader, vacancy
from graph_builder.web.reading import Reading
from graph_builder.web.records import Item
from graph_builder.web.state import bind, follow, text, view
from graph_builder.web.wording import day_words


def page() -> None:
    documents = services.documents()
    if not documents:
        st.html(markup.title(text("reader.title")))
        vacancy.show()
        return
    wanted = _wanted(documents)
    with st.sidebar:
        _choose(documents, wanted)
    found = services.reading(wanted)
    if found is None or (view().documents and wanted not in view().documents):
        st.html(markup.note(text("app.gone")))
    if found is None:
        return
    at = _at(found)
    window = found.window(at)
    with st.sidebar:
        reader.outline(found, found.section(at), act)
    _title(found)
    _tools(found, at)
    lines = reading.lines(found, window, repaired=_shown(found) == "repaired", hidden=view().hidden, words=view().words)
    reader.show(found, lines, window, at if _placed(found) else -1, state.asof(), act)


def act(event: Mapping[str, Any]) -> None:
    """What the reader did in the text → the address."""
    now, id_ = view(), str(event.get("id", ""))
    match event.get("kind"):
        case "pick":
            state.change(selected=id_)
        case "go":
            state.change(at=int(event.get("at", -1)), selected="")
        case "kind":
            name = str(event.get("name", ""))
            hidden = tuple(kind for kind in now.hidden if kind != name) if name in now.hidden else (*now.hidden, name)
            state.change(hidden=hidden)
        case "graph" | "board" | "entity" as place:
            state.keep(_LEAD, (place, id_))


_LEAD = "reader_lead"


def _lead() -> None:
    """Go where a button of the text leads; a callback cannot change the page itself."""
    place, id_ = state.read(_LEAD) or ("", "")
    if not place:
        return
    state.keep(_LEAD, None)
    fields: dict[str, Any] = {"selected": id_}
    if place == "graph":
        fields |= {"steps": (id_,), "blank": True, "hidden": (), "shape": ""}
    elif place == "entity":
        fields = {"entity": id_}
    elif any(item.id == id_ for item in services.items()):
        fields |= {"words": "", "lamps": (), "gaps": (), "hard": (), "departments": (), "documents": ()}
    else:
        fields = {"departments": (id_,), "selected": ""}
    st.switch_page(state.pages()[place], query_params=state.link_to(place, **fields))


def _wanted(documents: Sequence[DocumentRow]) -> str:
    """The document of the link, else that of the chosen commitment, else the first."""
    known = {each.id for each in documents}
    asked = next((id_ for id_ in view().documents if id_ in known), "")
    chosen = next((item.document for item in services.items() if item.id == view().selected), "")
    return asked or chosen or documents[0].id


def _choose(documents: Sequence[DocumentRow], wanted: str) -> None:
    titles = {each.id: each.title for each in documents}
    key = bind("reader_document", wanted)
    st.selectbox(
        text("reader.document"),
        list(titles),
        format_func=lambda id_: titles.get(id_, id_),
        key=key,
        on_change=follow(key, "documents", lambda id_: (id_,), selected="", at=-1, words=""),
    )


def _placed(found: Reading) -> bool:
    return view().at >= 0 or any(item.id == view().selected for item in found.items)


def _at(found: Reading) -> int:
    """Where to read: the place of the link, else the chosen commitment, else the beginning."""
    if found.start <= view().at < found.end:
        return view().at
    return next((item.start for item in found.items if item.id == view().selected), found.start)


def _title(found: Reading) -> None:
    parts = (
        day_words(view().language, found.date),
        found.jurisdiction.replace("/", ""),
        text("reader.characters", n=f"{len(found.raw):,}"),
        text("reader.commitments", n=f"{len(found.items):,}"),
    )
    with st.container(key="title", horizontal=True, vertical_alignment="center"):
        st.html(markup.title(found.title, " · ".join(part for part in parts if part)), width="stretch")


def _shown(found: Reading) -> str:
    return view().text or found.usual


def _tools(found: Reading, at: int) -> None:
    with st.container(key="readertools", horizontal=True, vertical_alignment="center", gap="small"):
        key = bind("reader_text", _shown(found))
        st.segmented_control(
            text("reader.title"),
            ("raw", "repaired"),
            format_func=lambda name: text(f"reader.{name}"),
            key=key,
            on_change=follow(key, "text", lambda name: "" if name == found.usual else name, at=at),
            required=True,
            label_visibility="collapsed",
        )
        _find(found, at)
        _moves(found.items, at)
        st.space("stretch")
        _unread(found, at)


def _find(found: Reading, at: int) -> None:
    places = reading.hits(found, view().words, repaired=_shown(found) == "repaired")
    key = bind("reader_words", view().words)

    def search() -> None:
        words = str(state.read(key, "")).strip()
        there = reading.hits(found, words, repaired=_shown(found) == "repaired")
        state.change(words=words, at=_next(there, at - 1), selected="") if there else state.change(words=words)

    st.text_input(
        text("reader.find"),
        key=key,
        on_change=search,
        placeholder=text("reader.find"),
        icon=":material/search:",
        label_visibility="collapsed",
        max_chars=100,
        width=210,
    )
    if not view().words:
        return
    label = text("reader.hits", n=f"{len(places):,}") if places else text("reader.no_hits")
    goal = _next(places, at)
    st.button(
        label,
        key="next_hit",
        help=text("reader.next_hit"),
        type="tertiary",
        disabled=not places,
        on_click=lambda: state.change(at=goal, selected=""),
    )


def _next(places: Sequence[int], at: int) -> int:
    """The first place after `at`; from the last one it goes on at the beginning."""
    return next((place for place in places if place > at), places[0] if places else -1)


def _moves(items: Sequence[Item], at: int) -> None:
    """One commitment on or back; without a choice, from where the text is."""

    def move(step: int) -> None:
        # looked up when clicked: a click on the text may have come between
        if there := _goal(items, view().selected, at, step):
            state.change(selected=there.id, at=there.start)

    for name, icon, step in (("previous", "keyboard_arrow_up", -1), ("next", "keyboard_arrow_down", 1)):
        st.button(
            text(f"reader.{name}"),
            key=f"reader_{name}",
            icon=f":material/{icon}:",
            disabled=_goal(items, view().selected, at, step) is None,
            on_click=move,
            args=(step,),
        )
    chosen = next((n for n, item in enumerate(items, start=1) if item.id == view().selected), 0)
    words = text("reader.nth", n=chosen, all=f"{len(items):,}") if chosen else text("reader.all", all=f"{len(items):,}")
    st.html(f'<div class="nth">{markup.escape(words)}</div>', width="content")


def _goal(items: Sequence[Item], selected: str, at: int, step: int) -> Item | None:
    chosen = next((n for n, item in enumerate(items) if item.id == selected), None)
    after = next((n for n, item in enumerate(items) if item.start >= at), len(items))
    goal = chosen + step if chosen is not None else after if step > 0 else after - 1
    return items[goal] if 0 <= goal < len(items) else None


def _unread(found: Reading, at: int) -> None:
    if not found.unread:
        return
    goal = _next([each.start for each in found.unread], at)
    st.button(
        text("reader.unread", n=f"{len(found.unread):,}"),
        key="unread",
        icon=":material/error_outline:",
        type="tertiary",
        help=text("reader.unread_help"),
        on_click=lambda: state.change(at=goal, selected=""),
    )


_lead()
page()
