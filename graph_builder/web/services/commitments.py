"""The list of commitments, the words found in it, and the evidence of one."""

from __future__ import annotations

import streamlit as st

from graph_builder.web import answers
from graph_builder.web.records import Evidence, Item
from graph_builder.web.services.connection import KEPT, rows, version


def items() -> tuple[Item, ...]:
    return items_at(version())


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def items_at(version: str) -> tuple[Item, ...]:
    return answers.items(rows("commitments"), {row["document"]: row["date"] or "" for row in rows("documents")})


def hits(words: str) -> dict[str, frozenset[str]]:
    """Each of the words → the commitments whose text holds it, by the index of the store."""
    return {word: _hits(version(), word) for word in words.casefold().split()}


@st.cache_resource(show_spinner=False, max_entries=200)
def _hits(version: str, word: str) -> frozenset[str]:
    return frozenset(row["commitment"] for row in rows("search", words=[word], limit=1_000_000))


def evidence(id_: str, language: str = "zh") -> Evidence | None:
    """None when the commitment is no longer there."""
    return _evidence(version(), id_, language)


@st.cache_resource(show_spinner=False, max_entries=500)
def _evidence(version: str, id_: str, language: str) -> Evidence | None:
    found = rows("commitment", commitment=id_)
    item = next((each for each in items_at(version) if each.id == id_), None)
    return answers.evidence(found[0], item, language) if found and item else None
