"""The pages 原文 and 查询, run in process over a store with two invented texts."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from graph_builder.model.graph import Difference, Edge, Node
from graph_builder.web import services
from graph_builder.web.services.connection import exclusively
from tests.web.test_pages import opened, words


def body_id(name: str) -> str:
    return next(body.id for item in services.items() for body in item.bodies if body.name == name)


@pytest.mark.usefixtures("store_address")
def test_reader_opens_where_the_link_says() -> None:
    item = next(item for item in services.items() if "环山公路" in item.text)
    app = opened("reader", sel=item.id)
    assert not app.exception
    assert "云岭县2025年政府工作报告" in words(app)
    assert f"第 {item.nth} / " in words(app)
    found = services.reading(item.document)
    assert found is not None
    place = item.start - found.start
    assert found.raw[place:].startswith(item.quote)
    assert {mark.kind for mark in found.marks} >= {"Department", "Deadline", "Project"}
    assert all(found.raw[mark.start - found.start : mark.end - found.start].strip() for mark in found.marks)


@pytest.mark.usefixtures("store_address")
def test_reader_steps_from_commitment_to_commitment() -> None:
    document = next(each for each in services.documents() if "报告" in each.title)
    app = opened("reader", doc=document.id)
    own = sorted((item for item in services.items() if item.document == document.id), key=lambda item: item.start)
    assert app.button(key="reader_previous").disabled
    for item in own[:2]:
        app.button(key="reader_next").click().run()
        assert (app.query_params["sel"], app.query_params["at"]) == (item.id, str(item.start))
    app.button(key="reader_previous").click().run()
    assert app.query_params["sel"] == own[0].id


@pytest.mark.usefixtures("store_address")
def test_reader_shows_what_was_not_understood_and_steps_through_it() -> None:
    speech = next(each for each in services.documents() if "讲话" in each.title)
    found = services.reading(speech.id)
    assert found is not None
    assert found.unread
    app = opened("reader", doc=speech.id)
    app.button(key="unread").click().run()
    assert app.query_params["at"] == str(found.unread[0].start)


@pytest.mark.usefixtures("store_address")
def test_reader_finds_words_and_switches_to_the_repaired_text() -> None:
    document = next(each for each in services.documents() if "报告" in each.title)
    app = opened("reader", doc=document.id)
    app.text_input(key="reader_words").set_value("建设").run()
    assert app.query_params["q"] == "建设"
    first = int(app.query_params["at"])
    app.button(key="next_hit").click().run()
    assert int(app.query_params["at"]) > first
    app.button_group(key="reader_text").set_value("repaired").run()
    assert app.query_params["text"] == "repaired"
    app.button_group(key="reader_text").set_value("raw").run()
    assert "text" not in app.query_params
    app.text_input(key="reader_words").set_value("没有的词").run()
    assert app.button(key="next_hit").label == "没有找到"


@pytest.mark.usefixtures("store_address")
def test_reader_of_a_document_that_is_gone_says_so() -> None:
    assert "已不在图谱里" in words(opened("reader", doc="d0000000000000000"))


@pytest.mark.usefixtures("empty_address")
def test_both_pages_offer_samples_while_there_is_nothing() -> None:
    for page in ("reader", "query"):
        assert "图谱里还没有文件" in words(opened(page))


def statement(app: AppTest) -> str:
    return next(text for text in words(app).splitlines() if "毫秒" in text)


@pytest.mark.usefixtures("store_address")
def test_a_named_query_runs_from_its_link_and_says_how_it_went() -> None:
    app = opened("query", query="department_commitments", **{"p.department": body_id("县水利局")})
    assert not app.exception
    assert " 行 · " in statement(app)
    assert "只读 · 未截断" in statement(app)
    frame = app.dataframe[0].value
    assert any("柳溪水库" in each for each in frame["text"])
    assert not any("环山公路" in each for each in frame["text"])


@pytest.mark.usefixtures("store_address")
def test_a_name_in_a_link_is_resolved_and_a_wrong_one_is_explained() -> None:
    app = opened("query", query="department_commitments", **{"p.department": "县交通运输局", "p.collective": "false"})
    assert ["环山公路" in each for each in app.dataframe[0].value["text"]] == [True]
    assert "图谱里没有" in words(opened("query", query="department_commitments", **{"p.department": "没有这个局"}))


@pytest.mark.usefixtures("store_address")
def test_a_form_carries_its_values_into_the_link() -> None:
    app = opened("query")
    app.button(key="ask_overdue").click().run()
    assert app.query_params["query"] == "overdue"
    assert len(app.dataframe[0].value) > 0
    app.selectbox(key="field_overdue_department").set_value(body_id("县交通运输局"))
    next(button for button in app.button if button.label == "运行").click().run()
    assert app.query_params["p.department"] == body_id("县交通运输局")
    assert app.query_params["p.at"] == "2025-07-15"
    assert "没有结果" in words(app)


@pytest.mark.usefixtures("store_address")
def test_what_is_required_is_asked_for_before_a_query_runs() -> None:
    app = opened("query", query="department_commitments")
    assert "填好“单位”再运行" in words(app)
    assert not app.dataframe
    assert "应为日期" in words(opened("query", query="overdue", **{"p.at": "昨天"}))


@pytest.mark.usefixtures("store_address")
def test_names_are_offered_with_their_aliases_for_typing() -> None:
    offered = dict(services.choices("Department", "zh"))
    assert offered[body_id("县水利局")].startswith("县水利局")
    assert len(services.choices("Commitment", "zh")) == len(services.items())


@pytest.mark.usefixtures("store_address")
@pytest.mark.parametrize(
    "cypher", ["CREATE (n:Place {id: 'x'}) RETURN n", "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line", "SHOW USERS", "MATCH (n"]
)
def test_what_is_more_than_reading_is_refused_with_a_note(cypher: str) -> None:
    app = opened("query", cypher=cypher)
    assert not app.exception
    assert '<div class="note"' in words(app)
    assert "没有执行" in words(app)
    assert not app.dataframe


@pytest.mark.usefixtures("store_address")
def test_free_cypher_runs_within_its_limits() -> None:
    app = opened("query", cypher="MATCH (c:Commitment) RETURN c.text AS text", **{"p.rows": "2"})
    assert len(app.dataframe[0].value) == 2
    assert "已截断：只取前 2 行" in words(app)


@pytest.mark.usefixtures("store_address")
def test_what_is_written_runs_and_stands_in_the_link() -> None:
    app = opened("query")
    app.text_area(key="cypher_statement").set_value("MATCH (d:Department) RETURN d")
    app.number_input(key="cypher_rows").set_value(3)
    app.button(key="run_cypher").click().run()
    assert app.query_params["cypher"] == "MATCH (d:Department) RETURN d"
    assert app.query_params["p.rows"] == "3"
    assert len(app.dataframe[0].value) == 3
    app.selectbox(key="cypher_example").select_index(0).run()
    assert "ASSIGNED_TO" in app.text_area(key="cypher_statement").value
    long = "MATCH (d:Department) RETURN d // " + "长" * 1600
    app.text_area(key="cypher_statement").set_value(long)
    app.button(key="run_cypher").click().run()
    assert "cypher" not in app.query_params
    assert "链接里放不下" in words(app)
    assert app.dataframe


@pytest.mark.usefixtures("store_address")
def test_a_public_deployment_takes_no_free_cypher(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPH_READONLY", "1")
    app = opened("query", cypher="MATCH (c:Commitment) RETURN c.text AS text")
    assert "不开放自己写查询" in words(app)
    assert not app.text_area
    assert not app.dataframe
    monkeypatch.setenv("GRAPH_FREE_CYPHER", "1")
    assert opened("query", cypher="MATCH (c:Commitment) RETURN c.text AS text").dataframe


@pytest.mark.usefixtures("store_address")
def test_an_unknown_query_says_so_and_english_has_its_words() -> None:
    assert "没有名为“nothing”的查询" in words(opened("query", query="nothing"))
    assert "not truncated" in words(opened("query", lang="en"))
    assert "characters" in words(opened("reader", lang="en"))


@pytest.mark.usefixtures("empty_address")
def test_hidden_people_are_not_told_by_their_forms_and_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"text": "李明", "quote": "李明", "start": 0, "end": 2}
    nodes = (
        Node(kind="Person", id="e1", properties={"name": "李明", "aliases": [], "scope": "云岭县", "generic": False}),
        Node(kind="Commitment", id="c1", properties={"text": "李明负责防汛", "quote": "李明负责防汛", "start": 0, "end": 6, "hard": False}),
        Node(kind="Document", id="d1", properties={"title": "分工", "start": 0, "end": 6, "ordinal": 0}),
    )
    edges = (
        Edge(kind="NAMES", id="r1", start="c1", end="e1", properties=said),
        Edge(kind="STATED_IN", id="r2", start="c1", end="d1", properties={}),
        Edge(kind="MENTIONS", id="r3", start="d1", end="e1", properties={"count": 1}),
    )
    exclusively(lambda store: store.apply(Difference(upsert_nodes=nodes, upsert_edges=edges)))
    asked = ("entity_forms", "entity_documents")
    assert [len(services.run_named(name, {"id": "e1"}).rows) for name in asked] == [1, 1]
    assert (len(services.entity_forms("e1")), len(services.entity_documents("e1"))) == (1, 1)
    services.forget()
    monkeypatch.setenv("GRAPH_HIDE_PEOPLE", "1")
    assert [len(services.run_named(name, {"id": "e1"}).rows) for name in asked] == [0, 0]
    assert (services.entity_forms("e1"), services.entity_documents("e1")) == ([], [])
