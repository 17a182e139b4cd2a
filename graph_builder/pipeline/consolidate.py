"""All sources and all decisions → one graph. A pure function: what one source said disappears with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph_builder.graph import build
from graph_builder.lexicon import Lexicon
from graph_builder.model.document import Extraction
from graph_builder.model.graph import Decision, Graph
from graph_builder.resolution.across import resolve


def consolidate(extractions: Iterable[Extraction], decisions: Sequence[Decision], lexicon: Lexicon) -> Graph:
    """The graph of all extractions, in whatever order they come; linear in what they hold.

    Of several extractions of one source the last counts. Documents that a decision omits are left out by `pipeline.extract`.
    """
    by_source = {extraction.source.id: extraction for extraction in extractions}
    ordered = [by_source[key] for key in sorted(by_source)]
    said = sorted({decision.id: decision for decision in decisions}.values(), key=lambda each: (each.at, each.id))
    return build(ordered, said, resolve(ordered, said, lexicon))
