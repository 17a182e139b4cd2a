"""Overview and entity pages in a browser: every figure, row and name leads on, without the page being loaded anew."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import DAY, choose_first_row, drawn, listed, node_at, settle, until, until_exactly, visit

pytestmark = pytest.mark.browser


def figure(page: Page, lamp: str) -> str:
    return page.locator(f".tile.lamp-{lamp} b").inner_text()


def test_a_lamp_leads_to_its_rows_and_back_without_loading(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/overview?asof={DAY}") as page:
        expect(page.locator(".strip")).to_be_visible(timeout=30_000)
        page.evaluate("window.same = true")
        overdue = figure(page, "overdue")
        page.locator(".tile.lamp-overdue").click()
        listed(page)
        until_exactly(page, {"asof": DAY, "lamp": "overdue"})
        expect(page.locator(".title span")).to_contain_text(f"{overdue} 条，共")
        assert page.evaluate("window.same") is True
        page.locator(".st-key-bar").get_by_role("link", name="总览").click()
        expect(page.locator(".strip")).to_be_visible(timeout=30_000)
        expect(page.locator(".tile.lamp-overdue b")).to_have_text(overdue)


def test_a_gap_leads_to_its_rows(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/overview?asof={DAY}") as page:
        gap = page.locator(".gaps a").filter(has_text="集体责任")
        expect(gap).to_be_visible(timeout=30_000)
        count = gap.locator("b").inner_text()
        gap.click()
        expect(page.locator(".title span")).to_contain_text(f"{count} 条，共", timeout=30_000)
        until(page, "gap", "collective$")


def test_a_pressing_row_opens_its_evidence(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/overview?asof={DAY}") as page:
        row = page.locator(".list tbody tr").first
        expect(row).to_be_visible(timeout=30_000)
        row.locator("td").first.click()
        expect(page.locator(".st-key-panel .quote")).to_contain_text("柳溪水库除险加固工程", timeout=30_000)
        until(page, "sel", "c")


def test_bar_and_cell_lead_to_their_rows(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/overview?asof={DAY}") as page:
        cell = page.locator(".heat td a").first
        expect(cell).to_be_visible(timeout=30_000)
        count = cell.inner_text()
        cell.click()
        expect(page.locator(".title span")).to_contain_text(f"{count} 条，共", timeout=30_000)
        until(page, "dept")
        until(page, "due")
    with visit(browser, f"{address}/overview?asof={DAY}") as page:
        piece = page.locator(".track a").first
        expect(piece).to_be_visible(timeout=30_000)
        piece.click()
        listed(page)
        until(page, "dept")
        until(page, "lamp")


def test_from_a_name_to_its_page_and_on_to_its_neighbour(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/overview?asof={DAY}") as page:
        page.locator(".bar a.name").filter(has_text="县卫生健康局").click()
        expect(page.locator(".entity .title")).to_contain_text("县卫生健康局", timeout=30_000)
        drawn(page)
        first = until(page, "id")
        link = page.url
        beside = page.locator(".st-key-together a.name").first
        expect(beside).to_have_text("县财政局")
        other = (beside.get_attribute("href") or "").rsplit("id=", 1)[-1]
        page.mouse.click(*node_at(page, other))
        expect(page.locator(".entity .title")).to_contain_text("县财政局", timeout=30_000)
        assert until(page, "id", other) == other != first
        # the list of the page before stands until the new one is drawn
        back = page.locator(".st-key-together a.name").first
        expect(back).to_have_text("县卫生健康局")
        back.click()
        expect(page.locator(".entity .title")).to_contain_text("县卫生健康局", timeout=30_000)
        page.locator(".st-key-to_graph button").click()
        page.wait_for_url("**/graph?**", wait_until="commit")
        drawn(page)
        until(page, "sel", f"{first}$")
        page.locator(".st-key-to_entity button").click()
        expect(page.locator(".entity .title")).to_contain_text("县卫生健康局", timeout=30_000)
    with visit(browser, link) as page:
        expect(page.locator(".entity .title")).to_contain_text("县卫生健康局", timeout=30_000)
        expect(page.locator(".list tbody tr").first).to_be_visible()


def test_evidence_and_list_lead_to_an_entity_and_its_rows(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/board?asof={DAY}&lamp=overdue") as page:
        choose_first_row(page)
        page.locator(".st-key-facts a.name").filter(has_text="柳溪水库").first.click()
        expect(page.locator(".entity .title")).to_contain_text("柳溪水库", timeout=30_000)
        expect(page.locator(".list tbody tr").first).to_be_visible()
        settle(page)
        rows = page.locator(".list tbody tr").count()
        page.locator(".st-key-to_board button").click()
        expect(page.locator(".title span")).to_contain_text(f"共 {rows} 条", timeout=30_000)
        page.locator(".st-key-about a").click()
        expect(page.locator(".entity .title")).to_contain_text("柳溪水库", timeout=30_000)


def test_an_entity_is_downloaded_and_hostile_words_stay_words(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/overview?asof={DAY}") as page:
        page.locator(".bar a.name").filter(has_text="县文化广电").click()
        expect(page.locator(".entity .title")).to_contain_text("县文化广电和旅游局", timeout=30_000)
        expect(page.locator(".list")).to_contain_text("文化节")
        assert page.evaluate("window.cracked") is None
        assert page.locator("img[src=x]").count() == 0
        with page.expect_download() as waiting:
            page.locator(".st-key-export button").click()
        assert waiting.value.suggested_filename == "县文化广电和旅游局.xlsx"


def test_where_no_body_bears_it_the_drawing_shows_the_commitments(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/board?asof={DAY}&q=城乡污水处理") as page:
        choose_first_row(page)
        page.locator(".st-key-facts a.name").filter(has_text="城乡污水处理").first.click()
        expect(page.locator(".entity .title")).to_contain_text("项目", timeout=30_000)
        drawn(page)
        href = page.locator(".list a.source").first.get_attribute("href") or ""
        commitment = href.rsplit("sel=", 1)[-1].split("&")[0]
        page.mouse.click(*node_at(page, commitment))
        expect(page.locator(".st-key-panel .quote")).to_contain_text("污水处理", timeout=30_000)
        until(page, "sel", f"{commitment}$")


def test_a_gone_entity_shows_what_there_is(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/entity?asof={DAY}&id=e0000000000000000") as page:
        expect(page.locator(".note")).to_contain_text("已不在图谱里", timeout=30_000)
        page.locator(".st-key-index_Project a.name").first.click()
        expect(page.locator(".entity .title")).to_contain_text("项目", timeout=30_000)
        expect(page.locator(".note")).to_have_count(0)


def test_english_goes_along(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/overview?asof={DAY}", width=1024) as page:
        page.locator(".st-key-language button").click()
        expect(page.locator(".title")).to_contain_text("Overview", timeout=15_000)
        expect(page.locator(".strip")).to_contain_text("Overdue")
        name = page.locator(".bar a.name").first
        expect(name).to_have_attribute("href", re.compile("lang=en"), timeout=15_000)  # what stood there before led to Chinese
        name.click()
        expect(page.locator(".st-key-commitments .section").first).to_contain_text("Commitments", timeout=30_000)
        until(page, "lang", "en$")
        assert page.evaluate("document.documentElement.scrollWidth") <= 1024
