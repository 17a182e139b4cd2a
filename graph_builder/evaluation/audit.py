"""What looks wrong in an extraction, without anything to compare it with: every finding with its place and the words around."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph_builder.evaluation import audit_facts, audit_names, audit_text
from graph_builder.evaluation.audit_words import audit_words
from graph_builder.lexicon import Lexicon
from graph_builder.model.document import Extraction
from graph_builder.model.source import Diagnostic, Severity
from graph_builder.model.span import Span
from graph_builder.model.vocabulary import DIAGNOSTICS

AROUND = 24
LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`source` is the source's id. `words` are those of `span`, their middle left out where they are many; `before` and `after` are
    up to AROUND characters of its neighbourhood. All three are "" and `span` None where the finding has no place."""

    source: str
    code: str
    message: str
    span: Span | None
    before: str = ""
    words: str = ""
    after: str = ""


def audit(extraction: Extraction, lexicon: Lexicon) -> tuple[Finding, ...]:
    """In the order of `DIAGNOSTICS`, within a code in that of the text. Warnings of the extraction itself are among them."""
    raw, words = extraction.source.raw, audit_words(lexicon)
    own = [each for each in extraction.diagnostics if each.severity is not Severity.INFO and each.code != "text.repaired"]
    told: list[Diagnostic] = [*own, *audit_text.repeats(raw), *audit_text.gaps(raw, own)]
    for document in extraction.documents:
        told += audit_names.bearers(document, words)
        told += audit_names.projects(document, words, raw)
        told += audit_names.places(document, words)
        told += audit_facts.deadlines(document)
        told += audit_facts.unresolved(document, lexicon)
        told += audit_facts.targets(document)
        told += audit_facts.units(document)
        told += audit_text.parts(document, raw)
    return _sorted(extraction.source.id, raw, told)


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many of each code, in the order of `DIAGNOSTICS`; codes without findings are left out."""
    out = dict.fromkeys(DIAGNOSTICS, 0)
    for each in findings:
        out[each.code] += 1
    return {code: count for code, count in out.items() if count}


def _sorted(source: str, raw: str, told: Iterable[Diagnostic]) -> tuple[Finding, ...]:
    order = {code: index for index, code in enumerate(DIAGNOSTICS)}
    unique = {(order[each.code], each.span or Span(0, 0), each.message): each for each in told}
    return tuple(_finding(source, raw, unique[key]) for key in sorted(unique))


def _finding(source: str, raw: str, told: Diagnostic) -> Finding:
    span = told.span
    if span is None:
        return Finding(source=source, code=told.code, message=told.message, span=None)
    words = span.of(raw)
    if len(words) > LONGEST_QUOTE:
        words = f"{words[: LONGEST_QUOTE // 2]}…{words[-LONGEST_QUOTE // 2 :]}"
    return Finding(
        source=source,
        code=told.code,
        message=told.message,
        span=span,
        before=raw[max(0, span.start - AROUND) : span.start],
        words=words,
        after=raw[span.end : span.end + AROUND],
    )
