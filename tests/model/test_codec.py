"""The extraction's JSON: fields, spans, and the way back for what a store keeps."""

from __future__ import annotations

import json

from graph_builder.model import codec
from graph_builder.model.commitment import Bearer, Commitment, DueBy, Force, Grounding, Reference, Role, Target
from graph_builder.model.document import Cited, Document, Entity, Extraction, Part, Section
from graph_builder.model.graph import Decision, Edge, Graph, Node
from graph_builder.model.mention import EntityKind, Mention
from graph_builder.model.source import Diagnostic, Locator, Severity, Source
from graph_builder.model.span import Quote, Span

RAW = "青禾县2025年工作要点\n一、水利\n要在年底前由县水务局修好石桥水库，新增灌溉面积500亩。（牵头单位：县水务局）"


def at(words: str, nth: int = 0) -> Quote:
    start = -1
    for _ in range(nth + 1):
        start = RAW.index(words, start + 1)
    return Quote(Span(start, start + len(words)), words)


def extraction() -> Extraction:
    quote = at("要在年底前由县水务局修好石桥水库，新增灌溉面积500亩")
    commitment = Commitment(
        quote=quote,
        text=quote.text,
        label="修好石桥水库",
        section=0,
        bearers=(
            Bearer(name="县水务局", role=Role.RESPONSIBLE, quote=at("县水务局")),
            Bearer(name="县水务局", role=Role.LEAD, quote=at("县水务局", 1), grounding=Grounding.NOTE),
        ),
        due_by=DueBy(edtf="2025-12-31", quote=at("年底前")),
        targets=(Target(metric="灌溉面积", op="=", value=500.0, unit="亩", masked=False, quote=at("500亩")),),
        projects=(Reference(name="石桥水库", quote=at("石桥水库")),),
        people=(),
        force=Force.ORDER,
        cue=at("要", 1).span,
    )
    document = Document(
        ordinal=0,
        span=Span(0, len(RAW)),
        title=Cited(value="青禾县2025年工作要点", quote=at("青禾县2025年工作要点")),
        date=Cited(value="2025"),
        sections=(Section(number="一", title="水利", level=1, parent=None, part=Part.PLAN, span=Span(13, len(RAW))),),
        entities=(Entity(kind=EntityKind.DEPARTMENT, name="县水务局", aliases=("水务局",), level="county", rule="suffix"),),
        mentions=(Mention(kind=EntityKind.DEPARTMENT, span=at("县水务局").span, text="县水务局", name="县水务局"),),
        commitments=(commitment,),
    )
    source = Source(id="a/b.txt", file="a/b.txt", sha256="0" * 64, reader="plain", encoding="utf-8", raw=RAW)
    told = (Diagnostic(code="document.no_jurisdiction", severity=Severity.WARNING, message="文中未写辖区"),)
    return Extraction(source=source, rules="r1", documents=(document,), diagnostics=told)


def test_every_quoted_span_is_the_raw_text() -> None:
    spans = list(codec.spans_in(codec.extraction_to_json(extraction())))
    assert len(spans) == 9
    assert all(RAW[each["start"] : each["end"]] == each["text"] for each in spans)


def test_fields_of_the_contract() -> None:
    found = codec.extraction_to_json(extraction())
    assert list(found) == ["file", "rules", "source", "speeches", "diagnostics"]
    assert found["file"] == "b.txt"
    assert found["source"]["length"] == len(RAW)
    speech = found["speeches"][0]
    assert speech["title"] == "青禾县2025年工作要点"
    assert speech["jurisdiction"] is None
    assert speech["evidence"]["date"] is None
    assert speech["evidence"]["title"]["start"] == 0
    commitment = speech["commitments"][0]
    assert commitment["hard"] is True
    assert commitment["force"]["value"] == "order"
    assert commitment["force"]["cue"]["text"] == "要"
    assert [(each["role"], each["inherited"], each["grounding"]) for each in commitment["assigned_to"]] == [
        ("responsible", False, "stated"),
        ("lead", True, "note"),
    ]
    assert commitment["due_by"]["edtf"] == "2025-12-31"
    assert json.dumps(commitment["targets"][0]["value"]) == "500"
    assert found["diagnostics"][0] == {
        "code": "document.no_jurisdiction",
        "severity": "warning",
        "message": "文中未写辖区",
        "start": None,
        "end": None,
    }


def test_source_and_decision_come_back_from_their_nodes() -> None:
    locators = (Locator(span=Span(0, 3), kind="paragraph", label="1"),)
    source = Source(id="s.docx", file="s.docx", sha256="1", reader="docx", encoding="", raw="甲乙丙", locators=locators)
    assert codec.node_to_source(codec.source_to_node(source)) == source
    decision = Decision(id="x1", subject="d1", verb="date", object="2025", by="督查室", at="2025-01-02T03:04:05+00:00", reason="封面")
    assert codec.node_to_decision(codec.decision_to_node(decision)) == decision


def test_graph_json_is_sorted_and_comes_back() -> None:
    nodes = {each.id: each for each in (Node(kind="Place", id="e2", properties={"name": "乙", "aliases": []}), Node(kind="Place", id="e1"))}
    edges = {"r1": Edge(kind="PART_OF", id="r1", start="e2", end="e1")}
    graph = Graph(nodes=nodes, edges=edges)
    data = codec.graph_to_json(graph)
    assert [each["id"] for each in data["nodes"]] == ["e1", "e2"]
    assert codec.graph_from_json(json.loads(json.dumps(data))) == graph
