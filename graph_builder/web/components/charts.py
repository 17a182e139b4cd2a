"""Load of bodies as bars, and bodies by months as a heat map: HTML whose parts lead to their rows."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.web.components import pane
from graph_builder.web.link import LAMPS
from graph_builder.web.markup import escape
from graph_builder.web.state import text, view
from graph_builder.web.summary import Heat, Load

_SHADES = 5


def bars(loads: Sequence[Load]) -> str:
    """One bar a body, cut by lamp; each piece leads to its rows."""
    if not loads:
        return _nothing()
    most = max(load.total for load in loads)
    keys = "".join(f'<span><i class="fill-{name}"></i>{escape(text(f"lamp.{name}"))}</span>' for name in LAMPS)
    rows = "".join(_bar(load, most) for load in loads)
    return f'<div class="legend-row">{keys}</div><div class="bars">{rows}</div>'


def _bar(load: Load, most: int) -> str:
    pieces = []
    for name, count in zip(LAMPS, load.lamps, strict=True):
        if count:
            words = escape(f"{load.name} {text(f'lamp.{name}')} {count:,}")
            inner = f'<i class="fill-{name}" title="{words}"></i><span class="unseen">{words}</span>'
            piece = pane.link("board", inner, departments=(load.id,), lamps=(name,))
            pieces.append(piece.replace("<a ", f'<a style="width:{100 * count / most:.2f}%" ', 1))
    return f'<div class="bar">{pane.entity(load.id, load.name)}<span class="track">{"".join(pieces)}<b>{load.total:,}</b></span></div>'


def heat_map(heat: Heat) -> str:
    """Darker is more; a cell leads to the rows of that body and month."""
    if not heat.rows:
        return _nothing()
    most = max(max(figures) for _, _, figures in heat.rows)
    heads = "".join(f"<th>{_month(month)}</th>" for month in heat.months)
    rows = []
    for id_, name, figures in heat.rows:
        cells = "".join(_cell(id_, month, count, most) for month, count in zip(heat.months, figures, strict=True))
        rows.append(f'<tr><th scope="row">{pane.entity(id_, name)}</th>{cells}</tr>')
    return f'<table class="heat"><thead><tr><td></td>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def _cell(id_: str, month: str, count: int, most: int) -> str:
    if not count:
        return "<td></td>"
    shade = max(1, -(-count * _SHADES // most))
    return f'<td class="heat-{shade}">{pane.link("board", f"{count:,}", departments=(id_,), months=(month,))}</td>'


def _month(month: str) -> str:
    year, number = month.split("-")
    if view().language != "zh":
        return f"{year}<br>{number}"
    return escape(text("date.in_year", year=year)) + "<br>" + escape(text("overview.month", n=int(number)))


def _nothing() -> str:
    return f'<div class="from">{escape(text("overview.nothing"))}</div>'
