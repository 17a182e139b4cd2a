"""What was found in a document that is not added yet: its first commitments as they would stand in the list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from graph_builder.model.commitment import Bearer, Commitment
from graph_builder.model.document import Document
from graph_builder.model.mention import EntityKind
from graph_builder.web import markup
from graph_builder.web.drafts import Entry
from graph_builder.web.lamps import lamp
from graph_builder.web.markup import Underline, escape
from graph_builder.web.state import text, view
from graph_builder.web.wording import due_words

_MOST = 8
_NAMES = 3


def show(entry: Entry, asof: date) -> None:
    found = entry.document.commitments
    # what is hard to keep comes first: it is what a reader wants to check
    first = sorted(found, key=lambda each: (each.due_by is None, not each.bearers, each.quote.span.start))[:_MOST]
    remark = text("import.preview_remark", n=f"{len(found):,}", shown=len(first))
    whole = whole_names(entry.document)
    cells = "".join(_row(each, asof, whole, entry.page) for each in first)
    heads = "".join(f'<div class="th">{escape(text(f"board.{name}"))}</div>' for name in ("due", "task", "bearer"))
    title = entry.title or text("kind.Document")
    st.html(markup.section(text("import.preview", title=title), remark) + f'<div class="preview">{heads}{cells}</div>')


def whole_names(document: Document) -> dict[str, str]:
    """Each name and alias of a body of the document → the body's completed name."""
    bodies = [each for each in document.entities if each.kind == EntityKind.DEPARTMENT]
    return {alias: each.name for each in bodies for alias in each.aliases} | {each.name: each.name for each in bodies}


def _row(found: Commitment, asof: date, whole: Mapping[str, str], page: bool) -> str:
    light = lamp(found.due_by.edtf if found.due_by else "", asof)
    due = due_words(view().language, found.due_by.edtf) if found.due_by else text("board.no_due")
    quote = markup.underlined(found.quote.text, _marks(found), page=page)
    bearers = "".join(_bearer(each, whole.get(each.name, each.name)) for each in found.bearers[:_NAMES])
    more = f"<small>{escape(text('board.more', n=len(found.bearers)))}</small>" if len(found.bearers) > _NAMES else ""
    return f'<div>{markup.lamp_chip(light.name, due)}</div><div><div class="source quote">{quote}</div></div><div>{bearers}{more}</div>'


def _bearer(found: Bearer, name: str) -> str:
    """The completed name; the words of the file on hovering."""
    return f'<div><span title="{escape(found.quote.text)}">{escape(name)}</span>{_basis(str(found.grounding))}</div>'


def _basis(grounding: str) -> str:
    return markup.basis(grounding, text(f"grounding.{grounding}"), text(f"grounding.{grounding}_word"))


def _marks(found: Commitment) -> list[Underline]:
    origin = found.quote.span.start
    parts = [("Department", each.quote.span, str(each.grounding)) for each in found.bearers]
    if found.due_by:
        parts.append(("Deadline", found.due_by.quote.span, str(found.due_by.grounding)))
    parts += [("Target", each.quote.span, "stated") for each in found.targets]
    for kind, references in (("Project", found.projects), ("Place", found.places), ("Policy", found.policies), ("Person", found.people)):
        parts += [(kind, each.quote.span, "stated") for each in references]
    return [
        Underline(start=span.start - origin, end=span.end - origin, kind=kind, grounding=grounding)
        for kind, span, grounding in parts
        if span.start >= origin and span.end <= found.quote.span.end
    ]


def uploader_words(label: str, hint: str) -> str:
    """Streamlit's uploader speaks English only: its button and its hint are said over by a style sheet. Both are fixed texts."""
    zone = '[data-testid="stFileUploaderDropzone"]'
    return (
        f'{zone} button::after{{content:"{label}";font-size:13px}}{zone} button *{{display:none}}'
        f'{zone}::after{{content:"{hint}";font-size:12px;color:var(--mute);line-height:1.5;margin-left:8px}}'
    )
