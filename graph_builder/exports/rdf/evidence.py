"""Edges with properties as resources, and the words behind them as Web Annotation selectors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rdflib import PROV, RDF, XSD, Literal, URIRef

from graph_builder.exports.rdf.names import GB, OA, below, edge_iri, edge_term, node_iri, property_term, words
from graph_builder.exports.rdf.nodes import Triple, literals
from graph_builder.exports.tasks import text
from graph_builder.model.commitment import Grounding, Role
from graph_builder.model.graph import Edge, Graph, Node, Value
from graph_builder.model.vocabulary import EDGES

AROUND = 32
"""Characters of the text before and after a quotation that tell it from others with the same words."""

_ROLES, _GROUNDINGS = tuple(Role), tuple(Grounding)


def document_sources(graph: Graph) -> dict[str, Node]:
    """Source by document."""
    return {
        edge.start: graph.nodes[edge.end]
        for edge in graph.edges.values()
        if edge.kind == "PART_OF" and edge.end in graph.nodes and graph.nodes[edge.end].kind == "Source"
    }


def statement_triples(edge: Edge, graph: Graph, source: Node | None) -> Iterator[Triple]:
    """The edge as a resource. An assignment is a qualified association with a role; what quotes a text is an annotation of it."""
    iri, start, end = edge_iri(edge.id), node_iri(edge.start), node_iri(edge.end)
    yield iri, RDF.type, GB.Statement
    yield iri, RDF.type, RDF.Statement
    yield iri, RDF.subject, start
    yield iri, RDF.predicate, edge_term(edge.kind)
    yield iri, RDF.object, end
    types = EDGES[edge.kind].properties
    for key, value in sorted(edge.properties.items()):
        if key == "via":
            for commitment in value if isinstance(value, list) else ():
                if commitment in graph.nodes:
                    yield iri, GB.via, node_iri(commitment)
                    yield iri, PROV.wasDerivedFrom, node_iri(commitment)
        elif value is not None:
            for literal in literals(value, types[key]):
                yield iri, property_term(key), literal
    if edge.kind == "ASSIGNED_TO" and graph.nodes[edge.start].kind == "Commitment":
        yield iri, RDF.type, GB.Assignment
        yield iri, RDF.type, PROV.Association
        yield iri, PROV.agent, end
        yield start, PROV.qualifiedAssociation, iri
        if edge.properties.get("role") in _ROLES:
            yield iri, PROV.hadRole, GB[f"role-{edge.properties['role']}"]
    if edge.properties.get("grounding") in _GROUNDINGS:
        yield iri, GB.groundedAs, GB[f"grounding-{edge.properties['grounding']}"]
    yield from quotation(iri, end, edge.properties, source)


def commitment_quotation(node: Node, source: Node | None) -> Iterator[Triple]:
    """The sentence itself, as an annotation whose body is the commitment."""
    yield from quotation(below(node_iri(node.id), "quotation"), node_iri(node.id), node.properties, source)


def quotation(annotation: URIRef, body: URIRef, held: Mapping[str, Value], source: Node | None) -> Iterator[Triple]:
    """Nothing where no words are quoted or the source is not known."""
    quote, start, end = held.get("quote"), held.get("start"), held.get("end")
    if not isinstance(quote, str) or not quote or source is None:
        return
    target, exact = below(annotation, "target"), below(annotation, "quote")
    yield annotation, RDF.type, OA.Annotation
    yield annotation, OA.motivatedBy, OA.identifying
    yield annotation, OA.hasBody, body
    yield annotation, OA.hasTarget, target
    yield target, RDF.type, OA.SpecificResource
    yield target, OA.hasSource, node_iri(source.id)
    yield target, OA.hasSelector, exact
    yield exact, RDF.type, OA.TextQuoteSelector
    yield exact, OA.exact, words(quote)
    if not isinstance(start, int) or not isinstance(end, int) or start < 0:
        return
    place, raw = below(annotation, "position"), text(source, "raw")
    if raw[start:end] == quote:
        yield exact, OA.prefix, words(raw[max(start - AROUND, 0) : start])
        yield exact, OA.suffix, words(raw[end : end + AROUND])
    yield target, OA.hasSelector, place
    yield place, RDF.type, OA.TextPositionSelector
    yield place, OA.start, Literal(start, datatype=XSD.nonNegativeInteger)
    yield place, OA.end, Literal(end, datatype=XSD.nonNegativeInteger)
