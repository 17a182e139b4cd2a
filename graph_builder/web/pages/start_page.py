"""The bare address: leads on to the first page, with whatever the link carried."""

import streamlit as st

from graph_builder.web import state
from graph_builder.web.navigation import HOME

page = state.pages().get(HOME.name)
if page is not None:
    st.switch_page(page, query_params=state.start_parameters())
