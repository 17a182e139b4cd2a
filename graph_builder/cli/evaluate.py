"""`graph-builder evaluate`: how well extraction agrees with annotated documents."""

from __future__ import annotations

from pathlib import Path

import click

from graph_builder.cli.settings import warn
from graph_builder.cli.terminal import clean
from graph_builder.errors import InputError


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
def command(gold_dir: Path, paths: tuple[Path, ...], worst: int) -> None:
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
    if report.failures:
        for name, reason in report.failures:
            warn(f"{name}：{reason}")
        raise InputError(f"{len(report.failures)} 个原文没有结果，按没有抽到计算。")
