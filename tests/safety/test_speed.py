"""How long a reader waits on a graph of the size of a dozen long speeches: medians, warm.

The limits are those of a machine that does nothing else, and SLOW=1 asks for exactly these. The default allows for a busy one, such as
a CI runner that shares its cores: there the tests still find what has become several times as slow, and noise does not fail them.
"""

from __future__ import annotations

import os
import time
from statistics import median

import pytest
from playwright.sync_api import Browser, expect

from graph_builder.model.graph import Graph
from tests.browsing import IN_BAR, address_of, count_runs, go, link_to, runs, visit

pytestmark = pytest.mark.browser
SLOW = float(os.environ.get("SLOW", "4"))
FIRST_PAGE, PAGE_CHANGE, EXPAND, PAINT = 2.0, 1.0, 0.7, 1.0  # seconds
PAINTED = 300
_NEXT_FRAME = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"


def told(name: str, times: list[float], limit: float) -> None:
    print(f"{name}: median {median(times):.2f} s of {len(times)} (limit {limit:.1f} s)")
    assert median(times) < limit * SLOW


def test_first_page(browser: Browser, large_app: str) -> None:
    times: list[float] = []
    for _ in range(4):
        start = time.perf_counter()
        with visit(browser, address_of(large_app, IN_BAR[0])):
            times.append(time.perf_counter() - start)
    told("first page", times[1:], FIRST_PAGE)


def test_page_change(browser: Browser, large_app: str) -> None:
    with visit(browser, address_of(large_app, IN_BAR[0])) as page:
        count_runs(page)
        for name in IN_BAR[::-1]:  # warm
            go(page, name)
            page.wait_for_timeout(400)
        times: list[float] = []
        for name in (*IN_BAR[1:], *IN_BAR):
            start = time.perf_counter()
            go(page, name)
            times.append(time.perf_counter() - start)
            page.wait_for_timeout(300)
        told("page change", times, PAGE_CHANGE)


def busiest(graph: Graph) -> list[str]:
    """The bodies, those with most commitments first."""
    weight: dict[str, int] = {}
    for edge in graph.edges.values():
        if edge.kind == "ASSIGNED_TO" and graph.nodes[edge.start].kind == "Commitment":
            weight[edge.end] = weight.get(edge.end, 0) + 1
    return sorted(weight, key=lambda id_: (-weight[id_], id_))


def test_expand(browser: Browser, large_app: str, large_graph: Graph) -> None:
    times: list[float] = []
    for body in busiest(large_graph)[:4]:
        with visit(browser, address_of(large_app, "graph", sel=body, steps=f".{body}")) as page:
            expect(page.locator(".explorer[data-drawn]")).to_be_visible(timeout=30_000)
            count_runs(page)
            button = page.locator(".st-key-expand button")
            expect(button).to_be_visible(timeout=30_000)
            before = runs(page)
            start = time.perf_counter()
            button.click()
            page.wait_for_function("before => window.finishedRuns > before", arg=before, timeout=30_000)
            times.append(time.perf_counter() - start)
            assert body in page.url
    told("expand", times, EXPAND)


def test_paint(browser: Browser, large_app: str, large_graph: Graph) -> None:
    """From the click that leads to the canvas until as many nodes as it holds are painted."""
    steps = "_".join(f".{id_}" for id_ in [id_ for id_, node in sorted(large_graph.nodes.items()) if node.kind == "Commitment"][:PAINTED])
    times: list[float] = []
    with visit(browser, address_of(large_app, "graph", steps=steps, **{"from": "blank"})) as page:
        count_runs(page)
        for _ in range(5):
            expect(page.locator(f'.explorer[data-drawn="{PAINTED}"]')).to_be_visible(timeout=30_000)
            go(page, "board")
            page.wait_for_timeout(400)
            start = time.perf_counter()
            link_to(page, "graph").click()
            page.locator(f'.explorer[data-drawn="{PAINTED}"]').wait_for(timeout=30_000)
            page.evaluate(_NEXT_FRAME)
            times.append(time.perf_counter() - start)
        told("paint", times[1:], PAINT)
