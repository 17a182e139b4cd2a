"""What was read, before anything is understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph_builder.model.span import Span


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """Something a reader should know about an input. `code` is one of `model.vocabulary.DIAGNOSTICS`."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where a run of the raw text stands in the file: `kind` is paragraph, page, cell or line; `label` is its number."""

    span: Span
    kind: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file as text. `id` is stable over machines; `raw` is what all spans index."""

    id: str
    file: str
    sha256: str
    reader: str
    encoding: str
    raw: str
    locators: tuple[Locator, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
