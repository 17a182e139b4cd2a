"""What a node is called in a drawing, how it is drawn, and texts that every file format can hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from graph_builder.exports.tasks import target, text
from graph_builder.exports.words import deadline_words
from graph_builder.model.graph import Node
from graph_builder.model.vocabulary import NODES

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write, escaped or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silhouette:
    colour: str
    shape: str
    size: int


@cache
def silhouettes() -> dict[str, Silhouette]:
    """By kind, in the order in which kinds are listed."""
    lines = resources.files("graph_builder.exports").joinpath("silhouettes.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {kind: Silhouette(colour=colour, shape=shape, size=int(size)) for kind, colour, shape, size in rows}


def printable(words: str) -> str:
    """Without the characters that no XML file can hold."""
    return _FORBIDDEN.sub("", words)


def name(node: Node) -> str:
    """What the node is called; its kind where it has no name."""
    found = {
        "Commitment": lambda: text(node, "label") or text(node, "text"),
        "Deadline": lambda: deadline_words(text(node, "edtf")),
        "Target": lambda: target(node),
        "Document": lambda: text(node, "title"),
        "Section": lambda: " ".join(part for part in (text(node, "number"), text(node, "title")) if part),
        "Source": lambda: text(node, "file"),
    }.get(node.kind, lambda: text(node, "name"))()
    return printable(found).strip() or NODES[node.kind].title_zh


def hollow(node: Node) -> bool:
    """Drawn as an outline: something in it is not known."""
    return (node.kind == "Target" and node.properties.get("masked") is True) or (node.kind == "Deadline" and "X" in text(node, "edtf"))
