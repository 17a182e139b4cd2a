"""Loading: sources and decisions into a store, as command line and app both do it.

The names below are loaded when they are first used: a query needs none of the extraction.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_builder.bulk.archive import backup, restore, unpacked
    from graph_builder.bulk.decisions import new_decision
    from graph_builder.bulk.facts import checked_date, checked_facts, checked_jurisdiction
    from graph_builder.bulk.job import add_sources, decide, delete_source, rebuild, undecide
    from graph_builder.bulk.listing import DocumentRow, SourceRow, list_documents, list_sources
    from graph_builder.bulk.names import node_id, resolved
    from graph_builder.bulk.report import Failure, LoadReport, Progress

_PLACES = {
    "archive": ("backup", "restore", "unpacked"),
    "decisions": ("new_decision",),
    "facts": ("checked_date", "checked_facts", "checked_jurisdiction"),
    "job": ("add_sources", "decide", "delete_source", "rebuild", "undecide"),
    "listing": ("DocumentRow", "SourceRow", "list_documents", "list_sources"),
    "names": ("node_id", "resolved"),
    "report": ("Failure", "LoadReport", "Progress"),
}

__all__ = [
    "DocumentRow",
    "Failure",
    "LoadReport",
    "Progress",
    "SourceRow",
    "add_sources",
    "backup",
    "checked_date",
    "checked_facts",
    "checked_jurisdiction",
    "decide",
    "delete_source",
    "list_documents",
    "list_sources",
    "new_decision",
    "node_id",
    "rebuild",
    "resolved",
    "restore",
    "undecide",
    "unpacked",
]


def __getattr__(name: str) -> object:
    for place, names in _PLACES.items():
        if name in names:
            return getattr(import_module(f"graph_builder.bulk.{place}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
