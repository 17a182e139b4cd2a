"""Tasks with their evidence, and the nodes and edges that they were read from, as one JSON object.

`{"tasks": [...], "nodes": [...], "edges": [...]}`; with `only`, tasks alone are kept and nodes and edges are left out.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from graph_builder.exports.tasks import Task, origin, position, target, tasks, text
from graph_builder.exports.words import deadline_words
from graph_builder.model.codec import graph_to_json, number
from graph_builder.model.graph import Edge, Graph, Node


def render(graph: Graph, only: Collection[str] | None = None) -> bytes:
    data: dict[str, Any] = {"tasks": [task_to_json(n, each) for n, each in enumerate(tasks(graph, only), start=1)]}
    if only is None:
        data |= graph_to_json(graph)
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def task_to_json(number_: int, task: Task) -> dict[str, Any]:
    commitment = task.commitment
    return {
        "number": number_,
        "id": commitment.id,
        "task": text(commitment, "text"),
        "quote": text(commitment, "quote"),
        "start": position(commitment, "start"),
        "end": position(commitment, "end"),
        "hard": commitment.properties.get("hard") is True,
        "bearers": [_bearer(*each) for each in task.bodies],
        "due": _due(*task.due) if task.due else None,
        "targets": [_target(*each) for each in task.targets],
        "document": _document(task),
        "origin": origin(task),
    }


def _bearer(edge: Edge, body: Node) -> dict[str, Any]:
    said = edge.properties
    return {
        "id": body.id,
        "name": text(body, "name"),
        "role": said.get("role"),
        "grounding": said.get("grounding"),
        "quote": said.get("quote"),
        "generic": body.properties.get("generic") is True,
    }


def _due(edge: Edge, day: Node) -> dict[str, Any]:
    edtf = text(day, "edtf")
    return {"edtf": edtf, "latest": day.properties.get("latest"), "words": deadline_words(edtf), "quote": edge.properties.get("quote")}


def _target(edge: Edge, node: Node) -> dict[str, Any]:
    held = node.properties
    value = held.get("value")
    return {
        "metric": held.get("metric"),
        "op": held.get("op"),
        "value": number(float(value)) if isinstance(value, int | float) else None,
        "unit": held.get("unit"),
        "masked": held.get("masked") is True,
        "words": target(node),
        "quote": edge.properties.get("quote"),
    }


def _document(task: Task) -> dict[str, Any] | None:
    if task.document is None:
        return None
    return {
        "id": task.document.id,
        "title": text(task.document, "title"),
        "date": task.document.properties.get("date"),
        "file": task.file,
    }
