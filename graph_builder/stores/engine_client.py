"""Joining the embedded engine of a folder, and starting it when nobody has."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from neo4j import GraphDatabase

from graph_builder.errors import StoreUnreachable
from graph_builder.stores.connection import Connection

SERVER_FILE = "server.json"
FAILURE_FILE = "engine-failed.txt"
CLIENTS = "clients"
LOG_FILE = "engine.log"
DATABASE = "graph"
IDLE_SECONDS = 60.0
QUERY_SECONDS = 10.0
_START_SECONDS = 60.0
_STEP = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """What `server.json` says. Its repr shows no password."""

    pid: int
    bolt_port: int
    seconds: float
    engine: str
    root: str
    reader: str

    def __repr__(self) -> str:
        return f"Announcement(pid={self.pid}, bolt_port={self.bolt_port})"


def join(folder: Path, *, idle: float = IDLE_SECONDS, seconds: float = QUERY_SECONDS) -> Connection:
    """Connect to the engine of `folder`, started if need be. `idle` and `seconds` hold only for an engine that is started now.

    StoreUnreachable says why no engine could be started or reached.
    """
    folder = folder.expanduser().resolve()
    try:
        (folder / CLIENTS).mkdir(parents=True, exist_ok=True)
        ticket = folder / CLIENTS / f"{os.getpid()}-{secrets.token_hex(4)}"
        ticket.touch()  # before server.json is read: the engine does not end while this stands
    except OSError as error:
        raise StoreUnreachable(f"存储目录 {folder} 不能写入: {error.strerror}。请检查路径和权限，或换一个目录。") from error
    try:
        found = running(folder) or _start(folder, idle, seconds)
        url = f"bolt://127.0.0.1:{found.bolt_port}"
        return Connection(
            kind="embedded",
            url=f"embedded:{folder}",
            database=DATABASE,
            writer=GraphDatabase.driver(url, auth=("root", found.root), user_agent="graph-builder"),
            reader=GraphDatabase.driver(url, auth=("reader", found.reader), user_agent="graph-builder"),
            seconds=found.seconds,
            release=lambda: ticket.unlink(missing_ok=True),
        )
    except BaseException:
        ticket.unlink(missing_ok=True)
        raise


def running(folder: Path) -> Announcement | None:
    """The engine that `server.json` announces, if it is there. A file that a killed engine left behind counts as none."""
    try:
        content = json.loads((folder / SERVER_FILE).read_text(encoding="utf-8"))
        found = Announcement(
            pid=content["pid"],
            bolt_port=content["bolt_port"],
            seconds=content["seconds"],
            engine=content["engine"],
            root=content["passwords"]["root"],
            reader=content["passwords"]["reader"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    with socket.socket() as probe:
        probe.settimeout(2)
        return found if probe.connect_ex(("127.0.0.1", found.bolt_port)) == 0 else None


def _start(folder: Path, idle: float, seconds: float) -> Announcement:
    failure, log = folder / FAILURE_FILE, folder / LOG_FILE
    failure.unlink(missing_ok=True)
    (folder / SERVER_FILE).unlink(missing_ok=True)  # stale, or `running` had found it
    with log.open("wb") as out:
        _launch([str(folder), "--idle", str(idle), "--seconds", str(seconds), "--detach"], folder, out.fileno())
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        found = running(folder)
        if found is not None:
            return found
        if failure.is_file():
            raise StoreUnreachable(failure.read_text(encoding="utf-8"))
        time.sleep(_STEP)
    raise StoreUnreachable(f"内置引擎在 {_START_SECONDS:.0f} 秒内没有启动; 详情见 {log}")


def _launch(arguments: list[str], folder: Path, output: int) -> None:
    # The package may not be installed (a checkout run as it is), and the engine stands in another folder.
    package = str(Path(__file__).resolve().parents[2])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))}
    command = [sys.executable, "-m", "graph_builder.stores.engine_process", *arguments]
    if os.name == "nt":
        detached = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output, creationflags=0x00000208
        )
        detached.returncode = 0  # it outlives us on purpose
        return
    subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False)
