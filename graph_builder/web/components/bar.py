"""The bar over the full width: mark, pages, as-of day, link, language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from graph_builder.web import services, state
from graph_builder.web.lamps import last_day
from graph_builder.web.link import LONGEST, encode
from graph_builder.web.navigation import PLACES
from graph_builder.web.state import text, view
from graph_builder.web.wording import asof_words

_HERE = Path(__file__).parent
_link = st.components.v2.component(
    "graph_builder.link",
    js=(_HERE / "link.js").read_text(encoding="utf-8"),
    css=(_HERE / "link.css").read_text(encoding="utf-8"),
)


def show(pages: Mapping[str, Any], current: str) -> None:
    with st.container(key="bar", horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.html(f'<div class="mark"><i></i><b>{text("app.name")}</b></div>', width="content")
        for place in PLACES:
            if not place.in_bar:
                continue
            parameters = encode(view()) if place.name == current else state.link_to(place.name)
            label, icon = text(f"page.{place.name}"), f":material/{place.icon}:"
            st.page_link(pages[place.name], label=label, icon=icon, query_params=parameters)
        st.space("stretch")
        _asof()
        snapshot = current == "graph"
        labels = {
            "label": text("app.link"),
            "done": text("app.linked"),
            "language": "zh-CN" if view().language == "zh" else "en",
            "most": LONGEST,
            "long": text("share.too_long" if snapshot else "share.shorter"),
            "snapshot": text("share.snapshot") if snapshot else "",
            "close": text("app.close"),
        }
        _link(key=state.WINDOW, data=labels, default={"narrow": False}, on_narrow_change=_ignore, width="content", height="content")
        other = "en" if view().language == "zh" else "zh"
        st.button(text("app.other_language"), key="language", type="tertiary", on_click=lambda: state.change(language=other))


def _ignore() -> None:
    """The run that follows the news is enough."""


def _asof() -> None:
    day = state.asof()
    label = text("app.asof_day", day=asof_words(view().language, day))
    with st.popover(label, type="tertiary", icon=":material/event:", key="asof_menu"):
        key = state.bind("asof", day)
        st.date_input(text("app.asof"), key=key, on_change=_take(key), help=text("app.asof_help"), format="YYYY-MM-DD")
        with st.container(horizontal=True, gap="xsmall"):
            for offered in _offered():
                words = text("app.today") if offered == date.today() else asof_words(view().language, offered)
                st.button(words, key=f"asof_{offered}", on_click=lambda chosen=offered: state.change(asof=chosen))


def _take(key: str) -> Any:
    def carry() -> None:
        chosen = state.read(key)
        if isinstance(chosen, date):
            state.change(asof=chosen)

    return carry


def _offered() -> list[date]:
    """Today, and the days of the documents: where nothing is near, the documents' own time is a good place to look from."""
    days = sorted({day for day in map(last_day, services.document_days()) if day}, reverse=True)
    return [date.today(), *days[:4]]


def lead(page: str, **fields: Any) -> None:
    """Open another page of the app with these fields of the view."""
    st.switch_page(state.pages()[page], query_params=encode(replace(view(), **fields)))
