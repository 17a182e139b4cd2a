"""Pieces of HTML. Every word from a file passes `escape` here; nothing else builds HTML from such words."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_builder.text.markup import without_markup
from graph_builder.web.lamps import MARKS


def escape(text: str) -> str:
    return html.escape(text, quote=True)


def literal(text: str) -> str:
    """Words from a file for a label that Streamlit reads as Markdown: they stay words."""
    return re.sub(r"([\\\\`*_{}\[\]()#+.!<>|~:$^&-])", r"\\\1", " ".join(text.split()))


def kind_mark(kind: str) -> str:
    return f'<i class="k k-{escape(kind)}"></i>'


def lamp_chip(name: str, words: str) -> str:
    return f'<span class="chip lamp-{name}">{MARKS[name]} {escape(words)}</span>'


def basis(grounding: str, mark: str, word: str) -> str:
    return f'<span class="basis {escape(grounding)}" title="{escape(word)}">{escape(mark)}</span>'


def head(kind: str, word: str, remark: str) -> str:
    """The first line of a panel: silhouette, kind, and what it is about."""
    return f'<div class="head">{kind_mark(kind)}{escape(word)}<span title="{escape(remark)}">{escape(remark)}</span></div>'


def section(title: str, remark: str = "") -> str:
    return f'<div class="section">{escape(title)}<span>{escape(remark)}</span></div>'


def title(text: str, remark: str = "") -> str:
    return f'<div class="title" role="heading" aria-level="1">{escape(text)}<span>{escape(remark)}</span></div>'


def note(text: str, good: bool = False) -> str:
    return f'<div class="note{" good" if good else ""}" role="status">{escape(text)}</div>'


def void(heading: str, what: str) -> str:
    return f'<div class="void"><i></i><b>{escape(heading)}</b>{escape(what)}</div>'


def facts(rows: Sequence[tuple[str, Sequence[str]]]) -> str:
    """`rows` are (label, finished lines of HTML)."""
    parts = [f"<dt>{escape(label)}</dt><dd>{''.join(f'<div>{line}</div>' for line in lines)}</dd>" for label, lines in rows if lines]
    return f'<dl class="facts">{"".join(parts)}</dl>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Underline:
    """Characters `[start, end)` of a quoted text that state an argument of this kind."""

    start: int
    end: int
    kind: str
    grounding: str


def underlined(text: str, marks: Sequence[Underline], *, page: bool = False) -> str:
    """The text with its arguments underlined in the colour of their kind. Of two that overlap the earlier, then the longer, wins.

    Of a web page (`page`) the words are shown without the tags between them.
    """
    shown = without_markup if page else str
    out: list[str] = []
    at = 0
    for mark in sorted(marks, key=lambda each: (each.start, -each.end, each.kind)):
        start, end = max(mark.start, at), min(mark.end, len(text))
        if start >= end:
            continue
        out.append(escape(shown(text[at:start])))
        style = f"--c:var(--kind-{escape(mark.kind)})"
        out.append(f'<u class="{escape(mark.grounding)}" style="{style}">{escape(shown(text[start:end]))}</u>')
        at = end
    out.append(escape(shown(text[at:])))
    return "".join(out)
