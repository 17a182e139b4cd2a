"""The rows and counts over all annotated documents, and their table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from graph_builder.evaluation.compare import MENTION_EDGES, Comparison, Tally, compare
from graph_builder.evaluation.errors import Disagreement, disagreements
from graph_builder.evaluation.gold import named_files
from graph_builder.evaluation.matching import has_span

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`macro` is the mean of F1 over the documents that have the thing at all."""

    precision: float
    recall: float
    f1: float
    macro: float
    gold: int
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`grounding` is None where no text file could be checked. `failures` are (file, reason) of sources that gave nothing.

    `errors` are all disagreements, document by document, those of a source that could not be read excepted.
    """

    rows: Mapping[str, Row]
    mean_overlap: float
    hard_recall: float
    due_wrong: int
    due_spurious: int
    grounding: float | None
    documents: tuple[Comparison, ...]
    failures: tuple[tuple[str, str], ...] = ()
    errors: tuple[Disagreement, ...] = ()

    def counts(self) -> dict[str, float | int]:
        """What stands under the rows, by name."""
        result: dict[str, float | int] = {}
        for name in ("commitments", "edges", "entities"):
            result[name + "_f1"], result[name + "_macro"] = self.rows[name].f1, self.rows[name].macro
        result["mean_overlap"], result["hard_recall"] = self.mean_overlap, self.hard_recall
        result["due_wrong"], result["due_spurious"] = self.due_wrong, self.due_spurious
        if self.grounding is not None:
            result["grounding"] = self.grounding
        return result

    def lines(self) -> Iterator[str]:
        yield f"{'':14}{'P':>7}{'R':>7}{'F1':>7}{'macro':>7}{'gold':>7}{'found':>7}"
        for name, row in self.rows.items():
            yield f"{name:14}{row.precision:7.3f}{row.recall:7.3f}{row.f1:7.3f}{row.macro:7.3f}{row.gold:7}{row.found:7}"
        for name, value in self.counts().items():
            yield f"{name:18}{value:7.3f}" if isinstance(value, float) else f"{name:18}{value:7}"


def summarise(
    golds: list[Json], extractions: Mapping[str, Json], raws: Mapping[str, str], failures: tuple[tuple[str, str], ...] = ()
) -> Report:
    """`extractions` and `raws` are keyed by base name of the source."""
    documents = tuple(compare(gold, extractions.get(gold["file"])) for gold in golds)
    totals: dict[str, Tally] = {}
    scores: dict[str, list[float]] = {}
    for document in documents:
        for name, tally in document.rows.items():
            totals.setdefault(name, Tally()).add(tally.right, tally.gold, tally.found)
            if tally.gold:
                scores.setdefault(name, []).append(tally.f1)
    pairs = totals["commitments"].right
    hard = sum(each.hard for each in documents)
    return Report(
        rows={name: _row(tally, scores.get(name, [])) for name, tally in totals.items()},
        mean_overlap=sum(each.overlap for each in documents) / pairs if pairs else 0.0,
        hard_recall=sum(each.hard_found for each in documents) / hard if hard else 0.0,
        due_wrong=sum(each.due_wrong for each in documents),
        due_spurious=sum(each.due_spurious for each in documents),
        grounding=_grounding(golds, extractions, raws),
        documents=documents,
        failures=failures,
        errors=tuple(
            error
            for gold in golds
            if gold["file"] in raws
            for error in disagreements(gold, extractions.get(gold["file"]), raws[gold["file"]])
        ),
    )


def _row(tally: Tally, scores: list[float]) -> Row:
    macro = sum(scores) / len(scores) if scores else 0.0
    return Row(precision=tally.precision, recall=tally.recall, f1=tally.f1, macro=macro, gold=tally.gold, found=tally.found)


def _grounding(golds: list[Json], extractions: Mapping[str, Json], raws: Mapping[str, str]) -> float | None:
    """Share of quoted spans that are the source's words. Only text files: the raw text of others is the reader's own."""
    if not raws:
        return None
    right = every = 0
    for name in named_files(golds):
        if name not in extractions or not name.endswith(".txt"):
            continue
        for item in _spans(extractions[name]):
            every += 1
            right += has_span(item) and item.get("text") == raws[name][item["start"] : item["end"]]
    return right / max(1, every)


def _spans(extraction: Json) -> Iterator[Json]:
    for speech in extraction["speeches"]:
        for commitment in speech["commitments"]:
            yield commitment
            if commitment.get("due_by"):
                yield commitment["due_by"]
            for name in ("assigned_to", "targets", "people", *MENTION_EDGES):
                yield from commitment.get(name) or ()
