"""The one store behind every page: where it is, asking it, changing it, and the mark under which answers are kept.

The store's address and its password come from the environment or from Streamlit's secrets; they are read here and shown nowhere.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from graph_builder.errors import StoreUnreachable
from graph_builder.stores.bolt import Store
from graph_builder.stores.open import open_store
from graph_builder.web import permissions

_T = TypeVar("_T")
_NAMES = ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")
_FRESH_SECONDS = 3
KEPT = 8
"""How many versions of the graph a whole list is kept for."""


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


def ask(question: Callable[[Store], _T]) -> _T:
    """Ask the store; once more over a new connection when the engine has gone meanwhile."""
    try:
        return question(_store())
    except StoreUnreachable:
        _store.clear()
        return question(_store())


def rows(query: str, /, **parameters: object) -> list[dict[str, Any]]:
    """Rows of a named query, without people where these are hidden. Kept nowhere: whoever asks keeps what is made of them."""
    return permissions.shown_rows(ask(lambda store: store.query(query, parameters)).records())


@st.cache_data(ttl=_FRESH_SECONDS, show_spinner=False)
def version() -> str:
    """Changes when the graph does, also by another program; every answer is kept under it."""
    status = ask(lambda store: store.status())
    mark = ask(lambda store: store.query("sources")).rows
    return str(hash((status.rules, tuple(status.nodes.items()), tuple(status.edges.items()), str(mark))))


@st.cache_resource(show_spinner=False)
def _writing() -> threading.Lock:
    """One load at a time: a load reads the whole graph before it writes."""
    return threading.Lock()


def exclusively(work: Callable[[Store], _T]) -> _T:
    """Let `work` change the store, one at a time; every answer is asked anew afterwards. Whoever calls has asked whether it may."""
    with _writing():
        done = ask(work)
    version.clear()
    return done
