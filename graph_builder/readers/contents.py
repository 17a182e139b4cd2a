"""What a reader of one format yields."""

from __future__ import annotations

from dataclasses import dataclass

from graph_builder.model.source import Diagnostic, Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """`raw` is what all spans index; `reader` names the format."""

    raw: str
    reader: str
    encoding: str
    locators: tuple[Locator, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
