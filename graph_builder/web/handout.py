"""What is on the canvas as a file: a table, GraphML, or a page that works without the program. Pure functions of a graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph_builder.exports.csv_table import table
from graph_builder.exports.formats import render
from graph_builder.exports.snapshot import snapshot
from graph_builder.model.graph import Graph
from graph_builder.web import labels
from graph_builder.web.scene import Link, Point, Scene
from graph_builder.web.texts import translate
from graph_builder.web.wording import due_words

FORMATS = {"csv": "text/csv", "graphml": "application/graphml+xml", "html": "text/html"}
"""Extension → media type of what the server makes; a picture is made by the browser."""


def made(
    name: str, language: str, drawn: Scene, kinds_off: Sequence[str], graph: Graph, places: Mapping[str, tuple[float, float]]
) -> bytes:
    """The bytes of one format of `FORMATS`. `places` is where the browser drew the nodes; `graph` is the whole one."""
    points, links = in_sight(drawn, kinds_off)
    if name == "csv":
        return listed(language, points, links).encode("utf-8-sig")
    ids = {point.id for point in points}
    if name == "graphml":
        return render(part(graph, ids, {link.id for link in links}), ".graphml")
    return snapshot(graph, {id_: place for id_, place in places.items() if id_ in ids}, translate(language, "app.name"))


def in_sight(drawn: Scene, kinds_off: Sequence[str]) -> tuple[list[Point], list[Link]]:
    points = [point for point in drawn.points if not point.hidden and point.kind not in kinds_off]
    ids = {point.id for point in points}
    return points, [link for link in drawn.links if link.start in ids and link.end in ids]


def part(graph: Graph, ids: set[str], edges: set[str]) -> Graph:
    nodes = {id_: node for id_, node in graph.nodes.items() if id_ in ids}
    return Graph(nodes=nodes, edges={id_: edge for id_, edge in graph.edges.items() if id_ in edges})


def listed(language: str, points: Sequence[Point], links: Sequence[Link]) -> str:
    """A row for each node, with what it is linked with; no cell that a spreadsheet would run."""
    names = {point.id: _name(language, point) for point in points}
    near: dict[str, list[str]] = {}
    for link in links:
        said = translate(language, f"role.{link.role}") if link.role else ""
        for one, other in ((link.start, link.end), (link.end, link.start)):
            near.setdefault(one, []).append(f"{names[other]}（{said}）" if said else names[other])
    header = [translate(language, f"sheet.{column}") for column in ("kind", "name", "due", "near", "id")]
    rows = [
        [
            translate(language, f"kind.{point.kind}"),
            names[point.id],
            due_words(language, point.due) if point.due else "",
            "；".join(near.get(point.id, ())),
            point.id,
        ]
        for point in points
    ]
    return table(header, rows)


def _name(language: str, point: Point) -> str:
    whole = point.properties.get("text") if point.kind == "Commitment" else ""
    return str(whole) or labels.label(language, point.kind, point.properties)
