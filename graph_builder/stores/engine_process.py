"""`python -m graph_builder.stores.engine_process FOLDER`: the embedded engine in a process of its own.

Only one process can open the files, and a command beside the open app is the normal day. So whoever comes first starts this process;
`server.json` (mode 0600) tells the others how to join over Bolt; each client keeps a file in `clients/` while it needs the engine; and the
engine ends when the last of them has been gone for a while.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph_builder.errors import GraphBuilderError
from graph_builder.stores import embedded

SERVER_FILE = "server.json"
FAILURE_FILE = "engine-failed.txt"
CLIENTS = "clients"
_STEP = 0.25
_LOCK_SECONDS = 15.0


def process_alive(pid: int) -> bool:
    if os.name == "nt":  # os.kill(pid, 0) would end the process there
        import ctypes

        kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
        handle = kernel.OpenProcess(0x1000, False, pid)
        if handle:
            kernel.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def living_clients(folder: Path) -> int:
    """Count the clients, and remove the files of those that ended without saying so."""
    living = 0
    for file in sorted((folder / CLIENTS).glob("*")):
        pid = file.name.partition("-")[0]
        if pid.isdigit() and process_alive(int(pid)):
            living += 1
        else:
            file.unlink(missing_ok=True)
    return living


def write_private(file: Path, text: str) -> None:
    """Write in one step, readable by the owner alone."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
    draft.replace(file)


@contextmanager
def _lock(folder: Path) -> Iterator[bool]:
    """Yields whether this process is the one that may open the files; waits a little for an engine that is just ending."""
    with (folder / "engine.lock").open("a+b") as file:
        deadline = time.monotonic() + _LOCK_SECONDS
        held = _try_lock(file.fileno())
        while not held and time.monotonic() < deadline and not (folder / SERVER_FILE).exists():
            time.sleep(_STEP)
            held = _try_lock(file.fileno())
        yield held  # closing the file gives the lock back


def _try_lock(descriptor: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _wait_until_unused(folder: Path, announcement: str, idle: float) -> None:
    """Return when no client has been there for `idle` seconds; `server.json` is gone then."""
    used = time.monotonic()
    while True:
        time.sleep(_STEP)
        if living_clients(folder):
            used = time.monotonic()
        elif time.monotonic() - used >= idle:
            # First withdraw, then look again: a client leaves its file before it reads server.json, so none is lost.
            (folder / SERVER_FILE).unlink(missing_ok=True)
            if not living_clients(folder):
                return
            write_private(folder / SERVER_FILE, announcement)
            used = time.monotonic()


def serve(folder: Path, *, idle: float, seconds: float) -> int:
    (folder / CLIENTS).mkdir(exist_ok=True)
    with _lock(folder) as held:
        if not held:
            return 0  # another engine serves these files
        try:
            engine = embedded.start(folder, seconds=seconds)
        except GraphBuilderError as error:
            write_private(folder / FAILURE_FILE, str(error))
            return error.exit_code
        except Exception as error:
            write_private(folder / FAILURE_FILE, f"内置引擎没有启动: {error}; 详情见 {folder / 'engine.log'}")
            raise
        announcement = json.dumps(
            {"pid": os.getpid(), "bolt_port": engine.bolt_port, "passwords": engine.passwords, "engine": engine.version, "seconds": seconds}
        )
        try:
            write_private(folder / SERVER_FILE, announcement)
            _wait_until_unused(folder, announcement, idle)
        finally:
            (folder / SERVER_FILE).unlink(missing_ok=True)
            engine.stop()
    return 0


def _detach() -> None:
    """Let the starter go on: the engine belongs to no terminal and to no parent."""
    if os.name != "nt":
        if os.fork():
            os._exit(0)
        os.setsid()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--idle", type=float, default=60.0, help="seconds to stay after the last client has gone")
    parser.add_argument("--seconds", type=float, default=10.0, help="limit of any one statement")
    parser.add_argument("--detach", action="store_true")
    options = parser.parse_args(arguments)
    folder: Path = options.folder.resolve()
    os.chdir(folder)  # the engine writes log/ into the working directory
    if options.detach:
        _detach()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    return serve(folder, idle=options.idle, seconds=options.seconds)


if __name__ == "__main__":
    sys.exit(main())
