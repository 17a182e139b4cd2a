"""`audit`: what looks wrong in the extraction of any files, grouped by check. A report: findings are no failure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from graph_builder.cli.settings import Settings, current
from graph_builder.cli.terminal import one_line, table
from graph_builder.errors import InputError

if TYPE_CHECKING:
    from graph_builder.evaluation.audit import Finding

COLUMNS = ("code", "source", "start", "end", "message", "before", "words", "after")
SHOWN = 20


@click.command(
    name="audit",
    help="检查抽取结果，列出可疑之处和上下文，不需要标注 / list what looks wrong in the extraction, without annotations",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--format", "form", type=click.Choice(("text", "json", "csv")), default="text", show_default=True, help="输出形式 / how it is written"
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    help=f"每类最多列出 N 处 (text 默认 {SHOWN}，json 和 csv 默认全部) / at most N of each check",
)
def command(paths: tuple[str, ...], form: str, limit: int | None) -> None:
    from graph_builder.bulk.report import Failure
    from graph_builder.cli.inputs import gather
    from graph_builder.cli.summary import tell_failures
    from graph_builder.evaluation.audit import audit
    from graph_builder.lexicon import load
    from graph_builder.pipeline.extract import extract

    settings = current()
    sources, failures = gather(paths)
    findings: list[Finding] = []
    for source in sources:
        try:
            findings.extend(audit(extract(source, load()), load()))
        except Exception as error:
            if settings.debug:
                raise
            reason = settings.text("failed.internal", kind=type(error).__name__, reason=error)
            failures.append(Failure(source=source.id, kind="internal", reason=reason))
    if form == "text" and not sources:
        pass  # where nothing was read, nothing looks right either
    elif form == "text":
        _text(findings, SHOWN if limit is None else limit, len(sources), settings)
    else:
        _rows(findings, limit, form)
    if failures:
        tell_failures(tuple(failures), "failed.extract")
        raise InputError(settings.text("failed.total", failed=len(failures), used=len(sources)))


def by_check(findings: list[Finding]) -> dict[str, list[Finding]]:
    from graph_builder.evaluation.audit import counts

    grouped: dict[str, list[Finding]] = {code: [] for code in counts(findings)}
    for each in findings:
        grouped[each.code].append(each)
    return grouped


def _text(findings: list[Finding], limit: int, sources: int, settings: Settings) -> None:
    if not findings:
        click.echo(settings.text("audit.clean"))
        return
    grouped = by_check(findings)
    header = [settings.text(f"audit.{name}") for name in ("check", "count", "files", "meaning")]
    rows = [(code, len(found), len({each.source for each in found}), settings.text(f"audit.{code}")) for code, found in grouped.items()]
    click.echo(table(header, rows))
    click.echo(settings.text("audit.total", sources=sources, findings=len(findings)))
    for code, found in grouped.items() if limit else ():
        click.echo(f"\n{code}  {settings.text(f'audit.{code}')}  {len(found)}")
        for each in found[:limit]:
            click.echo(_lines(each))
        if len(found) > limit:
            click.echo("  " + settings.text("audit.more", count=len(found) - limit))


def _lines(finding: Finding) -> str:
    where = f":{finding.span.start}-{finding.span.end}" if finding.span else ""
    head = one_line(f"{finding.source}{where}  {finding.message}")
    around = one_line(f"…{finding.before}【{finding.words}】{finding.after}…") if finding.span else ""
    return f"  {head}" + (f"\n      {around}" if around else "")


def _rows(findings: list[Finding], limit: int | None, form: str) -> None:
    rows = [_row(each) for found in by_check(findings).values() for each in found[:limit]]
    if form == "json":
        click.echo(json.dumps([dict(zip(COLUMNS, row, strict=True)) for row in rows], ensure_ascii=False, indent=1))
    else:
        from graph_builder.exports.csv_table import table as csv_text

        click.echo(csv_text(COLUMNS, rows), nl=False)


def _row(finding: Finding) -> list[object]:
    span = finding.span
    start, end = (span.start, span.end) if span else (None, None)
    return [finding.code, finding.source, start, end, finding.message, finding.before, finding.words, finding.after]
