"""A visit to the app: a fresh profile that may reach nothing but the loopback interface, and waits that hold for every page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Literal
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Browser, Locator, Page, Route, TimeoutError, expect

from graph_builder.web.navigation import PLACES
from graph_builder.web.texts import translate

DAY = "2025-07-15"
HERE = "127.0.0.1"
SOON = 15_000
"""Milliseconds in which whatever was asked for has happened, on a busy machine too. Waiting ends as soon as it has."""
IN_BAR = tuple(place.name for place in PLACES if place.in_bar)
FLAGS = [
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-sync",
    "--disable-domain-reliability", "--no-first-run", "--no-pings", "--disable-features=OptimizationHints,MediaRouter,Translate",
]  # fmt: skip
expect.set_options(timeout=SOON)

_COUNT_RUNS = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  window.finishedRuns = 0;
  new MutationObserver(() => { if (app.dataset.testScriptState === 'notRunning') window.finishedRuns += 1; })
    .observe(app, {attributes: true, attributeFilter: ['data-test-script-state']});
}"""
# The run has ended, nothing is still to be replaced, and it stays so for a while: a component's first word starts another run.
_AT_REST = """() => new Promise((done, fail) => {
  let calm = 0;
  const end = performance.now() + 60000;
  const look = () => {
    const app = document.querySelector('[data-testid=stApp]');
    const ended = app && app.dataset.testScriptState === 'notRunning';
    calm = ended && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]') ? calm + 1 : 0;
    if (calm > 3) done(true);
    else if (performance.now() > end) fail(new Error('the page does not come to rest'));
    else setTimeout(look, 50);
  };
  look();
})"""
# Where a node stands once it has stopped moving: fonts, panel and answers all move it.
_PLACE = """async (element, id) => {
  await document.fonts.ready;
  const end = performance.now() + 30000;
  for (let last = '', calm = 0; performance.now() < end;) {
    await new Promise((done) => setTimeout(done, 50));
    const place = element.isConnected ? element.positionOf(id) : null;
    const now = JSON.stringify([place, element.dataset.waiting, element.clientWidth]);
    calm = place && now === last && element.dataset.waiting === '0' ? calm + 1 : 0;
    if (calm > 5) return place;
    last = now;
  }
  throw new Error('the node is not there or does not come to rest: ' + id);
}"""
_SLOW_LINE = """
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (words) { setTimeout(() => send.call(this, words), window.delay || 0); };
"""


def address_of(url: str, name: str, **parameters: str) -> str:
    return f"{url}/{name}?{urlencode({'asof': DAY, **parameters})}"


@contextmanager
def visit(browser: Browser, url: str, width: int = 1440, *, scheme: Literal["light", "dark"] = "light") -> Iterator[Page]:
    """Afterwards: nothing was asked of another host, no script failed, and no page showed an exception."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="zh-CN", accept_downloads=True, color_scheme=scheme)
    beyond: list[str] = []

    def note(address: str) -> None:
        if urlsplit(address).scheme not in ("data", "blob") and urlsplit(address).hostname != HERE:
            beyond.append(address)

    def pass_or_stop(route: Route) -> None:
        if urlsplit(route.request.url).hostname == HERE:
            route.continue_()
        else:
            route.abort()

    context.route(lambda address: urlsplit(address).scheme in ("http", "https"), pass_or_stop)
    page = context.new_page()
    failed: list[str] = []
    page.on("request", lambda request: note(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("websocket", lambda socket: note(socket.url))
    page.goto(url)
    settle(page)
    yield page
    broken = page.locator("[data-testid=stException]").all_inner_texts()
    context.close()
    assert (beyond, failed, broken) == ([], [], [])


def settle(page: Page) -> None:
    """The run that was asked for has ended and what it drew is there."""
    expect(page.locator(".st-key-bar, [data-testid=stException]").first).to_be_visible(timeout=60_000)
    page.evaluate(_AT_REST)
    assert page.locator("[data-testid=stException]").count() == 0, page.url


def count_runs(page: Page) -> None:
    page.evaluate(_COUNT_RUNS)


def runs(page: Page) -> int:
    number: int = page.evaluate("window.finishedRuns")
    return number


def slow_line(page: Page) -> None:
    """Load the page anew, with whatever it tells the server taking its time, as on a long way or with a busy server."""
    page.context.add_init_script(_SLOW_LINE)
    page.reload()
    settle(page)
    page.evaluate("window.delay = 400")


def link_to(page: Page, name: str) -> Locator:
    return page.locator(".st-key-bar").get_by_role("link", name=translate("zh", f"page.{name}"), exact=True)


def go(page: Page, name: str) -> None:
    """Click a page of the bar and wait for the run that draws it. `count_runs` must have been called."""
    before = runs(page)
    link_to(page, name).click()
    page.wait_for_function(
        "([name, before]) => location.pathname.endsWith('/' + name) && window.finishedRuns > before", arg=[name, before], timeout=60_000
    )


def parameters(page: Page) -> dict[str, str]:
    """What the address says now. After an action use `until`, `until_gone` or `until_exactly`: the address follows a moment later."""
    return _parameters(page.url)


def _parameters(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def until(page: Page, name: str, pattern: str = ".*") -> str:
    """Wait until the address holds this parameter, its value matching from the beginning; gives the value."""
    _wait(page, lambda now: bool(name in now and re.match(pattern, now[name])))
    return parameters(page)[name]


def until_gone(page: Page, name: str) -> None:
    _wait(page, lambda now: name not in now)


def until_exactly(page: Page, wanted: Mapping[str, str]) -> None:
    _wait(page, lambda now: now == wanted)


def _wait(page: Page, fits: Callable[[dict[str, str]], bool]) -> None:
    """The page is loaded once: its address changes without a load that could be waited for."""
    try:
        page.wait_for_url(lambda url: fits(_parameters(url)), timeout=SOON, wait_until="commit")
    except TimeoutError as error:
        raise AssertionError(f"the address stays {page.url}") from error


def drawn(page: Page) -> None:
    expect(page.locator(".explorer[data-drawn]")).to_be_visible(timeout=30_000)


def answered(page: Page) -> None:
    """The server has answered whatever was done on the canvas, and the answer is drawn."""
    expect(page.locator('.explorer[data-waiting="0"]')).to_be_visible(timeout=30_000)


def node_at(page: Page, id_: str) -> tuple[float, float]:
    place = page.locator(".explorer").evaluate(_PLACE, id_)
    return place["x"], place["y"]


def search_and_add(page: Page, words: str) -> str:
    """Add the first thing that the search finds; gives its id."""
    page.locator(".search input").fill(words)
    page.locator(".result").first.click()
    expect(page.locator(".st-key-panel .head")).to_contain_text(words)
    answered(page)
    return until(page, "sel")


def listed(page: Page) -> None:
    """The table stands, its rows are drawn, and nothing is about to replace it: a click on one that is being replaced is lost."""
    expect(page.locator("[data-testid=stDataFrame] canvas td").first).to_be_attached(timeout=30_000)
    settle(page)
    expect(page.locator("[data-testid=stDataFrame] canvas td").first).to_be_attached()


def choose_first_row(page: Page, x: int = 400, y: int = 60) -> None:
    """`x` and `y` lie within the first row and beside what its cells offer."""
    listed(page)
    page.locator(".dvn-scroller").first.click(position={"x": x, "y": y})
