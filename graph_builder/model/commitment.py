"""A commitment with the words that state each of its arguments."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph_builder.model.span import Quote, Span


class Role(StrEnum):
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"


class Grounding(StrEnum):
    STATED = "stated"
    INHERITED = "inherited"
    NOTE = "note"
    CONFIRMED = "confirmed"


class Force(StrEnum):
    ORDER = "order"
    PROMISE = "promise"
    GOAL = "goal"
    PLAN = "plan"
    BARE = "bare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Who has to do it. `name` is the name or an alias of a Department among the document's entities."""

    name: str
    role: Role
    quote: Quote
    grounding: Grounding = Grounding.STATED
    generic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DueBy:
    """`edtf` is YYYY, YYYY-MM or YYYY-MM-DD with X for unknown digits."""

    edtf: str
    quote: Quote
    grounding: Grounding = Grounding.STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    metric: str
    op: str
    value: float | None
    unit: str
    masked: bool
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A project, place, policy or person of the unit. `name` is the key of an entity of that kind in the document."""

    name: str
    quote: Quote
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """`quote` is the raw evidence, `text` the same words repaired and simplified, `label` at most 18 characters for drawing."""

    quote: Quote
    text: str
    label: str
    section: int | None
    bearers: tuple[Bearer, ...] = ()
    due_by: DueBy | None = None
    targets: tuple[Target, ...] = ()
    projects: tuple[Reference, ...] = ()
    places: tuple[Reference, ...] = ()
    policies: tuple[Reference, ...] = ()
    people: tuple[Reference, ...] = ()
    force: Force = Force.BARE
    cue: Span | None = None

    @property
    def hard(self) -> bool:
        """A deadline, a numeric target or a named project."""
        return bool(self.due_by or self.targets or self.projects)
