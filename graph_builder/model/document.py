"""One speech, report or plan inside a source, and everything that was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph_builder.model.commitment import Commitment
from graph_builder.model.mention import EntityKind, Mention
from graph_builder.model.source import Diagnostic, Source
from graph_builder.model.span import Quote, Span


class Part(StrEnum):
    """What a section does: report results, plan work, or neither (problems, guiding thought, procedure)."""

    REVIEW = "review"
    PLAN = "plan"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A fact about the document with the words that say so; `quote` is None where a person or an option gave it."""

    value: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """`number` as written (一, （二）, 3.); `level` 1 is outermost; `parent` is an index into the document's sections."""

    number: str
    title: str
    level: int
    parent: int | None
    part: Part
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A named thing of one document. `aliases` never holds `name`. `rule` says how an alias was joined."""

    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    generic: bool = False
    level: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """`jurisdiction` is a path as far as known: 松原省/清江州/清河县. `level` is national, province, prefecture, county or township."""

    ordinal: int
    span: Span
    title: Cited | None = None
    date: Cited | None = None
    issuer: Cited | None = None
    level: Cited | None = None
    jurisdiction: Cited | None = None
    sections: tuple[Section, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    commitments: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything one source says. `rules` names the version of rules, lexicon and segmenter that found it."""

    source: Source
    rules: str
    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
