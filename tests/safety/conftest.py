"""Stores with a hostile graph and with a large one, the app over each. Sessions share them and only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_builder.model.graph import Difference, Graph
from graph_builder.stores.engine_client import join
from graph_builder.stores.open import ready
from tests.safety.writing import graph_of, hostile, speeches
from tests.serving import serving


def fill(folder: Path, graph: Graph) -> None:
    with ready(join(folder, idle=2)) as store:
        store.apply(Difference(upsert_nodes=tuple(graph.nodes.values()), upsert_edges=tuple(graph.edges.values())))


@pytest.fixture(scope="session")
def hostile_graph() -> Graph:
    return hostile()


@pytest.fixture(scope="session")
def large_graph() -> Graph:
    return graph_of(*speeches())


@pytest.fixture(scope="session")
def hostile_app(hostile_graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("hostile")
    fill(place / "graph", hostile_graph)
    with serving(f"embedded:{place / 'graph'}", place / "log") as url:
        yield url
    assert "Traceback" not in (place / "log").read_text("utf-8")


@pytest.fixture(scope="session")
def large_place(large_graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the store `graph` and the server's `log`."""
    place = tmp_path_factory.mktemp("large")
    fill(place / "graph", large_graph)
    return place


@pytest.fixture(scope="session")
def large_app(large_place: Path) -> Iterator[str]:
    with serving(f"embedded:{large_place / 'graph'}", large_place / "log") as url:
        yield url
    assert "Traceback" not in (large_place / "log").read_text("utf-8")
