"""The explorer as values: steps, pins, ways, filters, events, undoing, files; and what a deployment allows."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_builder.model.graph import Edge, Graph, Node
from graph_builder.web import handout, markup, paths, permissions, scene, sieve
from graph_builder.web.canvas_events import History, after
from graph_builder.web.filters import matches
from graph_builder.web.grouping import Heading, grouped
from graph_builder.web.link import COLUMNS, LONGEST, View, decode, encode
from graph_builder.web.records import Body, Item
from graph_builder.web.scene import Link, Point, Scene
from graph_builder.web.steps import EDGES, Step, parse, split_pins, split_steps, write

DAY = date(2025, 7, 15)
E1, E2, E3, E4 = (f"e{n:016x}" for n in (1, 2, 3, 4))
C1, C2 = (f"c{n:016x}" for n in (1, 2))
D1, L1 = "d" + "1" * 16, "b" + "1" * 16

ids = st.from_regex(r"[a-z][0-9a-f]{16}", fullmatch=True)
steps = st.one_of(
    st.builds(Step, verb=st.sampled_from(["expand", "add", "hide", "collapse"]), ids=ids.map(lambda each: (each,))),
    st.builds(Step, verb=st.just("expand"), ids=ids.map(lambda each: (each,)), edge=st.sampled_from(sorted(EDGES.values()))),
    st.builds(Step, verb=st.just("keep"), ids=st.lists(ids, min_size=1, max_size=4, unique=True).map(tuple)),
    st.builds(Step, verb=st.just("path"), ids=st.lists(ids, min_size=2, max_size=2, unique=True).map(tuple)),
)
places = st.integers(-9999, 9999)


@given(st.lists(steps, max_size=6), st.dictionaries(ids, st.tuples(places, places), max_size=4))
def test_steps_and_pins_come_back_from_a_link(found: list[Step], pinned: dict[str, tuple[int, int]]) -> None:
    pins = tuple((id_, x, y) for id_, (x, y) in pinned.items())
    view = View(asof=DAY, steps=tuple(write(step) for step in found), pins=pins)
    again = decode(encode(view))
    assert again == view
    assert [parse(step) for step in again.steps] == found


@given(st.text(max_size=60))
def test_any_text_gives_some_steps_and_pins(text: str) -> None:
    assert all(parse(step) for step in split_steps(text))
    assert all(len(pin) == 3 for pin in split_pins(text))


def test_shape_of_the_list_and_of_the_canvas_are_in_the_link() -> None:
    view = View(
        asof=DAY, selected=E1, also=(E2,), layout="ring", roles=("lead",), since=DAY, until=DAY, columns=COLUMNS[:4], group="bearer",
        shape="table",
    )  # fmt: skip
    assert decode(encode(view)) == view


KINDS = {E1: "Department", E2: "Department", E3: "Project", E4: "Department", C1: "Commitment", C2: "Commitment", L1: "Deadline"}
ENDS = ((C1, E1), (C1, E2), (C2, E2), (C2, E3), (C1, E4), (C2, E4), (C1, L1), (C2, L1))
NAMED = {"Project": "ADVANCES", "Deadline": "DUE_BY"}


class Town:
    """E1 – C1 – E2 – C2 – E3 by bearers; E4 is a collective beside both commitments, L1 their date."""

    def graph(self) -> Graph:
        nodes = {id_: Node(kind=kind, id=id_, properties={"name": id_, "generic": id_ == E4}) for id_, kind in KINDS.items()}
        found = [
            Edge(kind=NAMED.get(KINDS[b], "ASSIGNED_TO"), id=f"r{n}", start=a, end=b, properties={"role": "lead"})
            for n, (a, b) in enumerate(ENDS)
        ]
        return Graph(nodes=nodes, edges={edge.id: edge for edge in found})

    def opening(self, limit: int) -> tuple[list[Point], list[Link]]:
        return self.points([E1, E3]), []

    def neighbours(self, id_: str, limit: int, edge: str = "") -> list[Point]:
        found = [b if a == id_ else a for n, (a, b) in enumerate(ENDS) if id_ in (a, b)]
        kept = [other for other in found if not edge or edge == NAMED.get(KINDS[other])]
        return self.points(kept)[:limit]

    def points(self, wanted: object) -> list[Point]:
        return [Point(id=id_, kind=KINDS[id_], properties={"name": id_}) for id_ in list(wanted) if id_ in KINDS]  # type: ignore[call-overload]

    def links(self, wanted: object) -> list[Link]:
        there = set(wanted)  # type: ignore[call-overload]
        return [
            Link(id=e.id, kind=e.kind, start=e.start, end=e.end, role="lead")
            for e in self.graph().edges.values()
            if {e.start, e.end} <= there
        ]

    def path(self, start: str, end: str) -> tuple[str, ...]:
        return paths.shortest(paths.network(self.graph()), start, end)


def sight(drawn: Scene) -> list[str]:
    return [point.id for point in drawn.points if not point.hidden]


def test_ways_lead_over_no_date_and_no_collective() -> None:
    net = paths.network(Town().graph())
    assert paths.shortest(net, E1, E3) == (E1, C1, E2, C2, E3)
    assert paths.shortest(net, E1, E4) == (E1, C1, E4)  # an end may be one
    assert paths.shortest(net, E1, "e" + "9" * 16) == ()


def test_a_scene_walks_collapses_keeps_and_expands_one_kind() -> None:
    town = Town()
    walked = scene.build(View(blank=True, steps=(f"W{E1}.{E3}",)), town)
    assert walked.trail == (E1, C1, E2, C2, E3)
    assert set(sight(walked)) == set(walked.trail)
    assert scene.build(View(blank=True, steps=(f"W{E1}.{D1}",)), town).lost
    expanded = View(blank=True, steps=(C1,))
    assert set(sight(scene.build(expanded, town))) == {C1, E1, E2, E4, L1}
    assert sight(scene.build(replace(expanded, steps=(C1, "~" + C1)), town)) == [C1]
    assert set(sight(scene.build(View(blank=True, steps=("B" + C1,)), town))) == {C1, L1}
    kept = scene.build(View(steps=(C1, C2, f"K{E1}")), town)
    assert set(sight(kept)) == {E1, C1}
    gone = scene.build(View(steps=("e" + "9" * 16,)), town)
    assert gone.gone == 1


def item(id_: str, **fields: object) -> Item:
    plain: dict[str, object] = {
        "id": id_, "label": "", "text": id_, "quote": id_, "start": 0, "document": D1, "title": "报告", "date": "", "nth": 1,
        "due": "", "due_quote": "", "bodies": (), "measures": (), "projects": (),
    }  # fmt: skip
    return Item(**{**plain, **fields})  # type: ignore[arg-type]


def body(id_: str, role: str) -> Body:
    return Body(id=id_, name=id_, role=role, grounding="stated", generic=False)


ITEMS = [
    item(C1, due="2025-08-31", bodies=(body(E1, "lead"), body(E2, "support"))),
    item(C2, due="XXXX-12-31", document="d" + "2" * 16, bodies=(body(E2, "lead"),), projects=("甲工程",)),
]


@pytest.mark.parametrize(
    ("fields", "left"),
    [
        ({}, {E1, E2, E3, E4, C1, C2, L1}),
        ({"documents": (D1,)}, {E1, E2, E4, C1, L1}),
        ({"lamps": ("pending",)}, {E2, E3, E4, C2, L1}),
        ({"roles": ("support",)}, {E2, C1, L1}),
        ({"since": date(2025, 8, 1), "until": date(2025, 8, 31)}, {E1, E2, E4, C1, L1}),
        ({"until": date(2025, 8, 30)}, set()),
    ],
)
def test_filters_leave_what_has_a_commitment_that_passes(fields: dict[str, object], left: set[str]) -> None:
    town = Town()
    view = View(asof=DAY, steps=(C1, C2), **fields)  # type: ignore[arg-type]
    drawn = sieve.sifted(scene.build(view, town), view, DAY, ITEMS, paths.network(town.graph()).near)
    assert set(sight(drawn)) == left
    assert not view.roles or {link.role for link in drawn.links if link.kind == "ASSIGNED_TO"} <= set(view.roles)


def test_events_become_steps_and_can_be_undone() -> None:
    history, now = History(), View(asof=DAY)
    shift = {"kind": "select", "id": E2, "more": True}
    for event in ({"kind": "select", "id": E1}, shift, {"kind": "path", "ids": [E1, E2]}, {"kind": "pin", "places": [[E1, 1.6, -2]]}):
        then = after(now, event, ())
        history.note(now, then)
        now = then
    assert (now.selected, now.also, now.steps, now.pins) == (E1, (E2,), (f"W{E1}.{E2}",), ((E1, 2, -2),))
    one, earlier = history.undone(now)
    back, earliest = earlier.undone(one)
    assert (back.steps, back.pins, back.selected) == ((), (), E1)
    again, later = earliest.redone(back)
    assert later.redone(again)[0] == now
    assert history.undone(now)[0] == one  # only looking changes nothing
    assert History().undone(View(steps=(E1, E2)))[0].steps == (E1,)  # a link has no past, but it has steps
    assert after(now, {"kind": "hide", "ids": [E1, E2]}, ()).steps[-2:] == ("-" + E1, "-" + E2)
    assert after(now, {"kind": "layout", "name": "ring"}, ()).layout == "ring"
    pin = {"kind": "pin", "toggle": True}
    assert after(now, {**pin, "places": [[E1, 5, 5]]}, ()).pins == ()
    assert after(now, {**pin, "places": [[E1, 5, 5], [E2, 6, 6]]}, ()).pins == ((E1, 5, 5), (E2, 6, 6))
    assert after(now, {"kind": "reset"}, ()) == View(asof=DAY)


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "expand", "id": "x"}, {"kind": "path", "ids": [E1]}, {"kind": "pin", "places": [["x", 1, 2], [E1, "1", 2], [E1]]},
        {"kind": "kind", "name": "Nothing"}, {"kind": "filter", "name": "documents", "value": "x"}, {"kind": "nonsense"}, {},
    ],
)  # fmt: skip
def test_events_that_make_no_sense_change_nothing(event: dict[str, object]) -> None:
    view = View(asof=DAY, steps=(E1,))
    assert after(view, event, ()) == view


def test_a_link_can_hold_a_large_canvas_and_says_when_it_cannot() -> None:
    crowded = View(steps=tuple(f"e{n:016x}" for n in range(200)), pins=tuple((f"e{n:016x}", n, -n) for n in range(200)))
    assert decode(encode(crowded)) == crowded
    assert sum(map(len, encode(crowded).values())) > LONGEST


def test_files_hold_what_is_in_sight_and_nothing_that_runs() -> None:
    evil = "=cmd|' /C calc'!A0"
    points = (
        Point(id=E1, kind="Department", properties={"name": evil}),
        Point(id=C1, kind="Commitment", properties={"text": "<b>任务</b>"}),
    )
    hidden = Point(id=E2, kind="Department", properties={"name": "乙局"}, hidden=True)
    drawn = Scene(points=(*points, hidden), links=(Link(id="r0", kind="ASSIGNED_TO", start=C1, end=E1, role="lead"),))
    data = handout.made("csv", "zh", drawn, (), Graph(), {}).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data)))
    assert [row[1] for row in rows] == ["名称", "'" + evil, "<b>任务</b>"]
    assert rows[1][3] == "<b>任务</b>（牵头）"
    graph = Town().graph()
    xml = handout.made("graphml", "zh", drawn, (), graph, {}).decode()
    assert E1 in xml
    assert E2 not in xml
    page = handout.made("html", "zh", drawn, ("Commitment",), graph, {E1: (1, 2), C1: (3, 4), E2: (5, 6)}).decode()
    assert f'"id": "{E1}"' in page
    assert f'"id": "{E2}"' not in page
    assert f'"id": "{C1}"' not in page


def test_rows_stand_under_headings() -> None:
    rows = grouped("zh", ITEMS, "bearer", DAY)
    assert [row.title if isinstance(row, Heading) else row.id for row in rows] == [E2, C1, C2, E1, C1]
    assert [row.title for row in grouped("zh", ITEMS, "lamp", DAY) if isinstance(row, Heading)] == ["30天后", "期限待定"]
    assert [row.title for row in grouped("zh", ITEMS, "project", DAY) if isinstance(row, Heading)] == ["甲工程", "未写项目"]
    assert grouped("zh", ITEMS, "", DAY) == ITEMS


def test_words_are_found_by_the_index_or_beside_the_text() -> None:
    found = item(C1, text="没有这个词", bodies=(body("甲局", "lead"),))
    assert matches(found, View(words="整改"), DAY, {"整改": {C1}})
    assert not matches(found, View(words="整改"), DAY, {"整改": set()})
    assert matches(found, View(words="甲局 整改"), DAY, {"甲局": set(), "整改": {C1}})


def test_names_stay_words_in_labels() -> None:
    shown = markup.literal("[点我](javascript:alert) **粗** :red[x] $x$\n下行")
    assert "\\[点我\\]\\(javascript\\:alert\\)" in shown
    assert "\n" not in shown


def test_people_are_taken_out_where_they_are_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"kind": "Person", "id": E1}, {"kind": "Place", "people": ["甲"]}, {"people": 3}]
    assert permissions.shown_rows(rows) == rows
    monkeypatch.setenv("GRAPH_HIDE_PEOPLE", "1")
    assert permissions.shown_rows(rows) == [{"kind": "Place", "people": []}, {"people": 3}]
    graph = Graph(
        nodes={E1: Node(kind="Person", id=E1), C1: Node(kind="Commitment", id=C1)},
        edges={"r": Edge(kind="NAMES", id="r", start=C1, end=E1)},
    )
    assert permissions.shown_graph(graph) == Graph(nodes={C1: graph.nodes[C1]})


def test_free_cypher_follows_the_deployment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert permissions.free_cypher()
    monkeypatch.setenv("GRAPH_READONLY", "1")
    assert not permissions.free_cypher()
    monkeypatch.setenv("GRAPH_FREE_CYPHER", "1")
    assert permissions.free_cypher()
