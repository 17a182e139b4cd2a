"""Loads on a store in memory that refuses an edge without ends: adding, replacing, deleting, deciding."""

from __future__ import annotations

import dataclasses
import hashlib

import pytest

from graph_builder.bulk import add_sources, decide, delete_source, list_documents, list_sources, new_decision, rebuild, undecide
from graph_builder.bulk.report import Progress
from graph_builder.errors import UsageError
from graph_builder.lexicon import load
from graph_builder.model.graph import Difference, Edge, Graph, Node
from graph_builder.model.ids import decision_id
from graph_builder.model.source import Source
from graph_builder.pipeline.extract import Facts
from graph_builder.stores.selection import EVERYTHING, GraphFilter, select

SPEECH = """在青禾县农业工作会议上的讲话

同志们：

今天召开这次会议，就是要把全县农业工作抓实抓好。下面，我讲几点意见。

一、抓好水利建设

县水务局要在年底前完成石桥水库除险加固工程，新增灌溉面积500亩。各乡镇要在6月底前完成渠道清淤20公里。

二、抓好种子供应

县农业农村局要牵头组织良种供应，3月底前建成良种繁育基地2个。县供销社要配合做好化肥储备工作，储备化肥800吨。

三、抓好培训

县人力资源和社会保障局要开展农民技能培训，全年培训1200人。
"""

REPORT = """青禾县2025年政府工作报告

各位代表：

现在，我代表县人民政府，向大会报告工作，请予审议。

一、2024年工作回顾

一年来，全县新建农村公路32公里，改造老旧小区4个。

二、2025年工作安排

（一）加快项目建设。县交通运输局要在10月底前建成石桥公路，完成投资3000万元。

（二）改善民生。县教育局要在9月前新建幼儿园3所。县水务局要完成农村饮水提升工程，解决2600人饮水问题。
"""


class Memory:
    """Applies differences as a store does, each one whole, and checks that no edge is left without an end."""

    def __init__(self) -> None:
        self.graph = Graph()
        self.rules: str | None = None
        self.transactions = 0

    def read_graph(self, filter: GraphFilter = EVERYTHING) -> Graph:
        return select(self.graph, filter)

    def apply(self, difference: Difference, *, rules: str | None = None) -> None:
        nodes: dict[str, Node] = dict(self.graph.nodes)
        edges: dict[str, Edge] = dict(self.graph.edges)
        for edge in difference.delete_edges:
            edges.pop(edge.id, None)
        for node in difference.delete_nodes:
            nodes.pop(node.id, None)
        nodes |= {node.id: node for node in difference.upsert_nodes}
        edges |= {edge.id: edge for edge in difference.upsert_edges}
        loose = [edge for edge in edges.values() if edge.start not in nodes or edge.end not in nodes]
        assert not loose, loose[:3]
        self.graph = Graph(nodes=nodes, edges=edges)
        self.rules = rules or self.rules
        self.transactions += bool(difference)


def source(id_: str, raw: str) -> Source:
    return Source(id=id_, file=id_, sha256=hashlib.sha256(raw.encode()).hexdigest(), reader="plain", encoding="utf-8", raw=raw)


def loaded(*sources: Source) -> Memory:
    store = Memory()
    add_sources(store, sources, load())
    return store


def without_decisions(graph: Graph) -> Graph:
    return dataclasses.replace(graph, nodes={key: node for key, node in graph.nodes.items() if node.kind != "Decision"})


A, B = source("a.txt", SPEECH), source("b.txt", REPORT)


def test_a_load_reports_what_it_did() -> None:
    store = Memory()
    report = add_sources(store, [A, B], load())
    assert (report.added, report.replaced, report.unchanged, report.failures) == (("a.txt", "b.txt"), (), (), ())
    assert report.nodes["Source"] == 2
    assert report.nodes["Document"] == 2
    assert report.nodes["Commitment"] >= 6
    assert report.written == len(store.graph.nodes) + len(store.graph.edges)
    assert store.transactions == 2
    assert store.rules
    assert report.characters == len(SPEECH) + len(REPORT)


def test_loading_twice_changes_nothing() -> None:
    store = loaded(A, B)
    before = store.graph
    report = add_sources(store, [A, B], load())
    assert not report.changed
    assert report.unchanged == ("a.txt", "b.txt")
    assert store.graph == before


def test_the_order_of_loading_does_not_matter() -> None:
    first, second = loaded(A), loaded(B)
    add_sources(first, [B], load())
    add_sources(second, [A], load())
    assert first.graph == second.graph == loaded(A, B).graph


def test_a_new_version_replaces_what_that_source_said_and_nothing_else() -> None:
    store = loaded(A, B)
    newer = source("a.txt", SPEECH.replace("新增灌溉面积500亩", "新增灌溉面积900亩"))
    report = add_sources(store, [newer], load())
    assert report.replaced == ("a.txt",)
    assert store.graph == loaded(newer, B).graph


