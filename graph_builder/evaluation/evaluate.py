"""From folders to a report: read the sources that the annotations name, extract, compare."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeAlias

from graph_builder.errors import GraphBuilderError
from graph_builder.evaluation.gold import load_gold, locate, named_files
from graph_builder.evaluation.report import Report, summarise
from graph_builder.lexicon import Lexicon, load
from graph_builder.model.codec import extraction_to_json
from graph_builder.pipeline.extract import extract
from graph_builder.readers import read

Json: TypeAlias = dict[str, Any]


def evaluate(gold_dir: Path, paths: list[Path], lexicon: Lexicon | None = None) -> Report:
    """Extract the sources that the annotations of `gold_dir` name and that lie under `paths`, and compare.

    A source that cannot be read counts as one in which nothing was found, and stands in `failures`.
    """
    golds = load_gold(gold_dir)
    names = named_files(golds)
    files = locate(names, paths)
    failures = [(name, "在给出的路径中没有找到") for name in names if name not in files]
    extractions: dict[str, Json] = {}
    raws: dict[str, str] = {}
    words = lexicon or load()
    for name, path in files.items():
        try:
            source = read(path)
        except GraphBuilderError as error:
            failures.append((name, str(error)))
            continue
        extractions[name] = extraction_to_json(extract(source, words))
        raws[name] = source.raw
    return summarise(golds, extractions, raws, tuple(failures))
