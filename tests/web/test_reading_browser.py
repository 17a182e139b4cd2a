"""原文 and 查询 in a real browser: what is clicked, where it leads, and that words of a file stay words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import DAY, choose_first_row, drawn, until, visit

pytestmark = pytest.mark.browser


def ready(page: Page) -> None:
    expect(page.locator(".reader[data-ready]")).to_be_visible(timeout=30_000)


def choose_document(page: Page, title: str) -> None:
    page.locator(".st-key-reader_document input").click()
    page.get_by_role("option", name=title).click()
    expect(page.locator(".title")).to_contain_text(title, timeout=15_000)


def test_a_mark_leads_to_its_commitment_its_node_and_back(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/reader?asof={DAY}") as page:
        ready(page)
        choose_document(page, "云岭县2025年政府工作报告")
        body = page.locator(".column .mark[data-k=Department]").filter(has_text="县水利局")
        body.click()
        card = page.locator(".card.chosen")
        expect(card).to_contain_text("柳溪水库除险加固工程")
        expect(page.locator(".in.chosen").first).to_be_visible()
        expect(page.locator(".nth").last).to_be_visible()
        until(page, "sel", "c")
        body.click()
        expect(page.locator(".entity")).to_contain_text("县水利局", timeout=15_000)
        page.locator(".entity").get_by_role("button", name="看图谱").click()
        drawn(page)
        expect(page.locator(".st-key-panel .head")).to_contain_text("县水利局", timeout=15_000)
        page.locator(".st-key-to_reader button").click()
        ready(page)
        expect(page.locator(".column .mark.same").first).to_contain_text("县水利局")


def test_the_list_leads_to_the_text_and_the_text_to_the_list(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/board?asof={DAY}&q=环山公路") as page:
        choose_first_row(page)
        page.locator(".st-key-to_reader button").click(timeout=15_000)
        ready(page)
        for name in ("sel", "at", "doc"):
            until(page, name)
        expect(page.locator(".in.chosen").first).to_be_visible()
        link = page.url
        page.locator(".card.chosen").get_by_role("button", name="看清单").click()
        expect(page.locator(".st-key-panel .quote")).to_contain_text("环山公路", timeout=15_000)
    with visit(browser, link) as page:
        ready(page)
        expect(page.locator(".card.chosen")).to_contain_text("环山公路")


def test_kinds_are_switched_off_and_the_outline_follows(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/reader?asof={DAY}") as page:
        ready(page)
        choose_document(page, "云岭县2025年政府工作报告")
        expect(page.locator(".column .mark[data-k=Department]").first).to_be_visible()
        page.locator(".side .kind").filter(has_text="单位").click()
        expect(page.locator(".column .mark[data-k=Department]")).to_have_count(0, timeout=15_000)
        until(page, "hide", "Department$")
        row = page.locator(".side .rows .row").last
        row.click()
        expect(row).to_have_class("row below chosen", timeout=15_000) if "below" in (row.get_attribute("class") or "") else expect(
            row
        ).to_have_class("row chosen", timeout=15_000)
        page.locator(".st-key-reader_next button").click()
        expect(page.locator(".card.chosen")).to_be_visible(timeout=15_000)


def test_hostile_words_of_a_document_are_words(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/reader?asof={DAY}") as page:
        ready(page)
        choose_document(page, "在全县重点工作推进会上的讲话")
        expect(page.locator(".column")).to_contain_text("<img src=x onerror=window.cracked=1>")
        expect(page.locator(".odd").first).to_be_visible()
        page.locator(".st-key-reader_text").get_by_role("radio", name="整理后").click()
        until(page, "text", "repaired")
        ready(page)
        assert page.evaluate("window.cracked") is None
        assert page.locator("img[src=x]").count() == 0


def test_a_query_is_filled_run_looked_at_and_handed_on(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/query?asof={DAY}") as page:
        expect(page.locator(".asked")).to_contain_text("只读", timeout=30_000)
        page.locator(".st-key-ask_department_commitments button").click()
        expect(page.locator(".note")).to_contain_text("再运行", timeout=15_000)
        field = page.locator(".st-key-field_department_commitments_department input")
        field.click()
        field.fill("交通")
        page.get_by_role("option").first.click()
        page.locator(".st-key-run button").click()
        expect(page.locator(".asked")).to_contain_text("未截断", timeout=15_000)
        until(page, "p.department", "e")
        link = page.url
        with page.expect_download() as waiting:
            page.locator(".st-key-download button").first.click()
            page.locator(".st-key-download_json button").click()
        rows = json.loads(Path(waiting.value.path()).read_text())
        assert any("环山公路" in row["text"] for row in rows)
    with visit(browser, link) as page:
        expect(page.locator(".asked")).to_contain_text("行", timeout=30_000)
        choose_first_row(page, 60, 50)
        page.locator(".st-key-lead_reader button").click(timeout=15_000)
        ready(page)
        expect(page.locator(".card.chosen")).to_be_visible()


def test_a_result_is_drawn_as_matrix_bars_and_graph(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/query?asof={DAY}&query=department_projects") as page:
        expect(page.locator(".st-key-outcomechart canvas, .st-key-outcomechart svg").first).to_be_visible(timeout=30_000)
        page.locator(".st-key-shape").get_by_role("radio", name="图谱").click()
        drawn(page)
        until(page, "as", "graph$")
        page.locator(".st-key-open_graph button").click()
        expect(page.locator(".explorer .toolbar")).to_be_visible(timeout=15_000)


def test_a_write_is_refused_with_a_note(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/query?asof={DAY}") as page:
        page.locator(".st-key-cypher summary").click(timeout=30_000)
        page.locator(".st-key-cypher_statement textarea").fill("CREATE (n:Place {id: 'x'}) RETURN n")
        page.locator(".st-key-run_cypher button").click()
        expect(page.locator(".note")).to_contain_text("没有执行", timeout=15_000)
        assert "Traceback" not in page.content()
        page.locator(".st-key-cypher_statement textarea").fill("MATCH (n:Department) RETURN n.name AS name, count(n) AS count")
        page.locator(".st-key-run_cypher button").click()
        expect(page.locator(".asked")).to_contain_text("只读", timeout=15_000)
        until(page, "cypher", "MATCH")
