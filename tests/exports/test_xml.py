"""GraphML and GEXF, read back by networkx and by a strict XML parser."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree

import networkx
import pytest

from graph_builder.exports import render
from graph_builder.model.graph import Graph, Node

GEXF = "{http://www.gexf.net/1.2draft}"
VIZ = "{http://www.gexf.net/1.2draft/viz}"


def counted(graph: Graph) -> tuple[int, int]:
    nodes = {id_ for id_, node in graph.nodes.items() if node.kind != "Decision"}
    return len(nodes), sum(edge.start in nodes and edge.end in nodes for edge in graph.edges.values())


def test_graphml_comes_back_with_types(told: Graph) -> None:
    found = networkx.read_graphml(io.BytesIO(render(told, ".graphml")), edge_key_type=str, force_multigraph=True)
    assert (found.number_of_nodes(), found.number_of_edges()) == counted(told)
    commitment = next(node for node in told.nodes.values() if node.kind == "Commitment")
    columns = found.nodes[commitment.id]
    assert (columns["kind"], columns["quote"]) == ("Commitment", commitment.properties["quote"])
    assert columns["start_offset"] == commitment.properties["start"]
    assert columns["hard"] is commitment.properties["hard"]


def test_lists_are_joined_and_the_raw_text_stays_in_the_store() -> None:
    body = Node(
        kind="Department", id="e1", properties={"name": "县水务局", "aliases": ["水务局", "县水务部门"], "scope": "", "generic": False}
    )
    source = Node(kind="Source", id="a.txt", properties={"file": "a.txt", "raw": "全文在此", "locators": "[]"})
    graph = Graph(nodes={"e1": body, "a.txt": source})
    for extension in (".graphml", ".gexf"):
        text = render(graph, extension).decode("utf-8")
        assert "水务局；县水务部门" in text
        assert "全文在此" not in text
        assert "false" in text
        assert "False" not in text


@pytest.mark.parametrize("extension", [".graphml", ".gexf"])
def test_hostile_texts_leave_valid_xml(hostile: Graph, extension: str) -> None:
    root = ElementTree.fromstring(render(hostile, extension))
    ids = [each.get("id") for each in root.iter() if each.tag.endswith("}node")]
    assert len(ids) == counted(hostile)[0]
    assert len(set(ids)) == len(ids)
    values = {text for each in root.iter() for text in (each.text, each.get("value"))}
    assert "<img src=x onerror=window.cracked=1>" in values
    assert {each.tag.rpartition("}")[2] for each in root.iter()}.isdisjoint({"img", "script", "a"})


def test_gexf_is_static_coloured_and_placed(told: Graph) -> None:
    root = ElementTree.fromstring(render(told, ".gexf"))
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("defaultedgetype")) == ("static", "directed")
    nodes = list(root.iter(f"{GEXF}node"))
    places = {(place.get("x"), place.get("y")) for place in root.iter(f"{VIZ}position")}
    assert (len(nodes), len(list(root.iter(f"{GEXF}edge")))) == counted(told)
    assert len(places) == len(nodes)
    assert len(list(root.iter(f"{VIZ}color"))) == len(nodes)
    assert "lastmodifieddate" not in render(told, ".gexf").decode("utf-8")
    titles = [(each.get("title"), parent.get("class")) for parent in root.iter(f"{GEXF}attributes") for each in parent]
    assert len(set(titles)) == len(titles)
    used = {cell.get("for") for cell in root.iter(f"{GEXF}attvalue")}
    assert used == {each.get("id") for each in root.iter(f"{GEXF}attribute")}


def test_gexf_comes_back(told: Graph) -> None:
    found = networkx.read_gexf(io.BytesIO(render(told, ".gexf")), version="1.2draft")
    assert (found.number_of_nodes(), found.number_of_edges()) == counted(told)


@pytest.mark.parametrize("extension", [".graphml", ".gexf"])
def test_only_takes_the_part_about_a_commitment(told: Graph, extension: str) -> None:
    commitment = next(id_ for id_, node in told.nodes.items() if node.kind == "Commitment")
    root = ElementTree.fromstring(render(told, extension, [commitment]))
    ids = {each.get("id") for each in root.iter() if each.tag.endswith("}node")}
    assert commitment in ids
    assert {told.nodes[str(id_)].kind for id_ in ids} >= {"Commitment", "Document", "Source"}
    assert sum(told.nodes[str(id_)].kind == "Commitment" for id_ in ids) == 1
