"""The button that hands on the task table (任务分解表) of the commitments on a page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from graph_builder.web import services
from graph_builder.web.records import Item
from graph_builder.web.state import text

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def button(items: Sequence[Item], name: str) -> None:
    """The primary button of a page; the workbook is made when it is pressed, not when it is drawn."""
    st.download_button(
        text("board.export"),
        data=lambda: services.workbook(tuple(item.id for item in items)),
        file_name=f"{name}.xlsx",
        mime=_XLSX,
        icon=":material/download:",
        type="primary",
        key="export",
        on_click="ignore",
        disabled=not items,
    )
