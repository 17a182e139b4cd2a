"""A backup restored into an empty store of either kind gives the same graph."""

from __future__ import annotations

import hashlib

import pytest

from graph_builder.bulk import add_sources, backup, decide, list_documents, new_decision, restore
from graph_builder.errors import UsageError
from graph_builder.lexicon import load
from graph_builder.model.graph import Difference
from graph_builder.model.source import Source
from graph_builder.stores.bolt import Store

SPEECH = """在柳河县教育工作会议上的讲话

同志们：

今天召开这次会议，主要任务是安排教育工作。下面，我讲几点意见。

一、抓好建设

县教育局要在年底前建成柳河县第三小学，新增学位900个。县财政局要配合做好资金保障。
"""

REPORT = """柳河县2025年政府工作报告

各位代表：

现在，我代表县人民政府，向大会报告工作，请予审议。

一、2025年工作安排

（一）加快项目建设。县交通运输局要在10月底前建成柳河大桥，完成投资3000万元。
"""


def source(id_: str, raw: str) -> Source:
    return Source(id=id_, file=id_, sha256=hashlib.sha256(raw.encode()).hexdigest(), reader="txt", encoding="utf-8", raw=raw)


def emptied(store: Store) -> None:
    graph = store.read_graph()
    store.apply(Difference(delete_nodes=tuple(graph.nodes.values()), delete_edges=tuple(graph.edges.values())))


@pytest.fixture(scope="module")
def kept(embedded_store: Store) -> tuple[bytes, object]:
    """A backup with decisions of several kinds, and the graph that it was made of."""
    emptied(embedded_store)
    add_sources(embedded_store, [source("教育.txt", SPEECH), source("报告/2025.txt", REPORT)], load())
    speech = next(row.id for row in list_documents(embedded_store) if row.source == "教育.txt")
    decide(
        embedded_store,
        [new_decision(speech, "date", "2024-03", by="督查室"), new_decision(speech, "jurisdiction", "安和省/柳河县")],
        load(),
    )
    return backup(embedded_store), embedded_store.read_graph()


def test_a_restored_store_holds_the_same_graph(kept: tuple[bytes, object], store: Store) -> None:
    data, graph = kept
    emptied(store)
    report = restore(store, data, load())
    assert sorted(report.added) == sorted(("报告/2025.txt", "教育.txt"))
    assert store.read_graph() == graph
    assert backup(store) == data
    assert store.status().rules


def test_a_store_that_holds_something_is_left_alone(kept: tuple[bytes, object], store: Store) -> None:
    add_sources(store, [source("报告.txt", REPORT)], load())
    before = store.read_graph()
    with pytest.raises(UsageError, match="空的图谱"):
        restore(store, kept[0], load())
    assert store.read_graph() == before


def test_an_omitted_document_stays_omitted(store: Store) -> None:
    add_sources(store, [source("教育.txt", SPEECH)], load())
    (row,) = list_documents(store)
    decide(store, [new_decision(row.id, "omit", "")], load())
    graph, data = store.read_graph(), backup(store)
    emptied(store)
    restore(store, data, load())
    assert store.read_graph() == graph
    assert {node.kind for node in graph.nodes.values()} == {"Source", "Decision"}
