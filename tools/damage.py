#!/usr/bin/env python3
"""Damages a clean text in traditional characters as one kind of web page did, byte by byte; makes samples/two-speeches-damaged.txt.

What such a page had been through, in this order:

1. The text stood in GBK. Wherever two bytes were those of certain characters, their reading was written behind them in brackets,
   發(fā); full-width commas and their like became ASCII. Both looked at pairs of bytes at any offset, so that they also hit the
   second byte of one character together with the first of the next.
2. The bytes were read as GBK again. Behind such a hit each pair is read one byte late, a lead byte before an ASCII character became
   `?` (and swallowed an opening bracket), and pairs that GBK leaves to users vanished.
3. The texts of a collection stood below one another, with what a web page puts around and between them.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from graph_builder.lexicon import load

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "tools" / "clean" / "two-speeches.txt"
TARGET = ROOT / "samples" / "two-speeches-damaged.txt"

DIVIDER = "---\n"
HEAD = "交通運輸和衛生健康工作會議講話稿(精選2篇)\n2025-03-04\n2025-03-04\n2025年會議講話稿範文匯編\n2025-03-04\n【範文屋--講話稿】\n"
BETWEEN = "【範文屋--講話稿】\n2025-03-04\n"
FOOT = "【範文屋--講話稿】\n"

MARKS = {mark.encode("gbk"): bytes([ord(mark) - 0xFEE0]) for mark in "，；：？！（）"}


def litter(readings: dict[str, str], text: bytes) -> bytes:
    """Step 1. `readings` by character."""
    behind = {character.encode("gbk"): f"({reading})".encode("gbk") for character, reading in readings.items()}
    hit = re.compile(b"|".join(map(re.escape, (*behind, *MARKS))))
    return hit.sub(lambda match: MARKS[match[0]] if match[0] in MARKS else match[0] + behind[match[0]], text)


def misread(text: bytes) -> str:
    """Step 2."""
    read: list[str] = []
    at = 0
    while at < len(text):
        lead, second = text[at], text[at + 1] if at + 1 < len(text) else 0
        if lead < 0x80:
            read.append(chr(lead))
            at += 1
        elif lead == 0x80:
            read.append("€")
            at += 1
        elif second < 0x40:
            read.append("?")
            at += 2 if second == ord("(") else 1
        else:
            read.append(text[at : at + 2].decode("gbk", "ignore"))
            at += 2
    return "".join(read)


def damaged(clean: str, readings: dict[str, str]) -> str:
    """`clean` holds texts in traditional characters, separated by lines of `---`."""
    first, *others = clean.split(DIVIDER)
    page = HEAD + first + "".join(BETWEEN + other for other in others) + FOOT
    return misread(litter(readings, page.encode("gbk")))


def made() -> bytes:
    """The damaged sample, as it must stand in samples/."""
    readings = {row[0]: row[1] for row in load().rows("pinyin_litter")}
    return damaged(SOURCE.read_text("utf-8"), readings).encode("utf-8")


def main() -> int:
    TARGET.write_bytes(made())
    return 0


if __name__ == "__main__":
    sys.exit(main())
