"""Documents in 《》, without the marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_builder.lexicon import Lexicon
from graph_builder.model.span import LocalSpan

_MARK = re.compile(r"[《》\n\r。；]")
_SPACE = re.compile(r"\s+")
_HEAD = re.compile(
    r"(?:意见|方案|规划|纲要|办法|条例|通知|决定|规定|细则|计划|报告|清单|要点|法|法典|宪法|章程|准则|标准|公报|函|通报|措施|指南|目录|制度|规则|协议|责任书|若干政策|条|批复|预案|令|指引|任务书|总体思路|建议)"
)
LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFound:
    """`span` is what stands between the marks; `name` the same without spaces."""

    span: LocalSpan
    name: str


def find(text: str, lexicon: Lexicon, start: int = 0, end: int | None = None) -> list[PolicyFound]:
    """Titles between 《 and its closing mark in order. Inner 《…》 or 〈…〉 belong to the outer title. Where the closing mark is
    missing the title ends with the last word that heads a document's name before the end of the sentence; without one, and
    where a single inner mark is missing, nothing is guessed beyond the sentence."""
    stop = len(text) if end is None else end
    found = []
    position = start
    while (opening := text.find("《", position, stop)) >= 0:
        begin = opening + 1
        if text.startswith("《", begin):
            position = begin
            continue
        close = _closing(text, begin, min(stop, begin + LONGEST))
        if close is None:
            position = begin
            continue
        name = _SPACE.sub("", text[begin:close])
        if name:
            found.append(PolicyFound(span=LocalSpan(begin, close), name=name))
        position = close
    return found


def _closing(text: str, begin: int, limit: int) -> int | None:
    depth = 1
    for match in _MARK.finditer(text, begin, limit):
        mark = match.group()
        if mark == "《":
            if depth == 1 and text[match.start() - 1] in "、，,和与及":
                return _headed(text, begin, match.start())
            depth += 1
        elif mark == "》":
            depth -= 1
            if depth == 0 or not _inner_closes(text, match.end(), limit):
                return match.start()
        else:
            return _headed(text, begin, match.start())
    return _headed(text, begin, limit)


def _inner_closes(text: str, start: int, limit: int) -> bool:
    """Whether another closing mark follows before the next opening one or the end of the sentence."""
    following = _MARK.search(text, start, limit)
    return following is not None and following.group() == "》"


def _headed(text: str, begin: int, end: int) -> int | None:
    """End of the last document head before `end`; the clause's end counts first."""
    clause = re.compile(r"[，,、]").search(text, begin, end)
    for stop in ([clause.start()] if clause else []) + [end]:
        heads = list(_HEAD.finditer(text, begin, stop))
        if heads:
            return heads[-1].end()
    return None
