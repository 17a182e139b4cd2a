"""How long a reader waits on a graph of the size of a dozen long speeches: medians, warm.

The limits are those of a machine that does nothing else; a busy one gets SLOW times as long.
"""

from __future__ import annotations

import os
import time
from statistics import median

import pytest
from playwright.sync_api import Browser, expect

from graph_builder.model.graph import Graph
from tests.safety.browsing import IN_BAR, address_of, count_runs, go, runs, visit

pytestmark = pytest.mark.browser
SLOW = float(os.environ.get("SLOW", "4"))
FIRST_PAGE, PAGE_CHANGE, EXPAND = 2.0, 1.0, 0.7  # seconds


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


def test_expand(browser: Browser, large_app: str, large_graph: Graph) -> None:
    weight: dict[str, int] = {}
    for edge in large_graph.edges.values():
        if edge.kind == "ASSIGNED_TO" and large_graph.nodes[edge.start].kind == "Commitment":
            weight[edge.end] = weight.get(edge.end, 0) + 1
    bodies = sorted(weight, key=lambda id_: (-weight[id_], id_))[:4]
    times: list[float] = []
    for body in bodies:
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
