"""The explorer, sharing and the documents in a real browser: what a click, a key or a link brings."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Download, Page, expect

from graph_builder.web.link import LONGEST
from tests.browsing import (
    DAY,
    SOON,
    answered,
    drawn,
    listed,
    node_at,
    search_and_add,
    settle,
    slow_line,
    until,
    until_exactly,
    until_gone,
    visit,
)  # fmt: skip
from tests.serving import serving
from tests.web.conftest import build

pytestmark = pytest.mark.browser


def tool(page: Page, name: str) -> None:
    page.locator(f'.explorer .toolbar [data-name="{name}"]').click()


def in_sight(page: Page, id_: str) -> bool:
    return bool(page.locator(".explorer").evaluate("(element, id) => Boolean(element.positionOf(id))", id_))


def picture(page: Page) -> bytes:
    """The canvas once it has stopped changing."""
    drawn(page)
    page.evaluate("document.fonts.ready")
    page.mouse.move(2, 880)
    settle(page)
    answered(page)
    last = b""
    for _ in range(20):
        now = page.locator(".explorer").screenshot()
        if now == last:
            return now
        last = now
        page.wait_for_timeout(300)
    pytest.fail("the canvas does not come to rest")


def water(page: Page) -> str:
    drawn(page)
    return search_and_add(page, "县水利局")


def test_expand_collapse_keep_hide_undo_and_redo(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/graph?asof={DAY}") as page:
        id_ = water(page)
        start = page.locator(".explorer").get_attribute("data-drawn")
        tool(page, "expand")
        until(page, "steps", id_)
        expect(page.locator(".explorer")).not_to_have_attribute("data-drawn", str(start), timeout=SOON)
        more = page.locator(".explorer").get_attribute("data-drawn")
        tool(page, "collapse")
        until(page, "steps", f"{id_}_~{id_}")
        expect(page.locator(".explorer")).to_have_attribute("data-drawn", str(start), timeout=SOON)
        tool(page, "undo")
        expect(page.locator(".explorer")).to_have_attribute("data-drawn", str(more), timeout=SOON)
        until(page, "steps", f"{id_}$")
        tool(page, "redo")
        until(page, "steps", f"{id_}_~{id_}")
        tool(page, "undo")
        tool(page, "keep")
        until(page, "steps", f"{id_}_K{id_}")
        tool(page, "hide")
        until(page, "steps", f"{id_}_K{id_}_-{id_}")
        expect(page.locator(".counts")).to_contain_text("已隐藏")
        tool(page, "restart_alt")
        expect(page.locator(".explorer")).to_have_attribute("data-drawn", str(start), timeout=SOON)
        until_gone(page, "steps")


def test_the_way_between_two_nodes_is_found_and_shown(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/graph?asof={DAY}") as page:
        drawn(page)
        first = search_and_add(page, "县交通运输局")
        other = search_and_add(page, "环山公路")
        place = node_at(page, first)
        page.keyboard.down("Shift")
        page.mouse.click(*place)
        page.keyboard.up("Shift")
        until(page, "with", first)
        tool(page, "path")
        assert f"W{other}.{first}" in until(page, "steps", ".*W")
        page.locator(".st-key-panel_close button").click()
        expect(page.locator(".st-key-panel")).to_contain_text("最短路径：经过 3 个节点", timeout=SOON)


def test_dragging_pins_and_the_link_shows_the_same_picture_in_a_fresh_profile(browser: Browser, address: str, tmp_path: Path) -> None:
    with visit(browser, f"{address}/graph?asof={DAY}") as page:
        id_ = water(page)
        tool(page, "expand")
        until(page, "steps", id_)
        page.locator(".legend .kind").filter(has_text="项目").click()
        until(page, "hide", "Project")
        x, y = node_at(page, id_)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 90, y + 60, steps=5)
        page.mouse.up()
        assert until(page, "pin", id_).startswith(id_)
        answered(page)
        before = page.locator(".explorer").get_attribute("data-drawn")
        link = urlsplit(page.url)
    with visit(browser, f"{address}{link.path}?{link.query}") as page:
        one = picture(page)
        assert page.locator(".explorer").get_attribute("data-drawn") == before
        expect(page.locator('[data-name="pin"]')).to_have_attribute("aria-pressed", "true")
    with visit(browser, f"{address}{link.path}?{link.query}") as page:
        assert picture(page) == one
    build(tmp_path / "again")
    with serving(f"embedded:{tmp_path / 'again'}", tmp_path / "log") as url, visit(browser, f"{url}{link.path}?{link.query}") as page:
        assert picture(page) == one
        tool(page, "pin")
        until_gone(page, "pin")


def test_filters_narrow_and_the_empty_canvas_says_what_to_do(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/graph?asof={DAY}") as page:
        water(page)
        tool(page, "tune")
        page.locator(".menu .pick").filter(has_text="牵头").click()
        until(page, "role", "lead")
        page.locator(".menu .document").filter(has_text="云岭县2025年政府工作报告").locator("input").check()
        until(page, "doc", "d")
        page.locator('.menu [data-name="until"]').fill("1999-01-01")
        until(page, "until", "1999-01-01")
        expect(page.locator(".void")).to_contain_text("筛选后没有可画的节点", timeout=SOON)
        page.keyboard.press("Escape")
        expect(page.locator(".menu")).to_be_hidden()
        page.locator(".void .way").filter(has_text="清除筛选").click()
        expect(page.locator(".void")).to_be_hidden(timeout=SOON)
        until_gone(page, "role")
    with visit(browser, f"{address}/graph?asof={DAY}&from=blank") as page:
        expect(page.locator(".void")).to_contain_text("画布还是空的", timeout=30_000)
        page.locator(".void .way").filter(has_text="云岭县2025年政府工作报告").click()
        until(page, "steps", "d")
        drawn(page)
        expect(page.locator(".void")).to_be_hidden(timeout=SOON)


def test_everything_can_be_done_with_keys(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/graph?asof={DAY}") as page:
        drawn(page)
        canvas = page.locator(".canvas")
        canvas.focus()
        page.keyboard.press("?")
        expect(page.locator(".menu")).to_contain_text("方向键")
        page.keyboard.press("Escape")
        canvas.focus()
        page.keyboard.press("ArrowRight")
        first = until(page, "sel", "e")
        page.keyboard.press("ArrowLeft")
        id_ = until(page, "sel", f"(?!{first})")
        page.keyboard.press("Enter")
        until(page, "steps", id_)
        page.keyboard.press("p")
        until(page, "pin", id_)
        page.keyboard.press("Control+z")
        until_gone(page, "pin")
        page.keyboard.press("h")
        until(page, "steps", f"{id_}_-{id_}")
        page.keyboard.press("t")
        until(page, "as", "table")
        page.keyboard.press("/")
        expect(page.locator(".search input")).to_be_focused()


def test_no_key_is_lost_while_the_answer_to_another_is_awaited(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/graph?asof={DAY}") as page:
        slow_line(page)
        drawn(page)
        page.locator(".canvas").focus()
        for key in ("ArrowRight", "ArrowLeft", "Enter", "p", "Control+z", "p", "p", "ArrowRight", "h"):
            page.keyboard.press(key)
        answered(page)
        first, hidden = until(page, "steps", ".+_-").split("_")
        assert first.startswith("e")
        assert hidden.startswith("-e")
        assert hidden[1:] != first
        undo_twice(page)  # hide, unpin
        until(page, "pin", first)
        until(page, "steps", f"{first}$")
        undo_twice(page)  # pin, expand
        until_exactly(page, {"asof": DAY})


def undo_twice(page: Page) -> None:
    for _ in range(2):
        page.keyboard.press("Control+z")
    answered(page)


def test_no_click_undoes_the_one_before_it(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/graph?asof={DAY}") as page:
        slow_line(page)
        drawn(page)
        page.locator(".legend .kind").filter(has_text="项目").click()
        tool(page, "layout-ring")
        page.locator(".st-key-language button").click()
        expect(page.locator(".legend .kind.off")).to_contain_text("Project", timeout=SOON)
        until_exactly(page, {"asof": DAY, "hide": "Project", "lay": "ring", "lang": "en"})
    with visit(browser, f"{address}/board?asof={DAY}") as page:
        slow_line(page)
        page.locator(".st-key-lamps").get_by_role("button", name="逾期").click()
        page.locator(".st-key-language button").click()
        expect(page.locator(".title")).to_contain_text("Commitments", timeout=SOON)
        until(page, "lamp", "overdue")
        page.go_back()
        until_gone(page, "lang")
        expect(page.locator(".title")).to_contain_text("承诺清单", timeout=SOON)


def test_the_table_lists_what_is_on_screen_and_chooses(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/graph?asof={DAY}&as=table") as page:
        expect(page.locator(".explorer[data-drawn]")).to_be_visible(timeout=30_000)
        count = int(page.locator(".explorer").get_attribute("data-drawn") or 0)
        assert count
        expect(page.locator(".sheet tbody tr")).to_have_count(count)
        page.locator(".sheet tr").filter(has_text="县教育局").locator(".go").click()
        expect(page.locator(".st-key-panel .head")).to_contain_text("县教育局", timeout=SOON)
        expect(page.locator(".sheet tr.on")).to_contain_text("县教育局")


def saved(page: Page, name: str) -> Download:
    page.locator('.toolbar [data-menu="export"]').click()
    with page.expect_download(timeout=30_000) as waiting:
        page.locator(f'.menu [data-name="{name}"]').click()
    return waiting.value


def test_what_is_on_the_canvas_is_handed_out_in_four_forms(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/graph?asof={DAY}") as page:
        water(page)
        count = int(page.locator(".explorer").get_attribute("data-drawn") or 0)
        image = Path(saved(page, "png").path()).read_bytes()
        assert image[:8] == b"\x89PNG\r\n\x1a\n"
        assert len(image) > 10_000
        rows = list(csv.reader(io.StringIO(Path(saved(page, "csv").path()).read_text("utf-8-sig"))))
        assert len(rows) == count + 1
        xml = Path(saved(page, "graphml").path()).read_text("utf-8")
        assert xml.count("<node ") == count
        file = saved(page, "html")
        assert file.suggested_filename == "承诺图谱.html"
        html = Path(file.path()).read_text("utf-8")
        assert "县水利局" in html
        assert not re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=", html)


def test_other_arrangements_are_in_the_link(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/graph?asof={DAY}") as page:
        id_ = water(page)
        places = [node_at(page, id_)]
        for name in ("due", "ring"):
            tool(page, f"layout-{name}")
            until(page, "lay", name)
            places.append(node_at(page, id_))
        assert len(set(places)) == 3
        for _ in range(2):
            page.locator(".zoom button").first.click()
        page.locator(".zoom button").nth(2).click()
        page.locator(".zoom button").nth(3).click()
        x, y = node_at(page, id_)
        box = page.locator(".canvas").bounding_box()
        assert box
        assert abs(x - box["x"] - box["width"] / 2) < 3
        assert abs(y - box["y"] - box["height"] / 2) < 3


def copied(page: Page) -> str:
    return str(page.evaluate("window.copied || ''"))


NO_CLIPBOARD = """
Object.defineProperty(navigator, 'clipboard', { value: undefined });
Object.defineProperty(window, 'isSecureContext', { value: false });
document.addEventListener('copy', () => { window.copied = document.activeElement.value; });
"""


def test_the_link_is_copied_where_there_is_no_clipboard_interface(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/graph?asof={DAY}") as page:
        drawn(page)
        page.context.add_init_script(NO_CLIPBOARD)
        page.reload()
        drawn(page)
        page.get_by_role("button", name="复制链接").click()
        expect(page.get_by_role("button", name="已复制")).to_be_visible()
        assert copied(page) == page.url


def test_a_view_too_large_for_a_link_offers_the_snapshot(browser: Browser, address: str) -> None:
    pins = "_".join(f"e{n:016x}.{n}.{-n}" for n in range(290))
    with visit(browser, f"{address}/graph?asof={DAY}&pin={pins}") as page:
        settle(page)
        assert len(page.url) > LONGEST
        page.get_by_role("button", name="复制链接").click()
        expect(page.locator(".long")).to_contain_text("放不进链接")
        with page.expect_download(timeout=30_000) as waiting:
            page.get_by_role("button", name="下载离线快照").click()
        assert waiting.value.suggested_filename.endswith(".html")


def test_a_link_to_something_gone_says_so_and_shows_what_there_is(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/graph?asof={DAY}&steps=effffffffffffffff&sel=effffffffffffffff") as page:
        expect(page.locator(".note")).to_contain_text("1 个节点已不在图谱里", timeout=30_000)
        drawn(page)
        assert int(page.locator(".explorer").get_attribute("data-drawn") or 0) > 0


def test_columns_and_groups_of_the_list(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/board?asof={DAY}") as page:
        listed(page)
        page.locator(".st-key-columns_menu button").first.click()
        page.locator(".st-key-columns").get_by_role("button", name="文件", exact=True).click()
        assert "document" in until(page, "cols", "no").split(".")
        page.keyboard.press("Escape")
        page.locator(".st-key-group input").click()
        page.get_by_role("option", name="按单位").click()
        until(page, "group", "bearer")
        page.locator(".st-key-rows").get_by_role("radio", name="紧凑").click()
        until(page, "rows", "dense")


def test_a_document_is_dated_left_out_and_brought_back(browser: Browser, tmp_path: Path) -> None:
    build(tmp_path / "graph")
    with serving(f"embedded:{tmp_path / 'graph'}", tmp_path / "log") as url, visit(browser, f"{url}/import?asof={DAY}") as page:
        page.locator(".st-key-documents button").filter(has_text="讲话").click(timeout=30_000)
        until(page, "sel", "d")
        page.get_by_label("会议日期").fill("2025年3月5日")
        page.get_by_role("button", name="保存").click()
        expect(page.locator(".note.good")).to_contain_text("已更新", timeout=30_000)
        expect(page.get_by_label("会议日期")).to_have_value("2025年3月5日")
        page.locator(".st-key-omit button").click()
        expect(page.locator(".note.good")).to_contain_text("已略去", timeout=30_000)
        page.locator(".st-key-keep button").click()
        expect(page.locator(".note.good")).to_contain_text("已恢复", timeout=30_000)
        page.locator(".st-key-delete button").click()
        expect(page.locator(".note").last).to_contain_text("1 篇", timeout=SOON)
        page.locator(".st-key-delete_yes button").click()
        expect(page.locator(".note.good")).to_contain_text("已删除", timeout=30_000)
        expect(page.locator(".st-key-documents button")).to_have_count(1)


def test_a_public_deployment_shows_and_keeps(browser: Browser, tmp_path: Path) -> None:
    build(tmp_path / "graph")
    more = {"GRAPH_READONLY": "1", "GRAPH_HIDE_PEOPLE": "1"}
    with serving(f"embedded:{tmp_path / 'graph'}", tmp_path / "log", **more) as url, visit(browser, f"{url}/import?asof={DAY}") as page:
        expect(page.locator(".note")).to_contain_text("只供查看", timeout=30_000)
        assert page.locator("input[type=file], textarea").count() == 0
        page.locator(".st-key-documents button").first.click()
        expect(page.locator(".facts")).to_be_visible(timeout=SOON)
        assert page.get_by_role("button", name="保存").count() == 0
