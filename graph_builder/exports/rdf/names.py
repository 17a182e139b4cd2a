"""IRIs: own terms follow from the vocabulary, things from their ids. `schema/ontology.ttl` says the same; a test compares them."""

from __future__ import annotations

from urllib.parse import quote

from rdflib import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SKOS, TIME, XSD, Literal, Namespace, URIRef

from graph_builder.model.vocabulary import EDGES, NODES

BASE = "urn:graph-builder:"
GB = Namespace(BASE + "ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")

PREFIXES = {
    "gb": GB,
    "org": ORG,
    "prov": PROV,
    "oa": OA,
    "time": TIME,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
}

KINDS = tuple(kind for kind in NODES if kind != "Decision")
"""What a person decided goes into a backup, not into an export."""

LEFT_OUT = ("raw", "locators")
"""Properties that stay in the store: a quotation carries its own words, with those before and after it."""

STANDARD: dict[str, tuple[URIRef, ...]] = {
    "Source": (PROV.Entity,),
    "Document": (PROV.Entity,),
    "Section": (PROV.Entity,),
    "Commitment": (PROV.Activity,),
    "Department": (ORG.Organization, PROV.Organization),
    "Project": (SKOS.Concept,),
    "Place": (PROV.Location,),
    "Policy": (PROV.Plan,),
    "Person": (PROV.Person,),
    "Target": (),
    "Deadline": (TIME.Instant,),
}

TYPES = {"str": XSD.string, "int": XSD.integer, "float": XSD.double, "bool": XSD.boolean, "list": XSD.string}


def node_iri(id_: str) -> URIRef:
    return URIRef(BASE + "node:" + _escaped(id_))


def edge_iri(id_: str) -> URIRef:
    return URIRef(BASE + "edge:" + _escaped(id_))


def graph_iri(document: str) -> URIRef:
    """The named graph that holds what one document states."""
    return URIRef(BASE + "statements:" + _escaped(document))


def below(iri: URIRef, step: str) -> URIRef:
    return URIRef(f"{iri}/{step}")


def _escaped(id_: str) -> str:
    return quote(id_, safe="", errors="replace")


def property_term(name: str) -> URIRef:
    """division_code → gb:divisionCode."""
    first, *rest = name.lower().split("_")
    return GB[first + "".join(word.capitalize() for word in rest)]


def edge_term(kind: str) -> URIRef:
    """ASSIGNED_TO → gb:assignedTo."""
    return property_term(kind)


def kind_term(kind: str) -> URIRef:
    return GB[kind]


def words(text: str, language: str | None = None) -> Literal:
    """A text without lone surrogates, which no file in UTF-8 can hold."""
    return Literal(text.encode("utf-8", "replace").decode("utf-8"), lang=language)


STATED = tuple(kind for kind, edge in EDGES.items() if edge.properties)
"""Kinds of edges that are a resource of their own beside the plain triple."""
