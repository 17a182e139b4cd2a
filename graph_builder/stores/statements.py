"""The only place where Cypher is put together: reading and writing statements for each kind of the vocabulary.

Names of kinds come from the closed vocabulary and values travel as parameters, so nothing a user wrote ever becomes part of a statement.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph_builder.model.vocabulary import EDGES, NODES

META = "StoreMeta"
"""Label of the one node outside the vocabulary; it keeps the version of the rules."""


def _node(kind: str) -> str:
    if kind not in NODES:
        raise ValueError(f"kind of node expected, one of {', '.join(NODES)}; got {kind!r}")
    return f"`{kind}`"


def _edge(kind: str) -> str:
    if kind not in EDGES:
        raise ValueError(f"kind of edge expected, one of {', '.join(EDGES)}; got {kind!r}")
    return f"`{kind}`"


def upsert_nodes(kind: str) -> str:
    """Parameter `rows`: list of all properties with `id`. Replaces what the node held."""
    return f"UNWIND $rows AS row MERGE (n:{_node(kind)} {{id: row.id}}) SET n = row"


def delete_nodes(kind: str) -> str:
    """Parameter `ids`."""
    return f"UNWIND $ids AS id MATCH (n:{_node(kind)} {{id: id}}) DETACH DELETE n"


def upsert_edges(kind: str, start: str, end: str) -> str:
    """Parameter `rows`: list of {id, start, end, properties with id}. Returns `written`, which is short when an end is missing."""
    return (
        f"UNWIND $rows AS row MATCH (a:{_node(start)} {{id: row.start}}) MATCH (b:{_node(end)} {{id: row.end}}) "
        f"MERGE (a)-[r:{_edge(kind)} {{id: row.id}}]->(b) SET r = row.properties RETURN count(*) AS written"
    )


def delete_edges(kind: str, start: str, end: str) -> str:
    """Parameter `rows`: list of {id, start, end}."""
    return (
        f"UNWIND $rows AS row MATCH (a:{_node(start)} {{id: row.start}})-[r:{_edge(kind)}]->(b:{_node(end)} {{id: row.end}}) "
        "WHERE r.id = row.id DELETE r"
    )


def present(kind: str) -> str:
    """Parameter `ids`. Returns those `id`s that are nodes of this kind."""
    return f"UNWIND $ids AS id MATCH (n:{_node(kind)} {{id: id}}) RETURN n.id AS id"


def ids(kind: str) -> str:
    return f"MATCH (n:{_node(kind)}) RETURN n.id AS id"


def read_nodes(kind: str) -> str:
    return f"MATCH (n:{_node(kind)}) RETURN properties(n) AS properties"


def read_some_nodes(kind: str) -> str:
    """Parameter `ids`."""
    return f"UNWIND $ids AS id MATCH (n:{_node(kind)} {{id: id}}) RETURN properties(n) AS properties"


def read_edges(kind: str, start: str) -> str:
    """All edges of a kind that leave nodes of the kind `start`."""
    return f"MATCH (a:{_node(start)})-[r:{_edge(kind)}]->(b) RETURN a.id AS start, b.id AS end, properties(r) AS properties"


def read_some_edges(kind: str, start: str) -> str:
    """Parameter `ids`: of the nodes of the kind `start` that the edges leave."""
    return (
        f"UNWIND $ids AS id MATCH (a:{_node(start)} {{id: id}})-[r:{_edge(kind)}]->(b) "
        "RETURN a.id AS start, b.id AS end, properties(r) AS properties"
    )


def count_nodes(kind: str) -> str:
    return f"MATCH (n:{_node(kind)}) RETURN count(n) AS n"


def count_edges(kind: str) -> str:
    return f"MATCH ()-[r:{_edge(kind)}]->() RETURN count(r) AS n"


READ_META = f"MATCH (m:{META} {{id: 'store'}}) RETURN m.rules AS rules"
WRITE_META = f"MERGE (m:{META} {{id: 'store'}}) SET m.rules = $rules"


# ---- examples for a reader who writes own queries


def examples(nodes: Mapping[str, int], edges: Mapping[str, int]) -> tuple[str, ...]:
    """Queries that give something here: made from the kinds that the graph holds, the most frequent first."""
    kinds = [kind for kind, n in sorted(nodes.items(), key=lambda pair: -pair[1]) if n and kind not in ("Source", "Decision")]
    found = [f"MATCH (n:{kind}) RETURN n.{name} AS name LIMIT 20" for kind in kinds if (name := _name_of(kind))]
    for kind, n in sorted(edges.items(), key=lambda pair: -pair[1]):
        ends = next((each for each in EDGES[kind].ends if nodes.get(each[0]) and nodes.get(each[1])), None)
        if n and ends:
            found.append(f"MATCH (a:{ends[0]})-[r:{kind}]->(b:{ends[1]})\nRETURN a, r, b LIMIT 25")
    if edges.get("ASSIGNED_TO") and edges.get("DUE_BY"):
        found.insert(0, "MATCH p = (b:Department)<-[:ASSIGNED_TO]-(c:Commitment)-[:DUE_BY]->(d:Deadline)\nRETURN p LIMIT 25")
    if edges.get("ASSIGNED_TO"):
        top = "MATCH (c:Commitment)-[:ASSIGNED_TO]->(b:Department)\nRETURN b.name AS name, count(DISTINCT c) AS commitments\n"
        found.insert(0, top + "ORDER BY commitments DESC LIMIT 20")
    return tuple(found[:14])


def _name_of(kind: str) -> str:
    return next((name for name in ("name", "label", "title", "metric", "edtf") if name in NODES[kind].properties), "")
