"""Named queries and own Cypher, with what their forms offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from graph_builder.bulk.names import resolved
from graph_builder.errors import QueryRefused
from graph_builder.stores import queries, statements
from graph_builder.stores.result import Result
from graph_builder.web import answers, permissions
from graph_builder.web.services.commitments import items_at
from graph_builder.web.services.connection import ask, rows, version
from graph_builder.web.services.library import documents_at


def run_named(name: str, given: Mapping[str, object]) -> Result:
    """A named query; names in place of ids are resolved. UsageError says what a parameter should be."""
    return _run_named(version(), permissions.people_hidden(), name, tuple(sorted(given.items(), key=lambda pair: pair[0])))


@st.cache_resource(show_spinner=False, max_entries=20)
def _run_named(version: str, without_people: bool, name: str, given: tuple[tuple[str, Any], ...]) -> Result:
    query = queries.get(name, queries.load_all())
    values = dict(given)
    queries.checked(query, values)
    result = ask(lambda store: store.query(name, resolved(store, query, values)))
    if without_people:
        rows = permissions.shown_rows(result.records())
        result = replace(result, rows=tuple(tuple(row[column] for column in result.columns) for row in rows))
    return result


def may_write_cypher() -> bool:
    """Free Cypher could name people, so it goes where these are hidden."""
    return permissions.free_cypher() and not permissions.people_hidden()


def run_free(statement: str, rows: int, seconds: int) -> Result:
    """Cypher that the reader wrote; QueryRefused for whatever is more than reading."""
    if not may_write_cypher():
        raise QueryRefused("这里不开放自己写查询 (own queries are not allowed here)")
    return _run_free(version(), statement, rows, seconds)


@st.cache_resource(show_spinner=False, max_entries=10)
def _run_free(version: str, statement: str, rows: int, seconds: int) -> Result:
    return ask(lambda store: store.console(statement, row_limit=rows, seconds=seconds))


def choices(kind: str, language: str) -> tuple[tuple[str, str], ...]:
    """Nodes of a kind that a form offers: id, and the name with what tells it from others."""
    return _choices(version(), kind, language)


@st.cache_resource(show_spinner=False, max_entries=20)
def _choices(version: str, kind: str, language: str) -> tuple[tuple[str, str], ...]:
    match kind:
        case "Document":
            return tuple((each.id, each.title) for each in documents_at(version))
        case "Commitment":
            return tuple((item.id, f"{item.title} {item.nth} · {item.label or item.text[:24]}") for item in items_at(version))
        case "Source":
            return tuple((row["source"], row["file"]) for row in rows("sources"))
        case _:
            return tuple((row["id"], answers.choice(language, row)) for row in rows("entities", kind=kind))


def figures() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How many nodes and edges of each kind there are."""
    return _figures(version())


@st.cache_resource(show_spinner=False, max_entries=4)
def _figures(version: str) -> tuple[Mapping[str, int], Mapping[str, int]]:
    status = ask(lambda store: store.status())
    return status.nodes, status.edges


def examples() -> tuple[str, ...]:
    """Statements that give something here, made of the kinds that the graph holds."""
    return statements.examples(*figures())
