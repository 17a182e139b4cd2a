"""`make run` on a fresh checkout: builds the samples once, opens the app on loopback, and says where."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)")
PATIENCE = 120  # seconds


@contextmanager
def make_run(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The address that it printed, and its lines so far."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("NEO4J_", "GRAPH_", "MAKE"))}
    process = subprocess.Popen(
        ["make", "-o", ".venv/.runtime-installed", "run"],
        cwd=folder,
        env={**kept, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        start_new_session=True,
    )
    lines: list[str] = []
    assert process.stdout is not None
    reader = threading.Thread(target=lambda output: [lines.append(line) for line in output], args=(process.stdout,), daemon=True)
    reader.start()
    try:
        end = time.monotonic() + PATIENCE
        while not (found := ADDRESS.search("".join(lines))):
            assert process.poll() is None, "".join(lines)
            assert time.monotonic() < end, "".join(lines)
            time.sleep(0.1)
        yield found[0], lines
    finally:
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        reader.join(20)
        process.stdout.close()


def answer(address: str) -> int:
    end = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as response:
                status: int = response.status
                return status
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def test_make_run(checkout_copy: Path) -> None:
    (checkout_copy / ".venv").symlink_to(Path(sys.prefix), target_is_directory=True)
    with make_run(checkout_copy) as (address, first):
        assert answer(address) == 200
        with make_run(checkout_copy) as (other, second):  # joins the store, takes the next port
            assert other != address
            assert answer(other) == 200
    assert (checkout_copy / "data" / "graph").exists()
    assert "hexi" in "".join(first) or "承诺" in "".join(first)
    assert "hexi" not in "".join(second)
