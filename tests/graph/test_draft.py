"""A graph while it is being built."""

from __future__ import annotations

from graph_builder.graph.draft import Draft


def test_unknown_properties_are_left_out_and_order_does_not_show() -> None:
    one, other = Draft(), Draft()
    for draft, ids in ((one, "ab"), (other, "ba")):
        for id_ in ids:
            draft.node("Place", id_, {"name": id_, "level": None})
        draft.edge("PART_OF", "a", "b")
    assert one.graph() == other.graph()
    assert list(one.graph().nodes) == list(other.graph().nodes) == ["a", "b"]
    assert one.graph().nodes["a"].properties == {"name": "a"}


def test_what_came_first_stays_and_discriminators_tell_edges_apart() -> None:
    draft = Draft()
    for id_ in "ab":
        draft.node("Place", id_, {"name": id_})
    draft.node("Place", "a", {"name": "other"})
    draft.edge("ASSIGNED_TO", "a", "b", {"role": "lead"}, "lead")
    draft.edge("ASSIGNED_TO", "a", "b", {"role": "support"}, "support")
    draft.edge("ASSIGNED_TO", "a", "b", {"role": "other"}, "lead")
    graph = draft.graph()
    assert graph.nodes["a"].properties["name"] == "a"
    assert sorted(str(edge.properties["role"]) for edge in graph.edges.values()) == ["lead", "support"]
