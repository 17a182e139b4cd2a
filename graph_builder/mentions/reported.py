"""Projects that are named where nothing is promised: what a report says was built, held and carried out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from graph_builder.lexicon import Lexicon
from graph_builder.mentions.project_forms import ProjectFound
from graph_builder.mentions.projects import find

_LEAST = 5
"""Characters that a name has at least: shorter ones are mostly kinds of things (水厂改造) where no work is ordered."""

_LINE = re.compile("..(?:高速|高铁|铁路|大桥|隧道|水库)$")


def reported(text: str, runs: Iterable[tuple[int, int]], units: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[ProjectFound]:
    """Projects of the runs of text that no unit touches; `units` are in order and do not overlap."""
    starts = [start for start, _ in units]
    out: list[ProjectFound] = []
    for start, end in runs:
        before = bisect_left(starts, end) - 1
        if start < end and (before < 0 or units[before][1] <= start):
            out += [one for one in find(text, start, end, lexicon, by_clause=True) if one.kind != "platform" and _is_name(one)]
    return out


def _is_name(one: ProjectFound) -> bool:
    return one.kind == "event" or len(one.name) >= _LEAST or bool(_LINE.search(one.name))
