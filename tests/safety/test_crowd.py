"""Ten sessions at once, clicking for a while: nobody sees an error, and memory levels off.

CROWD_SECONDS says how long; two minutes show more than the default.
"""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browsing import IN_BAR, address_of, link_to, settle, visit
from tests.safety.measuring import resident

pytestmark = pytest.mark.browser
SESSIONS = 10
SECONDS = float(os.environ.get("CROWD_SECONDS", "20"))
ROUNDS = 8  # a busy machine takes its time for them
MOST = 1024**3
GROWTH = 96 * 1024**2  # bytes that the second half may add: caches still fill


def test_ten_sessions_click_for_a_while(browser: Browser, large_app: str, large_place: Path) -> None:
    words = (f"--server.port={large_app.rsplit(':', 1)[1]}", str(large_place / "graph"))
    with ExitStack() as stack:
        pages = [stack.enter_context(visit(browser, address_of(large_app, IN_BAR[number % len(IN_BAR)]))) for number in range(SESSIONS)]
        start = time.monotonic()
        sizes: list[int] = []  # after each round: half of the rounds may take more than half of the time
        while time.monotonic() - start < SECONDS or len(sizes) < ROUNDS:
            for number, page in enumerate(pages):  # all click, then all are waited for
                name = IN_BAR[(number + len(sizes)) % len(IN_BAR)]
                link_to(page, name).click(timeout=30_000)
            page.wait_for_timeout(300)
            sizes.append(resident(*words))
        for page in pages:
            settle(page)
            expect(page.locator(".st-key-bar")).to_be_visible()
    half, end = sizes[len(sizes) // 2], resident(*words)
    print(f"{SESSIONS} sessions, {len(sizes)} rounds in {SECONDS:.0f} s: {half / 1e6:.0f} MB at half time, {end / 1e6:.0f} MB at the end")
    assert half > 0
    assert 0 < end < MOST
    assert end - half < GROWTH
