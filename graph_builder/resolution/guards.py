"""What two names may never differ in and still be one thing, however alike they look."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ROAD = r"[SGXYCsgxyc]\d+"
_NUMBER = r"\d+(?:\.\d+)?|[〇零一二三四五六七八九十百千万亿两甲乙丙丁]+|[xX*×]+"
_COMPASS = r"[东西南北]|中(?=[路街河湖段线部])"
_MARKS = re.compile(f"{_ROAD}|{_NUMBER}|{_COMPASS}")
# A word in front of a name that makes another thing of it: 东|大河, 副|县长, 新|车站.
_TURNING = frozenset("东西南北中上下前后左右新老旧大小内外正副第各")


@lru_cache(maxsize=65536)
def marks(name: str) -> tuple[str, ...]:
    """Numbers, ordinals, phases, road numbers, years, masks and compass points of a name, in order."""
    return tuple(_MARKS.findall(unicodedata.normalize("NFKC", name)))


def alike(one: str, other: str) -> bool:
    """Whether nothing that tells things apart differs: a necessary condition for one thing, never a sufficient one."""
    return marks(one) == marks(other)


def qualifies(head: str) -> bool:
    """Whether `head` in front of a name may only say more closely which thing is meant."""
    return bool(head) and head[-1] not in _TURNING and not marks(head)
