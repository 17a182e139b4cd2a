"""One form of punctuation, digits and letters: full-width marks beside Chinese, half-width digits and letters. All of it one for one."""

from __future__ import annotations

import re

from graph_builder.text.characters import HAN_CLASS

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_LEFT = f"{HAN_CLASS}”’》）】」』〕"
_RIGHT = f"{HAN_CLASS}“‘《（【「『〔"
# the mark itself comes first, so that the search passes over plain text at full speed
_MARK = re.compile(rf"[,;:?!](?:(?<=[{_LEFT}].)|(?<=[0-9A-Za-z%*)\]\"'＊×○℃°].)(?=[{_RIGHT}]))")
_PAIR = re.compile(r"\(([^()\n]{1,80})\)")
_LONE = re.compile(rf"[()](?:(?<=[{_LEFT}].)|(?=[{_RIGHT}]))")
_HAN = re.compile(f"[{HAN_CLASS}]")

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％＋]+")
_NARROW = {code: code - 0xFEE0 for first, last in ("０９", "ＡＺ", "ａｚ", "％％", "＋＋") for code in range(ord(first), ord(last) + 1)}
_POINT = re.compile(r"[．－](?:(?<=[0-9A-Za-z].)(?=[0-9A-Za-z])|(?<=[0-9]．))")
_POINTS = {"．": ".", "－": "-"}


def full_width_marks(text: str) -> str:
    """`,;:?!()` in Chinese context → full width. A full stop, and marks between digits or Latin letters, stay."""
    text = _MARK.sub(_full, text)
    if "(" in text or ")" in text:
        text = _LONE.sub(_full, _PAIR.sub(_brackets, text))
    return text


def _full(match: re.Match[str]) -> str:
    return _FULL[match[0]]


def _brackets(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return f"（{match[1]}）" if _HAN.search(match[1]) or _HAN.search(beside) else match[0]


def half_width_letters(text: str) -> str:
    """Full-width digits, letters, ％ and ＋ → half width, and the points and dashes between them."""
    text = _WIDE.sub(lambda match: match[0].translate(_NARROW), text)
    if "．" in text or "－" in text:
        text = _POINT.sub(lambda match: _POINTS[match[0]], text)
    return text
