"""A repaired text that knows where each of its characters stands in the raw text."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import merge

from graph_builder.model.span import LocalSpan, Quote, Span

Edit = tuple[LocalSpan, str]


class AlignedText:
    """Immutable: `raw` as it was read, `text` after all edits.

    Only edits that change the length are kept, as blocks (text start, text end, raw start, raw end) in four arrays; between two
    blocks, and through edits of equal length, characters stand one to one.
    """

    __slots__ = ("_raw_ends", "_raw_starts", "_text_ends", "_text_starts", "raw", "text")

    raw: str
    text: str

    def __init__(
        self, raw: str, text: str, text_starts: array[int], text_ends: array[int], raw_starts: array[int], raw_ends: array[int]
    ) -> None:
        self.raw = raw
        self.text = text
        self._text_starts = text_starts
        self._text_ends = text_ends
        self._raw_starts = raw_starts
        self._raw_ends = raw_ends

    @classmethod
    def identity(cls, raw: str) -> AlignedText:
        return cls(raw, raw, array("I"), array("I"), array("I"), array("I"))

    @property
    def edited(self) -> bool:
        """Whether `text` differs from `raw`."""
        return self.text != self.raw

    @property
    def blocks(self) -> int:
        """Number of edits that are not one to one."""
        return len(self._text_starts)

    def recast(self, text: str) -> AlignedText:
        """Other characters in the same places: for one-to-one conversions of any number of characters. ValueError if the length differs."""
        if len(text) != len(self.text):
            raise ValueError(f"one-to-one conversion expected {len(self.text)} characters, got {len(text)}")
        return AlignedText(self.raw, text, self._text_starts, self._text_ends, self._raw_starts, self._raw_ends)

    def replace(self, edits: Sequence[Edit]) -> AlignedText:
        """Apply sorted, non-overlapping edits in positions of `text`. ValueError where they overlap or leave the text.

        An edit of equal length is one to one. Another one covers its whole raw stretch; where it cuts into an earlier one,
        the two become one.
        """
        if not edits:
            return self
        parts: list[str] = []
        resized: list[tuple[int, int, int, int]] = []
        done = 0
        for span, new in edits:
            start, end = span.start, span.end
            if not done <= start <= end <= len(self.text):
                raise ValueError(
                    f"edits must be sorted, apart and inside the text of {len(self.text)} characters: {start}–{end} after {done}"
                )
            parts.append(self.text[done:start])
            parts.append(new)
            done = end
            if len(new) != end - start:
                resized.append((start, end, 1, len(new) - (end - start)))
        parts.append(self.text[done:])
        text = "".join(parts)
        return self._composed(text, resized) if resized else self.recast(text)

    def _composed(self, text: str, resized: list[tuple[int, int, int, int]]) -> AlignedText:
        """Merge new edits (start, end, 1, growth) with the blocks (start, end, 0, raw end), all in positions of the old text."""
        text_starts, text_ends, raw_starts, raw_ends = array("I"), array("I"), array("I"), array("I")
        known = zip(self._text_starts, self._text_ends, (0 for _ in self._text_starts), self._raw_ends, strict=False)
        anchor_text = anchor_raw = shift = 0  # the end of the last block seen: what follows it stands one to one
        open_end = -1
        for start, end, is_edit, value in merge(known, resized):
            if start < open_end:
                open_end = max(open_end, end)
            else:
                open_end = end
                text_starts.append(start + shift)
                raw_starts.append(anchor_raw + start - anchor_text)
                text_ends.append(0)
                raw_ends.append(0)
            if is_edit:
                shift += value
            else:
                anchor_text, anchor_raw = end, value
            text_ends[-1] = open_end + shift
            raw_ends[-1] = anchor_raw + open_end - anchor_text
        return AlignedText(self.raw, text, text_starts, text_ends, raw_starts, raw_ends)

    def to_raw(self, span: LocalSpan) -> Span:
        """The smallest raw span that covers the words; an edit that is cut counts whole. What was deleted beside the span stays out."""
        if not self._text_starts:
            return Span(span.start, span.end)
        start = _first(span.start, self._text_starts, self._text_ends, self._raw_starts, self._raw_ends)
        end = _last(span.end, self._text_starts, self._text_ends, self._raw_starts, self._raw_ends)
        return Span(start, end if end > start else start)

    def to_local(self, span: Span) -> LocalSpan:
        """The smallest local span that covers what became of the raw words; empty where they were deleted."""
        if not self._text_starts:
            return LocalSpan(span.start, span.end)
        start = _first(span.start, self._raw_starts, self._raw_ends, self._text_starts, self._text_ends)
        end = _last(span.end, self._raw_starts, self._raw_ends, self._text_starts, self._text_ends)
        return LocalSpan(start, end if end > start else start)

    def quote(self, span: LocalSpan) -> Quote:
        raw = self.to_raw(span)
        return Quote(raw, self.raw[raw.start : raw.end])


def _first(position: int, starts: array[int], ends: array[int], to_starts: array[int], to_ends: array[int]) -> int:
    """Where a span that begins at `position` begins in the other text."""
    index = bisect_right(starts, position) - 1
    if index < 0:
        return position
    end = ends[index]
    return to_starts[index] if position < end else to_ends[index] + position - end


def _last(position: int, starts: array[int], ends: array[int], to_starts: array[int], to_ends: array[int]) -> int:
    """Where a span that stops before `position` stops in the other text."""
    index = bisect_left(ends, position)
    if index < len(ends) and starts[index] < position:
        return to_ends[index]
    if index == 0:
        return position
    return to_ends[index - 1] + position - ends[index - 1]
