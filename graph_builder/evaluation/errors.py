"""Every disagreement between an annotated document and what was found: its sentence, and the annotated and the found thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from graph_builder.evaluation.compare import ENTITY_KINDS, STRICT_OVERLAP
from graph_builder.evaluation.matching import (
    METRIC_LIKENESS,
    likeness,
    normal,
    overlap,
    pair_items,
    pair_spans,
    same_body,
    same_mention,
    same_target,
)
from graph_builder.model.span import Span

Json: TypeAlias = dict[str, Any]

KINDS = ("missed", "spurious", "span", "bearer", "role", "deadline", "target", "metric", "project", "place", "policy", "entity")
"""In the order in which they are shown. Arguments are compared only where the commitment itself was found, as in the rows."""

LONGEST_SENTENCE = 400
_LISTS = {"project": "projects", "place": "places", "policy": "policies"}
_END = re.compile(r"[。！？\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """`annotated` and `found` are words for people, "" where that side has nothing. `span` is the sentence, cut to LONGEST_SENTENCE
    characters around the thing, `sentence` its words; both spans of the commitment index the same raw text. An error of the
    document's entities has no place: spans None, `sentence` ""."""

    kind: str
    file: str
    sentence: str
    annotated: str
    found: str
    span: Span | None = None
    annotated_span: Span | None = None
    found_span: Span | None = None


def disagreements(gold: Json, extraction: Json | None, raw: str) -> list[Disagreement]:
    """By kind in the order of KINDS, within a kind by place. `raw` is the text of the source, "" where it could not be read."""
    speeches: list[Json] = extraction["speeches"] if extraction else []
    speech, wanted = gold["speech"], gold["commitments"]
    got = [each for one in speeches for each in one["commitments"] if each["start"] < speech["end"] and speech["start"] < each["end"]]
    pairs = pair_spans(wanted, got)
    place = _Place(gold["file"], raw)
    out = list(_unmatched(place, wanted, got, pairs))
    for i, j, value in pairs:
        if value < STRICT_OVERLAP:
            out.append(place.error("span", wanted[i], got[j], place.words(wanted[i]), place.words(got[j])))
        out.extend(_arguments(place, wanted[i], got[j]))
    entities = [each for one in speeches if overlap(one, speech) > 0 for each in one.get("entities", [])]
    out.extend(_entities(place.file, gold["entities"], entities))
    return sorted(out, key=lambda each: (KINDS.index(each.kind), each.span.start if each.span else 0))


@dataclass(frozen=True, slots=True)
class _Place:
    file: str
    raw: str

    def words(self, item: Json) -> str:
        return self.raw[item["start"] : item["end"]]

    def error(self, kind: str, gold: Json | None, found: Json | None, annotated: str, got: str) -> Disagreement:
        spans = [Span(each["start"], each["end"]) if each else None for each in (gold, found)]
        whole = [each for each in spans if each]
        sentence = sentence_around(self.raw, Span(min(each.start for each in whole), max(each.end for each in whole)))
        return Disagreement(
            kind=kind,
            file=self.file,
            sentence=sentence.of(self.raw),
            annotated=annotated,
            found=got,
            span=sentence,
            annotated_span=spans[0],
            found_span=spans[1],
        )


def sentence_around(raw: str, span: Span) -> Span:
    """From the end of the sentence before to the end of that in which the span ends, never less than the span."""
    reach = max(0, LONGEST_SENTENCE - (span.end - span.start)) // 2
    low = max(0, span.start - reach)
    start = max((found.end() for found in _END.finditer(raw, low, span.start)), default=low)
    found = _END.search(raw, span.end, span.end + reach)
    end = (found.end() if found.group() != "\n" else found.start()) if found else min(len(raw), span.end + reach)
    while start < span.start and raw[start].isspace():
        start += 1
    return Span(start, max(end, span.end))


