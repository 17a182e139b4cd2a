"""Each page on its own, run in process over a store with two invented texts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph_builder import lexicon
from graph_builder.bulk import add_sources
from graph_builder.readers import read_bytes
from graph_builder.stores.engine_client import join
from graph_builder.stores.open import ready
from graph_builder.web import drafts, services
from graph_builder.web.navigation import PLACES

DAY = date(2025, 7, 15)


def opened(page: str, **parameters: str) -> AppTest:
    place = next(place for place in PLACES if place.name == page)
    app = AppTest.from_file(str(place.file), default_timeout=30)
    for name, value in {"asof": DAY.isoformat(), **parameters}.items():
        app.query_params[name] = value
    return app.run()


def words(app: AppTest) -> str:
    """All HTML of the page, that with links in it too."""
    panes = [json.loads(element.proto.json).get("html", "") for element in app.get("bidi_component") if element.proto.json]
    return "\n".join([*(element.proto.body for element in app.get("html")), *panes])


@pytest.mark.usefixtures("store_address")
def test_board_lists_all_and_filters_by_lamp() -> None:
    app = opened("board")
    assert not app.exception
    total = len(services.items())
    assert f"共 {total} 条" in words(app)
    frame = app.dataframe[0].value
    assert len(frame) == total
    assert "2025年6月底前" in set(frame["due"])
    app.button_group(key="lamps").set_value(["overdue"]).run()
    assert app.query_params["lamp"] == "overdue"
    shown = app.dataframe[0].value
    assert 0 < len(shown) < total
    assert set(shown["lamp"]) == {"▲ 逾期"}


@pytest.mark.usefixtures("store_address")
def test_board_counts_gaps_and_each_is_a_filter() -> None:
    app = opened("board")
    bare = [item for item in services.items() if item.no_bearer]
    app.button_group(key="gaps").set_value(["bearer"]).run()
    assert len(app.dataframe[0].value) == len(bare) > 0
    assert set(app.dataframe[0].value["bearer"]) == {"未写单位"}


@pytest.mark.usefixtures("store_address")
def test_board_filters_by_department_document_and_hard() -> None:
    water = next(body.id for item in services.items() for body in item.bodies if "水利" in body.name and item.date)
    app = opened("board", dept=water)
    assert set(app.dataframe[0].value["bearer"]) == {"县水利局"}
    speech = next(item for item in services.items() if "讲话" in item.title)
    app = opened("board", doc=speech.document)
    assert len(app.dataframe[0].value) == sum(item.document == speech.document for item in services.items())
    app = opened("board")
    app.button_group(key="hard").set_value(["target"]).run()
    assert len(app.dataframe[0].value) == sum(bool(item.measures) for item in services.items()) > 0
    assert all(app.dataframe[0].value["target"])


@pytest.mark.usefixtures("store_address")
def test_a_link_opens_the_evidence_of_its_row() -> None:
    item = next(item for item in services.items() if "水库" in item.text and item.date)
    html = words(opened("board", sel=item.id))
    assert '<div class="source quote">' in html
    assert "--c:var(--kind-Department)" in html
    assert "6月底前" in html
    assert "已过15天" in html


@pytest.mark.usefixtures("store_address")
def test_text_from_files_is_escaped() -> None:
    item = next(item for item in services.items() if "onerror" in item.quote)
    html = words(opened("board", sel=item.id))
    assert "<img" not in html
    assert "&lt;img src=x" in html


@pytest.mark.usefixtures("store_address")
def test_a_link_to_something_gone_says_so() -> None:
    for page in ("board", "graph"):
        assert "已不在图谱里" in words(opened(page, sel="c0000000000000000"))


@pytest.mark.usefixtures("store_address")
def test_graph_panel_shows_properties_and_source_words() -> None:
    water = next(body.id for item in services.items() for body in item.bodies if "水利" in body.name and item.date)
    app = opened("graph", sel=water, steps=water)
    html = words(app)
    assert "县水利局" in html
    assert "除险加固" in html
    app.button(key="hide").click().run()
    assert app.query_params["steps"] == f"{water}_-{water}"


@pytest.mark.usefixtures("empty_address")
def test_an_empty_store_offers_samples_and_loads_them() -> None:
    app = opened("board")
    assert "图谱里还没有文件" in words(app)
    app.button(key="samples").click().run(timeout=60)
    assert len(services.items()) >= 40
    assert len(app.dataframe[0].value) == len(services.items())


@pytest.mark.usefixtures("empty_address")
def test_import_previews_before_it_writes(pasted: str) -> None:
    app = opened("import")
    app.text_area[0].set_value(pasted)
    app.button(key="read").click().run(timeout=60)
    assert not app.exception
    assert "枫林县2025年政府工作报告" in words(app)
    assert services.documents() == ()
    app.button(key="write").click().run(timeout=60)
    assert [each.title for each in services.documents()] == ["枫林县2025年政府工作报告"]
    assert "已写入 1 篇" in words(app)


TRADITIONAL = """楓林縣2025年政府工作報告
（2025年2月12日在楓林縣第六屆人民代表大會第五次會議上）

