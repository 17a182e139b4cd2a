"""Names that look wrong: why a bearer, a project or a place is suspicious, or "" where nothing is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_builder.evaluation.audit_words import AuditWords
from graph_builder.model.commitment import Commitment
from graph_builder.model.document import Document
from graph_builder.model.source import Diagnostic, Severity
from graph_builder.model.span import Quote, Span

LONGEST_BEARER = 20
LONGEST_PROJECT = 30
LONGEST_PLACE = 16

_STOP = re.compile(r"[，,。；;：:！!？?]")
_STRAY = re.compile(r"^[、·—\-）)”》]|[、·—（(“《]$")
_REST = re.compile(r"区(?![委域别分])|带(?![动来领])")
_PAIRS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"))
_ASPECT = re.compile(r"了(?!解)|的(?!士|地)")


_SEATS = "省州市县区旗厅"  # 厅里要…, 州里将…: the seat acts


def shape(name: str, longest: int) -> str:
    """What no name has, of whatever kind: punctuation inside, a mark without its partner, too many characters."""
    if not name.strip():
        return "名称为空"
    if len(name) > longest:
        return f"超过 {longest} 字"
    if found := _STOP.search(name):
        return f"含标点“{found.group()}”"
    if _STRAY.search(name):
        return "以标点起止"
    return next((f"“{a}”与“{b}”不成对" for a, b in _PAIRS if name.count(a) != name.count(b)), "")


def suspicious_bearer(name: str, words: AuditWords, *, generic: bool = False) -> str:
    if reason := shape(name, LONGEST_BEARER):
        return reason
    if (len(name) == 1 and name not in _SEATS) or (name in words.ordinary and not generic):
        return "普通词语"
    found = _ASPECT.search(name)
    if found and not (generic and found.group() == "的"):  # 有条件的地区
        return f"含“{found.group()}”"
    found = words.opener.match(name)
    if generic:  # 有关部门, 牵头单位, 其他部门
        return f"以“{found.group()}”开头" if found and found.group() in words.adverbs else ""
    found = words.listing.match(name) or found
    return f"以“{found.group()}”开头" if found and not words.stem.match(name) else ""


def suspicious_project(name: str, words: AuditWords) -> str:
    if reason := shape(name, LONGEST_PROJECT):
        return reason
    programme = name.endswith(words.deeds) and len(name) > 4
    if len(name) == 1 or (words.generic.fullmatch(name) and not programme):
        return "只有通用词语"
    if found := words.listing.match(name):
        return f"以“{found.group()}”开头"
    found = words.opener.match(name)
    if found and not (programme and found.group() not in words.adverbs):
        return f"以“{found.group()}”开头"
    inside = _ASPECT.search(name) or words.clause.search(name)
    return f"含“{inside.group()}”" if inside else ""


def cut_short(name: str, after: str) -> str:
    """`after` is what follows the name in the text: 物流园|区, 生态公园|带 are one word that was cut."""
    found = _REST.match(after)
    return f"“{found.group()}”被截去" if found and not name.endswith(found.group()) else ""


def suspicious_place(name: str, words: AuditWords) -> str:
    if reason := shape(name, LONGEST_PLACE):
        return reason
    if len(name) == 1 or words.land.fullmatch(name):
        return "普通词语"
    found = words.listing.match(name) or words.opener.match(name)
    return f"以“{found.group()}”开头" if found else ""


def bearers(document: Document, words: AuditWords) -> Iterator[Diagnostic]:
    for bearer in (each for commitment in document.commitments for each in commitment.bearers):
        if reason := suspicious_bearer(bearer.name, words, generic=bearer.generic):
            yield _told("bearer.suspect", f"责任单位“{bearer.name}”：{reason}", bearer.quote)


def projects(document: Document, words: AuditWords, raw: str) -> Iterator[Diagnostic]:
    for project in (each for commitment in document.commitments for each in commitment.projects):
        end = project.quote.span.end
        if reason := suspicious_project(project.name, words) or cut_short(project.name, raw[end : end + 2]):
            yield _told("project.suspect", f"项目“{project.name}”：{reason}", project.quote)


def places(document: Document, words: AuditWords) -> Iterator[Diagnostic]:
    for commitment in document.commitments:
        for place in commitment.places:
            reason = suspicious_place(place.name, words) or _inside(place.quote.span, commitment)
            if reason:
                yield _told("place.suspect", f"地点“{place.name}”：{reason}", place.quote)


def _inside(place: Span, commitment: Commitment) -> str:
    """A place that is a part of what a body or a person is called is where nothing is done."""
    for what, quotes in (
        ("单位", [each.quote for each in commitment.bearers]),
        ("人物", [each.quote for each in commitment.people]),
    ):
        if any(quote.span.start <= place.start and place.end <= quote.span.end for quote in quotes):
            return f"是{what}名称的一部分"
    return ""


def _told(code: str, message: str, quote: Quote) -> Diagnostic:
    return Diagnostic(code=code, severity=Severity.WARNING, message=message, span=quote.span)
