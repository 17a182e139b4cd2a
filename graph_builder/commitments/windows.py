"""What of a document's ordered finds lies in one unit, without a look at the others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar

from graph_builder.model.span import LocalSpan


class Spanned(Protocol):
    @property
    def span(self) -> LocalSpan: ...


T = TypeVar("T", bound=Spanned)


def within(items: Sequence[T], unit: LocalSpan) -> list[T]:
    """The items that lie wholly in `unit`; `items` are in order of their start and do not overlap."""
    if not items:
        return []
    low = bisect_left(items, unit.start, key=lambda item: item.span.start)
    high = bisect_left(items, unit.end, lo=low, key=lambda item: item.span.start)
    return [item for item in items[low:high] if item.span.end <= unit.end]
