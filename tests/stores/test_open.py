"""URLs, credentials and what is said when they do not fit. No secret ever shows."""

from __future__ import annotations

import socket
import threading
import traceback
from collections.abc import Mapping

import pytest

from graph_builder.errors import GraphBuilderError, StoreUnreachable, UsageError
from graph_builder.stores.bolt import Store
from graph_builder.stores.open import open_store

SECRET = "s3cret-Pa55word"


def closed_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def refusal(url: str, environment: Mapping[str, str] | None = None) -> GraphBuilderError:
    with pytest.raises(GraphBuilderError) as caught:
        open_store(url, environment)
    shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    assert SECRET not in str(caught.value) + repr(caught.value)
    assert SECRET not in shown.replace(f'SECRET = "{SECRET}"', "")
    return caught.value


@pytest.mark.parametrize(
    "url", ["postgres://localhost/x", "data/graph", "embedded:", "neo4j://", "bolt://host:port", "http://localhost:7474"]
)
def test_a_url_of_another_kind_is_refused(url: str) -> None:
    error = refusal(url, {"NEO4J_PASSWORD": SECRET})
    assert isinstance(error, UsageError)
    assert "embedded:" in str(error)


def test_a_password_in_the_url_is_refused_and_not_repeated() -> None:
    assert "NEO4J_PASSWORD" in str(refusal(f"neo4j://neo4j:{SECRET}@localhost:7687"))
    refusal(f"ftp://neo4j:{SECRET}@localhost")
    refusal(f"neo4j://neo4j:{SECRET}@localhost:port")


def test_a_missing_password_is_told() -> None:
    assert "NEO4J_PASSWORD" in str(refusal("neo4j://127.0.0.1:7687", {}))


def test_a_server_that_is_not_there() -> None:
    port = closed_port()
    error = refusal(f"bolt://127.0.0.1:{port}", {"NEO4J_PASSWORD": SECRET})
    assert isinstance(error, StoreUnreachable)
    assert f"bolt://127.0.0.1:{port}" in str(error)


def test_something_else_that_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.listen()

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(100)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        server.settimeout(10)
        thread = threading.Thread(target=answer)
        thread.start()
        error = refusal(f"bolt://127.0.0.1:{server.getsockname()[1]}", {"NEO4J_PASSWORD": SECRET})
        thread.join()
    assert isinstance(error, StoreUnreachable)


@pytest.mark.server
def test_a_wrong_password(neo4j_environment: Mapping[str, str]) -> None:
    error = refusal(neo4j_environment["NEO4J_URI"], {**neo4j_environment, "NEO4J_PASSWORD": SECRET})
    assert isinstance(error, StoreUnreachable)
    assert "NEO4J_PASSWORD" in str(error)


@pytest.mark.server
def test_a_database_that_is_not_there(neo4j_environment: Mapping[str, str]) -> None:
    error = refusal(neo4j_environment["NEO4J_URI"], {**neo4j_environment, "NEO4J_DATABASE": "nowhere"})
    assert isinstance(error, StoreUnreachable)
    assert "NEO4J_DATABASE" in str(error)


@pytest.mark.server
def test_the_environment_names_the_server(neo4j_environment: Mapping[str, str], neo4j_store: Store) -> None:
    with open_store("", neo4j_environment) as store:
        status = store.status()
    assert (status.kind, status.url) == ("neo4j", neo4j_store.url)
    assert status.engine.startswith("Neo4j/5.")


def test_a_store_shows_no_secret(store: Store) -> None:
    shown = repr(store) + repr(store.status()) + repr(store._connection)
    assert "password" not in shown.lower()
    assert "auth" not in shown.lower()


def test_closing_twice_is_no_error(embedded_store: Store) -> None:
    store = open_store(embedded_store.url)
    store.close()
    store.close()
    assert embedded_store.status().kind == "embedded"
