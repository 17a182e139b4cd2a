"""What the pages ask of the store and of the readers, each answer kept as long as it holds. The only user of Streamlit's caches.

The store's address and its password come from the environment or from Streamlit's secrets; they are read here and shown nowhere.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import streamlit as st

from graph_builder import bulk, lexicon
from graph_builder.bulk import DocumentRow, LoadReport
from graph_builder.bulk.report import Listener
from graph_builder.errors import GraphBuilderError, StoreUnreachable
from graph_builder.exports.formats import render
from graph_builder.model.document import Extraction
from graph_builder.model.graph import Graph
from graph_builder.model.source import Source
from graph_builder.pipeline.extract import Hints, extract
from graph_builder.stores.bolt import Store
from graph_builder.stores.open import open_store
from graph_builder.stores.selection import GraphFilter
from graph_builder.text.aligned import AlignedText
from graph_builder.text.repair import repair
from graph_builder.web import answers, intake, labels, paths, permissions
from graph_builder.web.drafts import Draft
from graph_builder.web.link import KINDS
from graph_builder.web.paths import Network
from graph_builder.web.reading import Reading
from graph_builder.web.reading import reading as reading_of
from graph_builder.web.records import Evidence, Item
from graph_builder.web.scene import Link, Point

_T = TypeVar("_T")
_NAMES = ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")
_FRESH_SECONDS = 3
_KEPT = 8


def address() -> str:
    return os.environ.get("GRAPH_STORE") or environment().get("NEO4J_URI") or ""


def environment() -> dict[str, str]:
    """The store's settings: the environment first, then secrets, where there are any."""
    found = {name: os.environ[name] for name in _NAMES if os.environ.get(name)}
    try:
        secrets = {name: str(st.secrets[name]) for name in _NAMES if name in st.secrets}
    except FileNotFoundError:  # no secrets file: the usual case
        secrets = {}
    return secrets | found


@st.cache_resource(show_spinner=False, on_release=lambda store: store.close())
def _store() -> Store:
    return open_store(address(), environment())


def forget() -> None:
    """Close the store and drop every answer: the address has changed."""
    st.cache_resource.clear()
    st.cache_data.clear()


@st.cache_resource(show_spinner=False)
def _writing() -> threading.Lock:
    """One load at a time: a load reads the whole graph before it writes."""
    return threading.Lock()


def _ask(question: Callable[[Store], _T]) -> _T:
    """Ask the store; once more over a new connection when the engine has gone meanwhile."""
    try:
        return question(_store())
    except StoreUnreachable:
        _store.clear()
        return question(_store())


def _rows(query: str, /, **parameters: object) -> list[dict[str, Any]]:
    return permissions.shown_rows(_ask(lambda store: store.query(query, parameters)).records())


@st.cache_data(ttl=_FRESH_SECONDS, show_spinner=False)
def _version() -> str:
    """Changes when the graph does, also by another program; everything below is kept under it."""
    status = _ask(lambda store: store.status())
    mark = _ask(lambda store: store.query("sources")).rows
    return str(hash((status.rules, tuple(status.nodes.items()), tuple(status.edges.items()), str(mark))))


def is_empty() -> bool:
    return not documents()


# ---- list and evidence


def items() -> tuple[Item, ...]:
    return _items(_version())


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _items(version: str) -> tuple[Item, ...]:
    return answers.items(_rows("commitments"), {row["document"]: row["date"] or "" for row in _rows("documents")})


def hits(words: str) -> dict[str, frozenset[str]]:
    """Each of the words → the commitments whose text holds it, by the index of the store."""
    return {word: _hits(_version(), word) for word in words.casefold().split()}


@st.cache_resource(show_spinner=False, max_entries=200)
def _hits(version: str, word: str) -> frozenset[str]:
    return frozenset(row["commitment"] for row in _rows("search", words=[word], limit=1_000_000))


def evidence(id_: str, language: str = "zh") -> Evidence | None:
    """None when the commitment is no longer there."""
    return _evidence(_version(), id_, language)


@st.cache_resource(show_spinner=False, max_entries=500)
def _evidence(version: str, id_: str, language: str) -> Evidence | None:
    found = _rows("commitment", commitment=id_)
    item = next((each for each in _items(version) if each.id == id_), None)
    return answers.evidence(found[0], item, language) if found and item else None


def documents() -> tuple[DocumentRow, ...]:
    return _documents(_version())


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _documents(version: str) -> tuple[DocumentRow, ...]:
    return answers.documents(_rows("documents"))


