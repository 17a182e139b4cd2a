"""Figures that were blanked out before publication: x, X, *, ×, 某 in the place of digits."""

from __future__ import annotations

import re

_SIGNS = "xX×*＊某○□"

# A letter x is a mask only where it is no part of a Latin word, and × only where it is no multiplication sign (2×35万千瓦).
MASK = rf"(?:(?<![A-Za-z0-9.+\-])[{_SIGNS}]{{1,8}}(?:[.,][{_SIGNS}]{{1,3}})?(?![A-Za-z0-9+]))"
"""Regular expression source of a masked number, without groups."""

_ANY = re.compile(f"[{_SIGNS}]")


def masked(text: str) -> bool:
    """True if a sign for an unknown digit stands in `text`."""
    return bool(_ANY.search(text))
