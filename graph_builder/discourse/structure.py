"""What the discourse stage hands on: sections and the pieces of text in them, in positions of the repaired text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from graph_builder.model.document import Part


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document without the white space around it. `marker_end` is where the text after an enumerator begins."""

    start: int
    end: int
    kind: str
    marker_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalSection:
    """A heading with what it governs. `title_start` to `title_end` is the heading without its number; `part` None: it does not tell."""

    number: str
    title: str
    level: int
    parent: int | None
    part: Part | None
    start: int
    end: int
    title_start: int
    title_end: int


class Piece(NamedTuple):
    """A sentence, or the part of one that an enumerator or a ； makes its own.

    `start` to `end` leaves out the enumerator, the closing mark and a note in brackets at the end. `closing` is the mark.
    `section` indexes the sections (-1 before the first). Pieces of one `item` stand under one enumerator or heading.
    `lead` is the index of the piece that announces the list this one belongs to, or -1.
    """

    start: int
    end: int
    marker: str
    closing: str
    section: int
    paragraph: int
    item: int
    heading: bool
    announces: bool
    lead: int
    part: Part


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracketed run (brackets included) in the position order of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Discourse:
    sections: tuple[LocalSection, ...]
    pieces: tuple[Piece, ...]
    brackets: tuple[Bracket, ...]
