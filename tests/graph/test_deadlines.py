"""The last day that a deadline still allows."""

from __future__ import annotations

import pytest

from graph_builder.graph.deadlines import latest


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2026-10-31", "2026-10-31"),
        ("2026", "2026-12-31"),
        ("2024-02", "2024-02-29"),
        ("2026-XX", "2026-12-31"),
        ("2026-XX-XX", "2026-12-31"),
        ("2026-0X", "2026-09-30"),
        ("2026-06-XX", "2026-06-30"),
        ("2026-02-3X", None),
        ("XXXX-12-31", None),
        ("202X-12-31", None),
        ("0000", None),
        ("明年底", None),
    ],
)
def test_latest(edtf: str, day: str | None) -> None:
    assert latest(edtf) == day
