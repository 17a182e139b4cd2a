"""Positions in text. Two types, so that a position says which text it indexes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `[start, end)` of the raw source text."""

    start: int
    end: int

    def of(self, raw: str) -> str:
        return raw[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class LocalSpan:
    """Code points `[start, end)` of the repaired text of one source."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Quote:
    """A raw span with the words that stand there: `raw[span] == text` always holds."""

    span: Span
    text: str
