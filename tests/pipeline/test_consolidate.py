"""One graph of all sources: scopes, hierarchy, derived edges, decisions."""

from __future__ import annotations

from typing import Any

import pytest

from graph_builder.lexicon import load
from graph_builder.model.commitment import Role
from graph_builder.model.document import Extraction
from graph_builder.model.graph import Decision, Edge, Graph, Node, Value
from graph_builder.model.ids import decision_id
from graph_builder.model.mention import EntityKind
from graph_builder.model.vocabulary import EDGES, NODES
from graph_builder.pipeline.consolidate import consolidate

COUNTY = "松原省/清江州/清河县"


def graph_of(*extractions: Extraction, decisions: tuple[Decision, ...] = ()) -> Graph:
    return consolidate(extractions, decisions, load())


def nodes(graph: Graph, kind: str, **wanted: Value) -> list[Node]:
    return [node for node in graph.nodes.values() if node.kind == kind and wanted.items() <= dict(node.properties).items()]


def one(graph: Graph, kind: str, **wanted: Value) -> Node:
    (found,) = nodes(graph, kind, **wanted)
    return found


def edges(graph: Graph, kind: str, start: str = "", end: str = "") -> list[Edge]:
    return [edge for edge in graph.edges.values() if edge.kind == kind and start in ("", edge.start) and end in ("", edge.end)]


def decide(subject: str, verb: str, object_: str, at: str = "2026-01-01") -> Decision:
    return Decision(id=decision_id(subject, verb, object_), subject=subject, verb=verb, object=object_, at=at)


def check_vocabulary(graph: Graph) -> None:
    """Every kind, end and property is one of the closed vocabulary, and nothing required is missing."""
    types: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool, "list": list}
    for thing, allowed in [(node, NODES[node.kind].properties) for node in graph.nodes.values()] + [
        (edge, EDGES[edge.kind].properties) for edge in graph.edges.values()
    ]:
        assert thing.properties.keys() <= allowed.keys(), thing
        for name, kind in allowed.items():
            assert kind.endswith("?") or name in thing.properties, (name, thing)
            if name in thing.properties:
                assert isinstance(thing.properties[name], types[kind.removesuffix("?")]), (name, thing)
    for edge in graph.edges.values():
        assert (graph.nodes[edge.start].kind, graph.nodes[edge.end].kind) in EDGES[edge.kind].ends


@pytest.fixture(scope="session")
def county(invented: Any) -> Extraction:
    return invented.extraction(
        "county.txt",
        invented.speech(
            jurisdiction=COUNTY,
            level="county",
            date="2026",
            items=(
                invented.item(
                    text="县住建局要在10月底前建成云岭湿地公园，新增车位300个",
                    bearers=("县住建局",),
                    due=("10月底前", "2026-10-31"),
                    projects=("云岭湿地公园",),
                    targets=(("300个", 300),),
                ),
                invented.item(
                    text="住房和城乡建设局牵头在大柳镇推进云岭湿地公园和南坡管网工程",
                    bearers=("住房和城乡建设局",),
                    role=Role.LEAD,
                    projects=("云岭湿地公园", "南坡管网工程"),
                    places=("大柳镇",),
                ),
                invented.item(
                    text="县委督查室按照《督查办法》跟踪，王立新负责调度",
                    bearers=("县委督查室",),
                    policies=("督查办法",),
                    people=("王立新",),
                ),
                invented.item(text="各乡镇年底前完成清淤", bearers=("各乡镇",), generic=True, due=("年底前", "XXXX-12-31")),
            ),
            others=((EntityKind.DEPARTMENT, "县委"), (EntityKind.DEPARTMENT, "省委"), (EntityKind.DEPARTMENT, "国务院")),
        ),
    )


@pytest.fixture(scope="session")
def prefecture(invented: Any) -> Extraction:
    return invented.extraction(
        "prefecture.txt",
        invented.speech(
            jurisdiction="松原省/清江州",
            level="prefecture",
            items=(
                invented.item(text="清河县住建局和州住建局共同编制方案", bearers=("清河县住建局", "州住建局")),
                invented.item(text="县教育局配合", bearers=("县教育局",)),
            ),
        ),
    )


def test_the_graph_keeps_to_the_vocabulary(county: Extraction, prefecture: Extraction) -> None:
    graph = graph_of(county, prefecture, decisions=(decide("a", "same", "b"),))
    check_vocabulary(graph)
    assert {node.kind for node in graph.nodes.values()} == set(NODES)
    assert {edge.kind for edge in graph.edges.values()} == set(EDGES)


