"""The closed list of kinds of nodes and edges with their properties, and of diagnostic codes.

Types are str, int, float, bool and list (of str). `?` marks a property that may be absent; booleans are always present.
Every node has `id`, every edge has `id`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NodeKind:
    title_zh: str
    title_en: str
    properties: dict[str, str]


@dataclass(frozen=True, slots=True)
class EdgeKind:
    title_zh: str
    title_en: str
    ends: tuple[tuple[str, str], ...]
    properties: dict[str, str]


_EVIDENCE = {"text": "str", "quote": "str", "start": "int", "end": "int"}
_DERIVED = {"derived": "bool", "via": "list?"}
_ENTITY = {"name": "str", "aliases": "list", "scope": "str"}

NODES: dict[str, NodeKind] = {
    "Source": NodeKind(
        "来源", "Source", {"file": "str", "sha256": "str", "reader": "str", "encoding": "str", "raw": "str", "locators": "str?"}
    ),
    "Decision": NodeKind("决定", "Decision", {"subject": "str", "verb": "str", "object": "str", "by": "str", "at": "str", "reason": "str"}),
    "Document": NodeKind(
        "文件",
        "Document",
        {
            "title": "str",
            "start": "int",
            "end": "int",
            "ordinal": "int",
            "date": "str?",
            "issuer": "str?",
            "level": "str?",
            "jurisdiction": "str?",
        },
    ),
    "Section": NodeKind("章节", "Section", {"number": "str", "title": "str", "level": "int", "part": "str", "start": "int", "end": "int"}),
    "Commitment": NodeKind(
        "承诺",
        "Commitment",
        {"text": "str", "quote": "str", "start": "int", "end": "int", "label": "str", "hard": "bool", "force": "str", "status": "str"},
    ),
    "Department": NodeKind("单位", "Department", {**_ENTITY, "level": "str?", "generic": "bool", "rule": "str?"}),
    "Project": NodeKind("项目", "Project", {**_ENTITY, "kind": "str?", "rule": "str?"}),
    "Place": NodeKind("地点", "Place", {**_ENTITY, "level": "str?", "division_code": "str?", "rule": "str?"}),
    "Policy": NodeKind("政策", "Policy", {**_ENTITY, "rule": "str?"}),
    "Person": NodeKind("人物", "Person", {**_ENTITY, "title": "str?", "rule": "str?"}),
    "Target": NodeKind("指标", "Target", {"metric": "str", "op": "str", "value": "float?", "unit": "str", "masked": "bool"}),
    "Deadline": NodeKind("期限", "Deadline", {"edtf": "str", "latest": "str?"}),
}

ENTITY_KINDS = ("Department", "Project", "Place", "Policy", "Person")

EDGES: dict[str, EdgeKind] = {
    "ASSIGNED_TO": EdgeKind(
        "承办",
        "assigned to",
        (("Commitment", "Department"), ("Project", "Department")),
        {"role": "str", "grounding": "str", **{k: v + "?" for k, v in _EVIDENCE.items()}, **_DERIVED},
    ),
    "DUE_BY": EdgeKind(
        "期限",
        "due by",
        (("Commitment", "Deadline"), ("Project", "Deadline")),
        {"grounding": "str?", **{k: v + "?" for k, v in _EVIDENCE.items()}, **_DERIVED},
    ),
    "HAS_TARGET": EdgeKind(
        "指标", "has target", (("Commitment", "Target"), ("Project", "Target")), {**{k: v + "?" for k, v in _EVIDENCE.items()}, **_DERIVED}
    ),
    "ADVANCES": EdgeKind("推进", "advances", (("Commitment", "Project"),), dict(_EVIDENCE)),
    "LOCATED_IN": EdgeKind(
        "位于", "located in", (("Commitment", "Place"), ("Project", "Place")), {**{k: v + "?" for k, v in _EVIDENCE.items()}, **_DERIVED}
    ),
    "CITES": EdgeKind("依据", "cites", (("Commitment", "Policy"),), dict(_EVIDENCE)),
    "NAMES": EdgeKind("点名", "names", (("Commitment", "Person"),), dict(_EVIDENCE)),
    "STATED_IN": EdgeKind("出自", "stated in", (("Commitment", "Document"),), {}),
    "IN_SECTION": EdgeKind("所在章节", "in section", (("Commitment", "Section"),), {}),
    "PART_OF": EdgeKind(
        "隶属",
        "part of",
        (("Section", "Section"), ("Section", "Document"), ("Document", "Source"), ("Place", "Place"), ("Department", "Department")),
        {},
    ),
    "COVERS": EdgeKind("辖区", "covers", (("Document", "Place"),), {}),
    "SERVES": EdgeKind("服务于", "serves", (("Department", "Place"),), {}),
    "MENTIONS": EdgeKind("提及", "mentions", tuple(("Document", kind) for kind in ENTITY_KINDS), {"count": "int"}),
}

DIAGNOSTICS: dict[str, str] = {
    "encoding.chosen": "the encoding was guessed; the message names it",
    "encoding.replaced": "bytes that no encoding explains were replaced by U+FFFD",
    "text.repaired": "damage of a known kind was repaired; the message counts the edits by kind",
    "text.gap": "characters that cannot be told; shown as □",
    "document.none": "no speech, report or plan was found",
    "document.no_date": "the text does not tell its year",
    "document.no_jurisdiction": "the text does not tell its jurisdiction",
    "commitment.none": "no commitment was found",
    "deadline.unresolved": "a time that may be a deadline could not be resolved",
    "deadline.suspect": "a deadline before the document or more than 15 years after it",
    "target.no_unit": "a target without a unit",
    "bearer.suspect": "a bearer that is a common word",
    "project.suspect": "a project whose name begins with a verb, has punctuation in it or says nothing particular",
    "place.suspect": "a place that is a common word or a part of another name",
    "commitment.long": "a commitment of more than a sentence or 300 characters",
    "part.poor": "a part that plans, with few commitments for its length",
    "text.repeated": "text that stood in the source before; a document that only repeats an earlier one is not extracted again",
    "note.unread": "a bracketed note after an item that names no body",
    "docx.numbering": "a numbering definition of the file could not be read; its paragraphs stand without number",
    "docx.skipped": "text boxes of the file were not read; the message counts them",
}
