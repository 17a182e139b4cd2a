"""`query`: run a named query; entities may be given by name or alias."""

from __future__ import annotations

import click

from graph_builder.cli.output import format_option, show
from graph_builder.cli.settings import current, store_option
from graph_builder.errors import UsageError


@click.command(name="query", help="运行命名查询，见 queries / run a named query")
@click.argument("name")
@click.option(
    "--param", "-p", "pairs", multiple=True, metavar="名=值", help="参数，可重复；单位、项目等可写名称 / parameter, names resolve to ids"
)
@store_option
@format_option
def command(name: str, pairs: tuple[str, ...], store: str, form: str) -> None:
    from graph_builder.bulk.names import resolved
    from graph_builder.cli.opening import opened
    from graph_builder.stores import queries

    settings = current()
    given = parameters(pairs)
    query = queries.get(name, queries.load_all())
    queries.checked(query, given)  # before a store is opened: a slip of the pen should not start an engine
    with opened(store) as open_store:
        found = open_store.query(name, resolved(open_store, query, given))
    show(found.columns, found.rows, form)
    settings.tell("rows", count=len(found.rows), milliseconds=round(found.milliseconds))


def parameters(pairs: tuple[str, ...]) -> dict[str, object]:
    given: dict[str, object] = {}
    for pair in pairs:
        key, sign, value = pair.partition("=")
        if not sign or not key.strip():
            raise UsageError(current().text("usage.param", text=pair))
        given[key.strip()] = value.strip()
    return given
