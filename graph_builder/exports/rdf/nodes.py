"""Nodes as triples: own terms for every property, and what the standards call the same thing."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from typing import TypeAlias

from rdflib import DCTERMS, ORG, PROV, RDF, RDFS, SKOS, TIME, XSD, Literal, URIRef
from rdflib.term import Node as Term

from graph_builder.exports.labels import name
from graph_builder.exports.rdf.names import LEFT_OUT, STANDARD, TYPES, below, edge_term, kind_term, node_iri, property_term, words
from graph_builder.exports.tasks import text
from graph_builder.model.graph import Edge, Graph, Node, Value
from graph_builder.model.vocabulary import ENTITY_KINDS, NODES

Triple: TypeAlias = tuple[URIRef, URIRef, Term]

_EDTF = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?")


def node_triples(node: Node) -> Iterator[Triple]:
    iri = node_iri(node.id)
    yield iri, RDF.type, kind_term(node.kind)
    for standard in STANDARD[node.kind]:
        yield iri, RDF.type, standard
    yield iri, DCTERMS.identifier, words(node.id)
    for key, value in sorted(node.properties.items()):
        if key not in LEFT_OUT and value is not None:
            for literal in literals(value, NODES[node.kind].properties[key]):
                yield iri, property_term(key), literal
    if node.kind in ENTITY_KINDS:
        yield iri, SKOS.prefLabel, words(name(node), "zh")
        aliases = node.properties.get("aliases")
        for alias in aliases if isinstance(aliases, list) else ():
            yield iri, SKOS.altLabel, words(alias, "zh")
    else:
        yield iri, RDFS.label, words(name(node), "zh")
    if node.kind == "Document" and text(node, "title"):
        yield iri, DCTERMS.title, words(text(node, "title"), "zh")
    if node.kind == "Deadline":
        yield from _time(iri, text(node, "edtf"))


def literals(value: Value, type_: str) -> Iterator[Literal]:
    if isinstance(value, list):
        yield from (words(each) for each in value)
    elif isinstance(value, str):
        yield words(value)
    else:
        yield Literal(float(value) if type_.startswith("float") else value, datatype=TYPES[type_.rstrip("?")])


def _time(iri: URIRef, edtf: str) -> Iterator[Triple]:
    """A known day, month or year as OWL-Time says it; with unknown digits a description that leaves those parts out."""
    found = _EDTF.fullmatch(edtf)
    if not found:
        return
    parts = [part for part in found.groups() if part is not None]
    if "X" not in edtf:
        if _exists(*(int(part) for part in parts)):
            predicate = (TIME.inXSDgYear, TIME.inXSDgYearMonth, TIME.inXSDDate)[len(parts) - 1]
            yield iri, predicate, Literal(edtf, datatype=(XSD.gYear, XSD.gYearMonth, XSD.date)[len(parts) - 1])
        return
    description = below(iri, "description")
    yield iri, TIME.inDateTime, description
    yield description, RDF.type, TIME.DateTimeDescription
    yield description, TIME.unitType, (TIME.unitYear, TIME.unitMonth, TIME.unitDay)[len(parts) - 1]
    shapes = ((TIME.year, "{}", XSD.gYear), (TIME.month, "--{}", XSD.gMonth), (TIME.day, "---{}", XSD.gDay))
    for part, (predicate, shape, datatype) in zip(parts, shapes, strict=False):
        if "X" not in part:
            yield description, predicate, Literal(shape.format(part), datatype=datatype)


def _exists(year: int, month: int = 1, day: int = 1) -> bool:
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def plain_triples(edge: Edge, graph: Graph) -> Iterator[Triple]:
    """The edge as one triple of its own term, and of a standard's where one says the same."""
    start, end = node_iri(edge.start), node_iri(edge.end)
    yield start, edge_term(edge.kind), end
    kinds = (graph.nodes[edge.start].kind, edge.kind, graph.nodes[edge.end].kind)
    if kinds in _ALSO:
        yield start, _ALSO[kinds], end


_ALSO: dict[tuple[str, str, str], URIRef] = {
    ("Commitment", "ASSIGNED_TO", "Department"): PROV.wasAssociatedWith,
    ("Commitment", "LOCATED_IN", "Place"): PROV.atLocation,
    ("Document", "PART_OF", "Source"): PROV.wasDerivedFrom,
    ("Section", "PART_OF", "Section"): DCTERMS.isPartOf,
    ("Section", "PART_OF", "Document"): DCTERMS.isPartOf,
    ("Place", "PART_OF", "Place"): DCTERMS.isPartOf,
    ("Department", "PART_OF", "Department"): ORG.subOrganizationOf,
    ("Document", "COVERS", "Place"): DCTERMS.spatial,
}
