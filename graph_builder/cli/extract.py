"""`extract`: files to JSON, one object a source (`schema/extraction.schema.json`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from graph_builder.cli.settings import current
from graph_builder.errors import InputError, UsageError


@click.command(name="extract", help="抽取承诺，输出 JSON / extract commitments as JSON")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="写入 DIR/<相对路径>.json / write there"
)
@click.option("--date", metavar="EDTF", help="文中没有日期时用 / where the text tells no date")
@click.option("--jurisdiction", metavar="PATH", help="文中没有辖区时用 / where the text tells no jurisdiction")
def command(paths: tuple[str, ...], output: Path | None, date: str | None, jurisdiction: str | None) -> None:
    from graph_builder.bulk.facts import checked_facts
    from graph_builder.bulk.report import Failure
    from graph_builder.cli.inputs import gather
    from graph_builder.cli.summary import tell_failures
    from graph_builder.lexicon import load
    from graph_builder.model.codec import extraction_to_json
    from graph_builder.pipeline.extract import Hints, extract

    settings = current()
    hints = Hints(defaults=checked_facts(date, jurisdiction))
    sources, failures = gather(paths)
    several = len(sources) + len(failures) > 1
    found: list[dict[str, Any]] = []
    written: set[Path] = set()
    for source in sources:
        try:
            extraction = extract(source, load(), hints)
        except Exception as error:
            if settings.debug:
                raise
            reason = settings.text("failed.internal", kind=type(error).__name__, reason=error)
            failures.append(Failure(source=source.id, kind="internal", reason=reason))
            continue
        if not extraction.documents:
            failures.append(Failure(source=source.id, kind="no_document", reason=settings.text("failed.no_document")))
            continue
        if not any(document.commitments for document in extraction.documents):
            settings.tell("warning.no_commitment", source=source.id)
        data = extraction_to_json(extraction)
        found.append(data)
        if output:
            target = output / f"{inside(source.id)}.json"
            if target in written:
                failures.append(Failure(source=source.id, kind="duplicate", reason=settings.text("failed.duplicate", file=source.id)))
                continue
            written.add(target)
            write(target, data)
    if not output and (found or several):
        click.echo(text_of(found if several else found[0]))
    if output:
        documents = [speech for each in found for speech in each["speeches"]]
        count = sum(len(speech["commitments"]) for speech in documents)
        settings.tell("extracted", sources=len(found), documents=len(documents), commitments=count)
    if failures:
        tell_failures(tuple(failures), "failed.extract")
        raise InputError(settings.text("failed.total", failed=len(failures), used=len(found)))


def text_of(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def inside(identifier: str) -> str:
    """A relative path that cannot leave the folder it is put in."""
    return "/".join(part for part in identifier.replace("\\", "/").split("/") if part not in ("", ".", ".."))


def write(target: Path, data: object) -> None:
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text_of(data) + "\n", encoding="utf-8", errors="backslashreplace")
        part.replace(target)
    except OSError as error:
        raise UsageError(current().text("usage.output", path=target, reason=error.strerror or error)) from error
