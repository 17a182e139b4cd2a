#!/usr/bin/env python3
"""Speed of extraction as ratios of one run: CPU time a character against word segmentation with tags alone, growth with length, start-up.

All of it runs on the same text in one process, so the ratios hold on any machine. Texts are new to every caching part in each round.
Usage: python -m tools.bench [PATH ...] [--max RATIO] [--memory]
"""

from __future__ import annotations

import argparse
import logging
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import jieba
import jieba.posseg

from graph_builder.lexicon import load
from graph_builder.model.source import Source
from graph_builder.pipeline.extract import extract
from graph_builder.readers import read
from graph_builder.resources import folder

ROUNDS = 3
COMPARED = 30_000  # characters that the slower one gets, so that a run ends soon
GROWTH = (1, 4, 16)
LEAST_GROWN = 40_000  # characters from which on growth is measured
LARGE = 20_000_000  # bytes of the file whose peak memory is taken


def cpu_seconds(work: Callable[[], object]) -> float:
    """The best of some rounds, in seconds of this process."""
    best = float("inf")
    for _ in range(ROUNDS):
        before = time.process_time()
        work()
        best = min(best, time.process_time() - before)
    return best


def fresh(source: Source, number: int) -> Source:
    """The same text as another one, so that nothing remembered of an earlier round helps."""
    return replace(source, raw=f"{source.raw}\n{number}\n")


def extraction(sources: Sequence[Source]) -> float:
    """CPU seconds a character."""
    lexicon = load()
    rounds = iter(range(ROUNDS))

    def whole_chain() -> None:
        number = next(rounds)
        for source in sources:
            extract(fresh(source, number), lexicon)

    return cpu_seconds(whole_chain) / sum(len(source.raw) for source in sources)


def segmentation(text: str) -> float:
    """CPU seconds a character."""
    segmenter = jieba.posseg.POSTokenizer(jieba.Tokenizer())
    jieba.setLogLevel(logging.WARNING)
    with tempfile.TemporaryDirectory() as cache:  # its own cache, not one that users share
        segmenter.tokenizer.tmp_dir = cache
        list(segmenter.cut(text[:100]))  # loads its dictionary
    return cpu_seconds(lambda: list(segmenter.cut(text))) / len(text)


def start_up(path: Path) -> float:
    """CPU seconds of the command on one file."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "graph_builder", "extract", str(path)], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def grown(text: str, times: int) -> str:
    """The text that many times, every copy a little different: a document that is only printed again is not extracted again."""
    copies = range(times)
    return "".join(re.sub(r"((?:[^。]*。){20})", rf"\g<1>第{copy}稿。", text) for copy in copies)


def peak(text: str) -> float:
    """Megabytes that this process held at most, after it extracted a large file of that text."""
    size = len(text.encode("utf-8"))
    extract(Source(id="large", file="large", sha256="0", reader="txt", encoding="utf-8", raw=grown(text, LARGE // size + 1)), load())
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", nargs="*", type=Path, default=sorted(folder("samples").glob("*.txt")))
    options.add_argument("--max", type=float, help="fail above this ratio of CPU time")
    options.add_argument("--memory", action="store_true", help="take the peak of a file of 20 MB too")
    chosen = options.parse_args()
    sources = [read(path) for path in chosen.paths]
    text = "".join(source.raw for source in sources)
    for source in sources:
        extract(source, load())  # compiles what is compiled once
    ours, theirs = extraction(sources), segmentation(text[:COMPARED])
    print(f"{'characters':28}{len(text):>12,}")
    print(f"{'extract':28}{1 / ours:>12,.0f} characters/s")
    print(f"{'jieba.posseg.cut':28}{1 / theirs:>12,.0f} characters/s")
    print(f"{'ratio of CPU time':28}{ours / theirs:>12.3f}")
    print(f"{'times as fast':28}{theirs / ours:>12.2f}")
    joined = replace(sources[0], raw=grown(text, LEAST_GROWN // max(1, len(text)) + 1))
    costs = [extraction([replace(joined, raw=grown(joined.raw, times))]) for times in GROWTH]
    for times, cost in zip(GROWTH, costs, strict=True):
        print(f"{f'cost a character at {times}×':28}{cost / costs[0]:>12.2f}")
    print(f"{'start-up with one file':28}{start_up(chosen.paths[0]):>12.2f} s of CPU")
    if chosen.memory:
        print(f"{'peak memory at 20 MB':28}{peak(text):>12,.0f} MB")
    if chosen.max is not None and ours / theirs > chosen.max:
        print(f"above {chosen.max}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
