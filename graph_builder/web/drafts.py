"""What was read but not yet added: inputs with what was found in them, and the corrections of the reader."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph_builder.bulk import checked_date, checked_jurisdiction
from graph_builder.model.document import Document, Extraction
from graph_builder.model.source import Source
from graph_builder.pipeline.extract import Facts, Hints
from graph_builder.readers import is_page

FILES_AT_ONCE = 20
FILE_MEGABYTES = 20
PASTE_CHARACTERS = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a reader changed about one document; None where the text's own word stands."""

    include: bool = True
    title: str | None = None
    date: str | None = None
    jurisdiction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One input. Either `source` (read) or `error` (why not) is there. `corrections` by ordinal of the document."""

    name: str
    source: Source | None = None
    error: str = ""
    corrections: Mapping[int, Correction] = field(default_factory=dict)

    def hints(self) -> Hints:
        """Nothing is omitted here, so that a document that is left out stays in sight."""
        said = {n: each for n, each in sorted(self.corrections.items()) if each.date or each.jurisdiction or each.title}
        given = {n: Facts(date=each.date, jurisdiction=each.jurisdiction, title=each.title) for n, each in said.items()}
        return Hints(given=given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document of a draft as the table shows it; `page`: of a web page. `pending` counts its commitments whose deadline is masked."""

    draft: int
    ordinal: int
    include: bool
    title: str
    date: str
    jurisdiction: str
    document: Document
    page: bool = False

    @property
    def pending(self) -> int:
        return sum("X" in each.due_by.edtf for each in self.document.commitments if each.due_by)

    @property
    def would_settle(self) -> int:
        """Deadlines of which only the year is masked: the day of the meeting gives it."""
        return sum("X" in each.due_by.edtf[:4] and "X" not in each.due_by.edtf[4:] for each in self.document.commitments if each.due_by)


def entries(drafts: Sequence[Draft], found: Sequence[Extraction | None]) -> list[Entry]:
    """All documents of the batch; `found` runs beside `drafts`."""
    rows: list[Entry] = []
    for number, (draft, extraction) in enumerate(zip(drafts, found, strict=True)):
        for document in extraction.documents if extraction else ():
            correction = draft.corrections.get(document.ordinal, Correction())
            rows.append(
                Entry(
                    draft=number,
                    ordinal=document.ordinal,
                    include=correction.include,
                    title=document.title.value if document.title else "",
                    date=document.date.value if document.date else "",
                    jurisdiction=document.jurisdiction.value if document.jurisdiction else "",
                    document=document,
                    page=is_page(draft.name),
                )
            )
    return rows


def compared(entry: Entry, source: Source, digests: Mapping[str, str], held: Mapping[tuple[str, int], int]) -> tuple[str, int]:
    """How a document stands to what is stored: new, same or replaces, and how many commitments the stored one has.

    digests: id of each stored source → sha256; held: (source, ordinal) of each stored document → its commitments.
    """
    before = held.get((source.id, entry.ordinal))
    if before is None:
        return "new", 0
    return ("same" if digests.get(source.id) == source.sha256 else "replaces"), before


def given_date(text: str) -> str:
    """A date as a person writes it, 2022年8月5日 or 2022-08-05, as EDTF. UsageError: it is none."""
    found = re.fullmatch(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?", text.replace(" ", ""))
    if not found:
        return checked_date(text)
    return checked_date("-".join(f"{int(part):02d}" for part in found.groups() if part))


def corrected(draft: Draft, ordinal: int, changes: Mapping[str, object]) -> Draft:
    """The draft with one row's edits (include, title, date, jurisdiction). UsageError: a date or jurisdiction that is none."""
    old = draft.corrections.get(ordinal, Correction())
    new = old
    if "include" in changes:
        new = replace(new, include=bool(changes["include"]))
    if "title" in changes:
        new = replace(new, title=str(changes["title"] or "").strip()[:200] or None)
    if "date" in changes:
        text = str(changes["date"] or "").strip()
        new = replace(new, date=given_date(text) if text else None)
    if "jurisdiction" in changes:
        text = str(changes["jurisdiction"] or "").strip()[:200]
        new = replace(new, jurisdiction=checked_jurisdiction(text) if text else None)
    return replace(draft, corrections={**draft.corrections, ordinal: new})
