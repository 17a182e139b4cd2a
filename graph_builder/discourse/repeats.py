"""Documents of a source that stand in it more than once: saved web pages print the same text again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_builder.discourse.speeches import SpeechFrame

_SPACE = re.compile(r"\s+")


def repeats(text: str, frames: Sequence[SpeechFrame]) -> dict[int, int]:
    """Ordinal of each repeated document → ordinal of the first with the same words; white space does not count."""
    first: dict[str, int] = {}
    out: dict[int, int] = {}
    if len(frames) < 2:
        return out
    for ordinal, frame in enumerate(frames):
        words = _SPACE.sub("", text[frame.span.start : frame.span.end])
        earlier = first.setdefault(words, ordinal)
        if earlier != ordinal:
            out[ordinal] = earlier
    return out
