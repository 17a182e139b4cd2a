"""The task table (任务分解表) as values: one task a commitment, read off a graph."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from graph_builder.exports.words import deadline_words, target_words
from graph_builder.model.graph import Edge, Graph, Node

COLUMNS = ("序号", "任务", "量化目标", "牵头单位", "责任单位", "配合单位", "完成时限", "原文", "出处")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A commitment with the nodes and edges that state it; `bodies` are (edge, Department), `targets` (edge, Target)."""

    commitment: Node
    bodies: tuple[tuple[Edge, Node], ...] = ()
    targets: tuple[tuple[Edge, Node], ...] = ()
    due: tuple[Edge, Node] | None = None
    document: Node | None = None
    section: Node | None = None
    file: str = ""

    def bearers(self, role: str) -> tuple[str, ...]:
        names = (text(body, "name") for edge, body in self.bodies if edge.properties.get("role") == role)
        return tuple(dict.fromkeys(names))


def text(node: Node, name: str) -> str:
    value = node.properties.get(name)
    return value if isinstance(value, str) else ""


def position(item: Node | Edge, name: str = "start") -> int:
    value = item.properties.get(name)
    return value if isinstance(value, int) else -1


def tasks(graph: Graph, only: Collection[str] | None = None) -> tuple[Task, ...]:
    """In the order of file, document and place in the text; `only` keeps the commitments with these ids."""
    wanted = None if only is None else frozenset(only)
    out: dict[str, dict[str, list[Edge]]] = {}
    for edge in sorted(graph.edges.values(), key=lambda each: (position(each), each.id)):
        out.setdefault(edge.start, {}).setdefault(edge.kind, []).append(edge)
    found = [
        _task(node, out.get(node.id, {}), graph, out)
        for node in graph.nodes.values()
        if node.kind == "Commitment" and (wanted is None or node.id in wanted)
    ]
    return tuple(sorted(found, key=_order))


def _order(task: Task) -> tuple[str, int, int, str]:
    ordinal = position(task.document, "ordinal") if task.document else -1
    return task.file, ordinal, position(task.commitment), task.commitment.id


def _task(node: Node, edges: dict[str, list[Edge]], graph: Graph, out: dict[str, dict[str, list[Edge]]]) -> Task:
    def ends(kind: str) -> tuple[tuple[Edge, Node], ...]:
        return tuple((edge, graph.nodes[edge.end]) for edge in edges.get(kind, ()) if edge.end in graph.nodes)

    document = next((far for _, far in ends("STATED_IN")), None)
    source = None
    if document:
        above = out.get(document.id, {}).get("PART_OF", ())
        source = next((graph.nodes[edge.end] for edge in above if edge.end in graph.nodes), None)
    return Task(
        commitment=node,
        bodies=ends("ASSIGNED_TO"),
        targets=ends("HAS_TARGET"),
        due=next(iter(ends("DUE_BY")), None),
        document=document,
        section=next((far for _, far in ends("IN_SECTION")), None),
        file=text(source, "file") if source else "",
    )


def row(number: int, task: Task) -> tuple[int | str, ...]:
    """The cells under `COLUMNS`; an unknown cell is empty."""
    return (
        number,
        text(task.commitment, "text"),
        "；".join(dict.fromkeys(target(node) for _, node in task.targets)),
        "、".join(task.bearers("lead")),
        "、".join(task.bearers("responsible")),
        "、".join(task.bearers("support")),
        deadline_words(text(task.due[1], "edtf")) if task.due else "",
        text(task.commitment, "quote"),
        origin(task),
    )


def rows(graph: Graph, only: Collection[str] | None = None) -> tuple[tuple[int | str, ...], ...]:
    return tuple(row(number, task) for number, task in enumerate(tasks(graph, only), start=1))


def target(node: Node) -> str:
    value = node.properties.get("value")
    known = float(value) if isinstance(value, int | float) and not node.properties.get("masked") else None
    return target_words(text(node, "metric"), text(node, "op"), known, text(node, "unit"))


def origin(task: Task) -> str:
    """Title of the document (its file where it has none) and the heading above the sentence."""
    title = (text(task.document, "title") if task.document else "") or task.file
    heading = _heading(task.section) if task.section else ""
    return " · ".join(part for part in (title, heading) if part)


def _heading(section: Node) -> str:
    number, title = text(section, "number"), text(section, "title")
    mark = "" if not number or not title or number[-1] in "、.．）)，,：:" else "、"
    return f"{number}{mark}{title}"
