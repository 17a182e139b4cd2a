"""Words from a file are words: on every page, in the snapshot and in every export, whatever they look like."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from urllib.parse import quote

import openpyxl
import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from graph_builder.exports.formats import FORMATS, render
from graph_builder.model.graph import Graph
from graph_builder.web.navigation import PLACES
from tests.browsing import address_of, settle, visit
from tests.safety.writing import HOSTILE, MARK, hostile_text

browser_test = pytest.mark.browser
FORMULA = ("=", "+", "-", "@", "\t", "\r")
CANARY = "window.cracked=1"
KEYS = ("asof", "q", "sel", "dept", "doc", "steps", "lang", "id", "at", "query", "p.name", "cypher", "hide", "lamp", "pin", "cols")


def first(graph: Graph, kind: str, **properties: object) -> str:
    return next(
        id_ for id_, node in sorted(graph.nodes.items()) if node.kind == kind and properties.items() <= dict(node.properties).items()
    )


def views(graph: Graph) -> Iterator[tuple[str, dict[str, str]]]:
    """Each page as it opens, and with the things of the graph in it."""
    # the panel beside the list tells one commitment: it must be one that carries the mark
    marked = sorted(node.id for node in graph.nodes.values() if node.kind == "Commitment" and MARK in str(node.properties["quote"]))
    commitment, document = marked[0], first(graph, "Document")
    things = [first(graph, kind) for kind in ("Department", "Project", "Place", "Policy")]
    for place in PLACES:
        yield place.name, {}
    for thing in (*things, commitment, document):
        yield "graph", {"sel": thing, "steps": thing}
    for thing in things:
        yield "entity", {"id": thing}
    yield "board", {"sel": commitment}
    yield "board", {"dept": things[0], "rows": "dense"}
    yield "reader", {"doc": document, "sel": commitment}
    yield "reader", {"doc": document, "text": "repaired"}
    yield "query", {"query": "commitments"}
    yield "query", {"query": "departments"}
    yield "query", {"cypher": "MATCH (n) RETURN n LIMIT 30", "as": "graph"}
    for words in HOSTILE[:2]:
        yield "board", {"q": words[:100]}
        yield "query", {"query": "find_entities", "p.name": words[:100]}


def assert_only_words(page: Page) -> None:
    assert page.evaluate("window.cracked") is None
    assert page.locator("img[src=x], svg[onload], script:text-is('window.cracked=1')").count() == 0
    assert page.locator("a[href^='javascript:' i], [onerror], [onload]").count() == 0
    expect(page.locator(".st-key-bar")).to_be_visible()  # no style of a text hides the page


@browser_test
def test_every_page_shows_hostile_words_as_words(browser: Browser, hostile_app: str, hostile_graph: Graph) -> None:
    told: set[str] = set()
    with visit(browser, address_of(hostile_app, PLACES[0].name)) as page:
        for name, parameters in views(hostile_graph):
            page.goto(address_of(hostile_app, name, **parameters))
            settle(page)
            if name == "board" and "sel" in parameters:
                expect(page.locator(".st-key-panel .quote")).to_be_visible(timeout=30_000)  # the panel is drawn behind the table
            assert_only_words(page)
            if MARK in page.locator("[data-testid=stApp]").inner_text():
                told.add(name)
    assert {"board", "graph"} <= told


@browser_test
def test_a_hostile_file_is_imported_as_words(browser: Browser, hostile_app: str) -> None:
    with visit(browser, address_of(hostile_app, "import")) as page:
        name = "<img src=x onerror=window.cracked=1>.txt"
        page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": hostile_text().encode()})
        expect(page.locator(".rows").filter(has_text=".txt").first).to_be_visible(timeout=30_000)
        settle(page)
        assert_only_words(page)
        page.locator("textarea").first.fill(hostile_text())
        page.get_by_role("button", name="读取").click()
        settle(page)
        assert_only_words(page)


@browser_test
def test_a_hostile_link_does_nothing(browser: Browser, hostile_app: str) -> None:
    with visit(browser, address_of(hostile_app, PLACES[0].name)) as page:
        for place in PLACES:
            for turn in (0, 4):
                words = [HOSTILE[(number + turn) % 8] for number in range(len(KEYS))]
                query = "&".join(f"{key}={quote(value, safe='')}" for key, value in zip(KEYS, words, strict=True))
                page.goto(f"{hostile_app}/{place.name}?{query}")
                settle(page)
                assert_only_words(page)


@browser_test
def test_the_snapshot_of_hostile_words_runs_nothing(browser: Browser, hostile_graph: Graph) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.set_content(render(hostile_graph, ".html").decode("utf-8"))
    page.wait_for_timeout(1_000)
    assert page.evaluate("window.cracked") is None
    assert page.locator("img[src=x], a[href^='javascript:' i], [onerror], [onload]").count() == 0
    context.close()
    assert failed == []


@pytest.mark.parametrize("extension", sorted(FORMATS))
def test_every_export_takes_hostile_words(hostile_graph: Graph, extension: str) -> None:
    data = render(hostile_graph, extension)
    assert data
    if extension in (".graphml", ".gexf"):
        root = etree.fromstring(data, etree.XMLParser(huge_tree=True))
        assert [each.tag for each in root.iter("{*}img", "{*}script", "{*}a")] == []
        assert CANARY in "".join(root.itertext()) + "".join(str(value) for each in root.iter() for value in each.attrib.values())
    if extension in (".json", ".jsonld"):
        assert json.loads(data)


def test_no_cell_is_a_formula(hostile_graph: Graph) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(hostile_graph, ".xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any(CANARY in str(cell.value) for cell in cells)
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    table = csv.reader(io.StringIO(render(hostile_graph, ".csv").decode("utf-8-sig")))
    assert [cell for row in table for cell in row if cell.startswith(FORMULA)] == []
