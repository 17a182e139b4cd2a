"""What pages do to the graph and what they show of it, in process over a store: explorer, list, documents, and what is not allowed."""

from __future__ import annotations

import pytest

from graph_builder.errors import UsageError
from graph_builder.web import changes, services
from tests.web.test_pages import opened, words

GONE = "e" + "f" * 16


def body(name: str) -> str:
    return next(body.id for item in services.items() for body in item.bodies if name in body.name and item.date)


@pytest.mark.usefixtures("store_address")
def test_a_link_with_steps_to_nowhere_says_how_many() -> None:
    html = words(opened("graph", steps=f"{GONE}_{body('水利')}"))
    assert "链接里有 1 个节点已不在图谱里" in html


@pytest.mark.usefixtures("store_address")
def test_neighbours_are_offered_by_kind_and_expanded() -> None:
    item = next(item for item in services.items() if "水库" in item.text and item.date)
    app = opened("graph", sel=item.id, steps="." + item.id, **{"from": "blank"})
    assert "相邻" in words(app)
    app.button(key="near_DUE_BY").click().run()
    assert app.query_params["steps"] == f".{item.id}_B{item.id}"
    assert app.button(key="near_DUE_BY").disabled


@pytest.mark.usefixtures("store_address")
def test_two_nodes_without_a_way_are_told() -> None:
    first, other = body("水利"), body("教育")
    html = words(opened("graph", steps=f"W{first}.{other}", **{"from": "blank"}))
    assert "没有路径" in html


@pytest.mark.usefixtures("store_address")
def test_the_list_takes_columns_and_groups_from_the_link() -> None:
    app = opened("board", cols="task.bearer.project", group="bearer")
    assert not app.exception
    frame = app.dataframe[0].value
    headings = [task for task in frame["task"] if task.startswith("▸ ")]
    assert any("县水利局" in each for each in headings)
    app.selectbox(key="group").set_value("document").run()
    assert app.query_params["group"] == "document"
    app.button_group(key="columns").set_value(["no", "lamp", "due", "bearer", "basis", "target"]).run()
    assert "cols" not in app.query_params


@pytest.mark.usefixtures("store_address")
def test_words_are_looked_up_in_the_index_of_the_store() -> None:
    found = services.hits("水库 县水利局")
    assert set(found) == {"水库", "县水利局"}
    assert found["水库"] == {item.id for item in services.items() if "水库" in item.text}
    app = opened("board", q="水库")
    assert len(app.dataframe[0].value) == len(found["水库"]) > 0


@pytest.mark.usefixtures("empty_address")
def test_a_document_is_described_left_out_brought_back_and_deleted(pasted: str) -> None:
    draft = services.read_paste(pasted.replace("2025年", ""), "粘贴的文字")
    services.write([draft])
    row = services.documents()[0]
    app = opened("import", sel=row.id)
    app.text_input(key=f"form_date_{row.id}").set_value("2024年2月12日")
    app.text_input(key=f"form_jurisdiction_{row.id}").set_value("安和省/枫林县")
    app.button[[each.label for each in app.button].index("保存")].click().run(timeout=60)
    assert not app.exception
    assert "已更新" in words(app)
    row = services.documents()[0]
    assert (row.date, row.jurisdiction) == ("2024-02-12", "安和省/枫林县")
    opened("import", sel=row.id).button(key="omit").click().run(timeout=60)
    assert services.documents() == ()
    assert changes.omitted()[row.id] == (row.source, 1)
    opened("import", sel=row.id).button(key="keep").click().run(timeout=60)
    assert [each.date for each in services.documents()] == ["2024-02-12"]
    app = opened("import", sel=row.id)
    app.button(key="delete").click().run()
    assert "1 篇" in words(app)
    app.button(key="delete_yes").click().run(timeout=60)
    assert services.documents() == ()
    assert changes.omitted() == {}


@pytest.mark.usefixtures("empty_address")
def test_what_replaces_what_is_told_and_another_text_is_asked_about(pasted: str) -> None:
    services.write([services.read_file("报告.txt", pasted.encode())])
    other = services.read_file("报告.txt", pasted.replace("枫林", "柳河").replace("县", "市").replace("。", "，特此说明。").encode())
    report = services.write([other])
    assert [each.kind for each in report.failures] == ["another_text"]
    stages: list[str] = []
    services.write([other], replace=True, progress=lambda told: stages.append(told.stage))
    assert [each.title for each in services.documents()] == ["柳河市2025年政府工作报告"]
    assert list(dict.fromkeys(stages)) == ["extract", "consolidate", "write"]


@pytest.mark.usefixtures("store_address")
def test_a_public_deployment_changes_nothing(monkeypatch: pytest.MonkeyPatch, pasted: str) -> None:
    monkeypatch.setenv("GRAPH_READONLY", "1")
    row = services.documents()[0]
    app = opened("import", sel=row.id)
    assert not app.exception
    assert "只供查看" in words(app)
    assert not app.text_area
    assert {each.key for each in app.button} <= {f"document_{each.id}" for each in services.documents()}
    attempts = (
        lambda: services.write([services.read_paste(pasted, "粘贴")]),
        lambda: changes.omit(row.id),
        lambda: changes.delete(row.source),
        lambda: changes.describe(row, [("date", "2024")]),
        services.load_samples,
    )
    for attempt in attempts:
        with pytest.raises(UsageError, match="只供查看"):
            attempt()
    assert row in services.documents()


@pytest.mark.usefixtures("empty_address")
def test_a_public_deployment_may_start_from_the_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPH_READONLY", "1")
    assert "示例" not in words(opened("board"))
    monkeypatch.setenv("GRAPH_SAMPLES", "1")
    services.prepare()
    assert services.documents()
