"""A short title for drawing: the first verb phrase after bearer and modal, at most 18 characters."""

from __future__ import annotations

import re

from graph_builder.commitments.clauses import clauses, trimmed
from graph_builder.commitments.cues import cues
from graph_builder.commitments.worth import is_work
from graph_builder.lexicon import Lexicon

LIMIT = 18
_LEAD = re.compile(
    r"(?:等|部门|牵头|配合|负责|的|，|,|：|要|须|必须|务必|应当?|将|一定|也|还|继续|切实|进一步|积极|认真|扎实|全力|大力|着力|严格|持续|深入|加快|抓紧|力争|确保|争取|努力|计划|拟|今年|年底前|年内)+"
)


def label(text: str, start: int, end: int, work: int, lexicon: Lexicon) -> str:
    """Cut at a clause; a longer clause is cut at 17 characters with an ellipsis."""
    chosen = None
    for clause in clauses(text, max(start, min(work, end - 1)), end):
        a, b = trimmed(text, clause.start, clause.end)
        lead = _LEAD.match(text, a, b)
        if lead and lead.end() < b - 3:
            a = lead.end()
        if b - a >= 4 and (chosen is None or is_work(text, a, b, lexicon)):
            chosen = (a, b)
            if _opens_with_verb(text, a, b, lexicon):
                break
    a, b = chosen or (start, end)
    words = "".join(text[a:b].split())
    return words if len(words) <= LIMIT else words[: LIMIT - 1] + "…"


def _opens_with_verb(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    found = cues(lexicon).work.find_matches_as_indexes(text[start : min(end, start + 8)])
    return bool(found) and found[0][1] == 0
