"""A URL → an open store."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from neo4j import GraphDatabase
from neo4j.exceptions import ConfigurationError

from graph_builder.errors import UsageError
from graph_builder.stores import engine_client
from graph_builder.stores.bolt import Store
from graph_builder.stores.connection import Connection, explained

DEFAULT_URL = "embedded:data/graph"
_EMBEDDED = "embedded:"
_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_EXPECTED = "embedded:目录, neo4j://主机:端口 或 bolt://主机:端口 (+s, +ssc)"


def open_store(url: str = DEFAULT_URL, environment: Mapping[str, str] | None = None) -> Store:
    """Open `embedded:PATH`, or a server by `neo4j://…` or `bolt://…`.

    environment: NEO4J_URI (used when `url` is empty), NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE.
    UsageError: a URL that is none of these. StoreUnreachable: nothing answers, wrong password, unknown database.
    """
    environment = environment or {}
    url = url.strip() or environment.get("NEO4J_URI", "").strip() or DEFAULT_URL
    shown = checked(url)
    place = shown.removeprefix(_EMBEDDED)
    return ready(_server(shown, environment) if place == shown else engine_client.join(Path(place)))


def checked(url: str) -> str:
    """The URL as it is shown, without opening anything. UsageError: none that a store can have, or one with a password in it."""
    if not url.startswith(_EMBEDDED):
        return _checked(url)
    if not url.removeprefix(_EMBEDDED).strip():
        raise UsageError(f"存储地址不完整: {url!r}；可用：{_EXPECTED}")
    return url


def ready(connection: Connection) -> Store:
    """A store that has answered once and has its constraints."""
    store = Store(connection)
    try:
        store.prepare()
    except BaseException:
        store.close()
        raise
    return store


def _server(shown: str, environment: Mapping[str, str]) -> Connection:
    user = environment.get("NEO4J_USERNAME") or "neo4j"
    password = environment.get("NEO4J_PASSWORD")
    if not password:
        raise UsageError(f"连接 {shown} 需要密码: 请设置环境变量 NEO4J_PASSWORD (和 NEO4J_USERNAME，默认 neo4j)。")
    try:
        driver = GraphDatabase.driver(
            shown,
            auth=(user, password),
            user_agent="graph-builder",
            connection_timeout=10,
            connection_acquisition_timeout=15,
            max_transaction_retry_time=15,
            # a kind that is not stored yet is no fault of the query, and the notices would fill the terminal
            notifications_min_severity="OFF",
        )
    except (ConfigurationError, ValueError) as error:
        raise UsageError(f"存储地址 {shown} 不能用: {error}；可用：{_EXPECTED}") from error
    with explained(shown):
        return Connection(
            kind="neo4j",
            url=shown,
            database=environment.get("NEO4J_DATABASE") or None,
            writer=driver,
            reader=driver,
            seconds=None,
            release=lambda: None,
        )


def _checked(url: str) -> str:
    """The URL, refused when it is none of ours. A password inside it is refused too, and not repeated."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.username is not None or parts.password is not None:
        raise UsageError("存储地址里不要写用户名和密码: 请用环境变量 NEO4J_USERNAME 和 NEO4J_PASSWORD。")
    if parts.scheme not in _SCHEMES or not parts.hostname:
        came = url if "@" not in url else "(不显示，其中可能有密码)"
        raise UsageError(f"不认识的存储地址 {came}；可用：{_EXPECTED}")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}:{port or 7687}"
