"""Headers of `cypher/*.cypher` and what the loader has against them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from graph_builder.errors import GraphBuilderError
from graph_builder.model.vocabulary import EDGES, NODES
from graph_builder.resources import folder
from graph_builder.stores import queries, schema_setup, statements

GOOD = """// name: due
// title: 到期 | Due
// group: 期限 | Deadlines
// param: until date               截止日 | last day
// param: least int = 2            至少 | at least
// returns: id, several
// example: until=2026-12-31
MATCH (c:Commitment)-[:DUE_BY]->(l)
WHERE l.latest <= $until AND c.start >= $least AND c.text <> '$no // RETURN x'
RETURN c.id AS id, [x IN [1, 2] | x] AS several
ORDER BY id
"""


def test_a_header_is_read() -> None:
    query = queries.parse(GOOD, "due.cypher")
    assert (query.name, query.title_zh, query.group_en, query.columns) == ("due", "到期", "Deadlines", ("id", "several"))
    assert [(p.name, p.type, p.optional, p.default) for p in query.parameters] == [
        ("until", "date", False, None),
        ("least", "int", True, 2),
    ]
    assert queries.checked(query, {"until": date(2026, 5, 1)}) == {"until": "2026-05-01", "least": 2}
    assert queries.checked(query, {"until": "2026-05-01", "least": "3"}) == {"until": "2026-05-01", "least": 3}


def test_internal_queries_are_known_but_not_offered() -> None:
    assert queries.parse(GOOD.replace("// returns", "// internal: true\n// returns"), "due.cypher").internal
    assert not queries.parse(GOOD, "due.cypher").internal
    kept_back = queries.load_all().keys() - queries.offered().keys()
    assert {"canvas_nodes", "canvas_edges"} <= kept_back
    assert {"overdue", "commitments", "neighbourhood"} <= queries.offered().keys()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("$until", "$till", "till"),
        ("$least", "2", "least"),
        ("// returns: id, several", "// returns: id", "columns"),
        ("AS several", "AS others", "others"),
        ("// group: 期限 | Deadlines\n", "", "group"),
        ("until date ", "until day ", "day"),
        ("until date ", "until id:Committee ", "Committee"),
        ("least int = 2", "least int = two", "least"),
        ("until=2026-12-31", "until=soon", "soon"),
        ("until=2026-12-31", "-", "example"),
        ("到期 | Due", "到期", "English"),
        ("// name: due\n", "// name: due\n// name: other\n", "twice"),
        ("// name: due\n", "// name: due\n// internal: perhaps\n", "internal"),
    ],
)
def test_a_header_that_disagrees_is_refused(old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(GraphBuilderError, match=said):
        queries.parse(GOOD.replace(old, new), "due.cypher")


def test_queries_name_only_what_the_vocabulary_holds() -> None:
    for query in queries.load_all().values():
        kinds = set(re.findall(r"\((?:\w+)?:([\w|]+)", query.body))
        edges = set(re.findall(r"\[(?:\w+)?:([\w|]+)", query.body))
        assert {kind for names in kinds for kind in names.split("|")} <= set(NODES), query.name
        assert {kind for names in edges for kind in names.split("|")} <= set(EDGES), query.name


def test_every_kind_has_a_unique_id() -> None:
    kinds = [re.search(r"\(n:(\w+)\)", statement) for statement in schema_setup.constraints()]
    assert [found[1] for found in kinds if found] == [*NODES, statements.META]
    assert all(statement.endswith("REQUIRE n.id IS UNIQUE") for statement in schema_setup.constraints())


def test_full_text_is_the_same_on_both_stores() -> None:
    declared = {schema_setup.name_of(statement) for statement in schema_setup.full_text()}
    assert declared == set(schema_setup.FULL_TEXT)
    for name, (kind, key) in schema_setup.FULL_TEXT.items():
        (statement,) = [one for one in schema_setup.full_text() if schema_setup.name_of(one) == name]
        assert f"(n:{kind}) ON EACH [n.{key}]" in statement
        assert "cjk" in statement


def test_statements_are_made_for_known_kinds_only() -> None:
    with pytest.raises(ValueError, match="Nothing"):
        statements.upsert_nodes("Nothing")
    with pytest.raises(ValueError, match="`"):
        statements.read_edges("`", "Commitment")


def test_no_query_is_put_together_elsewhere() -> None:
    package = folder("cypher").parent / "graph_builder"
    pattern = re.compile(r"\b(MATCH|MERGE|UNWIND)\s*[($]")
    writers = {path.name for path in package.rglob("*.py") if pattern.search(path.read_text(encoding="utf-8"))}
    assert writers <= {"statements.py", "bolt.py", "guard.py"}
