"""Parts of a graph, and the sheet that its nodes stand on."""

from __future__ import annotations

import math
from itertools import combinations

from graph_builder.analysis import about, commitments_of, neighbours, part, sheet
from graph_builder.model.graph import Edge, Graph, Node


def edge(kind: str, start: str, end: str, **properties: bool | list[str]) -> Edge:
    return Edge(kind=kind, id=f"{kind}-{start}-{end}", start=start, end=end, properties=properties)


def two_documents() -> Graph:
    kinds = {
        "a.txt": "Source", "b.txt": "Source", "d1": "Document", "d2": "Document", "s1": "Section", "c1": "Commitment", "c2": "Commitment",
        "e1": "Department", "e2": "Department", "p1": "Project", "o1": "Place", "o2": "Place", "t1": "Target",
    }  # fmt: skip
    edges = [
        edge("PART_OF", "d1", "a.txt"),
        edge("PART_OF", "d2", "b.txt"),
        edge("PART_OF", "s1", "d1"),
        edge("PART_OF", "o1", "o2"),
        edge("STATED_IN", "c1", "d1"),
        edge("STATED_IN", "c2", "d2"),
        edge("IN_SECTION", "c1", "s1"),
        edge("ASSIGNED_TO", "c1", "e1"),
        edge("ASSIGNED_TO", "c2", "e1"),
        edge("ASSIGNED_TO", "c2", "e2"),
        edge("ADVANCES", "c1", "p1"),
        edge("HAS_TARGET", "c1", "t1"),
        edge("SERVES", "e1", "o1"),
        edge("ASSIGNED_TO", "p1", "e1", derived=True, via=["c1"]),
        edge("HAS_TARGET", "p1", "t1", derived=True, via=["c2"]),
    ]
    nodes = {id_: Node(kind=kind, id=id_) for id_, kind in kinds.items()}
    return Graph(nodes=nodes, edges={each.id: each for each in edges})


def test_a_part_holds_what_a_commitment_points_at_and_what_that_stands_in() -> None:
    found = part(two_documents(), ["c1", "gone"])
    assert sorted(found.nodes) == ["a.txt", "c1", "d1", "e1", "o1", "o2", "p1", "s1", "t1"]
    assert "ASSIGNED_TO-p1-e1" in found.edges
    assert "HAS_TARGET-p1-t1" not in found.edges  # only the other document is behind it


def test_documents_and_departments_narrow_together() -> None:
    graph = two_documents()
    assert commitments_of(graph) == {"c1", "c2"}
    assert commitments_of(graph, documents=["d1"]) == {"c1"}
    assert commitments_of(graph, departments=["e1"]) == {"c1", "c2"}
    assert commitments_of(graph, documents=["d1"], departments=["e2"]) == frozenset()
    assert about(graph, documents=["d1"], departments=["e2"]) == Graph()


def test_neighbours_are_counted_once() -> None:
    near = neighbours(two_documents())
    assert near["c1"] == ["d1", "e1", "p1", "s1", "t1"]
    assert near["b.txt"] == ["d2"]


def test_nodes_stand_apart_and_what_belongs_together_is_near() -> None:
    nodes = [Node(kind="Department", id=f"e{n}") for n in range(20)] + [Node(kind="Commitment", id=f"c{n}") for n in range(200)]
    edges = [edge("ASSIGNED_TO", f"c{n}", f"e{n % 20}") for n in range(200)]
    graph = Graph(nodes={each.id: each for each in nodes}, edges={each.id: each for each in edges})
    places = sheet(graph, ("Department", "Commitment"))
    assert set(places) == set(graph.nodes)
    assert min(math.dist(places[a], places[b]) for a, b in combinations(sorted(places), 2)) > 30
    nearest = [min((f"e{n}" for n in range(20)), key=lambda body: math.dist(places[f"c{c}"], places[body])) for c in range(200)]
    assert sum(body == f"e{c % 20}" for c, body in enumerate(nearest)) > 150
    assert sheet(graph, ("Department",)).keys() == {f"e{n}" for n in range(20)}
    assert sheet(Graph(), ("Department",)) == {}
