"""RDF: what is written reads back the same, satisfies the shapes, and the schema says what the vocabulary says."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

import pyshacl
import pytest
import rdflib
from rdflib import OWL, PROV, RDF, RDFS, SH, SKOS, TIME, XSD, Dataset, Literal
from rdflib import Graph as Triples

from graph_builder.exports import render
from graph_builder.exports.rdf.dataset import Quads, dataset, plain
from graph_builder.exports.rdf.names import (
    GB,
    KINDS,
    LEFT_OUT,
    OA,
    STANDARD,
    STATED,
    TYPES,
    edge_term,
    graph_iri,
    kind_term,
    node_iri,
    property_term,
)
from graph_builder.model.commitment import Grounding, Role
from graph_builder.model.graph import Edge, Graph, Node
from graph_builder.model.vocabulary import EDGES, NODES
from graph_builder.resources import folder

pytestmark = pytest.mark.filterwarnings("ignore:(ConjunctiveGraph|Dataset.*) is deprecated:DeprecationWarning")  # by the library's parsers

RDF_FORMATS = {".trig": "trig", ".jsonld": "json-ld"}


def quads(found: Dataset) -> set[tuple[Any, ...]]:
    return set(found.quads())


def together(graph: Graph) -> Triples:
    whole = Triples()
    for s, p, o, _ in dataset(graph).quads():
        whole.add((s, p, o))
    return whole


def schema(name: str) -> Triples:
    return Triples().parse(folder("schema") / name, format="turtle")


def report(data: Triples) -> str:
    conforms, _, text = pyshacl.validate(data, shacl_graph=schema("shapes.ttl"))
    return "" if conforms else str(text)


@pytest.mark.parametrize("extension", RDF_FORMATS)
def test_quads_come_back(told: Graph, extension: str) -> None:
    read = Quads()
    read.parse(data=render(told, extension), format=RDF_FORMATS[extension])
    assert quads(read) == quads(dataset(told))


@pytest.mark.parametrize("extension", RDF_FORMATS)
def test_hostile_texts_come_back(hostile: Graph, extension: str) -> None:
    read = Quads()
    read.parse(data=render(hostile, extension), format=RDF_FORMATS[extension])
    named = {str(o) for _, p, o, _ in read.quads() if p == GB.name}
    assert "</script><script>window.cracked=1</script>" in named
    assert len(quads(read)) == len(quads(dataset(hostile)))


def test_turtle_and_ntriples_hold_the_same_plain_triples(told: Graph) -> None:
    turtle = Triples().parse(data=render(told, ".ttl"), format="turtle")
    ntriples = Triples().parse(data=render(told, ".nt"), format="nt")
    assert set(turtle) == set(ntriples) == set(plain(told))
    assert not list(turtle.subjects(RDF.type, GB.Statement))
    edge = next(each for each in told.edges.values() if each.kind == "ASSIGNED_TO")
    assert (node_iri(edge.start), GB.assignedTo, node_iri(edge.end)) in turtle


def test_statements_stand_in_their_document_and_entities_in_none(told: Graph) -> None:
    found = dataset(told)
    (document,) = (id_ for id_, node in told.nodes.items() if node.kind == "Document")
    stated = found.graph(graph_iri(document))
    assert set(stated.subjects(RDF.type, GB.Commitment)) == {node_iri(i) for i, n in told.nodes.items() if n.kind == "Commitment"}
    assert set(found.default_graph.subjects(RDF.type, GB.Department)) == {
        node_iri(i) for i, n in told.nodes.items() if n.kind == "Department"
    }
    assert not list(stated.subjects(RDF.type, GB.Department))
    assert (graph_iri(document), PROV.wasDerivedFrom, node_iri(document)) in found.default_graph


def test_evidence_is_found_in_the_text_by_its_quote_and_by_its_place(told: Graph) -> None:
    found = together(told)
    (source,) = (node for node in told.nodes.values() if node.kind == "Source")
    raw = str(source.properties["raw"])
    targets = list(found.subjects(RDF.type, OA.SpecificResource))
    quoted = sum("quote" in each.properties for each in (*told.nodes.values(), *told.edges.values()))
    assert len(targets) == quoted > 10
    for target in targets:
        assert found.value(target, OA.hasSource) == node_iri(source.id)
        by_type = {found.value(each, RDF.type): each for each in found.objects(target, OA.hasSelector)}
        quote, place = by_type[OA.TextQuoteSelector], by_type[OA.TextPositionSelector]
        exact, prefix, suffix = (str(found.value(quote, each)) for each in (OA.exact, OA.prefix, OA.suffix))
        start, end = (int(str(found.value(place, each))) for each in (OA.start, OA.end))
        assert raw[start:end] == exact
        assert raw[:start].endswith(prefix)
        assert raw[end:].startswith(suffix)


def test_an_assignment_is_a_qualified_association_with_a_role(told: Graph) -> None:
    found = together(told)
    edge = next(each for each in told.edges.values() if each.kind == "ASSIGNED_TO" and each.properties["role"] == "lead")
    associations = list(found.objects(node_iri(edge.start), PROV.qualifiedAssociation))
    told_of = {(found.value(each, PROV.agent), found.value(each, PROV.hadRole)) for each in associations}
    assert (node_iri(edge.end), GB["role-lead"]) in told_of


def test_a_deadline_tells_no_more_than_is_known() -> None:
    days = {"l1": "2026-03-31", "l2": "XXXX-12-31", "l3": "2026-XX", "l4": "2026-02-30", "l5": "2026"}
    found = plain(Graph(nodes={id_: Node(kind="Deadline", id=id_, properties={"edtf": edtf}) for id_, edtf in days.items()}))

    def said(id_: str) -> dict[str, str]:
        iri = node_iri(id_)
        description = found.value(iri, TIME.inDateTime)
        about = [*found.predicate_objects(iri), *(found.predicate_objects(description) if description else ())]
        return {
            str(p).rpartition("#")[2]: str(o)
            for p, o in about
            if str(p).startswith(str(TIME)) and p not in (TIME.inDateTime, TIME.unitType)
        }

    assert said("l1") == {"inXSDDate": "2026-03-31"}
    assert said("l2") == {"month": "--12", "day": "---31"}
    assert said("l3") == {"year": "2026"}
    assert said("l4") == {}
    assert said("l5") == {"inXSDgYear": "2026"}


def test_the_export_satisfies_the_shapes(told: Graph) -> None:
    assert report(together(told)) == ""


def first(found: Iterable[Any]) -> Any:
    return sorted(found)[0]


def test_the_shapes_refuse_what_does_not_agree(told: Graph) -> None:
    def changed(change: Any) -> str:
        data = together(told)
        change(data)
        return report(data)

    def without_plain(data: Triples) -> None:
        data.remove(first(data.triples((None, GB.dueBy, None))))

    def without_statement(data: Triples) -> None:
        statement = first(data.subjects(RDF.predicate, GB.hasTarget))
        data.remove((statement, None, None))

    def without_role(data: Triples) -> None:
        data.remove((first(data.subjects(RDF.type, GB.Assignment)), PROV.hadRole, None))

    def with_a_guessed_year(data: Triples) -> None:
        description = first(data.subjects(RDF.type, TIME.DateTimeDescription))
        data.add((description, TIME.year, Literal("2025", datatype=XSD.gYear)))

    def without_words(data: Triples) -> None:
        data.remove((first(data.subjects(RDF.type, GB.Commitment)), GB.quote, None))

    def turned_round(data: Triples) -> None:
        place = first(data.subjects(RDF.type, OA.TextPositionSelector))
        data.set((place, OA.end, Literal(0, datatype=XSD.nonNegativeInteger)))

    expected = {
        without_plain: "a statement without its plain triple",
        without_statement: "a plain triple without its statement",
        without_role: "hadRole",
        with_a_guessed_year: "a year where the deadline does not tell it",
        without_words: "quote",
        turned_round: "LessThan",
    }
    for change, words in expected.items():
        assert words in changed(change), change.__name__


def test_what_is_known_is_written_without_a_blank_node(hostile: Graph) -> None:
    assert not [quad for quad in dataset(hostile).quads() if any(isinstance(term, rdflib.BNode) for term in quad)]


# ---- schema and vocabulary


def test_the_ontology_is_the_vocabulary() -> None:
    ontology = schema("ontology.ttl")
    own = {"Statement", "Assignment", "StatementGraph"}
    assert set(ontology.subjects(RDF.type, OWL.Class)) - set(ontology.subjects(OWL.unionOf)) == {GB[name] for name in (*KINDS, *own)}
    links = {edge_term(kind) for kind in EDGES} | {GB.via, GB.groundedAs}
    assert set(ontology.subjects(RDF.type, OWL.ObjectProperty)) == links
    for kind, shape in EDGES.items():
        for predicate, ends in ((RDFS.domain, {a for a, _ in shape.ends}), (RDFS.range, {b for _, b in shape.ends})):
            said = ontology.value(edge_term(kind), predicate)
            union = ontology.value(said, OWL.unionOf)
            members = set(ontology.items(union)) if union else {said}
            assert members == {kind_term(each) for each in ends}, (kind, predicate)
        assert {str(each) for each in ontology.objects(edge_term(kind), RDFS.label)} == {shape.title_zh, shape.title_en}
    for kind in KINDS:
        assert {str(each) for each in ontology.objects(kind_term(kind), RDFS.label)} == {NODES[kind].title_zh, NODES[kind].title_en}
        assert set(ontology.objects(kind_term(kind), RDFS.subClassOf)) == set(STANDARD[kind])


def types_of_properties() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for shape in (*(NODES[kind] for kind in KINDS), *EDGES.values()):
        for key, type_ in shape.properties.items():
            if key not in (*LEFT_OUT, "via"):
                found.setdefault(key, set()).add(type_.rstrip("?"))
    return found


def test_properties_have_the_types_of_the_vocabulary() -> None:
    ontology = schema("ontology.ttl")
    types = types_of_properties()
    assert set(ontology.subjects(RDF.type, OWL.DatatypeProperty)) == {property_term(key) for key in types}
    for key, found in types.items():
        expected = {TYPES[each] for each in found}
        ranges = set(ontology.objects(property_term(key), RDFS.range))
        assert ranges == (expected if len(expected) == 1 else set()), key


def test_shapes_ask_for_what_the_vocabulary_requires() -> None:
    shapes = schema("shapes.ttl")
    for kind in KINDS:
        (shape,) = (each for each in shapes.subjects(SH.targetClass, kind_term(kind)) if str(each).endswith(f"#{kind}"))
        said = {}
        for each in shapes.objects(shape, SH.property):
            path = shapes.value(each, SH.path)
            if shapes.value(each, SH.datatype):
                said[path] = tuple(shapes.value(each, term) for term in (SH.datatype, SH.minCount, SH.maxCount))
        one = Literal(1)
        expected = {
            property_term(key): (
                TYPES[type_.rstrip("?")],
                None if type_.endswith("?") or type_ == "list" else one,
                None if type_.rstrip("?") == "list" else one,
            )
            for key, type_ in NODES[kind].properties.items()
            if key not in LEFT_OUT
        }
        assert said == expected, kind
    text = (folder("schema") / "shapes.ttl").read_text("utf-8")
    (listed,) = (line for line in text.splitlines() if "FILTER (?path IN" in line)
    assert {GB[word.strip(" ,()").removeprefix("gb:")] for word in listed.split("IN", 1)[1].split()} == {edge_term(kind) for kind in STATED}


def test_roles_and_groundings_are_those_of_the_model() -> None:
    ontology = schema("ontology.ttl")
    for scheme, values, prefix in ((GB.roles, Role, "role-"), (GB.groundings, Grounding, "grounding-")):
        found = {each: str(ontology.value(each, SKOS.notation)) for each in ontology.subjects(SKOS.inScheme, scheme)}
        assert found == {GB[prefix + each.value]: each.value for each in values}


def test_the_context_knows_every_term() -> None:
    context = json.loads((folder("schema") / "context.jsonld").read_text("utf-8"))["@context"]
    for term in (*map(edge_term, EDGES), *map(property_term, types_of_properties())):
        assert context[str(term).rpartition("#")[2]]["@id"] == "gb:" + str(term).rpartition("#")[2]
    for key, found in types_of_properties().items():
        if found <= {"int", "float", "bool"} and len(found) == 1:
            assert context[str(property_term(key)).rpartition("#")[2]]["@type"] == "xsd:" + str(TYPES[next(iter(found))]).rpartition("#")[2]


# ---- determinism

SCRIPT = """
import hashlib, json, sys
from graph_builder.exports import FORMATS, render
from graph_builder.model.codec import graph_from_json
graph = graph_from_json(json.loads(sys.stdin.buffer.read()))
print(json.dumps({extension: hashlib.sha256(render(graph, extension)).hexdigest() for extension in FORMATS}))
"""


def test_bytes_do_not_depend_on_the_hash_seed(told: Graph) -> None:
    from graph_builder.model.codec import graph_to_json

    data = json.dumps(graph_to_json(told)).encode()
    runs = [
        subprocess.run([sys.executable, "-c", SCRIPT], input=data, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert len(json.loads(runs[0])) == 10


def test_an_edge_without_its_source_has_no_evidence_and_is_still_stated() -> None:
    commitment = Node(kind="Commitment", id="c1", properties={"text": "修渠", "quote": "修渠", "start": 0, "end": 2})
    body = Node(kind="Department", id="e1", properties={"name": "县水务局"})
    edge = Edge(kind="ASSIGNED_TO", id="r1", start="c1", end="e1", properties={"role": "lead", "quote": "修", "start": 0, "end": 1})
    found = together(Graph(nodes={"c1": commitment, "e1": body}, edges={"r1": edge}))
    assert list(found.subjects(RDF.type, GB.Assignment))
    assert not list(found.subjects(RDF.type, OA.Annotation))