def document_days() -> tuple[str, ...]:
    """EDTF dates of the documents; none while the store does not answer, since the bar asks on every page."""
    try:
        return tuple(each.date for each in documents() if each.date)
    except GraphBuilderError:
        return ()


def workbook(ids: Sequence[str]) -> bytes:
    """The task table of these commitments as xlsx."""
    return render(whole_graph(), ".xlsx", ids)


def whole_graph() -> Graph:
    """Everything that may be handed out; read anew each time, since it is large and seldom wanted."""
    return permissions.shown_graph(_ask(lambda store: store.read_graph()))


# ---- canvas


class _Reader:
    """Answers a scene's questions at one version of the graph."""

    def __init__(self, version: str) -> None:
        self._version = version

    def opening(self, limit: int) -> tuple[Sequence[Point], Sequence[Link]]:
        return _opening(self._version, limit)

    def neighbours(self, id_: str, limit: int, edge: str = "") -> Sequence[Point]:
        return _neighbours(self._version, id_, limit, edge)

    def points(self, ids: Collection[str]) -> Sequence[Point]:
        found = _points(self._version, tuple(ids))
        if not permissions.people_hidden():
            return found
        near = _network(self._version).near  # the store counts people too
        return [replace(point, degree=len(near.get(point.id, ()))) for point in found]

    def links(self, ids: Collection[str]) -> Sequence[Link]:
        return _links(self._version, tuple(sorted(ids)))

    def path(self, start: str, end: str) -> Sequence[str]:
        return paths.shortest(_network(self._version), start, end)


def reader() -> _Reader:
    return _Reader(_version())


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _opening(version: str, limit: int) -> tuple[tuple[Point, ...], tuple[Link, ...]]:
    weights = _rows("department_projects", limit=1000)
    ids = answers.opening(_rows("departments", generic=False), _rows("projects"), weights, limit)
    found = {point.id: point for point in answers.points(_rows("canvas_nodes", ids=ids))}
    return tuple(found[id_] for id_ in ids if id_ in found), answers.weights(weights, ids)


@st.cache_resource(show_spinner=False, max_entries=300)
def _neighbours(version: str, id_: str, limit: int, edge: str) -> tuple[Point, ...]:
    return _points(version, answers.neighbour_ids(_around(version, id_), limit, edge))


def near(id_: str) -> dict[str, tuple[str, ...]]:
    """Kind of edge → ids at the other end, as far as a canvas draws them."""
    return answers.near(_around(_version(), id_))


def network() -> Network:
    return _network(_version())


@st.cache_resource(show_spinner=False, max_entries=2)
def _network(version: str) -> Network:
    wanted = GraphFilter(kinds=frozenset(KINDS))
    return paths.network(permissions.shown_graph(_ask(lambda store: store.read_graph(wanted))))


@st.cache_resource(show_spinner=False, max_entries=300)
def _around(version: str, id_: str) -> list[dict[str, Any]]:
    return _rows("neighbourhood", id=id_, kinds=["Target", "Deadline", "Document"], generic=True, limit=2000)


@st.cache_resource(show_spinner=False, max_entries=500)
def _points(version: str, ids: tuple[str, ...]) -> tuple[Point, ...]:
    found = {point.id: point for point in answers.points(_rows("canvas_nodes", ids=list(ids)))} if ids else {}
    return tuple(found[id_] for id_ in ids if id_ in found)


@st.cache_resource(show_spinner=False, max_entries=100)
def _links(version: str, ids: tuple[str, ...]) -> tuple[Link, ...]:
    return answers.links(_rows("canvas_edges", ids=list(ids)))


def commitments_of(id_: str) -> list[tuple[Item, str]]:
    """The commitments behind a node, each with the words that name it there."""
    return answers.behind(_around(_version(), id_), items())


def search(words: str, language: str) -> tuple[dict[str, str], ...]:
    """Entities, documents and commitments that answer to the words: id, kind, name, note."""
    return _search(_version(), words, language)


@st.cache_data(show_spinner=False, max_entries=200)
def _search(version: str, words: str, language: str) -> tuple[dict[str, str], ...]:
    return labels.search_results(language, words, _rows("find_entities", name=words, limit=15), _documents(version), _items(version))


# ---- entities


def entity_documents(id_: str) -> list[dict[str, Any]]:
    """Documents that name an entity: document, title, date, mentions, commitments."""
    return _entity_rows(_version(), "entity_documents", id_)


def entity_forms(id_: str) -> list[dict[str, Any]]:
    """How commitments write an entity: form, places."""
    return _entity_rows(_version(), "entity_forms", id_)


