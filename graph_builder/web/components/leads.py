"""The button that leads from any evidence to its place in the source text."""

from __future__ import annotations

import streamlit as st

from graph_builder.web import state
from graph_builder.web.state import text


def to_reader(document: str, at: int, selected: str = "") -> None:
    """`at` is a character of the raw source, -1 for the beginning; `selected` is marked there."""
    if st.button(text("reader.to_reader"), key="to_reader", icon=":material/article:"):
        fields = {"documents": (document,), "at": at, "selected": selected, "words": ""}
        st.switch_page(state.pages()["reader"], query_params=state.link_to("reader", **fields))
