"""What the snapshot tells about a node or an edge when it is clicked: properties in words and the sentences behind it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from graph_builder.exports.labels import name
from graph_builder.exports.tasks import origin, position, tasks, text
from graph_builder.model.graph import Edge, Graph, Node, Value
from graph_builder.model.vocabulary import EDGES, NODES

_TITLES = {
    "aliases": "别名",
    "scope": "辖区",
    "date": "日期",
    "issuer": "发文",
    "jurisdiction": "辖区",
    "level": "级别",
    "rule": "依据",
    "title": "职务",
    "edtf": "期限",
    "division_code": "区划代码",
    "kind": "类别",
}
_SHOWN = {
    **dict.fromkeys(("Department", "Project", "Place", "Policy"), ("aliases", "scope", "kind", "division_code")),
    "Person": ("title", "aliases", "scope"),
    "Document": ("date", "issuer", "jurisdiction"),
}
_ROLES = {"lead": "牵头", "responsible": "责任", "support": "配合"}


def said(graph: Graph, drawn: Collection[str]) -> dict[str, Any]:
    """`{"nodes": {id: …}, "edges": {id: …}, "sentences": {commitment: [quote, origin]}}` for what is drawn."""
    near = _near(graph)
    nodes = {
        id_: {"kind": NODES[node.kind].title_zh, "name": _full_name(node), "rows": _rows(node), "near": near.get(id_, [])}
        for id_, node in sorted(graph.nodes.items())
        if id_ in drawn
    }
    edges = {
        edge.id: {"kind": EDGES[edge.kind].title_zh, "name": _ends(graph, edge), "near": _behind(graph, edge)}
        for edge in sorted(graph.edges.values(), key=lambda each: each.id)
        if edge.start in drawn and edge.end in drawn
    }
    used = {each[0] for item in (*nodes.values(), *edges.values()) for each in item["near"]}
    sentences = {
        task.commitment.id: [text(task.commitment, "quote") or text(task.commitment, "text"), origin(task)] for task in tasks(graph, used)
    }
    return {"nodes": nodes, "edges": edges, "sentences": dict(sorted(sentences.items()))}


def _full_name(node: Node) -> str:
    return (text(node, "text") if node.kind == "Commitment" else "") or name(node)


def _rows(node: Node) -> list[list[str]]:
    found = [[_TITLES[key], _words(node.properties[key])] for key in _SHOWN.get(node.kind, ()) if node.properties.get(key)]
    return [row for row in found if row[1]]


def _words(value: Value) -> str:
    return "、".join(value) if isinstance(value, list) else str(value)


def _near(graph: Graph) -> dict[str, list[list[str]]]:
    """By node: the commitments that lead to it, in the order of the text, each with the words that name it there."""
    found: dict[str, dict[str, str]] = {}
    for node in graph.nodes.values():
        if node.kind == "Commitment":
            found[node.id] = {node.id: ""}
    for edge in sorted(graph.edges.values(), key=lambda each: (position(each), each.id)):
        start = graph.nodes.get(edge.start)
        if start and start.kind == "Commitment" and edge.kind != "IN_SECTION":
            found.setdefault(edge.end, {}).setdefault(edge.start, _quote(edge))
    order = {id_: (position(node), id_) for id_, node in graph.nodes.items()}
    return {id_: [[each, behind[each]] for each in sorted(behind, key=lambda c: order[c])] for id_, behind in found.items()}


def _behind(graph: Graph, edge: Edge) -> list[list[str]]:
    via = edge.properties.get("via")
    ids = [edge.start, *(via if isinstance(via, list) else ())]
    return [[id_, _quote(edge)] for id_ in ids if id_ in graph.nodes and graph.nodes[id_].kind == "Commitment"]


def _quote(edge: Edge) -> str:
    value = edge.properties.get("quote")
    return value if isinstance(value, str) else ""


def _ends(graph: Graph, edge: Edge) -> str:
    role = _ROLES.get(str(edge.properties.get("role", "")), "")
    return f"{name(graph.nodes[edge.start])} → {name(graph.nodes[edge.end])}" + (f"（{role}）" if role else "")
