"""Paths of the command line → sources, and a reason for each that is none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph_builder.bulk.report import Failure
from graph_builder.cli.settings import current
from graph_builder.errors import InputError, UsageError
from graph_builder.model.source import Source
from graph_builder.readers import discover, read


def gather(paths: Sequence[str]) -> tuple[list[Source], list[Failure]]:
    """Folders are searched; ids are paths relative to the folder given, a single file goes by its own name."""
    sources: list[Source] = []
    failures: list[Failure] = []
    if not all(path.strip() for path in paths):  # an unset variable of a script must not mean the working directory
        raise UsageError(current().text("usage.empty_path"))
    for file, root in discover(Path(path) for path in paths):
        try:
            sources.append(read(file, root=root))
        except InputError as error:
            name = str(file)
            failures.append(Failure(source=name, kind="unreadable", reason=str(error).removeprefix(f"{name}：")))
    return sources, failures
