"""What a page shows while the graph holds nothing: what is missing, and what to do."""

from __future__ import annotations

import streamlit as st

from graph_builder.errors import GraphBuilderError
from graph_builder.web import markup, permissions, services, state
from graph_builder.web.state import text


def show() -> None:
    if permissions.readonly():
        st.html(markup.void(text("empty.title"), text("import.readonly_empty")))
        return
    st.html(markup.void(text("empty.title"), text("empty.do")))
    with st.container(key="void", horizontal=True, horizontal_alignment="center"):
        wanted = st.button(text("empty.samples"), key="samples", icon=":material/menu_book:", type="primary")
        if state.current() != "import" and st.button(text("empty.import"), key="to_import", icon=":material/upload_file:"):
            st.switch_page(state.pages()["import"], query_params=state.link_to("import"))
    if wanted:
        load()


def load() -> None:
    """Load the samples and draw the page anew."""
    try:
        with st.spinner(text("empty.loading")):
            services.load_samples()
    except GraphBuilderError as error:
        st.html(markup.note(text("app.trouble", message=str(error))))
        return
    st.rerun()
