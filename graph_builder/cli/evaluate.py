"""`graph-builder evaluate`: how well extraction agrees with annotated documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph_builder.cli.settings import current, warn
from graph_builder.cli.terminal import clean, one_line
from graph_builder.errors import InputError, UsageError

if TYPE_CHECKING:
    from graph_builder.evaluation.errors import Disagreement


@click.command("evaluate")
@click.argument("gold_dir", metavar="GOLD_DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--worst",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="每类再列出 N 条漏掉、多出、期限错误的承诺 / list the N first missed, spurious and wrongly dated",
)
@click.option("--errors", is_flag=True, help="列出每处差异：原句、标注、找到 / list each disagreement with its sentence")
@click.option(
    "--errors-html",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="把差异写成一个网页 / write the disagreements as one HTML page",
)
def command(gold_dir: Path, paths: tuple[Path, ...], worst: int, errors: bool, errors_html: Path | None) -> None:
    """与标注文件比较抽取结果，打印各行的精确率、召回率和 F1。

    GOLD_DIR 存放标注文件，PATH 是原文或原文所在目录（目录中只抽取标注点名的文件）。
    """
    from graph_builder.evaluation.evaluate import evaluate  # the whole of extraction: not for the list of commands

    report = evaluate(gold_dir, list(paths))
    for line in report.lines():
        click.echo(line)
    for kind in ("missed", "spurious", "due"):
        misses = [miss for document in report.documents for miss in document.misses if miss[0] == kind]
        for miss in misses[:worst]:
            click.echo("\t".join(clean(part) for part in miss))
    if errors:
        _list(report.errors)
    if errors_html:
        _write(errors_html, report.errors)
    if report.failures:
        for name, reason in report.failures:
            warn(f"{name}：{reason}")
        raise InputError(f"{len(report.failures)} 个原文没有结果，按没有抽到计算。")


def _list(errors: Sequence[Disagreement]) -> None:
    from graph_builder.evaluation.errors_page import TITLES, grouped

    for kind, files in grouped(errors).items():
        click.echo(f"\n{kind}  {TITLES[kind]}  {sum(map(len, files.values()))}")
        for file, found in files.items():
            click.echo(f"  {clean(file)}  {len(found)}")
            for each in found:
                click.echo(_lines(each))


def _lines(error: Disagreement) -> str:
    rows = [("标注", error.annotated), ("找到", error.found)]
    if error.sentence:
        rows.insert(0, ("原句", error.sentence))
    place = f"    {error.span.start}-{error.span.end}\n" if error.span else ""
    return place + "\n".join(f"      {name}  {one_line(words) or '—'}" for name, words in rows)


def _write(path: Path, errors: Sequence[Disagreement]) -> None:
    from graph_builder.evaluation.errors_page import page

    settings = current()
    try:
        path.write_text(page(errors), encoding="utf-8", errors="replace")
    except OSError as error:
        raise UsageError(settings.text("usage.output", path=path, reason=error.strerror or error)) from error
    settings.tell("written", path=path)
