"""Guards and clusters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_builder.model.graph import Decision
from graph_builder.resolution.clusters import Clusters
from graph_builder.resolution.decisions import replay, verdicts
from graph_builder.resolution.guards import alike, qualifies


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第一小学", "第二小学"),
        ("云岭管网二期", "云岭管网三期"),
        ("S213改造", "S214改造"),
        ("2025年行动", "2026年行动"),
        ("东河", "西河"),
        ("省道x线", "省道213线"),
        ("一号泵站", "泵站"),
    ],
)
def test_what_never_is_one(one: str, other: str) -> None:
    assert not alike(one, other)
    assert alike(one, one)


@pytest.mark.parametrize(("head", "yes"), [("县医院", True), ("东", False), ("第二", False), ("新", False), ("2025年", False), ("", False)])
def test_what_may_stand_in_front(head: str, yes: bool) -> None:
    assert qualifies(head) is yes


PAIRS = st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=10)


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_joining_does_not_matter(pairs: list[tuple[str, str]], random: object) -> None:
    shuffled = list(pairs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = []
    for order in (pairs, shuffled):
        clusters = Clusters("abcdefg")
        for one, other in order:
            clusters.join(one, other)
        found.append(clusters.sets())
    assert found[0] == found[1]


@given(PAIRS, PAIRS)
def test_what_is_apart_stays_apart(apart: list[tuple[str, str]], joins: list[tuple[str, str]]) -> None:
    clusters = Clusters("abcdefg")
    for one, other in apart:
        clusters.apart(one, other)
    for one, other in joins:
        clusters.join(one, other)
    assert all(one == other or clusters.find(one) != clusters.find(other) for one, other in apart)


def test_decisions_are_replayed_in_their_order_and_different_wins() -> None:
    said = [
        Decision(id="1", subject="a", verb="same", object="b", at="2026-01-01"),
        Decision(id="2", subject="b", verb="same", object="c", at="2026-01-02"),
        Decision(id="3", subject="a", verb="different", object="c", at="2026-01-03"),
        Decision(id="4", subject="c", verb="same", object="z", at="2026-01-04"),
    ]
    clusters = Clusters("abcz")
    joined = replay(verdicts(said), {"a": "Place", "b": "Place", "c": "Place", "z": "Person"}, clusters)
    assert joined == {"a", "b"}
    assert clusters.sets() == {"a": ("a", "b"), "c": ("c",), "z": ("z",)}
