"""What a canvas draws: its opening, the neighbours of a node, the way between two, and what a search offers to add."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from graph_builder.stores.selection import GraphFilter
from graph_builder.web import answers, labels, paths, permissions
from graph_builder.web.link import KINDS
from graph_builder.web.paths import Network
from graph_builder.web.records import Item
from graph_builder.web.scene import Link, Point
from graph_builder.web.services.commitments import items, items_at
from graph_builder.web.services.connection import KEPT, ask, rows, version
from graph_builder.web.services.library import documents_at


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
        near = network_at(self._version).near  # the store counts people too
        return [replace(point, degree=len(near.get(point.id, ()))) for point in found]

    def links(self, ids: Collection[str]) -> Sequence[Link]:
        return _links(self._version, tuple(sorted(ids)))

    def path(self, start: str, end: str) -> Sequence[str]:
        return paths.shortest(network_at(self._version), start, end)


def reader() -> _Reader:
    return _Reader(version())


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _opening(version: str, limit: int) -> tuple[tuple[Point, ...], tuple[Link, ...]]:
    weights = rows("department_projects", limit=1000)
    ids = answers.opening(rows("departments", generic=False), rows("projects"), weights, limit)
    found = {point.id: point for point in answers.points(rows("canvas_nodes", ids=ids))}
    return tuple(found[id_] for id_ in ids if id_ in found), answers.weights(weights, ids)


@st.cache_resource(show_spinner=False, max_entries=300)
def _neighbours(version: str, id_: str, limit: int, edge: str) -> tuple[Point, ...]:
    return _points(version, answers.neighbour_ids(around_at(version, id_), limit, edge))


def near(id_: str) -> dict[str, tuple[str, ...]]:
    """Kind of edge → ids at the other end, as far as a canvas draws them."""
    return answers.near(around_at(version(), id_))


def network() -> Network:
    return network_at(version())


@st.cache_resource(show_spinner=False, max_entries=2)
def network_at(version: str) -> Network:
    wanted = GraphFilter(kinds=frozenset(KINDS))
    return paths.network(permissions.shown_graph(ask(lambda store: store.read_graph(wanted))))


@st.cache_resource(show_spinner=False, max_entries=300)
def around_at(version: str, id_: str) -> list[dict[str, Any]]:
    return rows("neighbourhood", id=id_, kinds=["Target", "Deadline", "Document"], generic=True, limit=2000)


@st.cache_resource(show_spinner=False, max_entries=500)
def _points(version: str, ids: tuple[str, ...]) -> tuple[Point, ...]:
    found = {point.id: point for point in answers.points(rows("canvas_nodes", ids=list(ids)))} if ids else {}
    return tuple(found[id_] for id_ in ids if id_ in found)


@st.cache_resource(show_spinner=False, max_entries=100)
def _links(version: str, ids: tuple[str, ...]) -> tuple[Link, ...]:
    return answers.links(rows("canvas_edges", ids=list(ids)))


def commitments_of(id_: str) -> list[tuple[Item, str]]:
    """The commitments behind a node, each with the words that name it there."""
    return answers.behind(around_at(version(), id_), items())


def search(words: str, language: str) -> tuple[dict[str, str], ...]:
    """Entities, documents and commitments that answer to the words: id, kind, name, note."""
    return _search(version(), words, language)


@st.cache_data(show_spinner=False, max_entries=200)
def _search(version: str, words: str, language: str) -> tuple[dict[str, str], ...]:
    return labels.search_results(language, words, rows("find_entities", name=words, limit=15), documents_at(version), items_at(version))
