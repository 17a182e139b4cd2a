"""Ways through the graph: which nodes are near which, and the shortest way between two. Pure functions."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph_builder.model.graph import Graph
from graph_builder.web.link import KINDS
from graph_builder.web.steps import LETTERS

WALKED = frozenset(("Commitment", "Department", "Project", "Place", "Policy", "Person"))
"""A way over a date or a document says nothing: everything shares one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """`near` holds, of every node that a canvas draws, what it is linked with, sorted; `walked` the ids that a way may lead over."""

    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    walked: frozenset[str] = frozenset()


def network(graph: Graph) -> Network:
    near: dict[str, set[str]] = {id_: set() for id_, node in graph.nodes.items() if node.kind in KINDS}
    for edge in graph.edges.values():
        if edge.kind in LETTERS and not edge.properties.get("derived") and edge.start in near and edge.end in near:
            near[edge.start].add(edge.end)
            near[edge.end].add(edge.start)
    walked = (id_ for id_ in near if graph.nodes[id_].kind in WALKED and not graph.nodes[id_].properties.get("generic"))
    return Network(near={id_: tuple(sorted(found)) for id_, found in near.items()}, walked=frozenset(walked))


def shortest(net: Network, start: str, end: str) -> tuple[str, ...]:
    """The ids from `start` to `end`, both included; of equally short ways always the same one. () where there is none."""
    if start not in net.near or end not in net.near:
        return ()
    came: dict[str, str] = {start: ""}
    queue = deque([start])
    while queue and end not in came:
        here = queue.popleft()
        for other in net.near[here]:
            if other not in came and (other in net.walked or other == end):
                came[other] = here
                queue.append(other)
    if end not in came:
        return ()
    way = [end]
    while came[way[-1]]:
        way.append(came[way[-1]])
    return tuple(reversed(way))
