"""Responsibility notes: who they name, in which role, and by which form of the name."""

from __future__ import annotations

import pytest

from graph_builder.commitments.notes import find
from graph_builder.discourse.structure import Bracket


def bodies(text: str) -> list[tuple[str, str]]:
    start, end = text.index("（"), text.index("）") + 1
    notes = find(text, (Bracket(start=start, end=end),), 0, len(text), first_leads=True)
    return [(body.name, body.role.value) for note in notes for body in note.bodies]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("修建水库。（市水利局、市财政局负责）", [("市水利局", "lead"), ("市财政局", "responsible")]),
        ("修建水库。（各有关部门、市财政局按职责分工负责）", [("各有关部门", "responsible"), ("市财政局", "responsible")]),
        ("修建水库。（市水利局、各县人民政府负责）", [("市水利局", "lead"), ("各县人民政府", "responsible")]),
        ("市政府抓总，修建水库。（市水利局、各县人民政府负责）", [("市水利局", "lead"), ("各县政府", "responsible")]),
    ],
)
def test_bodies_of_a_note(text: str, expected: list[tuple[str, str]]) -> None:
    assert bodies(text) == expected
