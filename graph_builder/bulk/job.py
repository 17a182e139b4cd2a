"""A load: extract all sources again, consolidate, and apply what differs, one transaction a source.

Extraction is so cheap that none is stored; so what a load leaves depends on the sources and decisions alone, not on their order.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph_builder.bulk.decisions import from_defaults, merged, subjects_of, taken_back, without_defaults
from graph_builder.bulk.likeness import another_text
from graph_builder.bulk.report import Failure, Listener, LoadReport, Progress, Stage, counts, size
from graph_builder.bulk.state import GraphStore, State, read_state
from graph_builder.errors import UsageError
from graph_builder.lexicon import Lexicon
from graph_builder.model.document import Extraction
from graph_builder.model.graph import Decision, Difference
from graph_builder.model.source import Source
from graph_builder.pipeline.consolidate import consolidate
from graph_builder.pipeline.difference import by_source, difference
from graph_builder.pipeline.extract import Facts, extract
from graph_builder.pipeline.given import hints_by_source

_NOTHING = Facts()


@dataclass(slots=True, kw_only=True)
class _Clock:
    """Tells the listener how far a stage is."""

    listener: Listener | None
    began: float = field(default_factory=time.monotonic)

    def tell(self, stage: Stage, done: int, total: int, item: str = "", characters: int = 0) -> None:
        if self.listener:
            self.listener(Progress(stage=stage, done=done, total=total, item=item, characters=characters, seconds=self.seconds))

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began


def add_sources(
    store: GraphStore,
    sources: Iterable[Source],
    lexicon: Lexicon,
    *,
    defaults: Facts = _NOTHING,
    decisions: Sequence[Decision] = (),
    replace: bool = False,
    progress: Listener | None = None,
) -> LoadReport:
    """Add sources, or new versions of them; what cannot be used is a Failure of the report and the others are loaded.

    defaults: date and jurisdiction where the text tells nothing; kept as decisions, so that later loads know them.
    decisions: what a person said about the documents of these sources.
    replace: take a text under a known id even when it shares under half its lines with what is stored.
    """
    clock = _Clock(listener=progress)
    state = read_state(store)
    accepted, refused = _accepted(state, sources, replace=replace)
    held = without_defaults(merged(state.decisions, decisions), defaults, accepted)
    kept = {key: source for key, source in state.sources.items() if key not in accepted}
    every = _extracted({**kept, **accepted}, held, lexicon, clock, dict.fromkeys(accepted, defaults))
    empty = [_no_document(key) for key in accepted if not _has_document(every[key], held)]
    for failure in empty:
        del every[failure.source]
        if failure.source in state.sources:  # what is stored stays as it was
            every |= _extracted({failure.source: state.sources[failure.source]}, held, lexicon, clock, {})
    fresh = {key: every[key] for key in accepted if key not in {each.source for each in empty}}
    held = merged(held, from_defaults(fresh.values(), defaults, held, state.decisions))
    report = _applied(store, state, every, held, lexicon, clock)
    new = tuple(key for key in fresh if key not in state.sources)
    changed = tuple(key for key in fresh if key in state.sources and state.sources[key].raw != accepted[key].raw)
    return dataclasses.replace(
        report,
        added=new,
        replaced=changed,
        unchanged=tuple(key for key in fresh if key not in new and key not in changed),
        failures=(*refused, *empty),
        diagnostics={key: found.diagnostics for key, found in fresh.items() if found.diagnostics},
    )


def delete_source(store: GraphStore, source: str, lexicon: Lexicon, *, progress: Listener | None = None) -> LoadReport:
    """Take away what this source alone said, and the decisions about its documents. UsageError for an unknown id."""

    def change(state: State) -> tuple[dict[str, Source], dict[str, Decision]]:
        if source not in state.sources:
            known = "、".join(list(state.sources)[:20]) or "（图谱是空的）"
            raise UsageError(f"没有这个来源：{source} (unknown source)；已有：{known}")
        subjects = subjects_of(source)
        left = {key: each for key, each in state.decisions.items() if each.subject not in subjects}
        return {key: each for key, each in state.sources.items() if key != source}, left

    return dataclasses.replace(_changed(store, lexicon, change, progress), deleted=(source,))


def decide(store: GraphStore, decisions: Sequence[Decision], lexicon: Lexicon, *, progress: Listener | None = None) -> LoadReport:
    """Keep these decisions and follow them. UsageError when one is about a document that is not there."""

    def change(state: State) -> tuple[dict[str, Source], dict[str, Decision]]:
        known = {node.id for node in state.graph.nodes.values() if node.kind == "Document"}
        known |= {each.subject for each in state.decisions.values()}  # one that was left out is not in the graph
        for each in decisions:
            if each.verb in ("date", "jurisdiction", "omit") and each.subject not in known:
                raise UsageError(f"没有这个文件：{each.subject}（document list 列出全部）(unknown document)")
        return dict(state.sources), merged(state.decisions, decisions)

    return _changed(store, lexicon, change, progress)


def undecide(store: GraphStore, ids: Sequence[str], lexicon: Lexicon, *, progress: Listener | None = None) -> LoadReport:
    """Take decisions back, as if they had never been made. UsageError for an unknown id."""
    return _changed(store, lexicon, lambda state: (dict(state.sources), taken_back(state.decisions, ids)), progress)


def rebuild(store: GraphStore, lexicon: Lexicon, *, progress: Listener | None = None) -> LoadReport:
    """Derive everything anew from what is stored, as after a change of the rules."""
    return _changed(store, lexicon, lambda state: (dict(state.sources), dict(state.decisions)), progress)


def fill(
    store: GraphStore, sources: Iterable[Source], decisions: Iterable[Decision], lexicon: Lexicon, *, progress: Listener | None = None
) -> LoadReport:
    """Put these into an empty store as they are, whether a document is found in them or not. UsageError when it is not empty."""
    given = {each.id: each for each in sources}
    held = {each.id: each for each in decisions}

    def change(state: State) -> tuple[dict[str, Source], dict[str, Decision]]:
        if state.graph.nodes:
            raise UsageError("只能恢复到空的图谱里；请另给一个存储，例如 --store embedded:data/restored (the store is not empty)")
        return given, held

    return dataclasses.replace(_changed(store, lexicon, change, progress), added=tuple(given))


def _changed(
    store: GraphStore,
    lexicon: Lexicon,
    change: Callable[[State], tuple[dict[str, Source], dict[str, Decision]]],
    progress: Listener | None,
) -> LoadReport:
    clock = _Clock(listener=progress)
    state = read_state(store)
    sources, decisions = change(state)
    return _applied(store, state, _extracted(sources, decisions, lexicon, clock, {}), decisions, lexicon, clock)


def _accepted(state: State, sources: Iterable[Source], *, replace: bool) -> tuple[dict[str, Source], list[Failure]]:
    accepted: dict[str, Source] = {}
    failures: list[Failure] = []
    for source in sources:
        stored = state.sources.get(source.id)
        if source.id in accepted:
            reason = "同一次导入里有两个来源用了这个标识；请分开导入，或用 --id 另给一个 (two inputs have this id)"
            failures.append(Failure(source=source.id, kind="duplicate", reason=reason))
        elif stored and not replace and another_text(stored.raw, source.raw):
            reason = (
                "图谱里同一标识下是另一篇文字，相同的行不到一半，没有替换；确要替换请加 --replace，"
                "另作一篇请用 --id 给它别的标识 (another text is stored under this id)"
            )
            failures.append(Failure(source=source.id, kind="another_text", reason=reason))
        else:
            accepted[source.id] = source
    return accepted, failures


def _no_document(source: str) -> Failure:
    reason = "没有找到讲话、报告或计划：正文要有标题或称呼，以及成段的句子 (no speech, report or plan was found)"
    return Failure(source=source, kind="no_document", reason=reason)


def _has_document(extraction: Extraction, decisions: Mapping[str, Decision]) -> bool:
    key = extraction.source.id
    return bool(extraction.documents) or bool(hints_by_source(list(decisions.values()), [key])[key].omitted)


def _extracted(
    sources: Mapping[str, Source],
    decisions: Mapping[str, Decision],
    lexicon: Lexicon,
    clock: _Clock,
    defaults: Mapping[str, Facts],
) -> dict[str, Extraction]:
    hints = hints_by_source(list(decisions.values()), sources)
    found: dict[str, Extraction] = {}
    characters = 0
    for key, source in sorted(sources.items()):
        found[key] = extract(source, lexicon, dataclasses.replace(hints[key], defaults=defaults.get(key, _NOTHING)))
        characters += len(source.raw)
        clock.tell("extract", len(found), len(sources), key, characters)
    return found


def _applied(
    store: GraphStore,
    state: State,
    extractions: Mapping[str, Extraction],
    decisions: Mapping[str, Decision],
    lexicon: Lexicon,
    clock: _Clock,
) -> LoadReport:
    clock.tell("consolidate", 0, 1)
    graph = consolidate([extractions[key] for key in sorted(extractions)], list(decisions.values()), lexicon)
    clock.tell("consolidate", 1, 1)
    parts = list(by_source(difference(state.graph, graph), state.graph, graph))
    rules = next((each.rules for each in extractions.values()), None)
    written = removed = 0
    for done, (source, part) in enumerate(parts, start=1):
        store.apply(part)
        more, fewer = size(part)
        written, removed = written + more, removed + fewer
        clock.tell("write", done, len(parts), source)
    if rules is not None:
        store.apply(Difference(), rules=rules)  # last: a load that was cut off is still of the former rules
    nodes, edges = counts(graph)
    characters = sum(len(each.source.raw) for each in extractions.values())
    return LoadReport(nodes=nodes, edges=edges, written=written, removed=removed, characters=characters, seconds=clock.seconds)
