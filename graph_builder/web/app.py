"""The app: one run draws the bar and the page that the address names. `main` is called anew by Streamlit at every click."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import streamlit as st

from graph_builder.errors import GraphBuilderError
from graph_builder.web import markup, services, state
from graph_builder.web.components import bar
from graph_builder.web.navigation import PLACES, START
from graph_builder.web.theme.sheet import sheet

_ICON = Path(__file__).parent / "theme" / "icon.png"


def main() -> None:
    state.arrive()
    st.set_page_config(page_title=state.text("app.name"), page_icon=str(_ICON), layout="wide", initial_sidebar_state=256)
    st.html(sheet(state.dark()))
    pages = {place.name: st.Page(place.file, title=state.text(f"page.{place.name}"), url_path=place.name) for place in PLACES}
    start = st.Page(START, title=state.text("app.name"), default=True)
    current = st.navigation([start, *pages.values()], position="hidden")
    state.enter(pages, current.url_path)
    if current.url_path:
        state.settle(date.today())
    bar.show(pages, current.url_path)
    try:
        services.prepare()
        current.run()
    except GraphBuilderError as error:
        st.html(markup.note(state.text("app.no_store", message=str(error))))
    state.remember(current.url_path)


if __name__ == "__main__":
    main()
