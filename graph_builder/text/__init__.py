"""Repair of damaged text. Every edit keeps its alignment with the raw text."""

from graph_builder.text.aligned import AlignedText
from graph_builder.text.repair import repair

__all__ = ["AlignedText", "repair"]
