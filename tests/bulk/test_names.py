"""Names and aliases to ids."""

from __future__ import annotations

import pytest

from graph_builder.bulk.names import node_id
from graph_builder.errors import AmbiguousName, UsageError
from graph_builder.model.graph import Graph, Node
from graph_builder.stores.selection import EVERYTHING, GraphFilter, select


class Held:
    """A graph in memory that is read as a store is."""

    def __init__(self, *nodes: Node) -> None:
        self.graph = Graph(nodes={node.id: node for node in nodes})

    def read_graph(self, filter: GraphFilter = EVERYTHING) -> Graph:
        return select(self.graph, filter)


def department(id_: str, name: str, scope: str, *aliases: str) -> Node:
    return Node(kind="Department", id=id_, properties={"name": name, "scope": scope, "aliases": list(aliases), "generic": False})


STORE = Held(
    department("e1", "县民政局", "松原省/清江州/清河县", "县民政部门"),
    department("e2", "县民政局", "松原省/清江州/青禾县"),
    department("e3", "县水务局", "松原省/清江州/清河县", "水务局"),
    department("e4", "水务局", "松原省"),
    department("e6", "县广电局", "文件:d1"),
    department("e7", "县广电局", "松原省"),
    Node(kind="Project", id="e5", properties={"name": "县水务局", "scope": "", "aliases": []}),
    Node(kind="Document", id="d1", properties={"title": "青禾县2025年工作要点"}),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("e1", "e1"),
        ("县水务局", "e3"),
        (" 县 水务局 ", "e3"),
        ("水务局", "e4"),
        ("县民政部门", "e1"),
        ("青禾县/县民政局", "e2"),
        ("松原省/清江州/清河县/县民政局", "e1"),
    ],
)
def test_id_then_name_then_alias_then_scope(text: str, found: str) -> None:
    assert node_id(STORE, ["Department"], text) == found


def test_documents_go_by_their_title() -> None:
    assert node_id(STORE, ["Document"], "青禾县2025年工作要点") == "d1"


def test_several_bodies_of_one_name_are_listed() -> None:
    with pytest.raises(AmbiguousName, match="有 2 个") as told:
        node_id(STORE, ["Department"], "县民政局")
    assert told.value.candidates == (("e1", "县民政局", "松原省/清江州/清河县"), ("e2", "县民政局", "松原省/清江州/青禾县"))


def test_a_body_of_one_document_is_listed_with_its_title() -> None:
    with pytest.raises(AmbiguousName) as told:
        node_id(STORE, ["Department"], "县广电局")
    assert [scope for _, _, scope in told.value.candidates] == ["《青禾县2025年工作要点》", "松原省"]


def test_an_unknown_name_is_told_with_what_is_near() -> None:
    with pytest.raises(UsageError, match="没有“民政”；相近的有：县民政局、县民政部门"):
        node_id(STORE, ["Department"], "民政")
    with pytest.raises(UsageError, match="没有“铁路局”"):
        node_id(STORE, ["Department"], "铁路局")
