"""Lines → pieces: cut at closing marks outside brackets and quotes, then at enumerators; and what announces a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph_builder.discourse.markers import inline_markers
from graph_builder.discourse.structure import Bracket, Line
from graph_builder.text.anchors import gate

# brackets (one nested level), quotes and titles are skipped whole, so that marks inside them end nothing
_SCAN = re.compile(
    r"(?P<bracket>[（(][^（）()\n]{0,600}(?:[（(][^（）()\n]{0,80}[)）][^（）()\n]{0,600}){0,8}[)）])"
    r"|“[^”\n。]{0,60}”|《[^》\n]{0,80}》|(?P<stop>[。！？；])"
)
_ENUMERATOR_ONLY = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[)）]")
GUIDING = re.compile(r"(?:总体要求|总体思路|指导思想|基本思路|工作思路|工作总基调|总的要求|基本要求|总体目标要求)(?:是|为)?$")
_COUNTED = r"[一二两三四五六七八九十几]个?(?:件|项|方面|个方面|点|大|条)"
_ANNOUNCES = (
    r"(?<![及])(?:以下|如下|下列)(?:几|[一二两三四五六七八九十]|个|项|点|方面|重点|工作|任务|目标|事项|措施|内容|要求|意见|原则|政策|民生|实事|大事|难题|问题)[^，。：]{0,10}$|(?<![及])(?:以下|如下)$"
    rf"|(?:重点|着重|突出|主要|要|需|着力)?(?:抓好|做好|抓|做|推进|完成|实现|开展|强调|做到|把握)(?:好)?[^，。：；]{{0,6}}{_COUNTED}[^，。：；]{{0,8}}$"
    r"|目标(?:任务)?(?:是|为)$|任务是$|分工$|重点(?:是|抓好|做好)$"
)
_ANNOUNCING, _LIKELY = re.compile(_ANNOUNCES), gate([_ANNOUNCES])
_ANNOUNCES_BY_COLON = re.compile(
    r"(?<!及)(?:以下|如下|下列)[^，。：]{0,14}(?:，[^。：]{0,30})?$|(?:目标|任务|要(?:完成|实现|做到)|包括|其中|具体(?:是|为)?|分别(?:是|为)|要求)$"
)


_GOAL = re.compile(
    r"，(?!(?:达到|增长|增速|其中|力争|并|确保|同比|分别|年均|总量|突破|争取|高于|快于|保持))(?=[^，。；]*\d|[^，。；]{4,20}(?:同步|平衡|改善|稳定|下降|完成|控制))"
)


class Fragment(NamedTuple):
    """A run between two cuts, before sections and lists are known; `mark` names the enumerator's family, `marker` its text."""

    start: int
    end: int
    marker: str
    mark: str
    closing: str


def fragments(text: str, line: Line, start: int) -> tuple[list[Fragment], list[Bracket]]:
    """The pieces of a line from `start` on, and its bracketed runs."""
    out: list[Fragment] = []
    brackets: list[Bracket] = []
    first = start
    for match in _SCAN.finditer(text, start, line.end):
        if match["bracket"]:
            if not _ENUMERATOR_ONLY.fullmatch(match["bracket"]):
                brackets.append(Bracket(match.start(), match.end()))
                if not text[first : match.start()].strip():
                    # a note behind the 。 of its sentence is no beginning of the next one
                    first = match.end()
        elif match["stop"]:
            out.extend(_numbered(text, first, match.start(), match["stop"]))
            first = match.end()
    out.extend(_numbered(text, first, line.end, ""))
    return out, brackets


def _numbered(text: str, start: int, end: int, closing: str) -> list[Fragment]:
    """Cut one sentence at its enumerators, and at a colon that announces what follows."""
    out: list[Fragment] = []
    at, marker, mark = start, "", ""
    for found in inline_markers(text, start, end):
        if found.start > at:
            _append(out, text, at, found.start, marker, mark, "：" if text[found.start - 1] in "：:" else "，")
        at, marker, mark = found.end, text[found.start : found.end], found.kind
    colon = text.find("：", at, end)
    if colon > 0 and (announces(text, at, colon) or _ANNOUNCES_BY_COLON.search(text, at, colon) or GUIDING.search(text, at, colon)):
        _append(out, text, at, colon, marker, mark, "：")
        goals = "目标" in text[at:colon]
        at, marker, mark = colon + 1, "", ""
        if goals and closing == "。":
            # a list of goals without ； has one goal a clause
            for cut in _GOAL.finditer(text, at, end):
                _append(out, text, at, cut.start(), marker, mark, "，")
                at = cut.end()
    _append(out, text, at, end, marker, mark, closing)
    return out


def _append(out: list[Fragment], text: str, start: int, end: int, marker: str, mark: str, closing: str) -> None:
    while start < end and text[start] in " \u3000\t，,、：:；;":
        start += 1
    while end > start and text[end - 1] in " \u3000\t，,、：:；;":
        end -= 1
    if start < end:
        out.append(Fragment(start, end, marker, mark, closing))


def announces(text: str, start: int, end: int) -> bool:
    """Whether a run announces a list (…重点抓好以下工作)."""
    start = max(start, end - 40)
    return _LIKELY.search(text, start, end) is not None and _ANNOUNCING.search(text, start, end) is not None