def test_another_text_under_a_known_id_needs_to_be_asked_for() -> None:
    store = loaded(A)
    before = store.graph
    other = source("a.txt", REPORT)
    report = add_sources(store, [other, B], load())
    assert [(each.source, each.kind) for each in report.failures] == [("a.txt", "another_text")]
    assert "--replace" in report.failures[0].reason
    assert report.added == ("b.txt",)
    assert all(store.graph.nodes[key] == node for key, node in before.nodes.items() if node.kind in ("Source", "Commitment"))
    assert add_sources(store, [other], load(), replace=True).replaced == ("a.txt",)
    assert store.graph == loaded(other, B).graph


def test_a_text_without_a_speech_is_refused_and_what_was_stored_stays() -> None:
    store = loaded(A)
    before = store.graph
    empty = source("c.txt", "电话：0000\n\n表 1\n")
    report = add_sources(store, [empty, source("a.txt", "电话：0000\n")], load(), replace=True)
    assert sorted((each.source, each.kind) for each in report.failures) == [("a.txt", "no_document"), ("c.txt", "no_document")]
    assert store.graph == before


def test_two_inputs_of_one_id_are_not_merged() -> None:
    report = add_sources(Memory(), [A, source("a.txt", REPORT)], load())
    assert report.added == ("a.txt",)
    assert [each.kind for each in report.failures] == ["duplicate"]


def test_deleting_leaves_what_others_said() -> None:
    store = loaded(A, B)
    report = delete_source(store, "a.txt", load())
    assert report.deleted == ("a.txt",)
    assert store.graph == loaded(B).graph
    delete_source(store, "b.txt", load())
    assert store.graph == Graph()
    with pytest.raises(UsageError, match=r"没有这个来源：b\.txt"):
        delete_source(store, "b.txt", load())


def test_a_default_date_is_remembered_as_a_decision() -> None:
    store = Memory()
    add_sources(store, [A], load(), defaults=Facts(date="2023", jurisdiction="松原省/清江州/青禾县"))
    dated = [(row.date, row.jurisdiction) for row in list_documents(store)]
    assert dated[0][0] == "2023"
    add_sources(store, [B], load())
    assert [row.date for row in list_documents(store)] == ["2023", "2025"]
    add_sources(store, [A], load(), defaults=Facts(date="2024"))
    assert [row.date for row in list_documents(store)] == ["2024", "2025"]
    before = store.graph
    assert not add_sources(store, [A], load(), defaults=Facts(date="2024")).changed
    assert store.graph == before


def test_a_person_overrules_the_text_and_no_default_overrules_a_person() -> None:
    store = loaded(A, B)
    first, second = (row.id for row in list_documents(store))
    decide(store, [new_decision(first, "date", "2022"), new_decision(second, "date", "2021")], load())
    assert [row.date for row in list_documents(store)] == ["2022", "2021"]
    add_sources(store, [A], load(), defaults=Facts(date="2024"))
    assert [row.date for row in list_documents(store)] == ["2022", "2021"]
    decide(store, [new_decision(first, "date", "2020-05")], load())
    assert [row.date for row in list_documents(store)] == ["2020-05", "2021"]
    assert sum(node.kind == "Decision" for node in store.graph.nodes.values()) == 2


def test_a_document_is_left_out_and_comes_back() -> None:
    store = loaded(A, B)
    before = store.graph
    gone = list_documents(store)[0].id
    decide(store, [new_decision(gone, "omit", "", reason="重复")], load())
    assert [row.omitted for row in list_documents(store)] == [False, True]
    assert list_sources(store)[0].commitments == 0
    assert not add_sources(store, [A], load()).failures
    assert gone not in store.graph.nodes
    undecide(store, [decision_id(gone, "omit", "")], load())
    assert store.graph == before
    with pytest.raises(UsageError, match="没有这个决定"):
        undecide(store, [decision_id(gone, "omit", "")], load())


def test_a_decision_about_nothing_is_refused() -> None:
    store = loaded(A)
    before = store.graph
    with pytest.raises(UsageError, match="没有这个文件：d0"):
        decide(store, [new_decision("d0", "omit", "")], load())
    assert store.graph == before


def test_deleting_a_source_takes_its_decisions_along() -> None:
    store = loaded(A, B)
    decide(store, [new_decision(list_documents(store)[0].id, "date", "2022")], load())
    delete_source(store, "a.txt", load())
    assert store.graph == loaded(B).graph


def test_a_rebuild_of_the_same_rules_changes_nothing() -> None:
    store = loaded(A, B)
    assert not rebuild(store, load()).changed


def test_progress_reaches_the_end_of_each_stage() -> None:
    told: list[Progress] = []
    add_sources(Memory(), [A, B], load(), progress=told.append)
    assert list(dict.fromkeys(each.stage for each in told)) == ["extract", "consolidate", "write"]
    last = {each.stage: (each.done, each.total) for each in told}
    assert last == {"extract": (2, 2), "consolidate": (1, 1), "write": (2, 2)}
    assert [each.characters for each in told if each.stage == "extract"][-1] == len(SPEECH) + len(REPORT)


def test_lists_tell_what_is_there() -> None:
    store = loaded(A, B)
    rows = list_sources(store)
    assert [(row.id, row.documents, row.characters) for row in rows] == [("a.txt", 1, len(SPEECH)), ("b.txt", 1, len(REPORT))]
    assert rows[0].commitments == list_documents(store)[0].commitments > 0
    assert without_decisions(store.graph) == store.graph