def test_evidence_is_the_very_words(county: Extraction) -> None:
    graph = graph_of(county)
    quoted = [thing.properties for thing in (*graph.edges.values(), *graph.nodes.values()) if "quote" in thing.properties]
    assert len(quoted) > 8
    for held in quoted:
        assert county.source.raw[int(str(held["start"])) : int(str(held["end"]))] == held["quote"]


def test_one_body_over_documents_and_one_in_each_jurisdiction(county: Extraction, prefecture: Extraction) -> None:
    graph = graph_of(county, prefecture)
    body = one(graph, "Department", scope=COUNTY, name="县住建局")
    assert body.properties["aliases"] == ["住房和城乡建设局", "清河县住建局"]
    assert len(edges(graph, "ASSIGNED_TO", end=body.id)) == 4  # three commitments and the one project
    assert one(graph, "Department", scope="松原省/清江州", name="州住建局").id != body.id


def test_a_prefix_below_the_document_is_a_collective(prefecture: Extraction) -> None:
    assert one(graph_of(prefecture), "Department", name="县教育局").properties["generic"] is True


def test_relative_names_belong_to_the_ancestor_at_their_level(county: Extraction) -> None:
    graph = graph_of(county)
    assert one(graph, "Department", name="省委").properties["scope"] == "松原省"
    assert one(graph, "Department", name="国务院").properties["scope"] == "全国"
    served = [graph.nodes[edge.end].properties["name"] for edge in edges(graph, "SERVES", one(graph, "Department", name="省委").id)]
    assert served == ["松原省"]


def test_places_hang_together(county: Extraction) -> None:
    graph = graph_of(county)
    chain, at = [], edges(graph, "COVERS")[0].end
    while True:
        chain.append(graph.nodes[at].properties["name"])
        above = edges(graph, "PART_OF", start=at)
        if not above:
            break
        at = above[0].end
    assert chain == ["清河县", "清江州", "松原省"]
    town = one(graph, "Place", name="大柳镇")
    assert [graph.nodes[edge.end].properties["name"] for edge in edges(graph, "PART_OF", start=town.id)] == ["清河县"]


def test_missing_ancestors_are_placeholders_that_no_stranger_shares(invented: Any) -> None:
    def speech(name: str) -> Extraction:
        item = invented.item(text="省委要求县教育局整改", bearers=("省委", "县教育局"))
        return invented.extraction(f"{name}.txt", invented.speech(jurisdiction=name, level="county", items=(item,)))

    graph = graph_of(speech("清河县"), speech("临川县"))
    assert {str(node.properties["name"]) for node in nodes(graph, "Place", level="province")} == {"清河县所属省", "临川县所属省"}
    assert len(nodes(graph, "Department", name="省委")) == 2
    assert len(nodes(graph, "Department", name="县教育局")) == 2


def test_a_document_without_jurisdiction_is_a_scope_of_its_own(invented: Any) -> None:
    item = invented.item(text="县教育局整改", bearers=("县教育局",))
    graph = graph_of(*(invented.extraction(f"{at}.txt", invented.speech(items=(item,))) for at in "ab"))
    assert len(nodes(graph, "Department", name="县教育局")) == 2
    assert not edges(graph, "SERVES") and not edges(graph, "COVERS")


def test_documents_of_one_file_share_a_jurisdiction_where_two_places_agree(invented: Any) -> None:
    def speech(*places: str, jurisdiction: str | None = None) -> Any:
        item = invented.item(text="县教育局在" + "、".join(places) + "整改", bearers=("县教育局",), places=places)
        return invented.speech(level="county", jurisdiction=jurisdiction, items=(item,))

    towns = ("大柳镇", "白桦乡")
    one_scope = graph_of(invented.extraction("a.txt", speech(*towns), speech(*towns)))
    assert len(nodes(one_scope, "Department")) == 1 and not edges(one_scope, "COVERS")
    assert len(nodes(graph_of(invented.extraction("a.txt", speech(*towns), speech("大柳镇"))), "Department")) == 2
    assert len(nodes(graph_of(*(invented.extraction(f"{at}.txt", speech(*towns)) for at in "ab")), "Department")) == 2
    adopted = graph_of(invented.extraction("a.txt", speech(*towns), speech(*towns, jurisdiction=COUNTY)))
    assert {str(node.properties["scope"]) for node in nodes(adopted, "Department")} == {COUNTY}
    assert len(edges(adopted, "COVERS")) == 2


def test_real_divisions_have_their_code_and_are_shared(invented: Any) -> None:
    item = invented.item(text="在吉首市开工", places=("吉首市",))
    graph = graph_of(
        invented.extraction("a.txt", invented.speech(jurisdiction="湖南/湘西州", level="prefecture", items=(item,))),
        invented.extraction("b.txt", invented.speech(jurisdiction=COUNTY, level="county", items=(item,))),
    )
    place = one(graph, "Place", name="吉首市")
    assert (place.properties["division_code"], place.properties["scope"]) == ("433101", "湖南省/湘西土家族苗族自治州")


