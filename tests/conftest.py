"""Stores for the tests: an embedded one, and a Neo4j server that the session starts itself unless NEO4J_URI names one. And a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph_builder.model.graph import Difference
from graph_builder.stores.bolt import Store
from graph_builder.stores.engine_client import join
from graph_builder.stores.open import open_store, ready
from tools.neo4j import server as neo4j

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SECONDS = 3.0
"""Limit of any one statement in the embedded engine of the tests."""


@pytest.fixture(scope="session")
def embedded_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("embedded") / "graph"


@pytest.fixture(scope="session")
def embedded_store(embedded_folder: Path) -> Iterator[Store]:
    with ready(join(embedded_folder, idle=2, seconds=SECONDS)) as store:
        yield store


@pytest.fixture(scope="session")
def neo4j_environment() -> Iterator[Mapping[str, str]]:
    """NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD of a server whose database the tests may empty. What is missing is a failure."""
    if os.environ.get("NEO4J_URI"):
        yield {name: value for name, value in os.environ.items() if name.startswith("NEO4J_")}
        return
    try:
        with neo4j.start() as server:
            yield server.environment()
    except neo4j.Unavailable as error:
        pytest.fail(str(error))


@pytest.fixture(scope="session")
def neo4j_store(neo4j_environment: Mapping[str, str]) -> Iterator[Store]:
    with open_store(neo4j_environment["NEO4J_URI"], neo4j_environment) as store:
        if not store.status().empty:
            pytest.fail(f"{store.url} holds data, and the tests would delete it: name an empty database with NEO4J_URI and NEO4J_DATABASE")
        yield store


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.server)])
def store(request: pytest.FixtureRequest) -> Store:
    """Each store in turn, empty."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    empty(found)
    return found


def empty(store: Store) -> None:
    graph = store.read_graph()
    store.apply(Difference(delete_nodes=tuple(graph.nodes.values()), delete_edges=tuple(graph.edges.values())))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser: CHROMIUM, or one on the PATH."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.fail("no Chromium: install it (apt-get install chromium) or name it with CHROMIUM")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One for the whole session: two at once could not be driven from one thread. Each visit has a profile of its own."""
    from playwright.sync_api import sync_playwright  # not loaded where no test needs it

    from tests.browsing import FLAGS

    with sync_playwright() as player:
        found = player.chromium.launch(executable_path=chromium, headless=True, args=FLAGS)
        yield found
        found.close()