@st.cache_resource(show_spinner=False, max_entries=300)
def _entity_rows(version: str, query: str, id_: str) -> list[dict[str, Any]]:
    return _rows(query, id=id_)


def entities(kind: str, most: int) -> list[dict[str, Any]]:
    """The entities of a kind with most commitments, none without: id, name, scope, commitments."""
    return _entities(_version(), kind, most)


@st.cache_resource(show_spinner=False, max_entries=20)
def _entities(version: str, kind: str, most: int) -> list[dict[str, Any]]:
    return [row for row in _rows("entities", kind=kind, limit=most) if row["commitments"]]


# ---- reader


def reading(document: str) -> Reading | None:
    """The text of a document with everything that is marked in it; None when it is no longer there."""
    return _reading(_version(), document, permissions.people_hidden())


@st.cache_resource(show_spinner=False, max_entries=12)
def _reading(version: str, document: str, without_people: bool) -> Reading | None:
    found = _rows("document_text", document=document)
    if not found:
        return None
    part, aligned = _understood(found[0]["sha256"], found[0]["start"], found[0]["raw"])
    outline, evidence, mentions = (_rows(f"document_{name}", document=document) for name in ("outline", "evidence", "mentions"))
    hidden = (permissions.PERSON,) if without_people else ()
    return reading_of(found[0], outline, evidence, mentions, _items(version), part, aligned, hidden)


@st.cache_resource(show_spinner=False, max_entries=12)
def _understood(sha256: str, start: int, raw: str) -> tuple[Extraction, AlignedText]:
    """Mentions, what was not understood, and the repaired text of one document, which the graph does not hold."""
    words = lexicon.load()
    source = Source(id=sha256, file="", sha256=sha256, reader="text", encoding="utf-8", raw=raw)
    return extract(source, words), repair(raw, words)[0]


# ---- import


def read_file(name: str, content: bytes) -> Draft:
    return intake.read_file(name, content)


def read_paste(words: str, name: str) -> Draft:
    return intake.read_paste(words, name)


def extraction(source: Source, hints: Hints) -> Extraction:
    return _extraction(source.sha256, source.id, repr(hints), source, hints)


@st.cache_resource(show_spinner=False, max_entries=40)
def _extraction(sha256: str, id_: str, wording: str, _source: Source, _hints: Hints) -> Extraction:
    return extract(_source, lexicon.load(), _hints)


def write(batch: Sequence[Draft], *, replace: bool = False, progress: Listener | None = None) -> LoadReport:
    """Add what the reader included; a document that was left out is a decision, so that a later load knows it too.

    replace: take a text under a known id even when it is quite another one.
    """
    permissions.refuse_changes()
    found = [extraction(draft.source, draft.hints()) if draft.source else None for draft in batch]
    return _add(*intake.accepted(batch, found), replace=replace, progress=progress)


def load_samples() -> LoadReport:
    permissions.refuse_changes()
    return _add(intake.samples(), ())


def _add(sources: Sequence[Source], decisions: Sequence[Any], *, replace: bool = False, progress: Listener | None = None) -> LoadReport:
    words = lexicon.load()
    return _changing(lambda store: bulk.add_sources(store, sources, words, decisions=decisions, replace=replace, progress=progress))


def changing(work: Callable[[Store], LoadReport]) -> LoadReport:
    """Let `work` change the store, one at a time; every answer is asked anew afterwards. UsageError where nothing may be changed."""
    permissions.refuse_changes()
    return _changing(work)


def _changing(work: Callable[[Store], LoadReport]) -> LoadReport:
    with _writing():
        report = _ask(work)
    _version.clear()
    return report


def digests() -> dict[str, str]:
    """Id of each source → sha256 of what was read."""
    return _digests(_version())


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _digests(version: str) -> dict[str, str]:
    return {row["source"]: row["sha256"] for row in _rows("sources")}


def omissions() -> dict[str, tuple[str, ...]]:
    """Documents that a person left out → the decisions that say so."""
    return _omissions(_version())


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _omissions(version: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for node in _ask(lambda store: store.read_graph(GraphFilter(kinds=frozenset(("Decision",))))).nodes.values():
        if node.properties.get("verb") == "omit":
            subject = str(node.properties.get("subject"))
            found[subject] = (*found.get(subject, ()), node.id)
    return found


def prepare() -> None:
    """With GRAPH_SAMPLES=1 an empty store is filled with the samples before anything is shown."""
    if os.environ.get("GRAPH_SAMPLES", "") == "1" and is_empty():
        _samples_once()


@st.cache_resource(show_spinner=False)
def _samples_once() -> None:
    _add(intake.samples(), ())
