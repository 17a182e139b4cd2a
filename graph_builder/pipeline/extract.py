"""One source → everything it says. A pure function: no file, clock, environment or network."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from graph_builder import __version__
from graph_builder.commitments.judge import worth
from graph_builder.commitments.material import Judge
from graph_builder.discourse.facts import DocumentFacts, Told, facts
from graph_builder.discourse.repeats import repeats
from graph_builder.discourse.speeches import SpeechFrame, split
from graph_builder.lexicon import Lexicon
from graph_builder.mentions.segment import DEFAULT
from graph_builder.model.document import Cited, Document, Extraction
from graph_builder.model.source import Diagnostic, Severity, Source
from graph_builder.pipeline.understand import Known, understand
from graph_builder.text.aligned import AlignedText
from graph_builder.text.repair import repair


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a person says about a document; `date` is EDTF, `jurisdiction` a path such as 松原省/清江州/清河县."""

    date: str | None = None
    jurisdiction: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """`defaults` hold where the text tells nothing; `given` (by document ordinal, from 0) overrules the text.

    `omitted` ordinals are left out.
    """

    defaults: Facts = field(default_factory=Facts)
    given: Mapping[int, Facts] = field(default_factory=dict)
    omitted: frozenset[int] = frozenset()


def rules_version(lexicon: Lexicon) -> str:
    """Program, word tables and segmenter: what decides what is found in a text."""
    return f"{__version__}+{lexicon.version}+{DEFAULT}"


@contextmanager
def _without_collection() -> Iterator[None]:
    """What is found in a text never refers back to itself: to search so many small things for cycles only costs time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@_without_collection()
def extract(source: Source, lexicon: Lexicon, hints: Hints | None = None, *, judge: Judge = worth) -> Extraction:
    """Repair, split, understand. What is wrong with the input comes back as diagnostics, never as an exception.

    `judge` decides which units are commitments (training hands in its own).
    """
    hints = hints or Hints()
    aligned, repaired = repair(source.raw, lexicon)
    documents: list[Document] = []
    diagnostics = [*source.diagnostics, *repaired]
    frames = split(aligned.text, lexicon)
    again = repeats(aligned.text, frames)
    for ordinal, frame in enumerate(frames):
        if ordinal in hints.omitted:
            continue
        if ordinal in again:
            diagnostics.append(_repeated(aligned, frame, again[ordinal]))
            continue
        known = _known(aligned, frame, lexicon, hints.given.get(ordinal, Facts()), hints.defaults)
        document, said = understand(aligned, frame, ordinal, known, lexicon, judge)
        documents.append(document)
        diagnostics.extend(said)
    if not frames:
        diagnostics.append(
            Diagnostic(code="document.none", severity=Severity.ERROR, message="没有找到讲话、报告或方案；请检查文件内容是否为公文正文")
        )
    return Extraction(source=source, rules=rules_version(lexicon), documents=tuple(documents), diagnostics=tuple(diagnostics))


def _repeated(aligned: AlignedText, frame: SpeechFrame, earlier: int) -> Diagnostic:
    message = f"与本文件第 {earlier + 1} 篇文字相同，不再重复提取"
    return Diagnostic(code="text.repeated", severity=Severity.WARNING, message=message, span=aligned.to_raw(frame.span))


def _known(aligned: AlignedText, frame: SpeechFrame, lexicon: Lexicon, given: Facts, defaults: Facts) -> Known:
    said = facts(aligned.text, frame, lexicon)
    return Known(
        title=_chosen(given.title, _cited(aligned, said.title), None),
        date=_chosen(given.date, _cited(aligned, said.date), defaults.date),
        issuer=_cited(aligned, said.issuer),
        level=_level(aligned, said, given, defaults),
        jurisdiction=_chosen(given.jurisdiction, _cited(aligned, said.jurisdiction), defaults.jurisdiction),
    )


def _chosen(given: str | None, found: Cited | None, default: str | None) -> Cited | None:
    """A person's word overrules the text, the text overrules the default."""
    if given:
        return Cited(value=given)
    return found or (Cited(value=default) if default else None)


def _level(aligned: AlignedText, said: DocumentFacts, given: Facts, defaults: Facts) -> Cited | None:
    path = given.jurisdiction or (defaults.jurisdiction if said.jurisdiction is None else None)
    if path:
        last = path.rsplit("/", 1)[-1]
        for level, ends in (("province", "省"), ("prefecture", "州市盟"), ("county", "县区旗"), ("township", "镇乡")):
            if last.endswith(tuple(ends)) and not (level == "prefecture" and path.count("/") >= 2):
                return Cited(value=level)
    return _cited(aligned, said.level)


def _cited(aligned: AlignedText, told: Told | None) -> Cited | None:
    return Cited(value=told.value, quote=aligned.quote(told.span)) if told else None
