"""Values to JSON-able dicts and back: the extraction's contract (`schema/extraction.schema.json`), graphs, and the two primary kinds.

Spans become `start` and `end`, code points of the raw source; a missing fact is null, never an empty string.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from graph_builder.model.commitment import Bearer, Commitment, DueBy, Grounding, Reference, Target
from graph_builder.model.document import Cited, Document, Entity, Extraction, Section
from graph_builder.model.graph import Decision, Edge, Graph, Node, Value
from graph_builder.model.mention import Mention
from graph_builder.model.source import Diagnostic, Locator, Source
from graph_builder.model.span import Quote, Span

Json: TypeAlias = dict[str, Any]

EVIDENCE = ("title", "date", "issuer", "level", "jurisdiction")
_CARRIED_OVER = (Grounding.INHERITED, Grounding.NOTE)


def extraction_to_json(extraction: Extraction) -> Json:
    """One source as the JSON object that `extract` prints. Keys stand in a fixed order."""
    source = extraction.source
    return {
        "file": base_name(source.file),
        "rules": extraction.rules,
        "source": {
            "id": source.id,
            "file": source.file,
            "sha256": source.sha256,
            "reader": source.reader,
            "encoding": source.encoding,
            "length": len(source.raw),
        },
        "speeches": [_document(document, source.raw) for document in extraction.documents],
        "diagnostics": [diagnostic_to_json(each) for each in extraction.diagnostics],
    }


def base_name(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _document(document: Document, raw: str) -> Json:
    cited: dict[str, Cited | None] = {name: getattr(document, name) for name in EVIDENCE}
    return {
        "ordinal": document.ordinal,
        **_span(document.span),
        **{name: fact.value if fact else None for name, fact in cited.items()},
        "evidence": {name: _quote(fact.quote) if fact and fact.quote else None for name, fact in cited.items()},
        "sections": [_section(each) for each in document.sections],
        "entities": [_entity(each) for each in document.entities],
        "mentions": [_mention(each) for each in document.mentions],
        "commitments": [_commitment(each, raw) for each in document.commitments],
    }


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _quote(quote: Quote) -> Json:
    return {"text": quote.text, **_span(quote.span)}


def _section(section: Section) -> Json:
    return {
        "number": section.number,
        "title": section.title,
        "level": section.level,
        "parent": section.parent,
        "part": section.part.value,
        **_span(section.span),
    }


def _entity(entity: Entity) -> Json:
    return {
        "type": entity.kind.value,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "generic": entity.generic,
        "level": entity.level,
        "rule": entity.rule,
    }


def _mention(mention: Mention) -> Json:
    return {
        "type": mention.kind.value,
        "name": mention.name,
        "text": mention.text,
        **_span(mention.span),
        "generic": mention.generic,
        "level": mention.level,
    }


def _commitment(commitment: Commitment, raw: str) -> Json:
    cue = commitment.cue
    return {
        **_span(commitment.quote.span),
        "text": commitment.quote.text,
        "clean_text": commitment.text,
        "label": commitment.label,
        "section": commitment.section,
        "hard": commitment.hard,
        "force": {"value": commitment.force.value, "cue": {"text": cue.of(raw), **_span(cue)} if cue else None},
        "assigned_to": [_bearer(each) for each in commitment.bearers],
        "due_by": _due_by(commitment.due_by) if commitment.due_by else None,
        "targets": [_target(each) for each in commitment.targets],
        "projects": [_reference(each) for each in commitment.projects],
        "places": [_reference(each) for each in commitment.places],
        "policies": [_reference(each) for each in commitment.policies],
        "people": [_reference(each) for each in commitment.people],
    }


def _bearer(bearer: Bearer) -> Json:
    return {
        "name": bearer.name,
        "role": bearer.role.value,
        **_quote(bearer.quote),
        "inherited": bearer.grounding in _CARRIED_OVER,
        "grounding": bearer.grounding.value,
        "generic": bearer.generic,
    }


def _due_by(due: DueBy) -> Json:
    return {**_quote(due.quote), "edtf": due.edtf, "inherited": due.grounding in _CARRIED_OVER, "grounding": due.grounding.value}


def _target(target: Target) -> Json:
    return {
        **_quote(target.quote),
        "metric": target.metric,
        "op": target.op,
        "value": number(target.value),
        "unit": target.unit,
        "masked": target.masked,
    }


def number(value: float | None) -> float | int | None:
    """A whole number without its `.0`."""
    return int(value) if value is not None and value == int(value) else value


def _reference(reference: Reference) -> Json:
    title = {"title": reference.title} if reference.title else {}
    return {"name": reference.name, **_quote(reference.quote), **title}


def diagnostic_to_json(diagnostic: Diagnostic) -> Json:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "start": span.start if span else None,
        "end": span.end if span else None,
    }


def source_to_node(source: Source) -> Node:
    """The Source as it is kept in the graph. Its diagnostics are derived and left out."""
    properties: dict[str, Value] = {
        "file": source.file,
        "sha256": source.sha256,
        "reader": source.reader,
        "encoding": source.encoding,
        "raw": source.raw,
    }
    if source.locators:
        properties["locators"] = locators_to_text(source.locators)
    return Node(kind="Source", id=source.id, properties=properties)


def node_to_source(node: Node) -> Source:
    held = node.properties
    return Source(
        id=node.id,
        file=str(held["file"]),
        sha256=str(held["sha256"]),
        reader=str(held["reader"]),
        encoding=str(held["encoding"]),
        raw=str(held["raw"]),
        locators=text_to_locators(str(held.get("locators", ""))),
    )


def locators_to_text(locators: tuple[Locator, ...]) -> str:
    """`[[start, end, kind, label], …]` as compact JSON; "" where there are none."""
    rows = [[each.span.start, each.span.end, each.kind, each.label] for each in locators]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else ""


def text_to_locators(text: str) -> tuple[Locator, ...]:
    rows = json.loads(text) if text else []
    return tuple(Locator(span=Span(start, end), kind=kind, label=label) for start, end, kind, label in rows)


def decision_to_node(decision: Decision) -> Node:
    properties: dict[str, Value] = {
        "subject": decision.subject,
        "verb": decision.verb,
        "object": decision.object,
        "by": decision.by,
        "at": decision.at,
        "reason": decision.reason,
    }
    return Node(kind="Decision", id=decision.id, properties=properties)


def node_to_decision(node: Node) -> Decision:
    held = {name: str(node.properties.get(name, "")) for name in ("subject", "verb", "object", "by", "at", "reason")}
    return Decision(id=node.id, **held)


def node_to_json(node: Node) -> Json:
    return {"kind": node.kind, "id": node.id, "properties": _sorted(node.properties)}


def edge_to_json(edge: Edge) -> Json:
    return {"kind": edge.kind, "id": edge.id, "start": edge.start, "end": edge.end, "properties": _sorted(edge.properties)}


def _sorted(properties: Mapping[str, Value]) -> Json:
    return dict(sorted(properties.items()))


def graph_to_json(graph: Graph) -> Json:
    """Nodes and edges sorted by kind and id, properties by name: equal graphs give equal text."""
    return {
        "nodes": [node_to_json(each) for each in sorted(graph.nodes.values(), key=lambda node: (node.kind, node.id))],
        "edges": [edge_to_json(each) for each in sorted(graph.edges.values(), key=lambda edge: (edge.kind, edge.id))],
    }


def graph_from_json(data: Json) -> Graph:
    """Inverse of `graph_to_json`."""
    nodes = [Node(kind=each["kind"], id=each["id"], properties=each["properties"]) for each in data["nodes"]]
    edges = [Edge(kind=e["kind"], id=e["id"], start=e["start"], end=e["end"], properties=e["properties"]) for e in data["edges"]]
    return Graph(nodes={each.id: each for each in nodes}, edges={each.id: each for each in edges})


def spans_in(extraction: Json) -> Iterator[Json]:
    """Every object of an extraction's JSON that quotes the source: it has `text`, `start` and `end`."""
    stack: list[Any] = [extraction]
    while stack:
        here = stack.pop()
        if isinstance(here, dict):
            if {"text", "start", "end"} <= here.keys():
                yield here
            stack.extend(reversed(list(here.values())))
        elif isinstance(here, list):
            stack.extend(reversed(here))
