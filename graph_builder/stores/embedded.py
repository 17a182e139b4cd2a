"""The embedded engine, run inside its own process (see `engine_process`). The only importer of arcadedb."""

from __future__ import annotations

import base64
import json
import os
import secrets
import shutil
import socket
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_builder.errors import StoreError, StoreUnreachable
from graph_builder.model.vocabulary import EDGES, NODES
from graph_builder.stores import statements
from graph_builder.stores.schema_setup import FULL_TEXT, constraints

DATABASE = "graph"
HEAP = "-Xmx384m"
_CJK = "org.apache.lucene.analysis.cjk.CJKAnalyzer"
_ALL = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
_UNLIMITED = {"resultSetLimit": -1, "readTimeout": -1}
_GROUPS = {
    "version": 2,
    "databases": {
        "*": {
            "groups": {
                "admin": {
                    **_UNLIMITED,
                    "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
                    "types": {"*": {"access": _ALL}},
                },
                "reader": {**_UNLIMITED, "access": [], "types": {"*": {"access": ["readRecord"]}}},
                "*": {**_UNLIMITED, "access": [], "types": {"*": {"access": []}}},
            }
        }
    },
}


@dataclass(slots=True, kw_only=True)
class Engine:
    """A running engine. `passwords` by user (root writes, reader only reads); they live as long as the process."""

    server: Any
    bolt_port: int
    http_port: int
    passwords: dict[str, str]
    version: str

    def stop(self) -> None:
        self.server.stop()


def start(folder: Path, *, seconds: float) -> Engine:
    """Open the files in `folder` and listen on free loopback ports. The caller holds the folder's lock and stands in `folder`,
    because the engine writes `log/` into the working directory.

    seconds: limit of any one statement, for the whole database.
    StoreUnreachable: no engine for this platform; StoreError: files of another engine version, or a listener that is not safe.
    """
    # Read when the library is loaded, so it has to be set before the import.
    os.environ.setdefault("ARCADEDB_NATIVE_ISOLATE_ARGS", HEAP)
    try:
        import arcadedb
    except ImportError as error:
        raise StoreUnreachable(
            "这个平台没有内置存储引擎的安装包 (embedded: needs the package arcadedb, which has wheels for Linux x86-64/arm64, macOS arm64 "
            "and Windows)。请改用 Neo4j: --store neo4j://HOST:7687，并设置 NEO4J_USERNAME 和 NEO4J_PASSWORD。"
        ) from error
    version = str(arcadedb.ENGINE_VERSION)
    _check_version(folder, version)
    root = folder / "engine"
    passwords = {"root": secrets.token_hex(16), "reader": secrets.token_hex(16)}
    _write_security(root / "config")
    bolt_port, http_port = _free_ports(2)
    server = arcadedb.create_server(
        root_path=str(root),
        root_password=passwords["root"],
        config={
            "mode": "test",  # production conceals what is wrong with a query
            "studio_enabled": False,
            "host": "127.0.0.1",
            "http_port": http_port,
            "bolt_host": "127.0.0.1",
            "bolt_port": bolt_port,
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "server_databaseDirectory": str(root / "databases"),
            "txWalFlush": 2,
            "opencypher_loadCsv_allowFileUrls": False,
            "opencypher_loadCsv_allowRemoteUrls": False,
        },
    )
    server.start()
    engine = Engine(server=server, bolt_port=bolt_port, http_port=http_port, passwords=passwords, version=version)
    try:
        known = (root / "databases" / DATABASE).is_dir()
        database = server.get_database(DATABASE) if known else server.create_database(DATABASE)
        _set_up(database, seconds)
        _create_reader(engine)
        _check_listeners(engine)
    except BaseException:
        server.stop()
        raise
    (folder / "engine-version").write_text(version + "\n", encoding="ascii")
    return engine


def _check_version(folder: Path, version: str) -> None:
    file = folder / "engine-version"
    wrote = file.read_text(encoding="ascii").strip() if file.is_file() else version
    if wrote != version:
        raise StoreError(
            f"存储 {folder} 由引擎 {wrote} 写成，现在安装的是 {version}，文件格式可能不同，没有打开。"
            f"请装回写它的那一版并用 graph-builder backup 备份，再换新版本 restore；或改用一个新目录，重新 build。"
        )


def _write_security(config: Path) -> None:
    """Users are made anew at each start, so that passwords need not outlive the process."""
    config.mkdir(parents=True, exist_ok=True)
    for users in config.glob("server-users*"):
        users.unlink()
    (config / "server-groups.json").write_text(json.dumps(_GROUPS), encoding="utf-8")
    shutil.rmtree(config / "plugins", ignore_errors=True)


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def _set_up(database: Any, seconds: float) -> None:
    """Types, constraints and full text before anything is loaded: without them MERGE scans, and the reader meets unknown types."""
    database.command("sql", f"ALTER DATABASE `arcadedb.command.timeout` {int(seconds * 1000)}")
    database.command("sql", "ALTER DATABASE `arcadedb.txWalFlush` 2")
    for kind in (*NODES, statements.META):
        database.command("sql", f"CREATE VERTEX TYPE `{kind}` IF NOT EXISTS")
    for kind in EDGES:
        database.command("sql", f"CREATE EDGE TYPE `{kind}` IF NOT EXISTS")
    for constraint in constraints():
        database.command("cypher", constraint)
    for name, (kind, key) in FULL_TEXT.items():
        database.command("sql", f"CREATE PROPERTY `{kind}`.`{key}` IF NOT EXISTS STRING")
        database.command("sql", f'CREATE INDEX `{name}` IF NOT EXISTS ON `{kind}` (`{key}`) FULL_TEXT METADATA {{"analyzer":"{_CJK}"}}')


def _request(engine: Engine, body: dict[str, Any], *, password: str | None) -> bytes:
    headers = {"Content-Type": "application/json"}
    if password is not None:
        headers["Authorization"] = "Basic " + base64.b64encode(f"root:{password}".encode()).decode("ascii")
    request = urllib.request.Request(f"http://127.0.0.1:{engine.http_port}/api/v1/server", data=json.dumps(body).encode(), headers=headers)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=20) as response:
        return bytes(response.read())


def _create_reader(engine: Engine) -> None:
    # Not by Cypher: a user made by CREATE USER may write.
    user = {"name": "reader", "password": engine.passwords["reader"], "databases": {DATABASE: ["reader"]}}
    _request(engine, {"command": "create user " + json.dumps(user)}, password=engine.passwords["root"])


def _check_listeners(engine: Engine) -> None:
    try:
        _request(engine, {"command": "list databases"}, password=None)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code not in (401, 403):
            raise StoreError(f"内置引擎对没有密码的请求回答 {error.code} (expected 401), 已停止。") from error
    else:
        raise StoreError("内置引擎接受了没有密码的请求 (expected 401), 已停止。")
    for address in outward_addresses():
        for port in (engine.bolt_port, engine.http_port):
            with socket.socket() as probe:
                probe.settimeout(1)
                if probe.connect_ex((address, port)) == 0:
                    raise StoreError(f"内置引擎在 {address}:{port} 上可从外部访问 (expected 127.0.0.1 only), 已停止。")


def outward_addresses() -> list[str]:
    """IPv4 addresses of this machine that others may reach."""
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET, socket.SOCK_STREAM)
    except OSError:
        return []
    return sorted({str(entry[4][0]) for entry in found if not str(entry[4][0]).startswith("127.")})
