"""Numerals as written → numbers: 1,200 · 3.5 · 二十三 · 一百零五 · 二〇二五 · 3.5万 · 十五亿."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}

# Runs are limited in length so that a search stays linear on any text.
ARABIC = r"(?:[0-9]{1,3}(?:[,，][0-9]{3}){1,4}(?![0-9])(?:[.．][0-9]{1,6})?|[0-9]{1,12}(?:[.．][0-9]{1,6})?)"
CHINESE = r"(?:[零〇一二两三四五六七八九十百千]{0,9}[一二两三四五六七八九十百千])"
SCALE = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?![瓦克米卡伏])|百(?!分))"
"""Regular expression sources without groups. A SCALE follows a number: 3.5万亿."""


def _positional(text: str) -> int | None:
    """二〇二五 → 2025."""
    return int("".join(str(_DIGITS[c]) for c in text)) if all(c in _DIGITS for c in text) else None


def _spoken(text: str) -> int | None:
    """一百零五 → 105; 一万二千 → 12000."""
    total = section = digit = 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _SMALL:
            section += (digit or 1) * _SMALL[c]
            digit = 0
        elif c in _LARGE:
            total = (total + section + digit) * _LARGE[c] if c == "亿" else total + (section + digit or 1) * _LARGE[c]
            section = digit = 0
        else:
            return None
    return total + section + digit


def scale(text: str) -> int:
    """万亿 → 10**12, "" → 1."""
    factor = 1
    for c in text:
        factor *= _SMALL.get(c) or _LARGE[c]
    return factor


def value(text: str) -> float | None:
    """The number that `text` says, None where it is none."""
    clean = text.replace(",", "").replace("，", "").replace("．", ".")
    if not clean:
        return None
    if clean[0] in "0123456789":
        found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)([十百千万亿]*)", clean)
        # Decimal, so that 69.1亿 is 6910000000 and not a float beside it.
        return float(Decimal(found[1]) * scale(found[2])) if found else None
    if len(clean) > 1 and (whole := _positional(clean)) is not None:
        return float(whole)
    spoken = _spoken(clean)
    return None if spoken is None else float(spoken)
