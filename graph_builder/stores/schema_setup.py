"""Constraints and full text of a store, read from `schema/neo4j-constraints.cypher`."""

from __future__ import annotations

from graph_builder.resources import folder

FULL_TEXT = {"commitment_text": ("Commitment", "text")}
"""Index name → (kind, property). The embedded engine refuses the Cypher statement and gets the same index by its own means."""


def _statements() -> list[str]:
    text = (folder("schema") / "neo4j-constraints.cypher").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return [line.rstrip(";") for line in lines if line and not line.startswith("//")]


def constraints() -> list[str]:
    return [statement for statement in _statements() if statement.startswith("CREATE CONSTRAINT")]


def full_text() -> list[str]:
    return [statement for statement in _statements() if statement.startswith("CREATE FULLTEXT INDEX")]


def name_of(statement: str) -> str:
    """The name of the constraint or index that a statement makes; a constraint's index bears its name."""
    words = statement.split()
    return words[words.index("IF") - 1]
