"""The app in a real browser, as a person uses it. Any request beyond the loopback interface fails the test."""

from __future__ import annotations

import io
from pathlib import Path
from urllib.parse import urlsplit

import openpyxl
import pytest
from playwright.sync_api import Browser, expect

from tests.browsing import DAY, answered, choose_first_row, drawn, listed, node_at, search_and_add, until, until_exactly, visit
from tests.serving import serving
from tests.web.conftest import PASTED

pytestmark = pytest.mark.browser


def test_the_bare_address_leads_to_the_overview_and_every_page_opens(browser: Browser, address: str) -> None:
    with visit(browser, address) as page:
        expect(page.locator(".title")).to_contain_text("总览", timeout=30_000)
        until(page, "asof")
        assert urlsplit(page.url).path == "/overview"
        page.locator(".st-key-bar").get_by_role("link", name="承诺清单").click()
        expect(page.locator(".title")).to_contain_text("承诺清单", timeout=15_000)
        page.locator(".st-key-bar").get_by_role("link", name="图谱").click()
        drawn(page)
        page.locator(".st-key-bar").get_by_role("link", name="导入").click()
        expect(page.locator(".title")).to_contain_text("导入", timeout=15_000)
        expect(page.locator("[data-testid=stSidebar]")).to_contain_text("云岭县2025年政府工作报告")


def test_click_reads_evidence_and_double_click_expands(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/graph?asof={DAY}") as page:
        drawn(page)
        id_ = search_and_add(page, "县水利局")
        page.locator(".st-key-panel_close button").click()
        expect(page.locator(".st-key-panel")).to_contain_text("点按一个节点", timeout=15_000)
        page.mouse.click(*node_at(page, id_))
        expect(page.locator(".st-key-panel .source").first).to_contain_text("柳溪水库除险加固工程", timeout=15_000)
        before = page.locator(".explorer").get_attribute("data-drawn") or ""
        page.mouse.dblclick(*node_at(page, id_))
        expect(page.locator(".explorer")).not_to_have_attribute("data-drawn", before, timeout=15_000)
        assert id_ in until(page, "steps").split("_")


def test_kinds_are_hidden_by_the_legend_and_the_link_keeps_it(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/graph?asof={DAY}") as page:
        drawn(page)
        page.locator(".legend .kind").filter(has_text="项目").click()
        expect(page.locator(".legend .kind.off")).to_have_count(1, timeout=15_000)
        until(page, "hide", "Project$")
        link = page.url
    with visit(browser, link) as page:
        drawn(page)
        expect(page.locator(".legend .kind.off")).to_contain_text("项目")


def test_filter_choose_a_row_and_share_the_link(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/board?asof={DAY}") as page:
        listed(page)
        page.locator(".st-key-lamps").get_by_role("button", name="逾期").click()
        expect(page.locator(".title span")).to_contain_text("条，共", timeout=15_000)
        until(page, "lamp", "overdue$")
        choose_first_row(page)
        expect(page.locator(".st-key-panel .quote")).to_contain_text("柳溪水库除险加固工程", timeout=15_000)
        until(page, "sel")
        link, quote, count = page.url, page.locator(".quote").inner_text(), page.locator(".title span").inner_text()
    with visit(browser, link) as page:
        expect(page.locator(".st-key-panel .quote")).to_have_text(quote, timeout=30_000)
        expect(page.locator(".title span")).to_have_text(count)
        expect(page.locator(".st-key-bar")).to_contain_text("基准日 2025年7月15日")


def test_the_filtered_list_is_downloaded_as_a_workbook(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/board?asof={DAY}&lamp=overdue") as page:
        button = page.locator(".st-key-export button")
        expect(button).to_be_enabled(timeout=30_000)
        with page.expect_download() as waiting:
            button.click()
        data = Path(waiting.value.path()).read_bytes()
        assert waiting.value.suggested_filename == "任务分解表.xlsx"
        shown = int(page.locator(".title span").inner_text().split(" ")[0])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    assert sheet.max_row == shown + 1
    assert "柳溪水库除险加固工程" in str(sheet["B2"].value)


def test_paste_look_correct_and_add(browser: Browser, tmp_path: Path) -> None:
    with serving(f"embedded:{tmp_path / 'graph'}", tmp_path / "log") as url, visit(browser, f"{url}/import?asof={DAY}") as page:
        page.locator("textarea").fill(PASTED)
        page.get_by_role("button", name="读取").click()
        expect(page.locator(".preview")).to_contain_text("枫林湿地保护修复工程", timeout=30_000)
        expect(page.locator("[data-testid=stDataFrame]")).to_be_visible()
        page.locator("input[type=file]").set_input_files({"name": "坏.docx", "mimeType": "application/zip", "buffer": b"not a zip"})
        expect(page.locator(".rows").filter(has_text="坏.docx")).to_contain_text("读不出", timeout=15_000)
        page.get_by_role("button", name="写入 1 篇").click()
        expect(page.locator(".note.good")).to_contain_text("已写入 1 篇", timeout=30_000)
        page.locator(".st-key-bar").get_by_role("link", name="承诺清单").click()
        expect(page.locator(".title span")).to_contain_text("条", timeout=15_000)


def test_words_from_files_stay_words(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/board?asof={DAY}&q=onerror") as page:
        choose_first_row(page)
        expect(page.locator(".st-key-panel .quote")).to_contain_text("<img src=x onerror", timeout=15_000)
        page.locator(".st-key-to_graph button").click()
        drawn(page)
        answered(page)
        assert page.evaluate("window.cracked") is None
        assert page.locator("img[src=x]").count() == 0


def test_english_and_the_day_are_in_the_link(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/board?asof={DAY}", width=1024) as page:
        page.locator(".st-key-language button").click()
        expect(page.locator(".title")).to_contain_text("Commitments", timeout=15_000)
        until_exactly(page, {"asof": DAY, "lang": "en"})
        page.locator(".st-key-bar").get_by_role("link", name="Graph").click()
        drawn(page)
        until_exactly(page, {"asof": DAY, "lang": "en"})


def test_samples_load_themselves_and_a_link_outlives_the_store(browser: Browser, tmp_path: Path) -> None:
    one, two = (serving(f"embedded:{tmp_path / name}", tmp_path / f"{name}.log", GRAPH_SAMPLES="1") for name in ("one", "two"))
    with one as url, visit(browser, f"{url}/board?asof={DAY}&q=水库") as page:
        expect(page.locator(".title span")).to_contain_text("条，共", timeout=60_000)
        choose_first_row(page)
        expect(page.locator(".st-key-panel .quote")).to_contain_text("水库", timeout=15_000)
        until(page, "sel")
        quote, link = page.locator(".quote").inner_text(), urlsplit(page.url)
    with two as url, visit(browser, f"{url}{link.path}?{link.query}") as page:
        expect(page.locator(".st-key-panel .quote")).to_have_text(quote, timeout=60_000)
