"""What the console refuses, on every kind of store."""

from __future__ import annotations

import time

import pytest

from graph_builder.errors import QueryRefused
from graph_builder.stores.bolt import Store

ENDLESS = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a + b < 0 RETURN count(*) AS n"
REFUSED = {
    "write": "CREATE (:Commitment {id: 'x'})",
    "merge": "MERGE (n:Department {id: 'x'}) RETURN n",
    "property": "MATCH (n:Commitment) SET n.text = 'x'",
    "delete": "MATCH (n) DETACH DELETE n",
    "write in a subquery": "MATCH (n:Commitment) CALL { WITH n DELETE n } RETURN 1",
    "constraint": "CREATE CONSTRAINT x IF NOT EXISTS FOR (n:X) REQUIRE n.id IS UNIQUE",
    "drop index": "DROP INDEX commitment_text",
    "local file": "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "local file behind a comment": "/* MATCH */ LOAD /* */ CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "local file in a subquery": "CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
    "other host": "LOAD CSV FROM 'http://127.0.0.1:1/x' AS line RETURN line",
    "users": "SHOW USERS",
    "users in lower case": "show users yield user return user",
    "create user": "CREATE USER eve SET PASSWORD 'abcdefgh12' CHANGE NOT REQUIRED",
    "settings": "CALL dbms.listConfig()",
    "settings by command": "SHOW SETTINGS",
    "databases": "SHOW DATABASES",
    "running queries": "SHOW TRANSACTIONS",
    "transactions": "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "another database": "USE system SHOW USERS",
    "two statements": "RETURN 1; CREATE (:X)",
    "explained write": "PROFILE CREATE (:X)",
    "nothing": "  ",
    "no Cypher": "SELECT * FROM Commitment",
    "too long": "RETURN 1 //" + "x" * 30_000,
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_refused(county: Store, text: str) -> None:
    before = county.read_graph()
    with pytest.raises(QueryRefused) as caught:
        county.console(text)
    assert str(caught.value)
    assert "root:" not in str(caught.value)
    assert county.read_graph() == before


WITHOUT_ROWS = {
    "set": "MATCH (n:Commitment {id: 'none'}) SET n.text = 'x'",
    "remove": "MATCH (n:Commitment {id: 'none'}) REMOVE n.text RETURN n",
    "delete": "MATCH (n:Commitment {id: 'none'}) DELETE n",
    "detach delete": "MATCH (n:Commitment {id: 'none'}) DETACH DELETE n",
    "merge": "MATCH (n:Commitment {id: 'none'}) MERGE (m:Place {id: 'x'}) RETURN m",
    "create": "UNWIND [] AS x CREATE (:Place {id: x})",
    "for each": "MATCH (n:Commitment {id: 'none'}) FOREACH (x IN [1] | SET n.text = 'x')",
    "one part of a union": "RETURN 1 AS x UNION MATCH (n:Commitment {id: 'none'}) SET n.text = 'x' RETURN 1 AS x",
}


@pytest.mark.parametrize("text", WITHOUT_ROWS.values(), ids=WITHOUT_ROWS.keys())
def test_a_write_that_would_meet_nothing_is_refused_too(county: Store, text: str) -> None:
    with pytest.raises(QueryRefused):
        county.console(text)


def test_words_of_writing_in_a_text_or_a_name_are_read(county: Store) -> None:
    found = county.console("MATCH (n:Commitment) WHERE n.text <> 'SET n.x = 1' RETURN 'DELETE n' AS `CREATE SET`, n.id AS merge LIMIT 1")
    assert found.columns == ("CREATE SET", "merge")
    assert found.rows[0][0] == "DELETE n"


def test_an_endless_query_ends(county: Store) -> None:
    began = time.monotonic()
    with pytest.raises(QueryRefused, match="时限"):
        county.console(ENDLESS, seconds=2)
    assert time.monotonic() - began < 10
    assert county.console("RETURN 1 AS one").rows == ((1,),)


def test_reading_is_allowed(county: Store) -> None:
    found = county.console("MATCH (c:Commitment {id: $id})-[:DUE_BY]->(l) RETURN c.label AS label, l.latest AS latest", {"id": "c1"})
    assert (found.columns, found.rows, found.truncated) == (("label", "latest"), (("新增学位3000个", "2026-12-31"),), False)
    assert "Commitment" in {row[0] for row in county.console("CALL db.labels()").rows}
    text = "CALL db.index.fulltext.queryNodes('commitment_text', '学位') YIELD node RETURN node.id"
    assert county.console(text).rows == (("c1",),)


def test_rows_are_capped(county: Store) -> None:
    found = county.console("UNWIND range(1, 1000) AS x RETURN x", row_limit=10)
    assert [row[0] for row in found.rows] == list(range(1, 11))
    assert found.truncated
    assert not county.console("UNWIND range(1, 10) AS x RETURN x", row_limit=10).truncated


def test_graph_objects_come_as_plain_values(county: Store) -> None:
    (row,) = county.console("MATCH p = (c:Commitment {id: 'c1'})-[r:DUE_BY]->(l:Deadline) RETURN c, r, p, [c, r] AS several").rows
    node, edge, path, several = row
    assert isinstance(node, dict) and isinstance(edge, dict) and isinstance(path, dict)
    assert (node["kind"], node["id"], node["properties"]["label"]) == ("Commitment", "c1", "新增学位3000个")
    assert (edge["kind"], edge["start"], edge["end"], edge["properties"]["grounding"]) == ("DUE_BY", "c1", "l1", "stated")
    assert [item["id"] for item in path["nodes"]] == ["c1", "l1"]
    assert path["edges"] == [edge]
    assert several == [node, edge]


@pytest.mark.parametrize("row_limit", [1, 1000])
def test_an_edge_alone_knows_its_ends(county: Store, row_limit: int) -> None:
    found = county.console("MATCH ()-[r:STATED_IN]->() RETURN r ORDER BY r.id", row_limit=row_limit)
    assert isinstance(found.rows[0][0], dict)
    assert (found.rows[0][0]["start"], found.rows[0][0]["end"]) == ("c1", "d1")


def test_a_mistake_is_told_with_the_engines_words(county: Store) -> None:
    with pytest.raises(QueryRefused, match="foo"):
        county.console("RETURN foo(1)")
