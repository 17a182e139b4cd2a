"""One entity: the documents that name it and how they write it; and which entities of a kind there are."""

from __future__ import annotations

from typing import Any

import streamlit as st

from graph_builder.web.services.connection import rows, version


def entity_documents(id_: str) -> list[dict[str, Any]]:
    """Documents that name an entity: document, title, date, mentions, commitments."""
    return _entity_rows(version(), "entity_documents", id_)


def entity_forms(id_: str) -> list[dict[str, Any]]:
    """How commitments write an entity: form, places."""
    return _entity_rows(version(), "entity_forms", id_)


@st.cache_resource(show_spinner=False, max_entries=300)
def _entity_rows(version: str, query: str, id_: str) -> list[dict[str, Any]]:
    return rows(query, id=id_)


def entities(kind: str, most: int) -> list[dict[str, Any]]:
    """The entities of a kind with most commitments, none without: id, name, scope, commitments."""
    return _entities(version(), kind, most)


@st.cache_resource(show_spinner=False, max_entries=20)
def _entities(version: str, kind: str, most: int) -> list[dict[str, Any]]:
    return [row for row in rows("entities", kind=kind, limit=most) if row["commitments"]]