各位代表：
現在，我代表縣人民政府報告工作。

一、2025年工作安排
縣林業局牽頭，9月底前完成楓林濕地保護修復工程。縣農業農村局要新建高標準農田2萬畝，年底前驗收。
"""


@pytest.mark.usefixtures("empty_address")
def test_the_preview_names_bodies_in_full_and_keeps_the_words_of_the_file() -> None:
    app = opened("import")
    app.text_area[0].set_value(TRADITIONAL)
    app.button(key="read").click().run(timeout=60)
    assert '<span title="縣林業局">县林业局</span>' in words(app)


@pytest.mark.usefixtures("empty_address")
def test_import_explains_what_is_wrong_and_writes_nothing() -> None:
    app = opened("import")
    app.button(key="read").click().run()
    assert "没有文字可读" in words(app)
    app.text_area[0].set_value("今天天气不错。")
    app.button(key="read").click().run(timeout=60)
    assert "读不出" in words(app)
    assert app.button(key="write").disabled
    app.button(key="discard").click().run()
    assert "还没有内容" in words(app)


def test_a_store_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPH_STORE", "bolt://127.0.0.1:1")
    monkeypatch.setenv("NEO4J_PASSWORD", "secret-word")
    services.forget()
    app = AppTest.from_file(str(PLACES[0].file.parents[1] / "app.py"), default_timeout=60).run()
    services.forget()
    assert "图谱打不开" in words(app)
    assert "secret-word" not in words(app)


@pytest.mark.usefixtures("empty_address")
def test_corrections_reach_the_graph(pasted: str) -> None:
    draft = services.read_paste(pasted.replace("2025年", ""), "粘贴的文字")
    assert draft.source is not None
    found = services.extraction(draft.source, draft.hints())
    assert found.documents[0].date is None
    changes = {"title": "枫林县政府工作报告", "date": "2024年2月12日", "jurisdiction": "安和省/枫林县"}
    services.write([drafts.corrected(draft, 0, changes)])
    row = services.documents()[0]
    assert (row.title, row.date, row.jurisdiction) == ("枫林县政府工作报告", "2024-02-12", "安和省/枫林县")
    assert "2024-09-30" in {item.due for item in services.items()}


@pytest.mark.usefixtures("empty_address")
def test_a_document_left_out_is_not_added(pasted: str) -> None:
    draft = services.read_paste(pasted, "粘贴的文字")
    report = services.write([drafts.corrected(draft, 0, {"include": False})])
    assert report.added == ()
    assert services.documents() == ()


PAGE = """<html><body><p>云岭县2025年政府工作报告</p><p>各位代表：</p><p>一、2025年工作安排</p>
<p>（一）县水利局要在<span style="color:red">6月底前</span>完成<b>柳溪水库</b>除险加固工程，新建泵站<i>3</i><i>座</i>。</p>
</body></html>
"""


def test_a_web_page_is_read_without_its_tags(empty_address: str) -> None:
    with ready(join(Path(empty_address.removeprefix("embedded:")), idle=1)) as store:
        assert not add_sources(store, [read_bytes(PAGE.encode(), "报告.html")], lexicon.load()).failures
    (item,) = services.items()
    assert "</span>" in item.quote
    body = next(each for each in item.bodies)
    for app in (opened("board", sel=item.id), opened("graph", sel=body.id)):
        html = words(app)
        assert "6月底前" in html
        assert "span style" not in html
    reader = opened("reader", doc=item.document)
    assert reader.button_group(key="reader_text").value == "repaired"
