"""Which documents there are and what a person decided of them; the graph as a whole, to hand out."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from graph_builder.bulk import DocumentRow
from graph_builder.errors import GraphBuilderError
from graph_builder.exports.formats import render
from graph_builder.model.graph import Graph
from graph_builder.stores.selection import GraphFilter
from graph_builder.web import answers, permissions
from graph_builder.web.services.connection import KEPT, ask, rows, version


def is_empty() -> bool:
    return not documents()


def documents() -> tuple[DocumentRow, ...]:
    return documents_at(version())


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def documents_at(version: str) -> tuple[DocumentRow, ...]:
    return answers.documents(rows("documents"))


def document_days() -> tuple[str, ...]:
    """EDTF dates of the documents; none while the store does not answer, since the bar asks on every page."""
    try:
        return tuple(each.date for each in documents() if each.date)
    except GraphBuilderError:
        return ()


def digests() -> dict[str, str]:
    """Id of each source → sha256 of what was read."""
    return _digests(version())


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _digests(version: str) -> dict[str, str]:
    return {row["source"]: row["sha256"] for row in rows("sources")}


def omissions() -> dict[str, tuple[str, ...]]:
    """Documents that a person left out → the decisions that say so."""
    return _omissions(version())


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _omissions(version: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for node in ask(lambda store: store.read_graph(GraphFilter(kinds=frozenset(("Decision",))))).nodes.values():
        if node.properties.get("verb") == "omit":
            subject = str(node.properties.get("subject"))
            found[subject] = (*found.get(subject, ()), node.id)
    return found


def whole_graph() -> Graph:
    """Everything that may be handed out; read anew each time, since it is large and seldom wanted."""
    return permissions.shown_graph(ask(lambda store: store.read_graph()))


def workbook(ids: Sequence[str]) -> bytes:
    """The task table of these commitments as xlsx."""
    return render(whole_graph(), ".xlsx", ids)
