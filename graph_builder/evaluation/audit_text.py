"""Texts that look wrong: what is repeated, what cannot be read, and parts that plan but promise little."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from graph_builder.model.document import Document, Part
from graph_builder.model.source import Diagnostic, Severity
from graph_builder.model.span import Span

SHORTEST_REPEAT = 20
"""Characters of a sentence that counts as repeated: shorter ones are formulas."""

SHORTEST_PART = 300
CHARACTERS_A_COMMITMENT = 200

_SENTENCE = re.compile(r"[^。！？\n]+")
_SPACE = re.compile(r"\s+|<U\+[0-9A-F]{4}>|&nbsp;?")
_NOTE = re.compile(r"[（(\[【][^（(]*[）)\]】]")
_UNREADABLE = re.compile("[\ufffd□\ue000-\uf8ff]+")


def repeated(raw: str) -> list[tuple[Span, Span]]:
    """Runs of sentences that stood in the text before: (run, where its first sentence stood first)."""
    seen: dict[str, Span] = {}
    out: list[tuple[Span, Span]] = []
    running = False
    for found in _SENTENCE.finditer(raw):
        words = _SPACE.sub("", found.group())
        span = Span(found.start(), found.end())
        if len(words) < SHORTEST_REPEAT or _NOTE.fullmatch(words):  # joins what stands around it
            continue
        first = seen.setdefault(words, span)
        if first == span:
            running = False
        elif running:
            out[-1] = (Span(out[-1][0].start, span.end), out[-1][1])
        else:
            out.append((span, first))
            running = True
    return out


def unreadable(raw: str) -> list[Span]:
    """Replaced bytes, boxes and characters of private use, by run."""
    return [Span(found.start(), found.end()) for found in _UNREADABLE.finditer(raw)]


def poor_parts(document: Document, raw: str) -> list[tuple[Span, str, int, int]]:
    """Planning sections without those below them, or the whole of a document without sections: (span, title, characters, commitments).

    Only those of at least SHORTEST_PART characters, white space not counted, and with fewer than one commitment for
    CHARACTERS_A_COMMITMENT characters.
    """
    starts = sorted(each.quote.span.start for each in document.commitments)
    sections = document.sections
    spans = [(document.span, document.title.value if document.title else "")] if not sections else []
    for index, section in enumerate(sections):
        if section.part is Part.PLAN:
            below = [each.span.start for each in sections[index + 1 :] if each.parent == index]
            spans.append((Span(section.span.start, min(below, default=section.span.end)), f"{section.number}{section.title}"))
    out = []
    for span, title in spans:
        size, count = len(_SPACE.sub("", span.of(raw))), _between(starts, span)
        if size >= SHORTEST_PART and count * CHARACTERS_A_COMMITMENT < size:
            out.append((span, title, size, count))
    return out


def _between(starts: Sequence[int], span: Span) -> int:
    return bisect_left(starts, span.end) - bisect_left(starts, span.start)


def repeats(raw: str) -> Iterator[Diagnostic]:
    for span, first in repeated(raw):
        message = f"{span.end - span.start} 字与第 {first.start} 字起的文字相同"
        yield Diagnostic(code="text.repeated", severity=Severity.WARNING, message=message, span=span)


def gaps(raw: str, told: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """`told` are diagnostics of the text that stand anyhow; a run that one of them covers is not told again."""
    known = [each.span for each in told if each.span and each.code == "text.gap"]
    for span in unreadable(raw):
        if not any(each.start <= span.start and span.end <= each.end for each in known):
            message = f"{span.end - span.start} 个字符无法识别"
            yield Diagnostic(code="text.gap", severity=Severity.WARNING, message=message, span=span)


def parts(document: Document, raw: str) -> Iterator[Diagnostic]:
    for span, title, size, count in poor_parts(document, raw):
        message = f"“{title}”像是部署工作，{size} 字中只有 {count} 条承诺"
        yield Diagnostic(code="part.poor", severity=Severity.WARNING, message=message, span=span)
