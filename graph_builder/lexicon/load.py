"""Word tables: one `data/<name>.tsv` each, UTF-8, tab-separated, `#` starts a comment line, the first of which names the source.

Read once a process and immutable. A Lexicon hashes by identity, so that `functools.lru_cache` can key what a stage compiles from it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeAlias

Row: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Lexicon:
    """`tables` maps a file's stem to its rows; `version` is a digest over all files."""

    tables: dict[str, tuple[Row, ...]]
    version: str

    def rows(self, name: str) -> tuple[Row, ...]:
        return self.tables[name]

    def words(self, name: str) -> tuple[str, ...]:
        """The first column."""
        return tuple(row[0] for row in self.tables[name])

    def mapping(self, name: str) -> dict[str, str]:
        """First column to second."""
        return {row[0]: row[1] for row in self.tables[name]}


def parse(text: str) -> tuple[Row, ...]:
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def load() -> Lexicon:
    tables: dict[str, tuple[Row, ...]] = {}
    digest = hashlib.sha256()
    folder = resources.files("graph_builder.lexicon").joinpath("data")
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if not entry.name.endswith(".tsv"):
            continue
        text = entry.read_text("utf-8")
        digest.update(entry.name.encode() + b"\0" + text.encode())
        tables[entry.name.removesuffix(".tsv")] = parse(text)
    return Lexicon(tables=tables, version=digest.hexdigest()[:12])
