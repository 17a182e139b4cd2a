"""Uploads and pasted texts → drafts; accepted drafts → sources and decisions; the samples that come with the program."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from graph_builder.bulk import new_decision
from graph_builder.errors import GraphBuilderError
from graph_builder.model.document import Extraction
from graph_builder.model.graph import Decision
from graph_builder.model.ids import document_id
from graph_builder.model.source import Source
from graph_builder.readers import discover, read, read_bytes, read_text
from graph_builder.resources import folder
from graph_builder.web.drafts import Draft

_BY = "app"


def read_file(name: str, content: bytes) -> Draft:
    """A draft, with the reason in `error` where the file cannot be read. Only the last part of `name` is kept."""
    plain = _plain_name(name)
    try:
        return Draft(name=plain, source=read_bytes(content, plain))
    except GraphBuilderError as error:
        return Draft(name=plain, error=str(error))


def read_paste(words: str, name: str) -> Draft:
    """The source's id holds a digest of the text, so that the same text pasted twice is one source."""
    try:
        source = read_text(words, name)
    except GraphBuilderError as error:
        return Draft(name=name, error=str(error))
    return Draft(name=f"{name} {source.sha256[:4]}", source=source)


def _plain_name(name: str) -> str:
    last = PurePath(name.replace("\\", "/")).name
    return re.sub(r"[\x00-\x1f\x7f]", "", last)[-120:].lstrip(".") or "file"


def accepted(batch: Sequence[Draft], found: Sequence[Extraction | None]) -> tuple[list[Source], list[Decision]]:
    """The sources with an included document, and what the reader said about them as decisions; `found` runs beside `batch`."""
    sources: list[Source] = []
    decisions: list[Decision] = []
    for draft, extraction in zip(batch, found, strict=True):
        documents = extraction.documents if extraction else ()
        kept = [each for each in documents if draft.corrections.get(each.ordinal) is None or draft.corrections[each.ordinal].include]
        if draft.source is None or not kept:
            continue
        sources.append(draft.source)
        for ordinal, correction in sorted(draft.corrections.items()):
            subject = document_id(draft.source.id, ordinal)
            if not correction.include:
                decisions.append(new_decision(subject, "omit", "", by=_BY))
                continue
            for verb, value in (("rename", correction.title), ("date", correction.date), ("jurisdiction", correction.jurisdiction)):
                if value:
                    decisions.append(new_decision(subject, verb, value, by=_BY))
    return sources, decisions


def samples() -> list[Source]:
    """The sources in the samples folder, under the ids that the command line gives them."""
    return [read(file, root=root) for file, root in discover([folder("samples")])]
