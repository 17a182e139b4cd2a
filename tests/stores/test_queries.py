"""Every named query: what it answers, and that both kinds of store answer alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from graph_builder.errors import UsageError
from graph_builder.stores import queries
from graph_builder.stores.bolt import Store

CASES: list[tuple[str, dict[str, object]]] = [
    ("overview", {}),
    ("overview", {"document": "d1", "at": "2027-01-01"}),
    ("department_commitments", {"department": "e1"}),
    ("department_commitments", {"department": "e2", "by": "2026-06-30", "collective": False}),
    ("due_between", {"since": "2026-01-01", "until": "2026-12-31"}),
    ("due_between", {"since": "2026-01-01", "until": "2026-12-31", "county": "p1", "department": "e2", "document": "d1", "unknown": False}),
    ("overdue", {"at": "2027-01-01"}),
    ("overdue", {"at": "2026-12-31", "unknown": True}),
    ("project_commitments", {"project": "j1"}),
    ("place_commitments", {"place": "p1"}),
    ("place_commitments", {"place": "p2"}),
    ("targets", {}),
    ("targets", {"words": "学位", "department": "e1", "document": "d1"}),
    ("co_assigned", {}),
    ("co_assigned", {"least": 2}),
    ("department_projects", {}),
    ("department_projects", {"document": "d1", "generic": True}),
    ("departments", {}),
    ("departments", {"generic": False, "document": "d1"}),
    ("neighbourhood", {"id": "c1"}),
    ("neighbourhood", {"id": "c2", "kinds": "Document,Deadline,Section", "generic": True}),
    ("neighbourhood", {"id": "e2"}),
    ("node", {"id": "e1"}),
    ("node", {"id": "云溪/2026.txt"}),
    ("documents", {}),
    ("documents", {"source": "云溪/2026.txt"}),
    ("sources", {}),
    ("commitment", {"commitment": "c1"}),
    ("commitment", {"commitment": "c4"}),
    ("commitments", {}),
    ("commitments", {"department": "e2", "hard": True, "words": "环湖 修通", "project": "j1", "place": "p2", "document": "d1"}),
    ("commitments", {"since": "2026-07-01", "until": "2026-12-31"}),
    *[("commitments", {"gap": [gap]}) for gap in ("year_unknown", "no_deadline", "no_bearer", "collective_only")],
    ("commitments", {"skip": 1, "limit": 2}),
    ("search", {"words": "学位"}),
    ("search", {"words": "新增学位 教育"}),
    ("search", {"words": '库 ":~*'}),
    ("search", {"words": "航天"}),
    ("find_entities", {"name": "教育局"}),
    ("entity_documents", {"id": "e1"}),
    ("entity_documents", {"id": "p1"}),
    ("entity_forms", {"id": "e2"}),
    ("entity_forms", {"id": "j1"}),
    ("find_entities", {"name": "环湖", "kinds": ["Project"]}),
]


def rows(store: Store, name: str, /, **parameters: object) -> list[dict[str, Any]]:
    return store.query(name, parameters).records()


def ids(store: Store, name: str, /, **parameters: object) -> list[Any]:
    return [row["commitment"] for row in rows(store, name, **parameters)]


@pytest.mark.server
def test_both_stores_answer_alike(both: Mapping[str, Store]) -> None:
    examples = [(query.name, dict(query.example)) for query in queries.load_all().values()]
    for name, parameters in [*CASES, *examples]:
        embedded, neo4j = (both[kind].query(name, parameters) for kind in ("embedded", "neo4j"))
        assert embedded.columns == neo4j.columns, name
        assert embedded.rows == neo4j.rows, (name, parameters)


def test_overview_counts_the_gaps(county: Store) -> None:
    (found,) = rows(county, "overview", at="2027-01-01")
    expected = {
        "commitments": 4, "hard": 2, "dated": 1, "year_unknown": 1, "no_deadline": 2, "overdue": 1, "no_bearer": 1, "collective_only": 1,
        "masked": 0, "documents": 1, "departments": 3, "projects": 1, "places": 2, "policies": 0, "people": 0, "targets": 1,
    }  # fmt: skip
    assert found == expected


def test_overview_of_an_empty_store(store: Store) -> None:
    (found,) = rows(store, "overview")
    assert set(found.values()) == {0}


def test_rows_of_unknown_year_come_after_the_dated_ones(county: Store) -> None:
    assert ids(county, "due_between", since="2026-01-01", until="2026-12-31") == ["c1", "c3"]
    assert [row["year_unknown"] for row in rows(county, "due_between", since="2026-01-01", until="2026-12-31")] == [False, True]
    assert ids(county, "due_between", since="2026-01-01", until="2026-12-31", unknown=False) == ["c1"]
    assert ids(county, "due_between", since="2025-01-01", until="2026-12-30", unknown="false") == []
    assert ids(county, "commitments") == ["c1", "c3", "c2", "c4"]


def test_a_row_of_the_list_gathers_everything(county: Store) -> None:
    first, second, *_ = rows(county, "commitments")
    assert [(body["name"], body["role"]) for body in first["bearers"]] == [("县教育局", "lead"), ("县财政局", "support")]
    assert [target["value"] for target in first["targets"]] == [3000.0]
    assert (first["latest"], first["section"], first["source"], first["file"]) == ("2026-12-31", "民生", "云溪/2026.txt", "2026.txt")
    assert [project["name"] for project in second["projects"]] == ["环湖路"]
    assert [place["name"] for place in second["places"]] == ["湖东镇"]
    assert (second["due"], second["latest"], second["year_unknown"]) == ("XXXX-09-30", None, True)


def test_overdue_is_strictly_before_the_day(county: Store) -> None:
    assert ids(county, "overdue", at="2026-12-31") == []
    assert ids(county, "overdue", at="2027-01-01") == ["c1"]
    assert ids(county, "overdue", at="2026-12-31", unknown=True) == ["c3"]


def test_collectives_stand_apart_from_the_department(county: Store) -> None:
    found = [(row["commitment"], row["collective"], row["body"]) for row in rows(county, "department_commitments", department="e1")]
    assert found == [("c1", False, "县教育局"), ("c2", True, "各部门")]
    assert ids(county, "department_commitments", department="e1", collective=False) == ["c1"]


def test_places_include_their_parts(county: Store) -> None:
    assert [(row["how"], row["commitment"]) for row in rows(county, "place_commitments", place="p2")] == [("stated", "c3")]
    found = {(row["how"], row["commitment"]) for row in rows(county, "place_commitments", place="p1")}
    assert found == {("stated", "c3"), *[("jurisdiction", f"c{n}") for n in range(1, 5)]}


def test_evidence_of_a_commitment(county: Store) -> None:
    (found,) = rows(county, "commitment", commitment="c1")
    assert [(b["name"], b["role"], b["quote"]) for b in found["bearers"]] == [
        ("县教育局", "lead", "县教育局"),
        ("县财政局", "support", "县财政局"),
    ]
    assert [d["latest"] for d in found["due"]] == ["2026-12-31"]
    assert [(t["value"], t["unit"]) for t in found["targets"]] == [(3000.0, "个")]
    assert [s["number"] for s in found["sections"]] == ["一", "（一）"]
    assert found["before"] + found["quote"] + found["after"] == county.read_graph().nodes["云溪/2026.txt"].properties["raw"]


def test_neighbourhood_skips_collectives_and_documents_unless_asked(county: Store) -> None:
    assert [row["id"] for row in rows(county, "neighbourhood", id="c2")] == []
    asked = rows(county, "neighbourhood", id="c2", kinds=["Document"], generic=True)
    assert [row["id"] for row in asked] == ["e3", "d1"]
    edge = rows(county, "neighbourhood", id="e1")[0]
    assert (edge["start"], edge["end"], edge["edge_kind"], edge["role"]) == ("c1", "e1", "ASSIGNED_TO", "lead")


def test_derived_edges_are_not_taken_for_commitments(county: Store) -> None:
    assert ids(county, "commitments", department="e2") == ["c1", "c3"]
    assert {row["department"]: row["commitments"] for row in rows(county, "departments")} == {"e1": 1, "e2": 2, "e3": 1}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("学位", ["c1"]),
        ("学位 财政", ["c1"]),
        ("库", ["c4"]),
        ("局 长", []),
        ("县 局", ["c1"]),
        ("湖 学位", []),
        ("学位 水库", []),
        ("+-!(){}", []),
    ],
)
def test_search_finds_words_within_chinese_text(county: Store, words: str, expected: list[str]) -> None:
    assert ids(county, "search", words=words) == expected


def test_entities_are_found_by_alias(county: Store) -> None:
    assert [(row["id"], row["exact"]) for row in rows(county, "find_entities", name="教育局")] == [("e1", True)]
    assert [row["id"] for row in rows(county, "find_entities", name="环湖公路")] == ["j1"]


def test_an_entity_is_traced_to_its_documents_and_forms(county: Store) -> None:
    found = rows(county, "entity_documents", id="e1")
    assert [(row["document"], row["mentions"], row["commitments"]) for row in found] == [("d1", 1, 1)]
    assert [(row["form"], row["places"]) for row in rows(county, "entity_forms", id="e2")] == [("县财政局", 1), ("环湖路", 1)]
    assert rows(county, "entity_forms", id="d1") == []


def test_values_travel_as_parameters_only(county: Store) -> None:
    assert rows(county, "find_entities", name="' OR true OR '") == []
    assert county.status().nodes["Commitment"] == 4


@pytest.mark.parametrize(
    ("name", "parameters", "said"),
    [
        ("no_such", {}, "due_between"),
        ("due_between", {"since": "2026-01-01"}, "until"),
        ("due_between", {"since": "2026-02-30", "until": "2026-12-31"}, "since.*2026-02-30"),
        ("due_between", {"since": "年底", "until": "2026-12-31"}, "since.*年底"),
        ("due_between", {"since": "2026-01-01", "until": "2026-12-31", "unit": "x"}, "unit"),
        ("due_between", {"since": "2026-01-01", "until": "2026-12-31", "unknown": "maybe"}, "unknown"),
        ("co_assigned", {"least": "many"}, "least"),
        ("co_assigned", {"least": True}, "least"),
        ("commitments", {"gap": 3}, "gap"),
        ("search", {"words": '" "'}, "words"),
        ("node", {"id": 5}, "id"),
    ],
)
def test_wrong_parameters_are_refused(embedded_store: Store, name: str, parameters: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        embedded_store.query(name, parameters)
