"""`build`: files into the graph."""

from __future__ import annotations

import dataclasses

import click

from graph_builder.cli.settings import current, store_option
from graph_builder.errors import InputError, UsageError


@click.command(name="build", help="读入文件，抽取并写入图谱 / read files, extract, and load the graph")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@store_option
@click.option("--date", metavar="EDTF", help="文中没有日期时用 / where the text tells no date")
@click.option("--jurisdiction", metavar="PATH", help="文中没有辖区时用 / where the text tells no jurisdiction")
@click.option("--replace", is_flag=True, help="同一标识下文字大不相同也替换 / replace even a quite different text of the same id")
@click.option("--id", "identifier", metavar="ID", help="给单个文件定标识 / id of a single file")
def command(paths: tuple[str, ...], store: str, date: str | None, jurisdiction: str | None, replace: bool, identifier: str | None) -> None:
    from graph_builder.bulk import add_sources, checked_facts
    from graph_builder.cli.inputs import gather
    from graph_builder.cli.opening import opened
    from graph_builder.cli.summary import progress_bar, show_summary, tell_changes, tell_failures
    from graph_builder.lexicon import load

    settings = current()
    defaults = checked_facts(date, jurisdiction)
    sources, unread = gather(paths)
    if identifier is not None:
        if not identifier.strip():
            raise UsageError(settings.text("usage.empty_id"))
        if len(sources) + len(unread) != 1:
            raise UsageError(settings.text("usage.one_id", count=len(sources) + len(unread)))
        sources = [dataclasses.replace(each, id=identifier) for each in sources]
    if not sources:
        tell_failures(tuple(unread))
        raise InputError(settings.text("failed.total", failed=len(unread), used=0))
    with opened(store, new=True) as open_store, progress_bar() as listener:
        report = add_sources(open_store, sources, load(), defaults=defaults, replace=replace, progress=listener)
    report = dataclasses.replace(report, failures=(*unread, *report.failures))
    show_summary(report)
    tell_changes(report)
    if report.failures:
        tell_failures(report.failures)
        used = len(report.added) + len(report.replaced) + len(report.unchanged)
        raise InputError(settings.text("failed.total", failed=len(report.failures), used=used))
