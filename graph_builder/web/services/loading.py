"""Reading what is to be added, adding it, and the samples: whatever changes the store goes through here.

The readers and the extraction are loaded late: most visits need neither, and the first page should not wait for them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from graph_builder import bulk, lexicon
from graph_builder.web import permissions
from graph_builder.web.services.connection import exclusively
from graph_builder.web.services.library import is_empty

if TYPE_CHECKING:
    from graph_builder.bulk import LoadReport
    from graph_builder.bulk.report import Listener
    from graph_builder.model.document import Extraction
    from graph_builder.model.source import Source
    from graph_builder.pipeline.extract import Hints
    from graph_builder.stores.bolt import Store
    from graph_builder.web.drafts import Draft


def read_file(name: str, content: bytes) -> Draft:
    from graph_builder.web import intake

    return intake.read_file(name, content)


def read_paste(words: str, name: str) -> Draft:
    from graph_builder.web import intake

    return intake.read_paste(words, name)


def extraction(source: Source, hints: Hints) -> Extraction:
    return _extraction(source.sha256, source.id, repr(hints), source, hints)


@st.cache_resource(show_spinner=False, max_entries=40)
def _extraction(sha256: str, id_: str, wording: str, _source: Source, _hints: Hints) -> Extraction:
    from graph_builder.pipeline.extract import extract

    return extract(_source, lexicon.load(), _hints)


def write(batch: Sequence[Draft], *, replace: bool = False, progress: Listener | None = None) -> LoadReport:
    """Add what the reader included; a document that was left out is a decision, so that a later load knows it too.

    replace: take a text under a known id even when it is quite another one.
    """
    from graph_builder.web import intake

    permissions.refuse_changes()
    found = [extraction(draft.source, draft.hints()) if draft.source else None for draft in batch]
    return _add(*intake.accepted(batch, found), replace=replace, progress=progress)


def load_samples() -> LoadReport:
    from graph_builder.web import intake

    permissions.refuse_changes()
    return _add(intake.samples(), ())


def _add(sources: Sequence[Source], decisions: Sequence[Any], *, replace: bool = False, progress: Listener | None = None) -> LoadReport:
    words = lexicon.load()
    return exclusively(lambda store: bulk.add_sources(store, sources, words, decisions=decisions, replace=replace, progress=progress))


def changing(work: Callable[[Store], LoadReport]) -> LoadReport:
    """Let `work` change the store, one at a time; every answer is asked anew afterwards. UsageError where nothing may be changed."""
    permissions.refuse_changes()
    return exclusively(work)


def prepare() -> None:
    """With GRAPH_SAMPLES=1 an empty store is filled with the samples before anything is shown."""
    if os.environ.get("GRAPH_SAMPLES", "") == "1" and is_empty():
        _samples_once()


@st.cache_resource(show_spinner=False)
def _samples_once() -> None:
    from graph_builder.web import intake

    _add(intake.samples(), ())
