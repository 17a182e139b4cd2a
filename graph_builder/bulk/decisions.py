"""Decisions: made, taken back, and derived from the options of a load. The instant of a decision is read from the clock here."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping

from graph_builder.errors import UsageError
from graph_builder.model.document import Cited, Extraction
from graph_builder.model.graph import Decision
from graph_builder.model.ids import decision_id, document_id
from graph_builder.pipeline.extract import Facts

IMPORT = "import"
"""`by` of a decision that an option of a load stands for; a later option overrules it, a person's decision is never overruled."""

ONE_ANSWER = ("date", "jurisdiction", "rename")
"""Verbs that have one object a subject: the last word counts."""

MOST_DOCUMENTS = 1000
"""Ordinals of one source that are looked at when its decisions are sought."""


def new_decision(subject: str, verb: str, object_: str, *, by: str = "", reason: str = "") -> Decision:
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return Decision(id=decision_id(subject, verb, object_), subject=subject, verb=verb, object=object_, by=by, at=now, reason=reason)


def merged(held: Mapping[str, Decision], added: Iterable[Decision]) -> dict[str, Decision]:
    """`held` with the added ones; what was said before in the same words keeps its date, what has one answer is replaced."""
    out = dict(held)
    for each in added:
        if each.id in out:
            continue
        if each.verb in ONE_ANSWER:
            out = {key: old for key, old in out.items() if (old.subject, old.verb) != (each.subject, each.verb)}
        out[each.id] = each
    return dict(sorted(out.items()))


def without_defaults(held: Mapping[str, Decision], defaults: Facts, sources: Collection[str]) -> dict[str, Decision]:
    """Drop what options of earlier loads said about these sources where an option of this load says it anew."""
    verbs = {verb for verb in ("date", "jurisdiction") if getattr(defaults, verb)}
    subjects = {each for source in sources for each in subjects_of(source)} if verbs else set()
    return {key: each for key, each in held.items() if not (each.by == IMPORT and each.verb in verbs and each.subject in subjects)}


def from_defaults(
    extractions: Iterable[Extraction], defaults: Facts, held: Mapping[str, Decision], before: Mapping[str, Decision]
) -> list[Decision]:
    """A decision for each date and jurisdiction that only an option gave: the store knows it then without the option."""
    said = {(each.subject, each.verb) for each in held.values()}
    found: list[Decision] = []
    for extraction in extractions:
        for document in extraction.documents:
            subject = document_id(extraction.source.id, document.ordinal)
            facts: tuple[tuple[str, Cited | None], ...] = (("date", document.date), ("jurisdiction", document.jurisdiction))
            for verb, fact in facts:
                if getattr(defaults, verb) and fact and fact.quote is None and (subject, verb) not in said:
                    made = new_decision(subject, verb, fact.value, by=IMPORT)
                    found.append(before.get(made.id, made))
    return found


def subjects_of(source: str) -> frozenset[str]:
    """Ids that documents of this source have, whether they are in the graph, omitted, or gone."""
    return frozenset(document_id(source, ordinal) for ordinal in range(MOST_DOCUMENTS))


def taken_back(held: Mapping[str, Decision], ids: Collection[str]) -> dict[str, Decision]:
    unknown = [each for each in ids if each not in held]
    if unknown:
        raise UsageError(f"没有这个决定：{'、'.join(unknown)} (unknown decision)")
    return {key: each for key, each in held.items() if key not in set(ids)}
