"""The panel on the right that proves: the sentence in the words of the source, and what was understood of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import streamlit as st

from graph_builder.text.markup import without_markup
from graph_builder.web import markup
from graph_builder.web.components import pane
from graph_builder.web.lamps import lamp
from graph_builder.web.markup import Underline, escape
from graph_builder.web.records import Evidence, Ground, Item
from graph_builder.web.state import text, view
from graph_builder.web.wording import day_words, distance, due_words, measure_words

_AROUND = 70
_SPACES = re.compile(r"\s+")
_ROWS = (("ADVANCES", "projects"), ("LOCATED_IN", "places"), ("CITES", "policies"), ("NAMES", "people"))


def head(item: Item) -> str:
    where = f"{item.title} {text('evidence.nth', n=item.nth)}" if item.nth else item.title
    return markup.head("Commitment", text("kind.Commitment"), where)


def body(evidence: Evidence, asof: date) -> None:
    """Sentence, origin and facts; then the words outside the sentence that an argument rests on."""
    st.html(quote(evidence) + origin(evidence) + repaired(evidence), width="stretch")
    pane.show(properties(evidence, asof), "facts")
    outside = [ground for ground in evidence.grounds if _outside(ground, evidence) and ground.quote]
    if outside:
        st.html(markup.section(text("evidence.elsewhere")) + "".join(_line(ground) for ground in _distinct(outside)), width="stretch")


def context(evidence: Evidence) -> None:
    """The words before and after in the source, as they stand there."""
    middle, before, after = evidence.item.quote, evidence.before, evidence.after
    if evidence.page:
        middle, before, after = (without_markup(words, torn=words is not middle) for words in (middle, before, after))
    before, after = before[-_AROUND:], after[:_AROUND]
    if not before.strip() and not after.strip():
        return
    short = middle if len(middle) <= 60 else middle[:28] + "……" + middle[-24:]
    around = f"…{escape(_lean(before))}<mark>{escape(short)}</mark>{escape(_lean(after))}…"
    section = markup.section(text("evidence.context"), text("evidence.raw"))
    st.html(f'{section}<div class="source context">{around}</div>', width="stretch")


def _lean(words: str) -> str:
    """Without empty lines: the panel is narrow."""
    return re.sub(r"\s*\n\s*", "\n", words)


def quote(evidence: Evidence) -> str:
    marks = [
        Underline(start=g.start - evidence.start, end=g.end - evidence.start, kind=g.kind, grounding=g.grounding)
        for g in evidence.grounds
        if not _outside(g, evidence)
    ]
    return f'<div class="source quote">{markup.underlined(evidence.item.quote, marks, page=evidence.page)}</div>'


def origin(evidence: Evidence) -> str:
    place = text("evidence.where", start=f"{evidence.start + 1:,}", end=f"{evidence.end:,}")
    parts = (evidence.item.title, day_words(view().language, evidence.item.date), place)
    return f'<div class="from">{escape(" · ".join(part for part in parts if part))}</div>'


def repaired(evidence: Evidence) -> str:
    """The sentence as it is read where the source is damaged or in another script, below its own words."""
    item = evidence.item
    words = without_markup(item.quote) if evidence.page else item.quote
    if _SPACES.sub("", item.text) == _SPACES.sub("", words):
        return ""
    return f'<div class="from">{escape(text("evidence.repaired", text=item.text))}</div>'


def properties(evidence: Evidence, asof: date) -> str:
    item = evidence.item
    rows = [(text("evidence.due"), [due_line(item, asof)]), (text("evidence.bearers"), _bearers(item))]
    kind = markup.kind_mark("Target")
    rows.append(
        (
            text("evidence.targets"),
            [kind + escape(measure_words(each, view().language)) for each in item.measures],
        )
    )
    for edge, label in _ROWS:
        found = _distinct([ground for ground in evidence.grounds if ground.edge == edge])
        rows.append((text(f"evidence.{label}"), [markup.kind_mark(ground.kind) + pane.entity(ground.id, ground.name) for ground in found]))
    rows.append(
        (
            text("evidence.source"),
            [markup.kind_mark("Document") + pane.link("reader", escape(item.title), "name", documents=(item.document,), selected=item.id)],
        )
    )
    return markup.facts(rows)


def due_line(item: Item, asof: date) -> str:
    language = view().language
    light = lamp(item.due, asof)
    if not item.due:
        return f'<span class="lamp-none">{escape(text("board.no_due"))}</span>'
    chip = markup.lamp_chip(light.name, distance(language, light.days) or text(f"lamp.{light.name}"))
    said = f"<small>{escape(text('date.quote', text=item.due_quote))}</small>" if item.due_quote else ""
    return f"{chip} {escape(due_words(language, item.due))} {said}"


def _bearers(item: Item) -> list[str]:
    if not item.bodies:
        return [f'<span class="lamp-none">{escape(text("board.no_bearer"))}</span>']
    lines = []
    for each in item.bodies:
        collective = f"<small>{escape(text('evidence.collective'))}</small>" if each.generic else ""
        mark = markup.basis(each.grounding, text(f"grounding.{each.grounding}"), text(f"grounding.{each.grounding}_word"))
        role = escape(text(f"role.{each.role}"))
        lines.append(f"{markup.kind_mark('Department')}{pane.entity(each.id, each.name)} <small>{role}</small>{mark} {collective}")
    return lines


def _outside(ground: Ground, evidence: Evidence) -> bool:
    return ground.start < evidence.start or ground.end > evidence.end or ground.start < 0


def _line(ground: Ground) -> str:
    style = f"--c:var(--kind-{escape(ground.kind)})"
    words = f'<u class="{escape(ground.grounding)}" style="{style}">{escape(ground.quote)}</u>'
    return f'<div class="small">{markup.kind_mark(ground.kind)}{escape(ground.name)} <span class="source">{words}</span></div>'


def _distinct(grounds: Sequence[Ground]) -> list[Ground]:
    return list({(ground.edge, ground.id, ground.quote): ground for ground in grounds}.values())
