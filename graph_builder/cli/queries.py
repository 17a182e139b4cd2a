"""`queries`: what can be asked by name."""

from __future__ import annotations

import click

from graph_builder.cli.output import format_option, show
from graph_builder.cli.settings import current


@click.command(name="queries", help="列出命名查询 / list the named queries")
@format_option
def command(form: str) -> None:
    from graph_builder.stores.queries import load_all

    settings = current()
    english = settings.language == "en"
    rows = [
        [
            query.name,
            query.title_en if english else query.title_zh,
            [f"{each.name}:{each.type}{'?' if each.optional else ''}" for each in query.parameters],
            list(query.columns),
        ]
        for query in load_all().values()
    ]
    names = ("name", "title", "parameters", "columns")
    show(names, rows, form, [settings.text(f"column.{name}") for name in names])
