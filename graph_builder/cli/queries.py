"""`queries`: what can be asked by name."""

from __future__ import annotations

import click

from graph_builder.cli.output import format_option, show
from graph_builder.cli.settings import current


@click.command(name="queries", help="列出命名查询 / list the named queries")
@click.option("--all", "everything", is_flag=True, help="连同页面内部用的查询 / those that only serve a page as well")
@format_option
def command(everything: bool, form: str) -> None:
    from graph_builder.stores.queries import load_all, offered

    settings = current()
    english = settings.language == "en"
    rows = [
        [
            query.name,
            query.title_en if english else query.title_zh,
            [f"{each.name}:{each.type}{'?' if each.optional else ''}" for each in query.parameters],
            list(query.columns),
        ]
        for query in (load_all() if everything else offered()).values()
    ]
    names = ("name", "title", "parameters", "columns")
    show(names, rows, form, [settings.text(f"column.{name}") for name in names])
