"""Graph value → triples, and → a dataset: what holds everywhere in the default graph, what a document states in that document's graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from rdflib import PROV, RDF, Dataset
from rdflib import Graph as Triples
from rdflib.namespace import NamespaceManager

from graph_builder.analysis.network import part
from graph_builder.exports.rdf.evidence import commitment_quotation, document_sources, statement_triples
from graph_builder.exports.rdf.names import GB, KINDS, PREFIXES, STATED, graph_iri, node_iri
from graph_builder.exports.rdf.nodes import Triple, node_triples, plain_triples
from graph_builder.model.graph import Graph


class Quads(Dataset):
    """The library's own serialisers ask by names that it declares deprecated; here they are those that replace them."""

    @property
    def default_context(self) -> Triples:
        found: Triples = self.default_graph
        return found

    @default_context.setter
    def default_context(self, value: Triples) -> None:
        self._default_context = value

    def contexts(self, triple: Any = None) -> Iterator[Triples]:  # type: ignore[override]
        return self.graphs(triple)


_DOCUMENTS_OWN = ("Commitment", "Section", "Target")


def chosen(graph: Graph, only: Collection[str] | None) -> Graph:
    """Without the kinds that are not exported, edges to them, and edges without ends."""
    kept = graph if only is None else part(graph, only)
    nodes = {id_: node for id_, node in sorted(kept.nodes.items()) if node.kind in KINDS}
    return Graph(nodes=nodes, edges={id_: e for id_, e in sorted(kept.edges.items()) if e.start in nodes and e.end in nodes})


def plain(graph: Graph, only: Collection[str] | None = None) -> Triples:
    """Nodes and plain triples."""
    part_ = chosen(graph, only)
    found = Triples(bind_namespaces="none")
    _bind(found)
    for node in part_.nodes.values():
        _add(found, node_triples(node))
    for edge in part_.edges.values():
        _add(found, plain_triples(edge, part_))
    return found


def dataset(graph: Graph, only: Collection[str] | None = None) -> Dataset:
    part_ = chosen(graph, only)
    found = Quads(default_union=False)
    found.namespace_manager = NamespaceManager(found, bind_namespaces="none")
    _bind(found)
    home = _homes(part_)
    sources = document_sources(part_)
    for document in sorted({*home.values()}):
        found.default_graph.add((graph_iri(document), RDF.type, GB.StatementGraph))
        found.default_graph.add((graph_iri(document), PROV.wasDerivedFrom, node_iri(document)))

    def place(id_: str) -> Triples:
        return found.graph(graph_iri(home[id_])) if id_ in home else found.default_graph

    for node in part_.nodes.values():
        own = node.kind in _DOCUMENTS_OWN
        _add(place(node.id) if own else found.default_graph, node_triples(node))
        if node.kind == "Commitment":
            _add(place(node.id), commitment_quotation(node, sources.get(home.get(node.id, ""))))
    for edge in part_.edges.values():
        there = place(edge.start)
        _add(there, plain_triples(edge, part_))
        if edge.kind in STATED:
            _add(there, statement_triples(edge, part_, sources.get(home.get(edge.start, ""))))
    return found


def _homes(graph: Graph) -> dict[str, str]:
    """The document in which a document's own nodes, and the document itself, are stated."""
    above = {edge.start: edge.end for edge in graph.edges.values() if edge.kind in ("STATED_IN", "PART_OF")}
    above |= {
        edge.end: edge.start for edge in graph.edges.values() if graph.nodes[edge.end].kind == "Target" and "via" not in edge.properties
    }
    homes: dict[str, str] = {}
    for id_, node in graph.nodes.items():
        here, seen = id_, {id_}
        while node.kind in (*_DOCUMENTS_OWN, "Document") and graph.nodes[here].kind != "Document":
            here = above.get(here, "")
            if here in seen or here not in graph.nodes:
                break
            seen.add(here)
        else:
            if graph.nodes[here].kind == "Document":
                homes[id_] = here
    return homes


def _bind(graph: Triples) -> None:
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True, replace=True)


def _add(graph: Triples, triples: Iterable[Triple]) -> None:
    for triple in triples:
        graph.add(triple)
