"""The entry point: which commands there are, and how errors become exit codes.

0 done · 1 internal error · 2 usage, unknown query or parameter, ambiguous name · 3 store · 4 some or all inputs failed
"""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module
from typing import Any

import click

from graph_builder import __version__
from graph_builder.cli.messages import LANGUAGES
from graph_builder.cli.settings import Settings, warn
from graph_builder.errors import AmbiguousName, GraphBuilderError

COMMANDS = (
    "extract",
    "build",
    "source",
    "document",
    "query",
    "queries",
    "cypher",
    "export",
    "backup",
    "restore",
    "app",
    "evaluate",
    "audit",
)
"""Each is `graph_builder.cli.<name>`, which has a click command called `command`; loaded when it is asked for."""

INTERRUPTED = 130


class Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"graph_builder.cli.{cmd_name}").command
        return found

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except GraphBuilderError as error:
            _explain(ctx, error)
            ctx.exit(error.exit_code)
        except Exception as error:
            settings = _settings(ctx)
            if settings.debug:
                warn(traceback.format_exc())
            settings.tell("error.internal", kind=type(error).__name__, reason=error)
            ctx.exit(1)


def _settings(ctx: click.Context) -> Settings:
    return ctx.find_object(Settings) or Settings()


def _explain(ctx: click.Context, error: GraphBuilderError) -> None:
    settings = _settings(ctx)
    if settings.debug:
        warn(traceback.format_exc())
    settings.tell("error", reason=error)
    if isinstance(error, AmbiguousName):
        for identifier, name, scope in error.candidates:
            warn(f"  {identifier}\t{name}\t{scope}")


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 140},
    help="承诺图谱：谁、做什么、在哪、何时前、达到什么指标，句句有原文。\n\nGovernment commitments as a graph, with the words that say so.",
)
@click.version_option(__version__, "-V", "--version", prog_name="graph-builder", message="%(prog)s %(version)s")
@click.option("--lang", type=click.Choice(LANGUAGES), default=lambda: _language(), help="提示语言 / language of the messages (GRAPH_LANG)")
@click.option("--debug", is_flag=True, help="出错时显示调用栈 / show the trace of an error")
@click.pass_context
def cli(ctx: click.Context, lang: str, debug: bool) -> None:
    ctx.obj = Settings(language=lang, debug=debug)


def _language() -> str:
    asked = os.environ.get("GRAPH_LANG", "").lower()
    return next((each for each in LANGUAGES if asked.startswith(each)), LANGUAGES[0])


def run() -> None:
    """Console script. Texts of the project are Chinese, so the streams are UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    cli(prog_name="graph-builder")
