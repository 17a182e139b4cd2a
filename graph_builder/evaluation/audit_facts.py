"""Deadlines, targets and units that look wrong, and times that were left open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_builder.commitments.deadlines import candidates
from graph_builder.evaluation.audit_words import reasons
from graph_builder.expressions import times
from graph_builder.lexicon import Lexicon
from graph_builder.model.commitment import Commitment
from graph_builder.model.document import Document
from graph_builder.model.source import Diagnostic, Severity
from graph_builder.model.span import LocalSpan, Span

YEARS_AHEAD = 15
LONGEST_UNIT = 300

_SENTENCE_END = re.compile(r"[。！？](?=[^”’」』）)\s])|\n[ \t\u3000]*\n")
_YEAR = re.compile(r"\d{4}")


def suspicious_deadline(edtf: str, date: str | None) -> str:
    """Why a deadline does not go with the date of its document (EDTF, or None), compared as far as both are known; "" where it does."""
    if not date:
        return ""
    for due, now in zip(edtf.split("-"), date.split("-"), strict=False):
        if "X" in due or "X" in now:
            break
        if due != now:
            if due < now:
                return f"在文件日期 {date} 之前"
            break
    due_year, year = _YEAR.match(edtf), _YEAR.match(date)
    far = due_year is not None and year is not None and int(due_year.group()) - int(year.group()) > YEARS_AHEAD
    return f"在文件日期 {date} 之后超过 {YEARS_AHEAD} 年" if far else ""


def long_unit(text: str) -> str:
    if len(text) > LONGEST_UNIT:
        return f"{len(text)} 字，超过 {LONGEST_UNIT} 字"
    ends = _SENTENCE_END.findall(text)
    return f"含 {len(ends) + 1} 个句子" if ends else ""


def open_times(commitment: Commitment, date: str | None, lexicon: Lexicon) -> list[tuple[Span, str, str]]:
    """The times of a unit without a deadline that may be one and resolve to no day: (raw span, words, reason).

    The span is that of the whole unit where the words do not stand in the raw text as they were repaired.
    """
    if commitment.due_by is not None:
        return []
    text, whole = commitment.text, commitment.quote
    found = candidates(text, LocalSpan(0, len(text)), times.find(text, lexicon), date, lexicon)
    out = []
    for expression, resolution in found:
        if resolution.edtf is not None:
            continue
        same = expression.span.start if whole.text == text else whole.text.find(expression.text)
        start = whole.span.start + same
        span = Span(start, start + len(expression.text)) if same >= 0 else whole.span
        out.append((span, expression.text, resolution.reason))
    return out


def deadlines(document: Document) -> Iterator[Diagnostic]:
    for due in (each.due_by for each in document.commitments):
        if due and (reason := suspicious_deadline(due.edtf, document.date.value if document.date else None)):
            message = f"期限 {due.edtf}：{reason}"
            yield Diagnostic(code="deadline.suspect", severity=Severity.WARNING, message=message, span=due.quote.span)


def unresolved(document: Document, lexicon: Lexicon) -> Iterator[Diagnostic]:
    date = document.date.value if document.date else None
    for commitment in document.commitments:
        for span, words, reason in open_times(commitment, date, lexicon):
            message = f"“{words}”可能是期限：{reasons().get(reason, '不能定到某一天')}"
            yield Diagnostic(code="deadline.unresolved", severity=Severity.WARNING, message=message, span=span)


def targets(document: Document) -> Iterator[Diagnostic]:
    for target in (each for commitment in document.commitments for each in commitment.targets):
        if not target.unit:
            message = f"指标“{target.metric}”没有计量单位"
            yield Diagnostic(code="target.no_unit", severity=Severity.WARNING, message=message, span=target.quote.span)


def units(document: Document) -> Iterator[Diagnostic]:
    for commitment in document.commitments:
        if reason := long_unit(commitment.text):
            yield Diagnostic(code="commitment.long", severity=Severity.WARNING, message=f"承诺{reason}", span=commitment.quote.span)
