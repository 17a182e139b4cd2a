"""Invented extractions, as short to write as the sentences they stand for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from graph_builder.lexicon import load
from graph_builder.model.commitment import Bearer, Commitment, DueBy, Reference, Role, Target
from graph_builder.model.document import Cited, Document, Extraction, Part, Section
from graph_builder.model.mention import EntityKind, Mention
from graph_builder.model.source import Source
from graph_builder.model.span import Quote, Span
from graph_builder.resolution.within import join_mentions


@dataclass(frozen=True, kw_only=True)
class Item:
    """One commitment: a sentence, and the words in it that are its arguments."""

    text: str
    bearers: tuple[str, ...] = ()
    role: Role = Role.RESPONSIBLE
    due: tuple[str, str] | None = None
    targets: tuple[tuple[str, float], ...] = ()
    projects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    generic: bool = False


@dataclass(frozen=True, kw_only=True)
class Speech:
    items: tuple[Item, ...]
    jurisdiction: str | None = None
    level: str | None = None
    date: str | None = None
    others: tuple[tuple[EntityKind, str], ...] = field(default=())


def _quote(raw: str, words: str, start: int) -> Quote:
    at = raw.index(words, start)
    return Quote(Span(at, at + len(words)), words)


def _commitment(raw: str, item: Item, start: int) -> Commitment:
    def reference(words: str) -> Reference:
        return Reference(name=words, quote=_quote(raw, words, start), title="县长" if words in item.people else None)

    return Commitment(
        quote=_quote(raw, item.text, start),
        text=item.text,
        label=item.text[:18],
        section=0,
        bearers=tuple(Bearer(name=each, role=item.role, quote=_quote(raw, each, start), generic=item.generic) for each in item.bearers),
        due_by=DueBy(edtf=item.due[1], quote=_quote(raw, item.due[0], start)) if item.due else None,
        targets=tuple(
            Target(metric="数量", op=">=", value=value, unit="个", masked=False, quote=_quote(raw, words, start))
            for words, value in item.targets
        ),
        projects=tuple(map(reference, item.projects)),
        places=tuple(map(reference, item.places)),
        policies=tuple(map(reference, item.policies)),
        people=tuple(map(reference, item.people)),
    )


def _mentions(raw: str, item: Item, start: int) -> list[Mention]:
    named = (
        (EntityKind.DEPARTMENT, item.bearers),
        (EntityKind.PROJECT, item.projects),
        (EntityKind.PLACE, item.places),
        (EntityKind.POLICY, item.policies),
        (EntityKind.PERSON, item.people),
    )
    return [
        Mention(kind=kind, span=_quote(raw, each, start).span, text=each, name=each, generic=item.generic and kind is EntityKind.DEPARTMENT)
        for kind, words in named
        for each in words
    ]


def _document(raw: str, start: int, speech: Speech, ordinal: int) -> Document:
    commitments: list[Commitment] = []
    mentions: list[Mention] = []
    at = start
    for item in speech.items:
        commitments.append(_commitment(raw, item, at))
        mentions += _mentions(raw, item, at)
        at = commitments[-1].quote.span.end
    end = at + 1
    for kind, name in speech.others:
        mentions.append(Mention(kind=kind, span=Span(end, end), text="", name=name))
    joined = join_mentions(mentions, load(), level=speech.level, jurisdiction=speech.jurisdiction)
    return Document(
        ordinal=ordinal,
        span=Span(start, end),
        title=Cited(value="在工作会议上的讲话"),
        date=Cited(value=speech.date) if speech.date else None,
        level=Cited(value=speech.level) if speech.level else None,
        jurisdiction=Cited(value=speech.jurisdiction) if speech.jurisdiction else None,
        sections=(Section(number="一、", title="重点工作", level=1, parent=None, part=Part.PLAN, span=Span(start, end)),),
        entities=joined.entities,
        mentions=tuple(mentions),
        commitments=tuple(commitments),
    )


def extraction(source_id: str, *speeches: Speech) -> Extraction:
    texts = ["".join(item.text + "。" for item in speech.items) for speech in speeches]
    raw = "\n".join(texts)
    starts = [sum(len(text) + 1 for text in texts[:at]) for at in range(len(texts))]
    documents = tuple(_document(raw, starts[at], speech, at) for at, speech in enumerate(speeches))
    source = Source(id=source_id, file=source_id, sha256=f"{len(raw):064}", reader="txt", encoding="utf-8", raw=raw)
    return Extraction(source=source, rules="1", documents=documents)


@dataclass(frozen=True, kw_only=True)
class Invented:
    item: type[Item] = Item
    speech: type[Speech] = Speech
    extraction: Callable[..., Extraction] = extraction


@pytest.fixture(scope="session")
def invented() -> Invented:
    return Invented()
