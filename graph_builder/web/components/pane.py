"""HTML whose links lead to other pages of the app. The links are real ones: they can be copied and opened in another tab."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st

from graph_builder.web import state
from graph_builder.web.components import inbox
from graph_builder.web.link import View, encode
from graph_builder.web.markup import escape
from graph_builder.web.state import view

_SCRIPT = (Path(__file__).parent / "pane.js").read_text(encoding="utf-8")
_pane = st.components.v2.component("graph_builder.pane", js="\n".join([*inbox.SCRIPTS, _SCRIPT]), isolate_styles=False)


def show(html: str, key: str) -> None:
    """Draw finished HTML, in which every word from a file is escaped; a click on one of its links opens that page."""
    told = _pane(key=key, data={"html": html}, on_go_change=_ignore, width="stretch", height="content")
    if told.go:
        _follow(str(told.go))


def _ignore() -> None:
    """The run that follows the click is enough."""


def _follow(target: str) -> None:
    parts = urlsplit(target)
    page = state.pages().get(parts.path)
    if page is not None:
        st.switch_page(page, query_params=dict(parse_qsl(parts.query)))


def address(page: str, **fields: Any) -> str:
    """A link, relative to the app's folder, to `page` with these fields; only day and language are taken along."""
    now = view()
    fresh = replace(View(asof=now.asof, language=now.language), **fields)
    return f"{page}?{urlencode(encode(fresh))}"


def link(page: str, html: str, style: str = "", **fields: Any) -> str:
    """An `<a>` around finished HTML."""
    look = f' class="{style}"' if style else ""
    return f'<a{look} href="{escape(address(page, **fields))}" target="_self">{html}</a>'


def entity(id_: str, name: str) -> str:
    """The name of a department, project, place, policy or person, leading to its page."""
    return link("entity", escape(name), "name", entity=id_)
