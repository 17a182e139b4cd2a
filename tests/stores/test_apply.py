"""The contract of a store, held by every kind of store."""

from __future__ import annotations

import pytest

from graph_builder.errors import StoreError
from graph_builder.model.graph import Difference, Edge, Graph, Node
from graph_builder.model.vocabulary import EDGES, NODES
from graph_builder.stores import bolt
from graph_builder.stores.bolt import Store
from graph_builder.stores.selection import GraphFilter

SAMPLES = {"str": "清河县\n“引号” '\\ $x", "int": 7, "float": 3.0, "bool": False, "list": ["县教育局", "教育局"]}


def node(kind: str, id_: str, *, optional: bool = True, **given: object) -> Node:
    types = NODES[kind].properties
    values = {key: SAMPLES[type_.rstrip("?")] for key, type_ in types.items() if optional or not type_.endswith("?")}
    return Node(kind=kind, id=id_, properties={**values, **given})  # type: ignore[dict-item]


def edge(kind: str, id_: str, start: str, end: str, *, optional: bool = True) -> Edge:
    types = EDGES[kind].properties
    values = {key: SAMPLES[type_.rstrip("?")] for key, type_ in types.items() if optional or not type_.endswith("?")}
    return Edge(kind=kind, id=id_, start=start, end=end, properties=values)  # type: ignore[arg-type]


def graph(*parts: Node | Edge) -> Graph:
    return Graph(
        nodes={part.id: part for part in parts if isinstance(part, Node)}, edges={part.id: part for part in parts if isinstance(part, Edge)}
    )


def load(store: Store, whole: Graph) -> None:
    store.apply(Difference(upsert_nodes=tuple(whole.nodes.values()), upsert_edges=tuple(whole.edges.values())))


def every_kind() -> Graph:
    """Two nodes of each kind (one without its optional properties) and two edges of each kind between each pair of ends."""
    nodes = [node(kind, f"{kind}/{n}", optional=n == 0) for kind in NODES for n in range(2)]
    edges = [
        edge(kind, f"{kind}-{start}-{end}-{n}", f"{start}/0", f"{end}/1", optional=n == 0)
        for kind, shape in EDGES.items()
        for start, end in shape.ends
        for n in range(2)
    ]
    return graph(*nodes, *edges)


def test_every_kind_comes_back_equal(store: Store) -> None:
    whole = every_kind()
    load(store, whole)
    read = store.read_graph()
    assert read == whole
    for kind, type_ in (("Target", float), ("Document", int)):
        key = {"Target": "value", "Document": "start"}[kind]
        assert type(read.nodes[f"{kind}/0"].properties[key]) is type_


def test_loading_twice_changes_nothing(store: Store) -> None:
    whole = every_kind()
    load(store, whole)
    before = store.status()
    load(store, whole)
    assert store.read_graph() == whole
    assert store.status() == before
    assert before.nodes == dict.fromkeys(NODES, 2)
    assert sum(before.edges.values()) == len(whole.edges)


def test_an_upsert_replaces_all_properties(store: Store) -> None:
    load(store, graph(node("Target", "t1"), node("Commitment", "c1"), edge("HAS_TARGET", "r1", "c1", "t1")))
    after = graph(
        node("Target", "t1", optional=False, masked=True), node("Commitment", "c1"), edge("HAS_TARGET", "r1", "c1", "t1", optional=False)
    )
    store.apply(Difference(upsert_nodes=(after.nodes["t1"],), upsert_edges=(after.edges["r1"],)))
    assert store.read_graph() == after


def two_sources() -> tuple[Graph, Graph]:
    """What two sources say; the department is common to both."""

    def said(n: int) -> Graph:
        return graph(
            node("Source", f"s{n}.txt"),
            node("Document", f"d{n}"),
            node("Commitment", f"c{n}"),
            node("Department", "e1"),
            edge("PART_OF", f"p{n}", f"d{n}", f"s{n}.txt"),
            edge("STATED_IN", f"i{n}", f"c{n}", f"d{n}"),
            edge("ASSIGNED_TO", f"a{n}", f"c{n}", "e1"),
        )

    return said(1), said(2)


