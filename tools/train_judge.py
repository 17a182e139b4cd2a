"""Train the weights of `commitments.judge` on annotated documents, and say what they bring on documents left out.

    python -m tools.train_judge GOLD_DIR… --source DIR… [--write]

A candidate is every unit that the grammar cuts; it is right where it pairs with an annotated commitment (intersection over union of at
least 0.5). A sign is kept where it occurs in at least two documents, so that no wording of one text decides. The fit is a logistic
regression with a quadratic penalty by Newton's method: no random numbers, the same weights every time.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from graph_builder.commitments import judge
from graph_builder.commitments.worth import Case, barred, by_rule, plain
from graph_builder.evaluation.matching import pair_spans
from graph_builder.lexicon import Lexicon, load
from graph_builder.model.span import LocalSpan
from graph_builder.pipeline.extract import extract
from graph_builder.readers import read
from graph_builder.text.repair import repair

TARGET = Path(__file__).parent.parent / "graph_builder/lexicon/data/judge_weights.tsv"
PENALTY = 6.0
HEADER = (
    "# source: trained by tools/train_judge.py on annotated speeches and documents; single words and signs only; licence: Apache-2.0\n"
    "# sign\tweight\n"
)


@dataclass(frozen=True, slots=True)
class Example:
    document: str
    signs: judge.Signs
    right: bool
    ruled: bool


def examples(gold_dirs: list[Path], sources: list[Path], lexicon: Lexicon) -> tuple[list[Example], Counter[str]]:
    """All candidates of the annotated documents, and for each document how many annotated commitments no candidate meets."""
    golds: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for path in sorted(path for folder in gold_dirs for path in folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        golds[gold["file"]].append((path.stem, gold))
    out: list[Example] = []
    missed: Counter[str] = Counter()
    for file, annotated in sorted(golds.items()):
        found = _candidates(next(s / file for s in sources if (s / file).is_file()), lexicon)
        for name, gold in annotated:
            low, high = gold["speech"]["start"], gold["speech"]["end"]
            inside = [one for one in found if one["start"] < high and low < one["end"]]
            pairs = pair_spans(gold["commitments"], inside)
            matched = {j for _, j, _ in pairs}
            missed[name] = len(gold["commitments"]) - len(pairs)
            out += [Example(name, one["signs"], number in matched, one["ruled"]) for number, one in enumerate(inside)]
    return out, missed


def _candidates(path: Path, lexicon: Lexicon) -> list[dict[str, Any]]:
    """Every unit of a source that is not barred, with its raw span and signs."""
    source = read(path)
    aligned, _ = repair(source.raw, lexicon)
    seen: list[dict[str, Any]] = []

    def keep(text: str, case: Case, lexicon: Lexicon) -> bool:
        if barred(text, case, lexicon):
            return False
        span = aligned.to_raw(LocalSpan(case.start, case.end))
        ruled = by_rule(text, case, lexicon) or plain(text, case, lexicon)
        seen.append({"start": span.start, "end": span.end, "signs": judge.signs(text, case, lexicon), "ruled": ruled})
        return ruled

    extract(source, lexicon, judge=keep)
    return seen


def fit(data: list[Example], penalty: float = PENALTY) -> dict[str, float]:
    """Weights of the signs that occur in at least two documents."""
    where: dict[str, set[str]] = defaultdict(set)
    for one in data:
        for sign in one.signs.names():
            where[sign].add(one.document)
    names = sorted(sign for sign, documents in where.items() if len(documents) > 1)
    index = {sign: number for number, sign in enumerate(names)}
    rows = np.zeros((len(data), len(names)))
    for number, one in enumerate(data):
        rows[number, [index[sign] for sign in one.signs.names() if sign in index]] = 1.0
    right = np.array([one.right for one in data], dtype=float)
    weights = np.zeros(len(names))
    for _ in range(25):
        chance = 1.0 / (1.0 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - right) + penalty * weights
        curve = (rows * (chance * (1.0 - chance))[:, None]).T @ rows + penalty * np.eye(len(names))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.01}


def f1(right: int, found: int, annotated: int) -> float:
    return 2 * right / (found + annotated) if found + annotated else 0.0


def report(data: list[Example], missed: Counter[str], threshold: float) -> None:
    """Leave one document out: F1 of the rule and of the weights."""
    documents = sorted(missed)
    totals: Counter[str] = Counter()
    for name in documents:
        table = judge.weights_of(fit([one for one in data if one.document != name]))
        own = [one for one in data if one.document == name]
        annotated = missed[name] + sum(one.right for one in own)
        chosen = [one for one in own if judge.score(one.signs, table) > threshold]
        ruled = [one for one in own if one.ruled]
        counts = {
            "annotated": annotated,
            "ruled": len(ruled),
            "ruled right": sum(one.right for one in ruled),
            "chosen": len(chosen),
            "chosen right": sum(one.right for one in chosen),
        }
        totals.update(counts)
        rule = f1(counts["ruled right"], counts["ruled"], annotated)
        weighed = f1(counts["chosen right"], counts["chosen"], annotated)
        print(f"{name:20} annotated {annotated:4}  rule {rule:.3f}  weights {weighed:.3f}")
    rule = f1(totals["ruled right"], totals["ruled"], totals["annotated"])
    weighed = f1(totals["chosen right"], totals["chosen"], totals["annotated"])
    print(f"{'all':20} annotated {totals['annotated']:4}  rule {rule:.3f}  weights {weighed:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold_dirs", nargs="+", type=Path)
    parser.add_argument("--source", action="append", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write the weights fitted on all documents")
    parser.add_argument("--threshold", type=float, default=judge.THRESHOLD)
    options = parser.parse_args()
    data, missed = examples(options.gold_dirs, options.source, load())
    report(data, missed, options.threshold)
    if options.write:
        table = fit(data)
        TARGET.write_text(HEADER + "".join(f"{sign}\t{weight}\n" for sign, weight in sorted(table.items())), "utf-8")
        print(f"{len(table)} weights written")


if __name__ == "__main__":
    main()
