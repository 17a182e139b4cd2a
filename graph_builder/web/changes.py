"""What a person says about a document of the graph: its title, date and jurisdiction; leave it out, take it back, delete its source.

Every one goes through `services.changing`, which refuses where nothing may be changed.
"""

from __future__ import annotations

from graph_builder import bulk, lexicon
from graph_builder.bulk import DocumentRow, LoadReport, checked_jurisdiction, new_decision
from graph_builder.bulk.report import Listener
from graph_builder.errors import UsageError
from graph_builder.model.ids import document_id
from graph_builder.web import services
from graph_builder.web.drafts import given_date

BY = "app"
_ORDINALS = 200
"""Documents of one source among which one that was left out is looked for."""


def described(row: DocumentRow, title: str, date: str, jurisdiction: str) -> list[tuple[str, str]]:
    """What differs from `row`, as (verb, value); an empty date or jurisdiction takes back what a person said.

    UsageError for what is no date or no jurisdiction.
    """
    said = {
        "rename": (title.strip()[:200] or row.title, row.title),
        "date": (given_date(date) if date.strip() else "", row.date or ""),
        "jurisdiction": (checked_jurisdiction(jurisdiction) if jurisdiction.strip() else "", row.jurisdiction or ""),
    }
    return [(verb, new) for verb, (new, old) in said.items() if new != old]


def describe(row: DocumentRow, said: list[tuple[str, str]], progress: Listener | None = None) -> LoadReport:
    decisions = [new_decision(row.id, verb, value, by=BY) for verb, value in said]
    words = lexicon.load()
    return services.changing(lambda store: bulk.decide(store, decisions, words, progress=progress))


def omit(document: str, progress: Listener | None = None) -> LoadReport:
    words = lexicon.load()
    return services.changing(lambda store: bulk.decide(store, [new_decision(document, "omit", "", by=BY)], words, progress=progress))


def keep(document: str, progress: Listener | None = None) -> LoadReport:
    """Bring back what was left out. UsageError where it was not."""
    said = services.omissions().get(document)
    if not said:
        raise UsageError("这一篇没有被略去 (this document was not left out)")
    words = lexicon.load()
    return services.changing(lambda store: bulk.undecide(store, said, words, progress=progress))


def delete(source: str, progress: Listener | None = None) -> LoadReport:
    """Take the source away, with all its documents and what it alone said."""
    words = lexicon.load()
    return services.changing(lambda store: bulk.delete_source(store, source, words, progress=progress))


def omitted() -> dict[str, tuple[str, int]]:
    """Documents that were left out → their source and their place in it, from 1; ("", 0) where the source is not known."""
    left = set(services.omissions()) - {each.id for each in services.documents()}
    if not left:
        return {}
    known = {document_id(source, n): (source, n + 1) for source in services.digests() for n in range(_ORDINALS)}
    return {id_: known.get(id_, ("", 0)) for id_ in sorted(left)}
