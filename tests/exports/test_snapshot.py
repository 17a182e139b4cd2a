"""The offline snapshot, looked at in a browser that may reach nothing, and as text."""

from __future__ import annotations

import json
import os
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from graph_builder.exports.labels import silhouettes
from graph_builder.exports.snapshot import DRAWN, render, snapshot
from graph_builder.model.graph import Graph

ROOT = Path(__file__).resolve().parents[2]


def data(page: bytes) -> dict[str, Any]:
    (found,) = re.findall(r'<script type="application/json" id="said">(.*?)</script>', page.decode("utf-8"), re.S)
    said: dict[str, Any] = json.loads(found)
    return said


def test_it_fetches_nothing_and_forbids_every_address(told: Graph) -> None:
    text = render(told).decode("utf-8")
    assert "default-src 'none'" in text
    assert re.findall(r"<link|<script[^>]*\ssrc|<img|@import|url\(", re.sub(r"<script>var vis=.*?</script>", "", text, flags=re.S)) == []
    assert text.startswith("<!DOCTYPE html>")


def test_kinds_are_drawn_as_in_the_app() -> None:
    theme = tomllib.loads((ROOT / "graph_builder" / "web" / "theme" / "kinds.toml").read_text("utf-8"))
    assert {kind: each.colour for kind, each in silhouettes().items() if kind in theme} == {k: v["light"] for k, v in theme.items()}
    assert set(DRAWN) == set(theme)


def test_only_what_has_a_place_is_drawn_and_the_rest_is_evidence(told: Graph) -> None:
    body = next(edge.end for edge in told.edges.values() if edge.kind == "ASSIGNED_TO")
    said = data(snapshot(told, {body: (10.0, 20.0), "gone": (0.0, 0.0)}, "一个单位"))
    assert list(said["nodes"]) == [body]
    assert said["edges"] == {}
    assert said["nodes"][body]["near"]
    quotes = {told.nodes[id_].properties["quote"] for id_, _ in said["nodes"][body]["near"]}
    assert {quote for quote, _ in said["sentences"].values()} == quotes


def test_nothing_in_a_text_ends_a_script(hostile: Graph) -> None:
    text = snapshot(hostile, dict.fromkeys(hostile.nodes, (0.0, 0.0)), "</title><script>window.cracked=1</script>").decode("utf-8")
    assert len(re.findall(r"</script", text, re.I)) == len(re.findall(r"<script", text, re.I)) == 4
    assert "<img" not in text
    assert "&lt;/title&gt;" in text


def test_equal_arguments_give_equal_bytes(told: Graph) -> None:
    places = {id_: (float(n), 0.0) for n, id_ in enumerate(told.nodes)}
    assert snapshot(told, places, "同") == snapshot(told, dict(reversed(places.items())), "同")


# ---- in a browser


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.fail("no Chromium: install it (apt-get install chromium) or name it with CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    opened = context.new_page()
    yield opened
    context.close()


def shown(page: Page, folder: Path, content: bytes) -> list[str]:
    """Opens the file from disk; gives what went wrong or was asked for beside the file itself."""
    file = folder / "snapshot.html"
    file.write_bytes(content)
    told: list[str] = []
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("console", lambda message: told.append(message.text))
    page.on("dialog", lambda dialog: told.append(dialog.message))
    page.on("request", lambda request: told.append(request.url) if request.url != file.as_uri() else None)
    page.goto(file.as_uri())
    page.wait_for_selector("#mynetwork canvas")
    page.wait_for_selector("body[data-drawn]", state="attached")
    return told


def click(page: Page, id_: str) -> None:
    box = page.locator("#mynetwork").bounding_box()
    assert box is not None
    at = page.evaluate("id => network.canvasToDOM(network.getPositions([id])[id])", id_)
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])


@pytest.mark.browser
def test_a_click_shows_the_sentence_and_places_are_kept(told: Graph, page: Page, tmp_path: Path) -> None:
    edge = min((each for each in told.edges.values() if each.kind == "ASSIGNED_TO"), key=lambda each: each.id)
    places = {edge.start: (-300.0, 40.5), edge.end: (300.0, -60.0)}
    assert shown(page, tmp_path, snapshot(told, places, "两个节点")) == []
    assert page.title() == "两个节点"
    drawn = page.evaluate("Object.fromEntries(nodes.get().map(n => [n.id, [n.x, n.y]]))")
    assert drawn == {id_: list(place) for id_, place in places.items()}
    assert page.evaluate("network.physics.physicsEnabled") is False
    click(page, edge.end)
    panel = page.locator("#panel")
    panel.locator("blockquote").first.wait_for()
    quotes = panel.locator("blockquote").all_inner_texts()
    assert str(told.nodes[edge.start].properties["quote"]) in quotes
    assert str(edge.properties["quote"]) in panel.locator("mark").all_inner_texts()
    assert panel.locator("h2").inner_text() == told.nodes[edge.end].properties["name"]


@pytest.mark.browser
def test_hostile_names_show_as_text(hostile: Graph, page: Page, tmp_path: Path) -> None:
    names = sorted(id_ for id_, node in hostile.nodes.items() if node.kind == "Department")
    places = {id_: (n * 400.0, 0.0) for n, id_ in enumerate(names)}
    assert shown(page, tmp_path, snapshot(hostile, places, "<img src=x onerror=window.cracked=1>")) == []
    assert page.title() == "<img src=x onerror=window.cracked=1>"
    for id_ in names:
        page.evaluate("network.fit({maxZoomLevel: 1.2, animation: false})")
        click(page, id_)
        page.wait_for_timeout(50)
    id_ = next(each for each in names if "<img" in each)
    click(page, id_)
    page.wait_for_timeout(100)
    assert page.locator("#panel h2").inner_text() == "<img src=x onerror=window.cracked=1>"
    assert page.evaluate("window.cracked") is None
    assert page.locator("img, a, iframe").count() == 0


@pytest.mark.browser
def test_the_whole_graph_and_an_empty_one_open(told: Graph, page: Page, tmp_path: Path) -> None:
    assert shown(page, tmp_path, render(told)) == []
    assert page.evaluate("nodes.length") == sum(node.kind in DRAWN for node in told.nodes.values())
    assert shown(page, tmp_path, render(Graph())) == []
    assert "图谱是空的" in page.locator("#panel").inner_text()
