"""What is in a store, as rows for a list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from graph_builder.bulk.state import GraphStore, State, read_state
from graph_builder.model.graph import Graph, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    id: str
    file: str
    reader: str
    encoding: str
    characters: int
    documents: int
    commitments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """`omitted`: a person left it out, so that only its id is known."""

    id: str
    source: str
    ordinal: int
    title: str
    date: str | None
    jurisdiction: str | None
    commitments: int
    omitted: bool = False


def list_sources(store: GraphStore) -> tuple[SourceRow, ...]:
    state = read_state(store)
    documents = list(document_rows(state))
    return tuple(
        SourceRow(
            id=each.id,
            file=each.file,
            reader=each.reader,
            encoding=each.encoding,
            characters=len(each.raw),
            documents=sum(row.source == each.id for row in documents),
            commitments=sum(row.commitments for row in documents if row.source == each.id),
        )
        for each in state.sources.values()
    )


def list_documents(store: GraphStore) -> tuple[DocumentRow, ...]:
    """Documents by source and place, then those that were left out."""
    state = read_state(store)
    omitted = tuple(
        DocumentRow(id=each.subject, source="", ordinal=-1, title="", date=None, jurisdiction=None, commitments=0, omitted=True)
        for each in state.decisions.values()
        if each.verb == "omit" and each.subject not in state.graph.nodes
    )
    return document_rows(state) + omitted


def document_rows(state: State) -> tuple[DocumentRow, ...]:
    graph = state.graph
    above = {edge.start: edge.end for edge in graph.edges.values() if edge.kind == "PART_OF" and edge.end in state.sources}
    stated = Counter(edge.end for edge in graph.edges.values() if edge.kind == "STATED_IN")
    rows = [_row(node, above.get(node.id, ""), stated[node.id]) for node in graph.nodes.values() if node.kind == "Document"]
    return tuple(sorted(rows, key=lambda row: (row.source, row.ordinal, row.id)))


def _row(node: Node, source: str, commitments: int) -> DocumentRow:
    held = node.properties
    ordinal = held.get("ordinal")
    return DocumentRow(
        id=node.id,
        source=source,
        ordinal=ordinal if isinstance(ordinal, int) else -1,
        title=_text(held.get("title")) or "",
        date=_text(held.get("date")),
        jurisdiction=_text(held.get("jurisdiction")),
        commitments=commitments,
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def documents_of(graph: Graph, source: str) -> tuple[str, ...]:
    """Ids of the documents of a source, by ordinal."""
    found = [edge.start for edge in graph.edges.values() if edge.kind == "PART_OF" and edge.end == source]
    return tuple(sorted(found))
