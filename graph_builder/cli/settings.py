"""What every command shares: language, debugging, and which store. The environment is read here and nowhere below."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from graph_builder.cli.messages import say
from graph_builder.cli.terminal import clean

DEFAULT_STORE = "embedded:data/graph"
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    language: str = "zh"
    debug: bool = False

    def text(self, key: str, /, **values: object) -> str:
        return say(key, self.language, **values)

    def tell(self, key: str, /, **values: object) -> None:
        """A message on standard error, which carries everything that is not the result."""
        warn(self.text(key, **values))


def current() -> Settings:
    context = click.get_current_context(silent=True)
    found = context.find_object(Settings) if context else None
    return found or Settings()


def warn(text: str) -> None:
    click.echo(clean(text), err=True)


def default_store() -> str:
    return os.environ.get("GRAPH_STORE") or os.environ.get("NEO4J_URI") or DEFAULT_STORE


def store_option(command: F) -> F:
    return click.option(
        "--store",
        metavar="URL",
        default=default_store,
        show_default="$GRAPH_STORE, $NEO4J_URI, " + DEFAULT_STORE,
        help="图谱存储 (embedded:目录, neo4j://…, bolt://…) / where the graph is kept",
    )(command)
