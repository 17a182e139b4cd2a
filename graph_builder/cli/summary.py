"""Progress while a load runs, and what it did. All of it on standard error but the summary of a build."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from graph_builder.bulk import Failure, LoadReport, Progress
from graph_builder.bulk.report import Listener
from graph_builder.cli.settings import Settings, current
from graph_builder.cli.terminal import one_line, table
from graph_builder.model.vocabulary import DIAGNOSTICS, EDGES, NODES


@contextmanager
def progress_bar() -> Iterator[Listener]:
    """A bar a stage, with rates, where standard error is a terminal."""
    from tqdm import tqdm

    settings = current()
    bars: dict[str, Any] = {}

    def listen(progress: Progress) -> None:
        bar = bars.get(progress.stage)
        if bar is None:
            for old in bars.values():
                old.close()
            bar = bars[progress.stage] = tqdm(
                total=progress.total, desc=settings.text(f"stage.{progress.stage}"), file=sys.stderr, disable=None, leave=False
            )
        if progress.characters and progress.seconds:
            bar.set_postfix_str(settings.text("rate", rate=rate(progress.characters, progress.seconds)), refresh=False)
        bar.update(progress.done - bar.n)

    try:
        yield listen
    finally:
        for bar in bars.values():
            bar.close()


def rate(characters: int, seconds: float) -> str:
    return f"{characters / seconds:,.0f}" if seconds > 0 else "–"


def tell_failures(failures: tuple[Failure, ...], key: str = "failed.one") -> None:
    settings = current()
    for each in failures:
        settings.tell(key, source=one_line(each.source), reason=one_line(each.reason))


def tell_changes(report: LoadReport) -> None:
    settings = current()
    if report.changed:
        settings.tell(
            "summary.written",
            written=report.written,
            removed=report.removed,
            seconds=f"{report.seconds:.1f}",
            rate=rate(report.characters, report.seconds),
        )
    else:
        settings.tell("summary.nothing_changed")


def build_summary(report: LoadReport, settings: Settings) -> str:
    """Nodes and edges by kind, and diagnostics by code."""
    english = settings.language == "en"
    head = [settings.text("summary.kind"), "", settings.text("summary.count")]
    nodes = [[kind, NODES[kind].title_en if english else NODES[kind].title_zh, count] for kind, count in report.nodes.items()]
    edges = [[kind, EDGES[kind].title_en if english else EDGES[kind].title_zh, count] for kind, count in report.edges.items()]
    totals = (sum(report.nodes.values()), sum(report.edges.values()))
    parts = [
        settings.text(
            "summary.sources",
            added=len(report.added),
            replaced=len(report.replaced),
            unchanged=len(report.unchanged),
            failed=len(report.failures),
        ),
        f"\n{settings.text('summary.nodes')} · {settings.text('summary.total')} {totals[0]}",
        table(head, nodes),
        f"\n{settings.text('summary.edges')} · {settings.text('summary.total')} {totals[1]}",
        table(head, edges),
    ]
    told = [each for every in report.diagnostics.values() for each in every]
    found = Counter((each.code, each.severity.value) for each in told)
    if found:
        example = {each.code: each.message for each in reversed(told)}
        rows = [
            [code, level, count, DIAGNOSTICS.get(code, "") if english else example[code]] for (code, level), count in sorted(found.items())
        ]
        parts += [f"\n{settings.text('summary.diagnostics')}", table(["code", "", settings.text("summary.count"), ""], rows)]
    return "\n".join(parts)


def show_summary(report: LoadReport) -> None:
    click.echo(build_summary(report, current()))
