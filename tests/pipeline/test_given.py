"""Decisions about documents become hints."""

from __future__ import annotations

from graph_builder.model.graph import Decision
from graph_builder.model.ids import decision_id, document_id
from graph_builder.pipeline.extract import Facts, Hints
from graph_builder.pipeline.given import hints_by_source


def decide(subject: str, verb: str, object_: str, at: str = "2026-01-01") -> Decision:
    return Decision(id=decision_id(subject, verb, object_), subject=subject, verb=verb, object=object_, at=at)


def test_each_source_gets_its_own() -> None:
    one, two = document_id("a.txt", 0), document_id("b.txt", 3)
    said = (decide(one, "date", "2026"), decide(one, "jurisdiction", "松原省/清江州"), decide(two, "omit", ""), decide("e1", "same", "e2"))
    found = hints_by_source(said, ["b.txt", "a.txt", "c.txt"], Facts(date="2025"))
    assert found["a.txt"] == Hints(defaults=Facts(date="2025"), given={0: Facts(date="2026", jurisdiction="松原省/清江州")})
    assert found["b.txt"] == Hints(defaults=Facts(date="2025"), omitted=frozenset({3}))
    assert found["c.txt"] == Hints(defaults=Facts(date="2025"))


def test_the_latest_counts_and_can_withdraw() -> None:
    one = document_id("a.txt", 0)
    said = (
        decide(one, "date", "", "2026-01-03"),
        decide(one, "date", "2024", "2026-01-02"),
        decide(one, "omit", "false", "2026-01-02"),
        decide(one, "omit", "true", "2026-01-01"),
    )
    assert hints_by_source(said, ["a.txt"])["a.txt"] == Hints()
