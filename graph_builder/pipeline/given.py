"""Decisions about documents (date, jurisdiction, rename, omit) as hints for the extraction of their sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph_builder.model.graph import Decision
from graph_builder.model.ids import document_id
from graph_builder.pipeline.extract import Facts, Hints

VERBS = ("date", "jurisdiction", "rename", "omit")
_WITHDRAWN = frozenset(("false", "no", "0"))
_MOST_DOCUMENTS = 512
"""Documents of one source that are looked at for the subject of a decision."""


def hints_by_source(decisions: Sequence[Decision], source_ids: Iterable[str], defaults: Facts = Facts()) -> Mapping[str, Hints]:  # noqa: B008
    """Hints for every source. The subject of such a decision is the id of a document; the latest one of each verb counts.

    An empty object withdraws a date or jurisdiction; `omit` is withdrawn by the object `false`.
    """
    sources = sorted(set(source_ids))
    said = _said(decisions)
    places = _places(frozenset(said), sources)
    given: dict[str, dict[int, Facts]] = {}
    omitted: dict[str, set[int]] = {}
    for subject, (source, ordinal) in places.items():
        values = said[subject]
        facts = Facts(date=values.get("date") or None, jurisdiction=values.get("jurisdiction") or None, title=values.get("rename") or None)
        if facts != Facts():
            given.setdefault(source, {})[ordinal] = facts
        if "omit" in values and values["omit"].lower() not in _WITHDRAWN:
            omitted.setdefault(source, set()).add(ordinal)
    plain = Hints(defaults=defaults)
    return {source: replace(plain, given=given.get(source, {}), omitted=frozenset(omitted.get(source, ()))) for source in sources}


def _said(decisions: Sequence[Decision]) -> dict[str, dict[str, str]]:
    """Subject → verb → object of the latest decision."""
    said: dict[str, dict[str, str]] = {}
    for decision in sorted(decisions, key=lambda each: (each.at, each.id)):
        if decision.verb in VERBS and decision.subject.startswith("d"):  # entities are renamed too, elsewhere
            said.setdefault(decision.subject, {})[decision.verb] = decision.object.strip()
    return said


def _places(subjects: frozenset[str], sources: Sequence[str]) -> dict[str, tuple[str, int]]:
    """Id of a document → its source and ordinal. Ids are hashes, so they are found by making them, first ordinals first."""
    found: dict[str, tuple[str, int]] = {}
    for ordinal in range(_MOST_DOCUMENTS):
        if len(found) == len(subjects):
            break
        for source in sources:
            id_ = document_id(source, ordinal)
            if id_ in subjects:
                found[id_] = (source, ordinal)
    return found
