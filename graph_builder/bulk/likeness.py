"""Is this a new version of a text, or another text under the same name?"""

from __future__ import annotations

import re

LEAST = 0.5
_SENTENCE = re.compile(r"[\r\n。！？；]+")


def shared(old: str, new: str) -> float:
    """Share (0 to 1) of the lines of `new` that stand in `old`; of its sentences where that is more, since a file may be one long line."""
    return max(_share(old.splitlines(), new.splitlines()), _share(_SENTENCE.split(old), _SENTENCE.split(new)))


def _share(old: list[str], new: list[str]) -> float:
    known = {piece.strip() for piece in old}
    pieces = [piece.strip() for piece in new if piece.strip()]
    return sum(piece in known for piece in pieces) / len(pieces) if pieces else 0.0


def another_text(old: str, new: str) -> bool:
    return old != new and shared(old, new) < LEAST
