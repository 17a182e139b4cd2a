"""The real texts: what was found in them is grounded, valid, and as good as it was said to be.

The folder that TRUTH_DIR names holds `seeds/` and `corpus/` (sources), `gold/dev` and `gold/dev_documents` (annotations of them) and
`gold/score.py` (the scorer that everyone compares with). Nothing of it is part of the project.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from graph_builder.evaluation.evaluate import evaluate
from graph_builder.evaluation.gold import load_gold, locate, named_files
from graph_builder.evaluation.report import Report
from graph_builder.lexicon import load
from graph_builder.model.codec import extraction_to_json, spans_in
from graph_builder.pipeline.extract import extract
from graph_builder.readers import read
from graph_builder.resources import folder

pytestmark = pytest.mark.truth

ROOT = Path(__file__).resolve().parents[1]
COPIED = 20  # Chinese characters in a row that two texts do not share by chance


@pytest.fixture(scope="session")
def truth() -> Path:
    named = os.environ.get("TRUTH_DIR", "")
    if named and Path(named).is_dir():
        return Path(named)
    said = f"TRUTH_DIR names no folder with the real texts ({named or 'not set'})"
    if os.environ.get("CI") == "true":
        pytest.fail(said)
    pytest.skip(said)


@dataclass(frozen=True)
class Set:
    """An annotated set with its sources and its floors."""

    gold: str
    sources: str
    speeches: int
    commitments: float
    edges: float


SETS = [
    Set("dev", "seeds", speeches=6, commitments=0.80, edges=0.55),
    Set("dev_documents", "corpus", speeches=0, commitments=0.65, edges=0.45),
]
each_set = pytest.mark.parametrize("chosen", SETS, ids=lambda each: each.gold)


@cache
def extracted(path: Path) -> tuple[str, dict[str, Any]]:
    """Raw text and JSON of one source."""
    source = read(path)
    return source.raw, extraction_to_json(extract(source, load()))


@cache
def own_report(truth: Path, chosen: Set) -> Report:
    return evaluate(truth / "gold" / chosen.gold, [truth / chosen.sources])


def run_scorer(truth: Path, chosen: Set, out: Path, *options: str) -> str:
    names = named_files(load_gold(truth / "gold" / chosen.gold))
    predictions = []
    for name, path in locate(names, [truth / chosen.sources]).items():
        target = out / f"{name}.json"
        target.write_text(json.dumps(extracted(path)[1], ensure_ascii=False), "utf-8")
        predictions.append(str(target))
    scorer = truth / "gold" / "score.py"
    command = [
        sys.executable,
        str(scorer),
        str(truth / "gold" / chosen.gold),
        *predictions,
        "--source",
        str(truth / chosen.sources),
        *options,
    ]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@each_set
def test_rows_are_those_of_the_scorer(truth: Path, chosen: Set, tmp_path: Path) -> None:
    expected = json.loads(run_scorer(truth, chosen, tmp_path, "--json"))
    report = own_report(truth, chosen)
    rows: dict[str, Any] = {
        name: {"p": row.precision, "r": row.recall, "f1": row.f1, "gold": row.gold, "pred": row.found, "macro": row.macro}
        for name, row in report.rows.items()
    }
    assert {**rows, **report.counts()} == expected


@each_set
def test_the_printed_table_is_that_of_the_scorer(truth: Path, chosen: Set, tmp_path: Path) -> None:
    assert list(own_report(truth, chosen).lines()) == run_scorer(truth, chosen, tmp_path).splitlines()


@each_set
def test_floors(truth: Path, chosen: Set) -> None:
    report = own_report(truth, chosen)
    assert not report.failures
    assert report.rows["speeches"].gold * report.rows["speeches"].recall >= chosen.speeches
    assert report.rows["commitments"].f1 >= chosen.commitments
    assert report.rows["edges"].f1 >= chosen.edges
    assert report.grounding == 1.0


def sources(truth: Path) -> list[Path]:
    found = [path for name in ("seeds", "corpus") for path in sorted((truth / name).iterdir()) if path.suffix in (".txt", ".docx")]
    assert len(found) >= 5
    return found


def test_every_output_is_valid_and_quotes_its_source(truth: Path) -> None:
    schema = json.loads((folder("schema") / "extraction.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for path in sources(truth):
        raw, data = extracted(path)
        errors = [f"{path.name} {list(error.absolute_path)}: {error.message}" for error in validator.iter_errors(data)]
        assert errors == []
        wrong = [item for item in spans_in(data) if item["text"] != raw[item["start"] : item["end"]]]
        assert (path.name, wrong) == (path.name, [])


def windows(text: str) -> set[str]:
    """Every run of COPIED Chinese characters, punctuation left out."""
    han = "".join(re.findall("[\u4e00-\u9fff]", text))
    return {han[index : index + COPIED] for index in range(len(han) - COPIED + 1)}


def test_no_sentence_of_the_real_texts_is_in_the_project(truth: Path) -> None:
    real: set[str] = set()
    for path in sources(truth):
        real |= windows(extracted(path)[0])
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout
    copied = {}
    for name in listed.split("\0"):
        path = ROOT / name
        if not name or path.suffix == ".tsv" or not path.is_file():  # word tables hold names, which are facts
            continue
        data = path.read_bytes()
        text = data.decode("gb18030", "ignore") if name.startswith("samples/") and b"\r\n" in data else data.decode("utf-8", "ignore")
        if shared := windows(text) & real:
            copied[name] = sorted(shared)[:3]
    assert copied == {}
