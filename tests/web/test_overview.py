"""The overview and the page of an entity: the figures as values, then each page in process over a store with two invented texts."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from graph_builder.web import filters, services, summary
from graph_builder.web.lamps import due_month
from graph_builder.web.link import GAPS, LAMPS, View, decode
from graph_builder.web.navigation import PLACES
from graph_builder.web.records import Body, Item

DAY = date(2025, 7, 15)


def opened(page: str, **parameters: str) -> AppTest:
    place = next(place for place in PLACES if place.name == page)
    app = AppTest.from_file(str(place.file), default_timeout=30)
    for name, value in {"asof": DAY.isoformat(), **parameters}.items():
        app.query_params[name] = value
    return app.run()


def pane(app: AppTest, key: str) -> str:
    """HTML of a piece with links."""
    found = next(element for element in app.get("bidi_component") if element.key == key)
    body: str = json.loads(found.proto.json)["html"]
    return body


def links(body: str, page: str) -> list[View]:
    """Where the links of a piece lead to, for one page."""
    targets = [urlsplit(html.unescape(each)) for each in re.findall(r'href="([^"]*)"', body)]
    return [decode({name: values[0] for name, values in parse_qs(target.query).items()}) for target in targets if target.path == page]


def item(id_: str, due: str, *bodies: str, generic: bool = False) -> Item:
    bearers = tuple(Body(id=f"e{name}", name=name, role="lead", grounding="stated", generic=generic) for name in bodies)
    plain = {"label": "", "text": id_, "quote": id_, "start": 0, "document": "d1", "title": "报告", "date": "", "nth": 1, "due_quote": ""}
    return Item(id=id_, due=due, bodies=bearers, measures=(), projects=(), **plain)  # type: ignore[arg-type]


def test_what_comes_next_is_seen_however_much_is_overdue() -> None:
    late = [item(f"late{n:02}", f"2025-01-{n:02}") for n in range(1, 20)]
    ahead = [item(f"next{n}", f"2025-08-0{n}") for n in range(1, 7)]
    found = [each.id for each in summary.pressing([*ahead, *late, item("open", "XXXX-12-31")], DAY)]
    assert found == [f"late{n:02}" for n in range(1, 9)] + [f"next{n}" for n in range(1, 5)]
    assert len(summary.pressing(late, DAY)) == 12
    assert [each.id for each in summary.pressing(ahead, DAY)] == [each.id for each in ahead]


def test_load_counts_a_body_once_a_commitment_and_no_collective() -> None:
    rows = [item("a", "2025-01-31", "甲局", "甲局", "乙局"), item("b", "", "甲局"), item("c", "", "各部门", generic=True)]
    loads = summary.loads(rows, DAY, 5)
    assert [(load.name, load.total) for load in loads] == [("甲局", 2), ("乙局", 1)]
    assert dict(zip(LAMPS, loads[0].lamps, strict=True)) == {"overdue": 1, "soon": 0, "later": 0, "pending": 0, "none": 1}
    assert [load.name for load in summary.loads(rows, DAY, 1)] == ["甲局"]


def test_the_heat_map_shows_months_around_the_day() -> None:
    rows = [item(f"m{n}", f"2025-{n:02}-28", "甲局") for n in range(1, 13)] + [item("x", "2025-XX", "甲局"), item("y", "2025", "乙局")]
    found = summary.heat(rows, DAY, 5, 6)
    assert found.months == ("2025-05", "2025-06", "2025-07", "2025-08", "2025-09", "2025-10")
    assert found.rows == (("e甲局", "甲局", (1, 1, 1, 1, 1, 1)),)
    assert found.hidden == 7
    assert summary.heat([], DAY, 5, 6) == summary.Heat(months=(), rows=(), hidden=0)


@pytest.mark.parametrize(
    ("edtf", "month"),
    [("2025-03-31", "2025-03"), ("2025", "2025-12"), ("2025-XX", ""), ("XXXX-12-31", ""), ("2025-04-XX", "2025-04"), ("", "")],
)
def test_the_month_of_a_deadline(edtf: str, month: str) -> None:
    assert due_month(edtf) == month


@pytest.mark.usefixtures("store_address")
def test_every_lamp_and_gap_leads_to_as_many_rows_as_it_says() -> None:
    items = services.items()
    body = pane(opened("overview"), "strip")
    shown = dict(re.findall(r'class="tile lamp-(\w+)".*?<b>([\d,]+)</b>', body))
    assert shown == {name: f"{len(rows):,}" for name, rows in summary.by_lamp(items, DAY).items() if rows}
    for view in links(body, "board"):
        rows = filters.listed(items, view, DAY)
        assert rows
        assert view.asof == DAY
        if view.lamps:
            assert f"{len(rows):,}" == shown[view.lamps[0]]
    gaps = {view.gaps[0]: len(filters.listed(items, view, DAY)) for view in links(body, "board") if view.gaps}
    counts = filters.gap_counts(items, View(), DAY)
    assert gaps == {gap: counts[gap] for gap in GAPS if counts[gap]}
    assert all(f"<b>{counts[gap]:,}</b>" in body for gap in GAPS)


@pytest.mark.usefixtures("store_address")
def test_a_pressing_row_leads_to_its_row_in_the_list() -> None:
    body = pane(opened("overview"), "pressing")
    chosen = [view.selected for view in links(body, "board") if view.selected]
    assert chosen == [each.id for each in summary.pressing(services.items(), DAY)]
    assert "柳溪水库除险加固工程" in body
    assert "已过15天" in body
    assert "<img" not in body
    entities = {view.entity for view in links(body, "entity")}
    assert entities <= {each.id for row in services.items() for each in row.bodies}


@pytest.mark.usefixtures("store_address")
def test_bars_and_cells_lead_to_their_rows() -> None:
    app = opened("overview")
    items = services.items()
    for view in links(pane(app, "load"), "board"):
        assert len(view.departments) == len(view.lamps) == 1
        assert filters.listed(items, view, DAY)
    cells = links(pane(app, "heat"), "board")
    figures = re.findall(r'<td class="heat-\d"><a [^>]*>(\d+)</a>', pane(app, "heat"))
    assert [len(filters.listed(items, view, DAY)) for view in cells] == [int(figure) for figure in figures] != []
    assert all(view.months for view in cells)


@pytest.mark.usefixtures("store_address")
def test_documents_lead_to_their_text_and_rows() -> None:
    body = pane(opened("overview"), "documents")
    assert [view.documents[0] for view in links(body, "reader")] == [each.id for each in services.documents()]
    for view in links(body, "board"):
        assert filters.listed(services.items(), view, DAY)


@pytest.mark.usefixtures("empty_address")
def test_an_empty_overview_says_what_to_do() -> None:
    for page in ("overview", "entity"):
        app = opened(page)
        assert not app.exception
        assert "图谱里还没有文件" in "".join(element.proto.body for element in app.get("html"))
    assert app.button(key="samples")


def department(name: str) -> str:
    return next(body.id for each in services.items() for body in each.bodies if body.name == name and each.date)


@pytest.mark.usefixtures("store_address")
def test_the_page_of_a_department() -> None:
    health = department("县卫生健康局")
    app = opened("entity", id=health)
    assert not app.exception
    title = "".join(element.proto.body for element in app.get("html"))
    assert "县卫生健康局" in title
    assert "云岭县" in title
    own = [each for each in services.items() if any(body.id == health for body in each.bodies)]
    table = pane(app, "commitments")
    assert {view.selected for view in links(table, "board") if view.selected} == {each.id for each in own}
    assert "--c:var(--kind-Department)" in table
    assert department("县财政局") in {view.entity for view in links(pane(app, "together"), "entity")}
    documents = pane(app, "documents")
    assert "云岭县2025年政府工作报告" in documents
    assert "原文写法" in documents
    assert {view.entity for view in links(pane(app, "strip"), "board")} == {health}
    canvas = next(json.loads(each.proto.json) for each in app.get("bidi_component") if each.key == "canvas")
    assert canvas["small"]
    assert {node["id"] for node in canvas["nodes"]} == {health, department("县财政局")}


@pytest.mark.usefixtures("store_address")
@pytest.mark.parametrize("kind", ["Department", "Project", "Place", "Policy", "Person"])
def test_each_kind_has_a_page(kind: str) -> None:
    for row in services.entities(kind, 3):
        app = opened("entity", id=row["id"])
        assert not app.exception
        assert html.escape(row["name"]) in "".join(element.proto.body for element in app.get("html"))
        rows = [view.selected for view in links(pane(app, "commitments"), "board") if view.selected]
        assert set(rows) == {each.id for each, _ in services.commitments_of(row["id"])}
        assert rows


@pytest.mark.usefixtures("store_address")
def test_a_link_to_an_entity_that_is_gone_shows_what_there_is() -> None:
    app = opened("entity", id="e0000000000000000")
    assert "已不在图谱里" in "".join(element.proto.body for element in app.get("html"))
    assert department("县水利局") in {view.entity for view in links(pane(app, "index_Department"), "entity")}
    assert links(pane(app, "index_Project"), "entity")
    assert "已不在图谱里" not in "".join(element.proto.body for element in opened("entity").get("html"))


@pytest.mark.usefixtures("store_address")
def test_the_list_keeps_to_an_entity_and_a_month() -> None:
    project = services.entities("Project", 1)[0]
    app = opened("board", id=project["id"])
    assert len(app.dataframe[0].value) == len(services.commitments_of(project["id"]))
    assert project["name"] in pane(app, "about")
    app.button(key="whole").click().run()
    assert len(app.dataframe[0].value) == len(services.items())
    app = opened("board", due="2025-08")
    assert set(app.dataframe[0].value["due"]) == {"2025年8月底前"}
    app.button(key="month_2025-08").click().run()
    assert "due" not in app.query_params


@pytest.mark.usefixtures("store_address")
def test_names_lead_to_their_page_from_evidence_filter_and_canvas() -> None:
    chosen = next(each for each in services.items() if "水库" in each.text and each.date)
    water = department("县水利局")
    assert water in {view.entity for view in links(pane(opened("board", sel=chosen.id), "facts"), "entity")}
    assert [view.entity for view in links(pane(opened("board", dept=water), "chosen"), "entity")] == [water]
    assert opened("graph", sel=water, steps=water).button(key="to_entity")
