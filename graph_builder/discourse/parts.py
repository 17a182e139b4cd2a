"""Review or plan: by the heading's words, and where no heading tells by how the sentences of a paragraph are put."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_builder.lexicon import Lexicon
from graph_builder.model.document import Part
from graph_builder.text.anchors import FirstOf, Sieve, literals

_SENTENCE = re.compile(r"[^。！？；;]+")
_MODAL = FirstOf(
    r"(?<![重主纲摘概首必紧需])要(?![求素点么是闻害道])|必须|务必|确保|力争|争取|将(?!军|领)|应当|年底前|计划|下一步|今后|明年|拟"
)


_GOALS = re.compile(r"(?!去年|上年|过去)[^，。：]{0,14}(?:目标|任务)(?:是|为)?[：:]")
_EXACT = re.compile(r"\d\.\d+(?:万|亿|千)?(?:元|%|％|个百分点|人|亩|公里|吨|户|家|平方|立方|亿|万|倍)")


@lru_cache(maxsize=4)
def _titles(lexicon: Lexicon) -> tuple[tuple[re.Pattern[str], Part], ...]:
    return tuple((re.compile(row[0]), Part(row[1])) for row in lexicon.rows("heading_parts"))


@lru_cache(maxsize=4)
def _results(lexicon: Lexicon) -> tuple[Sieve, tuple[tuple[re.Pattern[str], int], ...]]:
    """The patterns with their weights."""
    rows = lexicon.rows("review_cues")
    return Sieve([literals(row[0]) for row in rows]), tuple((re.compile(row[0]), int(row[1])) for row in rows)


def part_of_title(title: str, lexicon: Lexicon) -> Part | None:
    """What a heading announces, or None where its words do not tell."""
    return next((part for pattern, part in _titles(lexicon) if pattern.search(title)), None)


@lru_cache(maxsize=512)
def result_weight(text: str, lexicon: Lexicon) -> int:
    """How strongly a run reports results: the sum of the weights that occur, each once."""
    sieve, patterns = _results(lexicon)
    found: set[int] = set()
    for number in sieve.likely(text):
        pattern, weight = patterns[number]
        if weight not in found and pattern.search(text):
            found.add(weight)
    return sum(found)


def part_of_paragraph(text: str, lexicon: Lexicon) -> Part:
    """A paragraph reviews where its sentences report results and hardly one binds; else it plans."""
    if _GOALS.match(text):
        return Part.PLAN
    sentences = _SENTENCE.findall(text)
    results = sum(min(2, result_weight(sentence, lexicon)) for sentence in sentences)
    bound = sum(1 for sentence in sentences if _MODAL.search(sentence, 0, len(sentence)))
    if bound == 0 and _EXACT.search(text):
        # figures with a decimal fraction and nothing that binds: what was reached, not what is planned
        return Part.REVIEW
    return Part.REVIEW if results >= 2 and results > 2 * bound and results * 3 >= len(sentences) * 2 else Part.PLAN
