"""What the pages show, as values: one commitment of the list, and one with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A bearer: a Department node and what the edge says of it. `grounding` is stated, inherited, note or confirmed."""

    id: str
    name: str
    role: str
    grounding: str
    generic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A target; `value` is None where the figure is masked."""

    metric: str
    op: str
    value: float | None
    unit: str
    masked: bool


@dataclass(frozen=True, kw_only=True)
class Item:
    """A row of the list. `due` is the EDTF of the deadline, "" for none; `nth` counts from 1 within the document."""

    id: str
    label: str
    text: str
    quote: str
    start: int
    document: str
    title: str
    date: str
    nth: int
    due: str
    due_quote: str
    bodies: tuple[Body, ...]
    measures: tuple[Measure, ...]
    projects: tuple[str, ...]

    @cached_property
    def year_unknown(self) -> bool:
        return "X" in self.due[:4]

    @cached_property
    def no_bearer(self) -> bool:
        return not self.bodies

    @cached_property
    def collective(self) -> bool:
        """Only bodies without a name of their own, such as 各部门."""
        return bool(self.bodies) and all(body.generic for body in self.bodies)

    @cached_property
    def haystack(self) -> str:
        """Lower-cased words that the search looks in."""
        return "\n".join((self.text.casefold(), self.aside))

    @cached_property
    def aside(self) -> str:
        """The same without the text, which the store's index knows."""
        parts = (self.quote, self.title, self.due_quote, *(body.name for body in self.bodies), *self.projects)
        return "\n".join(parts).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One argument of a commitment: the edge, its far node, and the words that state it (`start`, `end` in the raw source; -1 unknown)."""

    edge: str
    kind: str
    id: str
    name: str
    role: str
    grounding: str
    quote: str
    start: int
    end: int
    generic: bool = False
    hollow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A commitment with everything that is said about it. `before` and `after` are the words around it, `page`: in a web page."""

    item: Item
    start: int
    end: int
    grounds: tuple[Ground, ...]
    before: str
    after: str
    page: bool = False
