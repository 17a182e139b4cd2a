"""`cypher`: read-only Cypher behind the store's guard."""

from __future__ import annotations

import click

from graph_builder.cli.output import format_option, show
from graph_builder.cli.settings import current, store_option


@click.command(name="cypher", help="运行只读 Cypher / run read-only Cypher")
@click.argument("text")
@click.option("--limit", type=click.IntRange(1, 100_000), default=1000, show_default=True, help="最多行数 / at most so many rows")
@click.option("--seconds", type=click.FloatRange(0.1, 600), default=10.0, show_default=True, help="时限 / time limit")
@store_option
@format_option
def command(text: str, limit: int, seconds: float, store: str, form: str) -> None:
    from graph_builder.cli.opening import opened

    settings = current()
    with opened(store) as open_store:
        found = open_store.console(text, row_limit=limit, seconds=seconds)
    show(found.columns, found.rows, form)
    settings.tell("rows", count=len(found.rows), milliseconds=round(found.milliseconds))
    if found.truncated:
        settings.tell("rows.truncated", count=len(found.rows))
