"""The embedded engine's own process: started by whoever comes first, joined by the others, gone after the last."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_builder.errors import GraphBuilderError, StoreError, StoreUnreachable
from graph_builder.model.graph import Difference, Node
from graph_builder.stores import embedded
from graph_builder.stores.bolt import Store
from graph_builder.stores.engine_client import CLIENTS, SERVER_FILE, join, running
from graph_builder.stores.open import open_store, ready

PLACE = Node(kind="Place", id="p1", properties={"name": "云溪县", "aliases": [], "scope": "安和省"})
OTHER = """
import sys
from pathlib import Path
from graph_builder.stores.engine_client import join, running
from graph_builder.stores.open import ready
folder = Path(sys.argv[1])
with ready(join(folder, idle=1.0)) as store:
    print(running(folder).pid, store.status().nodes["Place"], flush=True)
    if len(sys.argv) > 2:
        sys.stdin.read()
"""


def start(folder: Path, idle: float = 1.0) -> Store:
    return ready(join(folder, idle=idle, seconds=5))


def other(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    command = [sys.executable, "-c", OTHER, str(folder), *arguments]
    return subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def until(what: Callable[[], bool], seconds: float = 15) -> bool:
    deadline = time.monotonic() + seconds
    while not what():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def refuses(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def pid_and_port(folder: Path) -> tuple[int, int]:
    found = running(folder)
    assert found is not None
    return found.pid, found.bolt_port


def test_a_second_process_joins(tmp_path: Path) -> None:
    with start(tmp_path) as store:
        store.apply(Difference(upsert_nodes=(PLACE,)))
        with other(tmp_path) as second:
            said, _ = second.communicate(timeout=30)
        assert said.split() == [str(pid_and_port(tmp_path)[0]), "1"]
        assert store.status().nodes["Place"] == 1


def test_processes_that_start_at_once_share_one_engine(tmp_path: Path) -> None:
    several = [other(tmp_path) for _ in range(3)]
    said = {process.communicate(timeout=60)[0] for process in several}
    assert [process.returncode for process in several] == [0, 0, 0]
    assert len(said) == 1
    assert said != {""}


def test_the_engine_ends_after_the_last_client_and_keeps_what_was_written(tmp_path: Path) -> None:
    with start(tmp_path) as store:
        _, port = pid_and_port(tmp_path)
        store.apply(Difference(upsert_nodes=(PLACE,)))
    assert not refuses(port)
    assert until(lambda: not (tmp_path / SERVER_FILE).exists() and refuses(port))
    with start(tmp_path) as store:
        assert store.read_graph().nodes == {"p1": PLACE}


def test_the_engine_stays_while_a_client_is_there(tmp_path: Path) -> None:
    with start(tmp_path, idle=0.5) as store:
        pid, _ = pid_and_port(tmp_path)
        time.sleep(2)
        assert pid_and_port(tmp_path)[0] == pid
        assert store.status().empty


def test_a_killed_client_is_forgotten(tmp_path: Path) -> None:
    with other(tmp_path, "wait") as client:
        assert client.stdout is not None
        assert client.stdout.readline()
        _, port = pid_and_port(tmp_path)
        client.kill()
    assert list((tmp_path / CLIENTS).iterdir())
    assert until(lambda: refuses(port))
    assert not list((tmp_path / CLIENTS).iterdir())


def test_a_killed_engine_is_replaced_and_nothing_is_lost(tmp_path: Path) -> None:
    with start(tmp_path, idle=30) as store:
        store.apply(Difference(upsert_nodes=(PLACE,)), rules="7")
        pid, port = pid_and_port(tmp_path)
        os.kill(pid, signal.SIGKILL)
        assert until(lambda: refuses(port))
        assert (tmp_path / SERVER_FILE).exists()
        with pytest.raises(StoreUnreachable):
            store.status()
    with start(tmp_path) as store:
        assert pid_and_port(tmp_path)[0] != pid
        assert store.read_graph().nodes == {"p1": PLACE}
        assert store.status().rules == "7"


@pytest.mark.parametrize("content", ["", "{", "[]", json.dumps({"pid": 1})])
def test_an_unreadable_announcement_is_replaced(tmp_path: Path, content: str) -> None:
    (tmp_path / SERVER_FILE).write_text(content, encoding="utf-8")
    with start(tmp_path) as store:
        assert store.status().empty
    assert running(tmp_path) is not None


def test_the_announcement_is_private_and_nothing_is_written_elsewhere(
    embedded_store: Store, embedded_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert stat.S_IMODE((embedded_folder / SERVER_FILE).stat().st_mode) == 0o600
    monkeypatch.chdir(tmp_path)
    with open_store(f"embedded:{embedded_folder}") as store:
        assert store.status().kind == "embedded"
    with open_store("embedded:here") as store:
        assert store.status().empty
    assert [path.name for path in tmp_path.iterdir()] == ["here"]


def listening(pid: int) -> set[str]:
    """Addresses, in hexadecimal, that the process listens on (Linux)."""
    links = [os.readlink(link) for link in Path(f"/proc/{pid}/fd").iterdir()]  # noqa: PTH115 - "socket:[1]" is no path
    sockets = {link[8:-1] for link in links if link.startswith("socket:[")}
    lines = [line.split() for table in ("tcp", "tcp6") for line in Path(f"/proc/{pid}/net/{table}").read_text("ascii").splitlines()[1:]]
    return {words[1] for words in lines if words[3] == "0A" and words[9] in sockets}


def test_the_engine_listens_on_loopback_only(embedded_store: Store, embedded_folder: Path) -> None:
    pid, port = pid_and_port(embedded_folder)
    for address in embedded.outward_addresses():
        with socket.socket() as probe:
            assert probe.connect_ex((address, port)) != 0
    if sys.platform == "linux":
        found = listening(pid)
        assert f"{port:04X}" in {address.rpartition(":")[2] for address in found}
        loopback = ("0100007F:", "0000000000000000FFFF00000100007F:", "00000000000000000000000001000000:")
        assert [address for address in sorted(found) if not address.startswith(loopback)] == []


def test_files_of_another_engine_version_are_refused(tmp_path: Path) -> None:
    with start(tmp_path, idle=0.2):
        pass
    assert until(lambda: not (tmp_path / SERVER_FILE).exists())
    (tmp_path / "engine-version").write_text("1.2.3\n", encoding="ascii")
    with pytest.raises(GraphBuilderError, match=r"1\.2\.3.*backup"):
        start(tmp_path)
    assert not list((tmp_path / CLIENTS).iterdir())


def test_a_path_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="file"):
        start(tmp_path / "file")


def test_only_one_module_imports_the_engine() -> None:
    package = Path(embedded.__file__).parents[1]
    importers = [path.name for path in sorted(package.rglob("*.py")) if "import arcadedb" in path.read_text(encoding="utf-8")]
    assert importers == ["embedded.py"]
