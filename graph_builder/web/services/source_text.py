"""The text of a document with everything that is marked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph_builder import lexicon
from graph_builder.model.source import Source
from graph_builder.web import permissions
from graph_builder.web.reading import Reading
from graph_builder.web.reading import reading as reading_of
from graph_builder.web.services.commitments import items_at
from graph_builder.web.services.connection import rows, version

if TYPE_CHECKING:
    from graph_builder.model.document import Extraction
    from graph_builder.text.aligned import AlignedText


def reading(document: str) -> Reading | None:
    """The text of a document with everything that is marked in it; None when it is no longer there."""
    return _reading(version(), document, permissions.people_hidden())


@st.cache_resource(show_spinner=False, max_entries=12)
def _reading(version: str, document: str, without_people: bool) -> Reading | None:
    found = rows("document_text", document=document)
    if not found:
        return None
    part, aligned = _understood(found[0]["sha256"], found[0]["start"], found[0]["raw"])
    outline, evidence, mentions = (rows(f"document_{name}", document=document) for name in ("outline", "evidence", "mentions"))
    hidden = (permissions.PERSON,) if without_people else ()
    return reading_of(found[0], outline, evidence, mentions, items_at(version), part, aligned, hidden)


@st.cache_resource(show_spinner=False, max_entries=12)
def _understood(sha256: str, start: int, raw: str) -> tuple[Extraction, AlignedText]:
    """Mentions, what was not understood, and the repaired text of one document, which the graph does not hold."""
    from graph_builder.pipeline.extract import extract  # loaded late: the first page should not wait for it
    from graph_builder.text.repair import repair

    words = lexicon.load()
    source = Source(id=sha256, file="", sha256=sha256, reader="text", encoding="utf-8", raw=raw)
    return extract(source, words), repair(raw, words)[0]
