#!/usr/bin/env python3
"""Takes the pictures of docs/images/ from the app over the samples, in a temporary store, with the browser of the system.

python -m tools.screenshots [NAME…]; CHROMIUM names the browser where it is not on the path.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Page, ViewportSize, sync_playwright

from graph_builder import lexicon
from graph_builder.bulk import add_sources
from graph_builder.model.graph import Graph
from graph_builder.readers import read
from graph_builder.resources import folder
from graph_builder.stores.engine_client import join
from graph_builder.stores.open import ready

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
DAY = "2025-06-10"
WINDOW = ViewportSize(width=1440, height=900)
PATIENCE = 60_000  # milliseconds

View = tuple[str, dict[str, str]]


def built(store: Path) -> Graph:
    with ready(join(store, idle=2)) as opened:
        sources = [read(path) for path in sorted(folder("samples").glob("*.txt"))]
        add_sources(opened, sources, lexicon.load())
        return opened.read_graph()


def views(graph: Graph) -> dict[str, View]:
    """Page and parameters of each picture."""

    def named(kind: str, name: str) -> str:
        found = (id_ for id_, node in sorted(graph.nodes.items()) if node.kind == kind and name in (node.properties.get("name"), node.id))
        return next(found)

    report = next(id_ for id_, node in graph.nodes.items() if node.properties.get("title") == "禾溪县2025年政府工作报告")
    stated = {edge.start for edge in graph.edges.values() if edge.kind == "STATED_IN" and edge.end == report}
    dam = next(id_ for id_ in sorted(stated) if "禾双公路改扩建工程" in str(graph.nodes[id_].properties["text"]))
    water = named("Department", "县水利局")
    return {
        "overview": ("overview", {}),
        "board": ("board", {"sel": dam}),
        "graph": ("graph", {"sel": water, "steps": water}),
        "entity": ("entity", {"id": water}),
        "reader": ("reader", {"doc": report, "sel": dam}),
        "query": ("query", {}),
        "import": ("import", {}),
    }


@contextmanager
def app(store: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true", "--server.fileWatcherType=none"]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), *options],
        cwd=ROOT,
        env={**os.environ, "GRAPH_STORE": f"embedded:{store}"},
        stdout=subprocess.DEVNULL,
    )
    try:
        end = time.monotonic() + PATIENCE / 1000
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                    break
            except OSError:
                if process.poll() is not None or time.monotonic() > end:
                    raise
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def take(page: Page, url: str, view: View, file: Path) -> None:
    name, parameters = view
    page.goto(f"{url}/{name}?{urlencode({'asof': DAY, **parameters})}")
    page.locator(".st-key-bar").wait_for(timeout=PATIENCE)
    page.wait_for_timeout(500)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=PATIENCE)
    if name == "graph":
        page.locator(".explorer[data-drawn]").wait_for(timeout=PATIENCE)
    if name == "import":
        page.locator("input[type=file]").set_input_files(folder("samples") / "two-speeches-damaged.txt")
        page.locator(".preview").first.wait_for(timeout=PATIENCE)
    page.wait_for_timeout(2_000)  # fonts, tables and the last movement of a drawing
    if page.locator("[data-testid=stException]").count():
        raise SystemExit(f"{name}: the page shows an error")
    page.screenshot(path=file)
    print(file.relative_to(ROOT))


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("names", nargs="*", help="pictures to take; without any, all")
    wanted = options.parse_args().names
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        chosen = {name: view for name, view in views(built(Path(place) / "graph")).items() if not wanted or name in wanted}
        with app(Path(place) / "graph") as url, sync_playwright() as player:
            chromium = player.chromium.launch(executable_path=browser, args=["--no-sandbox"])
            page = chromium.new_page(viewport=WINDOW, locale="zh-CN")
            for name, view in chosen.items():
                take(page, url, view, IMAGES / f"{name}.png")
            chromium.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
