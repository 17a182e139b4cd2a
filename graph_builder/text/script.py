"""Traditional → simplified, one character for one, only where a text is written in traditional characters."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from opencc_pyo3 import OpenCC

from graph_builder.lexicon import Lexicon

_LEAST = 5  # signature characters before a line or text is taken to be traditional
_RATIO = 3  # and how many times they must outnumber the simplified ones


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=4)
def _signature(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = lexicon.rows("script_signature")
    return re.compile(f"[{''.join(row[0] for row in rows)}]"), re.compile(f"[{''.join(row[1] for row in rows)}]")


def to_simplified(text: str) -> str:
    """As many characters as came. What has no counterpart of one character stays."""
    # 陜 is another character than 陝 and has no counterpart; converters that write 陜西 mean the province
    text = text.replace("陜西", "陝西")
    whole: str = _converter().convert(text, False)
    return whole if len(whole) == len(text) else "".join(map(_line, text.splitlines(keepends=True)))


def _line(line: str) -> str:
    converted: str = _converter().convert(line, False)
    return converted if len(converted) == len(line) else "".join(map(_character, line))


@cache
def _character(character: str) -> str:
    converted: str = _converter().convert(character, False)
    return converted if len(converted) == 1 else character


def simplify(text: str, lexicon: Lexicon) -> str:
    """Converts the whole of a traditional text, else only its traditional lines; a text in simplified characters comes back as it is."""
    traditional, simplified = _signature(lexicon)
    if not traditional.search(text):
        return text
    old, new = len(traditional.findall(text)), len(simplified.findall(text))
    mostly = old >= _LEAST and old >= _RATIO * new
    if mostly and not new:
        return to_simplified(text)
    lines = text.splitlines(keepends=True)
    return "".join(to_simplified(line) if _is_traditional(line, lexicon, mostly) else line for line in lines)


def _is_traditional(line: str, lexicon: Lexicon, mostly: bool) -> bool:
    traditional, simplified = _signature(lexicon)
    old = len(traditional.findall(line))
    new = len(simplified.findall(line))
    return old >= new if mostly else old >= _LEAST and old >= _RATIO * new
