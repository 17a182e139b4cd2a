#!/usr/bin/env python3
"""Speed of extraction as a ratio: CPU time a character of the whole chain, against word segmentation with tags alone.

Both run in one process on the same text, so the ratio holds on any machine. Usage: python -m tools.bench [PATH ...] [--max RATIO]
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import jieba
import jieba.posseg

from graph_builder.lexicon import load
from graph_builder.pipeline.extract import extract
from graph_builder.readers import read
from graph_builder.resources import folder

ROUNDS = 3
COMPARED = 30_000  # characters that the slower one gets, so that a run ends soon


def cpu_seconds(work: Callable[[], object]) -> float:
    """The best of some rounds, in seconds of this process."""
    best = float("inf")
    for _ in range(ROUNDS):
        before = time.process_time()
        work()
        best = min(best, time.process_time() - before)
    return best


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", nargs="*", type=Path, default=sorted(folder("samples").glob("*.txt")))
    options.add_argument("--max", type=float, help="fail above this ratio")
    chosen = options.parse_args()
    sources = [read(path) for path in chosen.paths]
    text = "".join(source.raw for source in sources)
    lexicon = load()

    def whole_chain() -> None:
        for source in sources:
            extract(source, lexicon)

    whole_chain()  # compiles what is compiled once
    some = text[:COMPARED]
    segmenter = jieba.posseg.POSTokenizer(jieba.Tokenizer())
    jieba.setLogLevel(logging.WARNING)
    with tempfile.TemporaryDirectory() as cache:  # its own cache, not one that users share
        segmenter.tokenizer.tmp_dir = cache
        list(segmenter.cut(some[:100]))  # loads its dictionary
    ours = cpu_seconds(whole_chain) / len(text)
    theirs = cpu_seconds(lambda: list(segmenter.cut(some))) / len(some)
    ratio = ours / theirs
    print(f"{'characters':24}{len(text):>12,}")
    print(f"{'extract':24}{1 / ours:>12,.0f} characters/s")
    print(f"{'jieba.posseg.cut':24}{1 / theirs:>12,.0f} characters/s")
    print(f"{'ratio of CPU time':24}{ratio:>12.3f}")
    if chosen.max is not None and ratio > chosen.max:
        print(f"above {chosen.max}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
