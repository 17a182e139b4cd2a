"""Lines: letter-spaced titles, sentences that a hard wrap cut, page numbers, paragraphs that lost their line ends."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from graph_builder.model.span import LocalSpan
from graph_builder.text.aligned import Edit
from graph_builder.text.characters import HAN_CLASS

_SPACED = re.compile(rf"^[ \t\u3000]*[{HAN_CLASS}](?:[ \u3000]+[{HAN_CLASS}])+[：:]?[ \t\u3000]*\r?$", re.MULTILINE)
_GAP = re.compile(rf"(?<=[{HAN_CLASS}])[ \u3000]+(?=[{HAN_CLASS}])")
_INNER_WIDE_SPACE = re.compile(r"\u3000(?<=\S.)\u3000*(?=\S)")
_LINE = re.compile(r"[^\n]+")
_PAGE_NUMBER = re.compile(
    r"^[ \t\u3000]*(?:[-—－–·]+ *(\d{1,3}) *[-—－–·]+|第 *(\d{1,3}) *页(?:[，,/ ]*共 *\d{1,3} *页)?)[ \t\u3000]*\r?\n", re.MULTILINE
)
_FUSED = re.compile(rf"(?<=[。！？；：”{HAN_CLASS}])[ \u3000](?=[ \u3000]+\S)")

_OPEN_END = re.compile(rf"[{HAN_CLASS}0-9A-Za-z，、,%“（《—]\s*$")
_STARTS_ANEW = re.compile(
    r"[ \t]*(?:[一二三四五六七八九十百]+[、是要]|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、)）]|[①-⑳]"
    r"|第[一二三四五六七八九十百\d]+[，,、章节条部]|[【〔—*·•●■◆★-]|各位|同志们|尊敬的|附件|首先|其次|再次|最后|\d{4}[-/年]\s*\d"
    rf"|[{HAN_CLASS}]{{2,8}}[：:]\s*$)"
)
_TOLERANCE = 2  # half-width columns by which a wrapped line may miss the full width
_LEAST_WRAPPED = 6
_LONGEST_HEAD = 40
_LEAST_HEADS = 3  # page numbers below which a line must stand again to be a running head
_LEAST_LONG = 40  # characters of a paragraph before its open end counts as cut


def spacing_edits(text: str) -> list[Edit]:
    """政　府　工　作 → 政府工作, only on lines that hold nothing but spaced characters."""
    edits: list[Edit] = []
    for line in _SPACED.finditer(text):
        edits.extend((LocalSpan(line.start() + gap.start(), line.start() + gap.end()), "") for gap in _GAP.finditer(line[0]))
    return edits


_BESIDE_FIGURE = re.compile(f"[ \u3000](?:(?<=[{HAN_CLASS}％%].)(?=[0-9])|(?<=[0-9%].)(?=[{HAN_CLASS}%]))")


def figure_edits(text: str) -> list[Edit]:
    """最高 2000 万元 → 最高2000万元: a single blank between a figure and the Chinese around it."""
    return [(LocalSpan(gap.start(), gap.end()), "") for gap in _BESIDE_FIGURE.finditer(text)]


def narrow_spaces(text: str) -> str:
    """Full-width spaces inside a line become blanks, one for one; indentation stays."""
    return _INNER_WIDE_SPACE.sub(lambda match: " " * len(match[0]), text) if "\u3000" in text else text


def restored_breaks(text: str) -> str:
    """A long text without line ends: the first space of an indentation becomes the line end that was lost, one for one."""
    if len(text) < 2000 or text.count("\n") * 2000 > len(text):
        return text
    return _FUSED.sub("\n", text) if len(_FUSED.findall(text)) >= 5 else text


def page_edits(text: str) -> list[Edit]:
    """Lines that hold only a page number, where several do and the numbers rise, with the running head that stands below most of them."""
    found = list(_PAGE_NUMBER.finditer(text))
    numbers = [int(match[1] or match[2]) for match in found]
    if len(numbers) < 2 or any(a >= b for a, b in pairwise(numbers)):
        return []
    below = [_LINE.match(text, match.end()) for match in found]
    heads = Counter(line[0].strip() for line in below if line and len(line[0]) <= _LONGEST_HEAD)
    head, times = heads.most_common(1)[0] if heads else ("", 0)
    edits: list[Edit] = []
    for match, line in zip(found, below, strict=True):
        headed = line is not None and times >= _LEAST_HEADS and times * 2 > len(found) and line[0].strip() == head
        end = min(line.end() + 1, len(text)) if headed and line else match.end()
        edits.append((LocalSpan(match.start(), end), ""))
    return edits


def _columns(line: str) -> int:
    """Width in half-width columns."""
    return 2 * len(line) - sum(map(len, re.findall(r"[\x00-\x7f]+", line)))


def wrap_edits(text: str) -> list[Edit]:
    """Joins of lines that a sentence runs across: a line of the full width of a wrapped text, or a paragraph that stops in mid-sentence."""
    lines = [match.span() for match in _LINE.finditer(text)]
    width = _wrap_width(text, lines)
    edits: list[Edit] = []
    for (start, end), (after, after_end) in pairwise(lines):
        if after != end + 1 or not _OPEN_END.search(text[max(start, end - 4) : end]):
            continue
        following = text[after : min(after_end, after + 24)]
        if following.startswith(("\u3000", "  ", "\t")) or not following.strip() or _STARTS_ANEW.match(following):
            continue
        line = text[start:end].rstrip()
        wrapped = width is not None and abs(_columns(line) - width) <= _TOLERANCE
        if wrapped or _is_cut(line):
            cut = start + len(line)
            joint = " " if re.match(r"[A-Za-z]", following) and re.search(r"[A-Za-z]$", line) else ""
            edits.append((LocalSpan(cut, after + len(following) - len(following.lstrip())), joint))
    return edits


def _is_cut(line: str) -> bool:
    """A paragraph whose last sentence is open. A heading holds no full stop, a salutation or signature is short."""
    return len(line) >= _LEAST_LONG and ("。" in line[:-1] or line.endswith(("，", "、", ",")))


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int | None:
    """The width in columns at which most open lines end, if there is one."""
    widths: Counter[int] = Counter()
    filled = 0
    for start, end in lines:
        if end - start > 120:
            return None
        line = text[start:end].rstrip()
        if not line:
            continue
        filled += 1
        if len(line) >= 15 and _OPEN_END.search(line[-4:]):
            widths[_columns(line)] += 1
    if not widths:
        return None
    width = max(sorted(widths), key=lambda w: sum(widths[w + d] for d in range(-_TOLERANCE, _TOLERANCE + 1)))
    near = sum(widths[width + d] for d in range(-_TOLERANCE, _TOLERANCE + 1))
    return width if near >= _LEAST_WRAPPED and near * 3 >= filled else None
