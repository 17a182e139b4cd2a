"""Rows as a table for people, or as JSON or CSV for programs; always on standard output."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

from graph_builder.cli.settings import current
from graph_builder.cli.terminal import table

F = TypeVar("F", bound=Callable[..., Any])


def format_option(command: F) -> F:
    return click.option(
        "--format",
        "form",
        type=click.Choice(("table", "json", "csv")),
        default="table",
        show_default=True,
        help="输出形式 / how rows are written",
    )(command)


def show(columns: Sequence[str], rows: Iterable[Sequence[object]], form: str, titles: Sequence[str] | None = None) -> None:
    """`columns` name the fields for programs, `titles` head the table for people."""
    lines = [list(row) for row in rows]
    if form == "json":
        click.echo(json.dumps([dict(zip(columns, line, strict=True)) for line in lines], ensure_ascii=False, indent=1))
    elif form == "csv":
        from graph_builder.exports.csv_table import table as csv_text

        click.echo(csv_text(columns, [[_cell(cell) for cell in line] for line in lines]), nl=False)
    else:
        width = shutil.get_terminal_size((160, 24)).columns
        click.echo(table(titles or columns, [[_shown(cell) for cell in line] for line in lines], width))


def _cell(value: object) -> object:
    """One cell for a program: lists of words joined, other structures as JSON."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "、".join(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value == int(value):
        return int(value)
    return value


_SPEAKING = ("name", "quote", "text", "title", "id")


def _shown(value: object) -> object:
    """One cell for people: of a structure what it is called, of a truth value a word."""
    if isinstance(value, bool):
        return current().text("yes" if value else "no")
    if isinstance(value, list):
        return "、".join(str(_shown(each)) for each in value)
    if isinstance(value, dict):
        inner = {**value, **value["properties"]} if isinstance(value.get("properties"), dict) else value
        return next((str(inner[key]) for key in _SPEAKING if inner.get(key)), _cell(value))
    return _cell(value)
