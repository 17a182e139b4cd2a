"""`document list`, `set`, `omit` and `keep`: what a person says about a speech, report or plan. Each is a decision in the store."""

from __future__ import annotations

import click

from graph_builder.cli.output import format_option, show
from graph_builder.cli.settings import current, store_option
from graph_builder.errors import UsageError
from graph_builder.model.graph import Decision

_COLUMNS = ("id", "source", "title", "date", "jurisdiction", "commitments", "omitted")


@click.group(name="document", help="文件（讲话、报告、计划）：列出、补写日期和辖区、略去 / the documents in the graph")
def command() -> None:
    pass


@command.command(name="list", help="列出文件 / list the documents")
@store_option
@format_option
def list_command(store: str, form: str) -> None:
    from graph_builder.bulk import list_documents
    from graph_builder.cli.opening import opened

    with opened(store) as open_store:
        rows = [[getattr(row, name) for name in _COLUMNS] for row in list_documents(open_store)]
    show(_COLUMNS, rows, form, [current().text(f"column.{name}") for name in _COLUMNS])


@command.command(name="set", help="补写或改正日期、辖区 / give a document its date or jurisdiction")
@click.argument("document_id", metavar="ID")
@click.option("--date", metavar="EDTF", help="2025, 2025-03 或 2025-03-15")
@click.option("--jurisdiction", metavar="PATH", help="例如 松原省/清江州/清河县 / path of places")
@click.option("--by", default="", help="谁说的 / who says so")
@click.option("--reason", default="", help="依据 / why")
@store_option
def set_command(document_id: str, date: str | None, jurisdiction: str | None, by: str, reason: str, store: str) -> None:
    from graph_builder.bulk import checked_facts, new_decision

    if not date and not jurisdiction:
        raise UsageError(current().text("usage.nothing_to_set"))
    facts = checked_facts(date, jurisdiction)
    said = [(verb, value) for verb, value in (("date", facts.date), ("jurisdiction", facts.jurisdiction)) if value]
    _decide(store, [new_decision(document_id, verb, value, by=by, reason=reason) for verb, value in said])
    current().tell("document.set", id=document_id, what=" ".join(value for _, value in said))


@command.command(name="omit", help="略去一个文件 / leave a document out")
@click.argument("document_id", metavar="ID")
@click.option("--by", default="", help="谁说的 / who says so")
@click.option("--reason", default="", help="依据 / why")
@store_option
def omit_command(document_id: str, by: str, reason: str, store: str) -> None:
    from graph_builder.bulk import new_decision

    _decide(store, [new_decision(document_id, "omit", "", by=by, reason=reason)])
    current().tell("document.omitted", id=document_id)


@command.command(name="keep", help="恢复略去的文件 / bring back a document that was left out")
@click.argument("document_id", metavar="ID")
@store_option
def keep_command(document_id: str, store: str) -> None:
    from graph_builder.bulk import undecide
    from graph_builder.cli.opening import opened
    from graph_builder.cli.summary import progress_bar, tell_changes
    from graph_builder.lexicon import load
    from graph_builder.model.ids import decision_id

    omitted = decision_id(document_id, "omit", "")
    with opened(store) as open_store, progress_bar() as listener:
        try:
            report = undecide(open_store, [omitted], load(), progress=listener)
        except UsageError as error:
            raise UsageError(current().text("document.not_omitted", id=document_id)) from error
    current().tell("document.kept", id=document_id)
    tell_changes(report)


def _decide(store: str, decisions: list[Decision]) -> None:
    from graph_builder.bulk import decide
    from graph_builder.cli.opening import opened
    from graph_builder.cli.summary import progress_bar, tell_changes
    from graph_builder.lexicon import load

    with opened(store) as open_store, progress_bar() as listener:
        report = decide(open_store, decisions, load(), progress=listener)
    tell_changes(report)
