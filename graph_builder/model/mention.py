"""Named things, times and numbers where they stand in the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph_builder.model.span import LocalSpan, Span


class EntityKind(StrEnum):
    DEPARTMENT = "Department"
    PROJECT = "Project"
    PLACE = "Place"
    POLICY = "Policy"
    PERSON = "Person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One occurrence of an entity. `text` is raw[span]; `name` is repaired, simplified and completed."""

    kind: EntityKind
    span: Span
    text: str
    name: str
    generic: bool = False
    level: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time as written, not yet resolved. `span` indexes the text that was parsed.

    `kind` names the row of the specification (year_end, month_end, day, quarter, ...); `parts` holds what the words say, as
    (name, value) pairs; an `X` value is a masked digit. `point` is False for start points, frequencies and response times,
    which are no deadlines.
    """

    span: LocalSpan
    text: str
    kind: str
    parts: tuple[tuple[str, str], ...] = ()
    point: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit. `span` indexes the text that was parsed.

    `op` is `>=`, `<=` or `=`; `value` is None when the figure is masked; percent as 90; 万 and 亿 multiplied out;
    `unit` is the classifier or unit word as it stands, simplified, "" where there is none.
    """

    span: LocalSpan
    text: str
    op: str
    value: float | None
    unit: str
    masked: bool = False
    metric: str = ""
