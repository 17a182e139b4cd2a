"""The strip of five lamps with their figures, and what leads from it to the list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_builder.web.components import pane
from graph_builder.web.lamps import ICONS
from graph_builder.web.link import LAMPS
from graph_builder.web.markup import escape
from graph_builder.web.state import text


def strip(counts: Mapping[str, int], notes: Mapping[str, str], **fields: Any) -> str:
    """HTML of the five tiles. Each leads to its rows; `fields` narrow the list further. A lamp without rows is grey and no link."""
    return f'<div class="strip">{"".join(_tile(name, counts[name], notes.get(name, ""), fields) for name in LAMPS)}</div>'


def _tile(name: str, count: int, note: str, fields: dict[str, Any]) -> str:
    icon = f'<i class="icon" aria-hidden="true">{ICONS[name]}</i>'
    figure = f"<b>{count:,}</b> <small>{escape(text('overview.unit'))}</small>"
    remark = f'<span class="remark">{escape(note)}</span>' if note else ""
    inner = f'<span class="word">{icon}{escape(text(f"lamp.{name}"))}</span><span class="figure">{figure}</span>{remark}'
    if not count:
        return f'<div class="tile nil">{inner}</div>'
    return pane.link("board", inner, f"tile lamp-{name}", lamps=(name,), **fields)
