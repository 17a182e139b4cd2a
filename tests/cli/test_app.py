"""The app as a process: it says where it is, answers, and leaves no server behind."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from pathlib import Path

from graph_builder.cli import app
from graph_builder.stores.bolt import Store


def test_the_app_starts_answers_and_ends(embedded_store: Store, embedded_folder: Path) -> None:
    port = app.free_port()
    command = [sys.executable, "-m", "graph_builder", "app", "--store", f"embedded:{embedded_folder}", "--port", str(port)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8", env=environment
    ) as process:
        assert process.stdout
        try:
            said = process.stdout.readline()
            assert f"http://127.0.0.1:{port}" in said
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            with opener.open(f"http://127.0.0.1:{port}/_stcore/health", timeout=10) as answer:
                assert answer.read() == b"ok"
        finally:
            process.terminate()
        assert process.wait(timeout=20) == 0
    assert not app.listens(port)