def test_deleting_a_source_leaves_what_others_said(store: Store) -> None:
    first, second = two_sources()
    load(store, first)
    load(store, second)
    gone = tuple(first.nodes[id_] for id_ in ("s1.txt", "d1", "c1"))
    store.apply(Difference(delete_nodes=gone, delete_edges=tuple(first.edges.values())))
    assert store.read_graph() == second


def test_an_edge_may_join_nodes_that_were_stored_before(store: Store) -> None:
    first, second = two_sources()
    load(store, first)
    nodes = tuple(item for item in second.nodes.values() if item.id != "e1")
    store.apply(Difference(upsert_nodes=nodes, upsert_edges=tuple(second.edges.values())))
    assert store.read_graph() == graph(*{**first.nodes, **second.nodes}.values(), *first.edges.values(), *second.edges.values())


def test_an_edge_is_deleted_alone(store: Store) -> None:
    first, _ = two_sources()
    load(store, first)
    store.apply(Difference(delete_edges=(first.edges["a1"],)))
    assert store.read_graph() == graph(*first.nodes.values(), first.edges["i1"], first.edges["p1"])


def test_a_difference_is_made_whole_or_not_at_all(store: Store) -> None:
    first, second = two_sources()
    load(store, first)
    lost = Edge(kind="STATED_IN", id="lost", start="c2", end="nowhere")
    with pytest.raises(StoreError, match="nowhere"):
        store.apply(Difference(upsert_nodes=tuple(second.nodes.values()), upsert_edges=(lost,), delete_edges=(first.edges["a1"],)))
    assert store.read_graph() == first


def test_deleting_what_is_not_there_is_no_error(store: Store) -> None:
    first, second = two_sources()
    load(store, first)
    store.apply(Difference(delete_nodes=(second.nodes["c2"],), delete_edges=(second.edges["i2"], second.edges["a2"])))
    assert store.read_graph() == first


def test_the_rules_version_is_kept_apart_from_the_graph(store: Store) -> None:
    first, second = two_sources()
    store.apply(Difference(upsert_nodes=tuple(first.nodes.values()), upsert_edges=tuple(first.edges.values())), rules="2026.1+rjieba")
    assert store.status().rules == "2026.1+rjieba"
    store.set_rules("2026.2")
    load(store, second)
    assert store.status().rules == "2026.2"
    assert {item.kind for item in store.read_graph().nodes.values()} == {"Source", "Document", "Commitment", "Department"}


def test_a_filter_reads_a_part(store: Store) -> None:
    first, second = two_sources()
    load(store, first)
    load(store, second)
    assert store.read_graph(GraphFilter(sources=frozenset({"s1.txt"}))) == first
    assert store.read_graph(GraphFilter(documents=frozenset({"d2"}))) == second
    part = store.read_graph(GraphFilter(kinds=frozenset({"Commitment", "Department"})))
    assert sorted(part.nodes) == ["c1", "c2", "e1"]
    assert sorted(part.edges) == ["a1", "a2"]
    both = store.read_graph(GraphFilter(kinds=frozenset({"Commitment"}), documents=frozenset({"d1"})))
    assert list(both.nodes) == ["c1"]


def test_what_is_read_in_pages_is_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = every_kind()
    load(store, whole)
    monkeypatch.setattr(bolt, "_PAGE", 1)
    monkeypatch.setattr(bolt, "_SOURCES_PAGE", 1)
    assert store.read_graph() == whole


def test_a_long_text_is_kept(store: Store) -> None:
    raw = "一、加快建设。\r\n" * 120_000
    load(store, graph(node("Source", "长.txt", raw=raw)))
    assert store.read_graph().nodes["长.txt"].properties["raw"] == raw


def test_an_empty_store_is_read_without_a_word(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    assert store.read_graph() == Graph()
    assert store.status().empty
    assert store.query("overview").rows
    assert store.query("node", {"id": "x"}).rows == ()
    assert caplog.records == []