def _unmatched(place: _Place, wanted: list[Json], got: list[Json], pairs: list[tuple[int, int, float]]) -> Iterator[Disagreement]:
    """With the nearest thing on the other side: a commitment that was cut in two is missed once and spurious twice."""
    matched, used = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    for index, each in enumerate(wanted):
        if index not in matched:
            near = _nearest(each, got)
            yield place.error("missed", each, near, place.words(each), place.words(near) if near else "")
    for index, each in enumerate(got):
        if index not in used:
            near = _nearest(each, wanted)
            yield place.error("spurious", near, each, place.words(near) if near else "", place.words(each))


def _nearest(item: Json, others: list[Json]) -> Json | None:
    best = max(others, key=lambda other: overlap(item, other), default=None)
    return best if best is not None and overlap(item, best) > 0 else None


def _arguments(place: _Place, gold: Json, found: Json) -> Iterator[Disagreement]:
    wanted, got = gold["assigned_to"], found.get("assigned_to") or []
    bodies = pair_items(wanted, got, same_body)
    yield from _left(place, "bearer", gold, found, wanted, got, bodies, _bearer)
    for one, other in bodies:
        if one.get("role") != other.get("role"):
            yield place.error("role", gold, found, _bearer(one), _bearer(other))
    due, got_due = gold.get("due_by") or {}, found.get("due_by") or {}
    if due.get("edtf") != got_due.get("edtf"):
        yield place.error("deadline", gold, found, _due(due), _due(got_due))
    wanted, got = gold["targets"], found.get("targets") or []
    targets = pair_items(wanted, got, same_target)
    yield from _left(place, "target", gold, found, wanted, got, targets, _target)
    for one, other in targets:
        if likeness(one.get("metric"), other.get("metric")) < METRIC_LIKENESS:
            yield place.error("metric", gold, found, one.get("metric") or "", other.get("metric") or "")
    for kind, name in _LISTS.items():
        wanted, got = gold.get(name) or [], found.get(name) or []
        yield from _left(place, kind, gold, found, wanted, got, pair_items(wanted, got, same_mention), _name)


def _left(
    place: _Place,
    kind: str,
    gold: Json,
    found: Json,
    wanted: list[Json],
    got: list[Json],
    pairs: list[tuple[Json, Json]],
    say: Callable[[Json], str],
) -> Iterator[Disagreement]:
    """One error for all things of a kind that a commitment has on one side alone."""
    paired = {id(one) for pair in pairs for one in pair}
    annotated = [say(each) for each in wanted if id(each) not in paired]
    spurious = [say(each) for each in got if id(each) not in paired]
    if annotated or spurious:
        yield place.error(kind, gold, found, "、".join(annotated), "、".join(spurious))


def _bearer(item: Json) -> str:
    return f"{item['name']}（{item.get('role') or ''}{' inherited' if item.get('inherited') else ''}）"


def _due(item: Json) -> str:
    return f"{item['edtf']}（{item.get('text') or ''}）" if item.get("edtf") else ""


def _target(item: Json) -> str:
    value = item.get("value")
    return f"{item.get('metric') or ''} {item.get('op') or ''} {'?' if value is None else value}{item.get('unit') or ''}"


def _name(item: Json) -> str:
    return str(item["name"])


def _entities(file: str, wanted: list[Json], got: list[Json]) -> Iterator[Disagreement]:
    for kind in ENTITY_KINDS:
        left, right = _of_kind(wanted, kind), _of_kind(got, kind)
        pairs = pair_items(left, right, lambda one, other: not _names(one).isdisjoint(_names(other)))
        paired = {id(one) for pair in pairs for one in pair}
        for each in left:
            if id(each) not in paired:
                yield Disagreement(kind="entity", file=file, sentence="", annotated=f"{kind} {each['name']}", found="")
        for each in right:
            if id(each) not in paired:
                yield Disagreement(kind="entity", file=file, sentence="", annotated="", found=f"{kind} {each['name']}")


def _of_kind(entities: list[Json], kind: str) -> list[Json]:
    return [each for each in entities if each["type"] == kind]


def _names(entity: Json) -> set[str]:
    return {normal(name) for name in (entity["name"], *entity.get("aliases", ()))}
