"""The only place where Cypher is put together: reading and writing statements for each kind of the vocabulary.

Names of kinds come from the closed vocabulary and values travel as parameters, so nothing a user wrote ever becomes part of a statement.
"""

from __future__ import annotations

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
