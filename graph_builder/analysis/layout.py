"""Places for nodes that have none: each hub with its own around it, the hubs on a spiral. Linear in size, the same on every machine.

A layout by forces is prettier for a few dozen nodes, but quadratic, and its last digits depend on the numeric library.
"""

from __future__ import annotations

import math
from collections.abc import Collection

from graph_builder.analysis.network import neighbours
from graph_builder.model.graph import Graph

HUBS = ("Department", "Project", "Document", "Place", "Policy", "Person", "Commitment")
"""Around what a node may stand, in order of preference."""

GOLDEN = math.pi * (3 - math.sqrt(5))
GAP = 190.0
"""Distance between nodes, in units of the sheet: a card is 150 wide."""


def sheet(graph: Graph, kinds: Collection[str]) -> dict[str, tuple[float, float]]:
    """(x, y) of every node of these kinds, y downwards, rounded to a tenth."""
    near = neighbours(graph)
    names = sorted(id_ for id_, node in graph.nodes.items() if node.kind in kinds)
    anchors = {id_: _anchor(graph, near, id_, kinds) for id_ in names}
    around: dict[str, list[str]] = {}
    for id_ in names:
        around.setdefault(_top(anchors, id_), []).append(id_)
    hubs = sorted(around, key=lambda id_: (-len(around[id_]), id_))
    places: dict[str, tuple[float, float]] = {}
    area = 0.0
    for number, hub in enumerate(hubs):
        size = len(around[hub])
        angle, reach = number * GOLDEN, GAP * math.sqrt(area + (size / 2 if number else 0)) * 1.15
        _disc([hub, *(id_ for id_ in around[hub] if id_ != hub)], reach * math.cos(angle), reach * math.sin(angle), places)
        area += size + 1
    return {id_: places[id_] for id_ in names}


def _anchor(graph: Graph, near: dict[str, list[str]], id_: str, kinds: Collection[str]) -> str | None:
    """The neighbour that this node stands beside: of a kind before its own, the best connected first."""
    own = graph.nodes[id_].kind
    before = HUBS[: HUBS.index(own)] if own in HUBS else HUBS
    if own != "Commitment" and own in HUBS:
        return None
    found = [other for other in near[id_] if graph.nodes[other].kind in before and graph.nodes[other].kind in kinds]
    return min(found, key=lambda other: (before.index(graph.nodes[other].kind), -len(near[other]), other), default=None)


def _top(anchors: dict[str, str | None], id_: str) -> str:
    above = anchors.get(id_)
    return id_ if above is None else _top(anchors, above)


def _disc(members: list[str], x: float, y: float, places: dict[str, tuple[float, float]]) -> None:
    """The first in the middle, the others around it in a sunflower's order."""
    for number, id_ in enumerate(members):
        reach, angle = GAP * 0.8 * math.sqrt(number), number * GOLDEN
        places[id_] = (round(x + reach * math.cos(angle), 1), round(y + reach * math.sin(angle), 1))
