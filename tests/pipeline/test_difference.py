"""What one source said disappears with it; a change applied part by part makes the new graph."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.lexicon import load
from graph_builder.model.commitment import Role
from graph_builder.model.document import Extraction
from graph_builder.model.graph import Decision, Difference, Edge, Graph, Node
from graph_builder.model.ids import decision_id
from graph_builder.pipeline.consolidate import consolidate
from graph_builder.pipeline.difference import apply_to, by_source, difference

BODIES = (
    "县住建局",
    "县住房和城乡建设局",
    "教育部门",
    "县教育局",
    "清河县教育局",
    "州教育局",
    "省委",
    "国务院",
    "各乡镇",
    "县委督查室",
    "县委",
)
PROJECTS = ("县医院康复病区", "康复病区", "云岭湿地公园", "云岭湿地公园项目", "城北管网二期", "城北管网三期")
PLACES = ("大柳镇", "吉首市", "清河县", "白桦河")
SEATS = ("松原省/清江州/清河县", "松原省/清江州", "清河县", None)
ROWS = st.tuples(
    st.lists(st.sampled_from(BODIES), max_size=2, unique=True),
    st.lists(st.sampled_from(PROJECTS), max_size=2, unique=True),
    st.lists(st.sampled_from(PLACES), max_size=1),
    st.sampled_from(["2026-10-31", "XXXX-12-31", ""]),
    st.sampled_from(list(Role)),
)
CORPUS = st.dictionaries(
    st.sampled_from("abcd"), st.lists(st.tuples(st.sampled_from(SEATS), st.lists(ROWS, max_size=3)), min_size=1, max_size=2), max_size=4
)


def extractions(invented: Any, corpus: dict[str, Any]) -> list[Extraction]:
    return [invented.extraction(source, *(speech(invented, seat, rows) for seat, rows in speeches)) for source, speeches in corpus.items()]


def speech(invented: Any, seat: str | None, rows: list[Any]) -> Any:
    return invented.speech(
        jurisdiction=seat,
        items=tuple(
            invented.item(
                text="、".join((*bodies, *projects, *places)) + "按期完成3个",
                bearers=tuple(bodies),
                role=role,
                projects=tuple(projects),
                places=tuple(places),
                targets=(("3个", 3.0),),
                due=("按期", due) if due else None,
            )
            for bodies, projects, places, due, role in rows
        ),
    )


def graph_of(found: list[Extraction], decisions: tuple[Decision, ...] = ()) -> Graph:
    return consolidate(found, decisions, load())


def decided(graph: Graph, verb: str) -> tuple[Decision, ...]:
    """A decision about the first two projects of a graph."""
    ids = [id_ for id_, node in graph.nodes.items() if node.kind == "Project"][:2]
    return (Decision(id=decision_id(ids[0], verb, ids[1]), subject=ids[0], verb=verb, object=ids[1]),) if len(ids) == 2 else ()


@settings(max_examples=40, deadline=None)
@given(CORPUS, st.randoms(use_true_random=False))
def test_the_order_of_sources_does_not_matter(invented: Any, corpus: dict[str, Any], random: Any) -> None:
    found = extractions(invented, corpus)
    shuffled = list(found)
    random.shuffle(shuffled)
    one, other = graph_of(found), graph_of(shuffled)
    assert one == other
    assert list(one.nodes) == list(other.nodes) and list(one.edges) == list(other.edges)


@settings(max_examples=60, deadline=None)
@given(CORPUS, CORPUS, st.sampled_from(["same", "different"]))
def test_parts_applied_in_order_make_the_new_graph(invented: Any, before: dict[str, Any], after: dict[str, Any], verb: str) -> None:
    old = graph_of(extractions(invented, before))
    new = graph_of(extractions(invented, after), decided(old, verb))
    change = difference(old, new)
    assert apply_to(old, change) == new
    held = old
    for _, part in by_source(change, old, new):
        assert part
        held = apply_to(held, part)
    assert held == new
    assert not difference(new, held)
    assert apply_to(new, difference(new, old)) == old


@settings(max_examples=40, deadline=None)
@given(CORPUS, st.sampled_from("abcd"))
def test_what_one_source_said_disappears_with_it(invented: Any, corpus: dict[str, Any], gone: str) -> None:
    both = graph_of(extractions(invented, corpus))
    rest = graph_of(extractions(invented, {key: value for key, value in corpus.items() if key != gone}))
    assert apply_to(both, difference(both, rest)) == rest
    assert gone not in rest.nodes
    assert all(edge.start in rest.nodes and edge.end in rest.nodes for edge in rest.edges.values())


def test_loading_twice_changes_nothing(invented: Any) -> None:
    corpus = {"a": [(SEATS[0], [(["县教育局"], ["康复病区"], [], "2026-10-31", Role.LEAD)])]}
    graph = graph_of(extractions(invented, corpus))
    assert not difference(graph, graph_of(extractions(invented, corpus) * 2))


def test_parts_follow_the_sources(invented: Any) -> None:
    row = (["县教育局"], ["康复病区"], ["大柳镇"], "2026-10-31", Role.LEAD)
    new = graph_of(extractions(invented, {"b": [(SEATS[0], [row])], "a": [(SEATS[0], [row])]}))
    parts = by_source(difference(Graph(), new), Graph(), new)
    assert [source for source, _ in parts] == ["a", "b"]
    shared = {node.kind for node in parts[1][1].upsert_nodes}
    assert shared == {"Source", "Document", "Section", "Commitment", "Target"}
    gone = by_source(difference(new, Graph()), new, Graph())
    assert "Department" not in {node.kind for node in gone[0][1].delete_nodes}
    assert "Department" in {node.kind for node in gone[1][1].delete_nodes}


def test_a_decision_alone_is_one_part() -> None:
    node = Node(kind="Decision", id="x1", properties={"verb": "same"})
    new = Graph(nodes={"x1": node})
    assert by_source(difference(Graph(), new), Graph(), new) == [("", Difference(upsert_nodes=(node,)))]


def test_an_edge_without_its_end_is_refused() -> None:
    edge = Edge(kind="PART_OF", id="r1", start="a", end="b")
    try:
        apply_to(Graph(), Difference(upsert_edges=(edge,)))
    except ValueError as error:
        assert "PART_OF" in str(error)
    else:
        raise AssertionError("expected a ValueError")
