"""Commitments as a small table of a page: deadline, sentence, bearers. Each row leads to the list with the row chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from graph_builder.web import markup
from graph_builder.web.components import pane
from graph_builder.web.lamps import lamp
from graph_builder.web.markup import escape
from graph_builder.web.records import Body, Item
from graph_builder.web.state import text, view
from graph_builder.web.wording import cut, distance, due_words

_SHOWN = 90
_NAMES = 3


def table(items: Sequence[Item], asof: date, last: tuple[str, Callable[[Item], str]], words: Callable[[Item], str] | None = None) -> str:
    """HTML. `last` is the title of the last column and what stands in it; `words` the sentence as HTML, the plain one by default."""
    title, cell = last
    heads = "".join(f"<th>{escape(each)}</th>" for each in (text("board.due"), text("board.task"), title))
    rows = "".join(_row(item, asof, cell(item), words(item) if words else escape(sentence(item))) for item in items)
    return f'<table class="list"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _row(item: Item, asof: date, last: str, words: str) -> str:
    said = pane.link("board", words, "source", selected=item.id)
    return f'<tr data-row="1"><td>{due(item, asof)}</td><td>{said}</td><td>{last}</td></tr>'


def sentence(item: Item) -> str:
    return cut(" ".join(item.text.split()), _SHOWN)


def due(item: Item, asof: date) -> str:
    """Lamp and distance, below them the deadline in words."""
    language = view().language
    light = lamp(item.due, asof)
    if not item.due:
        return f'<span class="lamp-none">{escape(text("board.no_due"))}</span>'
    words = due_words(language, item.due)
    if light.days is None:
        return markup.lamp_chip(light.name, words)
    return f"{markup.lamp_chip(light.name, distance(language, light.days))}<small>{escape(words)}</small>"


def bearers(item: Item) -> str:
    """Three names, each leading to its page, with the basis behind; then how many there are."""
    if not item.bodies:
        return f'<span class="lamp-none">{escape(text("board.no_bearer"))}</span>'
    each = list({body.id: body for body in item.bodies}.values())
    more = f" <small>{escape(text('board.more', n=len(each)))}</small>" if len(each) > _NAMES else ""
    return " ".join(f"<span>{pane.entity(body.id, body.name)}{basis(body)}</span>" for body in each[:_NAMES]) + more


def basis(body: Body) -> str:
    return markup.basis(body.grounding, text(f"grounding.{body.grounding}"), text(f"grounding.{body.grounding}_word"))
