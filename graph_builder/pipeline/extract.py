"""One source → everything it says. A pure function: no file, clock, environment or network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph_builder.lexicon import Lexicon
from graph_builder.model.document import Extraction
from graph_builder.model.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a person says about a document; `date` is EDTF, `jurisdiction` a path such as 松原省/清江州/清河县."""

    date: str | None = None
    jurisdiction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """`defaults` hold where the text tells nothing; `given` (by document ordinal, from 0) overrules the text; `omitted` ordinals are left out."""

    defaults: Facts = Facts()
    given: Mapping[int, Facts] = field(default_factory=dict)
    omitted: frozenset[int] = frozenset()


def extract(source: Source, lexicon: Lexicon, hints: Hints = Hints()) -> Extraction:  # noqa: B008 - frozen value
    raise NotImplementedError
