"""One annotated document against what was found in its source: tallies by row, counts, and what was missed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from graph_builder.evaluation.matching import (
    METRIC_LIKENESS,
    is_full_date,
    likeness,
    normal,
    overlap,
    pair_items,
    pair_spans,
    same_body,
    same_mention,
    same_target,
)

Json: TypeAlias = dict[str, Any]

MENTION_EDGES = {"projects": "ADVANCES", "places": "LOCATED_IN", "policies": "CITES"}
ENTITY_KINDS = ("Department", "Place", "Project", "Policy", "Person")
SPEECH_TOLERANCE = 20  # characters at either end
STRICT_OVERLAP = 0.9


@dataclass(slots=True)
class Tally:
    """How many were right, annotated and found. Tallies of documents add up."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def add(self, right: int = 0, gold: int = 0, found: int = 0) -> None:
        self.right += right
        self.gold += gold
        self.found += found

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(slots=True)
class Comparison:
    """`rows` keeps the order in which rows were first touched; `misses` are (kind, file, words) with kind missed, spurious or due."""

    file: str
    rows: dict[str, Tally] = field(default_factory=dict)
    overlap: float = 0.0
    hard_found: int = 0
    hard: int = 0
    due_wrong: int = 0
    due_spurious: int = 0
    misses: list[tuple[str, str, str]] = field(default_factory=list)

    def row(self, name: str) -> Tally:
        return self.rows.setdefault(name, Tally())

    def edge(self, name: str, right: int = 0, gold: int = 0, found: int = 0) -> None:
        self.row(name).add(right, gold, found)
        self.row("edges").add(right, gold, found)


def compare(gold: Json, extraction: Json | None) -> Comparison:
    """`extraction` is the extraction's JSON of the source that `gold` names; None where it could not be read."""
    result = Comparison(file=gold["file"])
    speeches: list[Json] = extraction["speeches"] if extraction else []
    speech = gold["speech"]
    _compare_speech(result, speech, speeches)
    wanted: list[Json] = gold["commitments"]
    found = [each for one in speeches for each in one["commitments"] if each["start"] < speech["end"] and speech["start"] < each["end"]]
    pairs = pair_spans(wanted, found)
    result.row("commitments").add(len(pairs), len(wanted), len(found))
    result.row("strict").add(sum(value >= STRICT_OVERLAP for _, _, value in pairs), len(wanted), len(found))
    result.overlap = sum(value for _, _, value in pairs)
    result.hard_found = sum(wanted[i]["hard"] for i, _, _ in pairs)
    result.hard = sum(each["hard"] for each in wanted)
    for each in wanted:
        _count_edges(result, each, gold_side=True)
    for each in found:
        _count_edges(result, each, gold_side=False)
    for i, j, _ in pairs:
        _compare_arguments(result, wanted[i], found[j])
    here = [each for each in speeches if overlap(each, speech) > 0]
    _compare_entities(result, gold["entities"], [each for one in here for each in one.get("entities", [])])
    _note_misses(result, wanted, found, pairs)
    return result


def _compare_speech(result: Comparison, speech: Json, speeches: list[Json]) -> None:
    here = [each for each in speeches if overlap(each, speech) > 0]
    right = any(
        abs(each["start"] - speech["start"]) <= SPEECH_TOLERANCE and abs(each["end"] - speech["end"]) <= SPEECH_TOLERANCE
        for each in speeches
    )
    result.row("speeches").add(int(right), 1, len(here))
    near = [each for each in here if overlap(each, speech) >= 0.5]
    for name, row, key in (("title", "title", normal), ("date", "speech_date", str)):
        given = [each[name] for each in near if each.get(name)]
        wanted = speech.get(name)
        hit = bool(wanted) and key(wanted) in {key(each) for each in given}
        result.row(row).add(int(hit), int(bool(wanted)), len(given))


def _count_edges(result: Comparison, commitment: Json, *, gold_side: bool) -> None:
    counts = {
        "ASSIGNED_TO": len(commitment.get("assigned_to") or ()),
        "DUE_BY": int(bool(commitment.get("due_by"))),
        "HAS_TARGET": len(commitment.get("targets") or ()),
        **{edge: len(commitment.get(name) or ()) for name, edge in MENTION_EDGES.items()},
    }
    for name, count in counts.items():
        result.edge(name, gold=count if gold_side else 0, found=0 if gold_side else count)


def _compare_arguments(result: Comparison, gold: Json, found: Json) -> None:
    bodies = pair_items(gold["assigned_to"], found.get("assigned_to") or [], same_body)
    result.edge("ASSIGNED_TO", len(bodies))
    roles = sum(a.get("role") == b.get("role") for a, b in bodies)
    carried = sum(bool(a.get("inherited")) == bool(b.get("inherited")) for a, b in bodies)
    result.row("role").add(roles, len(bodies), len(bodies))
    result.row("inherited").add(carried, len(bodies), len(bodies))
    _compare_due(result, gold, found)
    targets = pair_items(gold["targets"], found.get("targets") or [], same_target)
    result.edge("HAS_TARGET", len(targets))
    metrics = sum(likeness(a.get("metric"), b.get("metric")) >= METRIC_LIKENESS for a, b in targets)
    result.row("metric").add(metrics, len(targets), len(targets))
    for name, edge in MENTION_EDGES.items():
        result.edge(edge, len(pair_items(gold.get(name) or [], found.get(name) or [], same_mention)))


def _compare_due(result: Comparison, gold: Json, found: Json) -> None:
    wanted, got = (gold.get("due_by") or {}).get("edtf"), (found.get("due_by") or {}).get("edtf")
    result.edge("DUE_BY", int(bool(wanted) and wanted == got))
    if is_full_date(got) and wanted != got:
        result.due_wrong += int(bool(wanted))
        result.due_spurious += int(not wanted)
        words = gold["quote"] if "quote" in gold else found.get("text")
        result.misses.append(("due", result.file, f"{wanted} ≠ {got}\t{words}"))


def _compare_entities(result: Comparison, gold: list[Json], found: list[Json]) -> None:
    for kind in ENTITY_KINDS:
        wanted, got = _names(gold, kind), _names(found, kind)
        hits = len(pair_items(wanted, got, lambda one, other: not one.isdisjoint(other)))
        result.row(kind).add(hits, len(wanted), len(got))
        result.row("entities").add(hits, len(wanted), len(got))


def _names(entities: list[Json], kind: str) -> list[set[str]]:
    return [{normal(name) for name in (each["name"], *each.get("aliases", ()))} for each in entities if each["type"] == kind]


def _note_misses(result: Comparison, gold: list[Json], found: list[Json], pairs: list[tuple[int, int, float]]) -> None:
    matched, used = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    for index, each in enumerate(gold):
        if index not in matched:
            result.misses.append(("missed", result.file, each.get("quote", f"{each['start']}-{each['end']}")))
    for index, each in enumerate(found):
        if index not in used:
            result.misses.append(("spurious", result.file, each.get("text", f"{each['start']}-{each['end']}")))