def test_a_part_of_a_body_says_so_in_its_name(county: Extraction) -> None:
    graph = graph_of(county)
    (edge,) = edges(graph, "PART_OF", start=one(graph, "Department", name="县委督查室").id)
    assert graph.nodes[edge.end].properties["name"] == "县委"


def test_project_edges_come_from_commitments_with_one_project(county: Extraction) -> None:
    graph = graph_of(county)
    park = one(graph, "Project", name="云岭湿地公园")
    derived = edges(graph, "ASSIGNED_TO", start=park.id) + edges(graph, "DUE_BY", start=park.id) + edges(graph, "HAS_TARGET", start=park.id)
    assert len(derived) == 3 and not edges(graph, "LOCATED_IN", start=park.id)
    first = one(graph, "Commitment", text="县住建局要在10月底前建成云岭湿地公园，新增车位300个")
    assert all(edge.properties["derived"] is True and edge.properties["via"] == [first.id] for edge in derived)
    assert not edges(graph, "ASSIGNED_TO", start=one(graph, "Project", name="南坡管网工程").id)


def test_mentions_are_counted(county: Extraction) -> None:
    graph = graph_of(county)
    (edge,) = edges(graph, "MENTIONS", end=one(graph, "Department", name="县住建局").id)
    assert edge.properties == {"count": 2}


def test_the_words_of_an_unlisted_bearer_are_not_lost(county: Extraction) -> None:
    import dataclasses

    document = dataclasses.replace(county.documents[0], entities=(), mentions=())
    graph = graph_of(dataclasses.replace(county, documents=(document,)))
    assert len(edges(graph, "ASSIGNED_TO", start=one(graph, "Commitment", label="各乡镇年底前完成清淤").id)) == 1


def test_a_bare_phase_is_a_project_of_its_document(invented: Any) -> None:
    speech = invented.speech(jurisdiction=COUNTY, level="county", items=(invented.item(text="推进二期工程", projects=("二期工程",)),))
    graph = graph_of(*(invented.extraction(f"{name}.txt", speech) for name in "ab"))
    assert len(nodes(graph, "Project")) == 2


class TestDecisions:
    def test_same_joins_and_different_is_never_overridden(self, county: Extraction, prefecture: Extraction) -> None:
        before = graph_of(county, prefecture)
        a, b = one(before, "Department", name="县住建局").id, one(before, "Department", name="州住建局").id
        joined = graph_of(county, prefecture, decisions=(decide(a, "same", b),))
        assert a not in joined.nodes and "县住建局" in [joined.nodes[b].properties["name"], *joined.nodes[b].properties["aliases"]]  # type: ignore[misc]
        assert joined.nodes[b].properties["rule"]
        apart = graph_of(county, prefecture, decisions=(decide(a, "different", b, "2026-01-02"), decide(a, "same", b)))
        assert {a, b} <= apart.nodes.keys()

    def test_rename(self, county: Extraction) -> None:
        id_ = one(graph_of(county), "Project", name="南坡管网工程").id
        node = graph_of(county, decisions=(decide(id_, "rename", "南坡排水管网"),)).nodes[id_]
        assert (node.properties["name"], node.properties["aliases"]) == ("南坡排水管网", ["南坡管网工程"])

    def test_different_splits_what_a_document_joined(self, invented: Any) -> None:
        speech = invented.speech(
            jurisdiction=COUNTY,
            level="county",
            items=(
                invented.item(text="建设县医院康复病区", projects=("县医院康复病区",)),
                invented.item(text="康复病区年内投用", projects=("康复病区",)),
            ),
        )
        source = invented.extraction("a.txt", speech)
        (project,) = nodes(graph_of(source), "Project")
        lone = invented.extraction("b.txt", invented.speech(jurisdiction=COUNTY, level="county", items=speech.items[1:]))
        short = one(graph_of(lone), "Project").id
        graph = graph_of(source, lone, decisions=(decide(project.id, "different", short),))
        assert len(edges(graph, "ADVANCES", end=project.id)) == 1
        assert len(edges(graph, "ADVANCES", end=short)) == 2
        assert len(nodes(graph_of(source, lone), "Project")) == 1

    def test_of_strangers_is_passed_over(self, county: Extraction) -> None:
        said = (decide("e1", "same", "e2"), decide("e1", "different", "e1"), decide("e3", "rename", "某局"))
        graph = graph_of(county, decisions=said)
        assert len(nodes(graph, "Decision")) == 3
        assert len(graph.nodes) == len(graph_of(county).nodes) + 3
