"""总览: how much of each lamp, what is missing, what presses most, who carries it; every figure leads to its rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from graph_builder.web import filters, markup, permissions, services, state, summary
from graph_builder.web.components import charts, listing, pane, task_table, vacancy
from graph_builder.web.components.bar import lead
from graph_builder.web.components.strip import strip
from graph_builder.web.lamps import lamp
from graph_builder.web.link import GAPS, View
from graph_builder.web.markup import escape
from graph_builder.web.records import Item
from graph_builder.web.state import text, view
from graph_builder.web.wording import day_words, distance, due_words

_PRESSING, _BODIES, _HEAT_ROWS, _HEAT_MONTHS, _DOCUMENTS = 12, 12, 8, 10, 8


def page() -> None:
    items = services.items()
    if services.is_empty():
        st.html(markup.title(text("overview.title")))
        vacancy.show()
        return
    asof = state.asof()
    _title(items)
    lamps = summary.by_lamp(items, asof)
    counts = {name: len(rows) for name, rows in lamps.items()}
    pane.show(strip(counts, _notes(lamps, asof)) + _gaps(items, asof), "strip")
    left, right = st.columns([60, 38], gap="medium")
    with left:
        pane.show(_pressing(items, asof), "pressing")
    with right:
        pane.show(_load(items, asof), "load")
        pane.show(_heat(items, asof), "heat")
        pane.show(_documents(), "documents")


def _title(items: Sequence[Item]) -> None:
    dated = sum(bool(item.due) for item in items)
    remark = text("overview.remark", documents=f"{len(services.documents()):,}", commitments=f"{len(items):,}", dated=f"{dated:,}")
    with st.container(key="title", horizontal=True, vertical_alignment="center"):
        st.html(markup.title(text("overview.title"), remark), width="content")
        st.space("stretch")
        if not permissions.readonly() and st.button(text("overview.import"), key="to_import", icon=":material/upload_file:"):
            lead("import")
        task_table.button(items, text("board.export_name"))


def _notes(lamps: dict[str, list[Item]], asof: date) -> dict[str, str]:
    """Below each figure, what is at its edge."""
    language = view().language
    notes = {"pending": text("overview.note_pending")}
    if lamps["overdue"]:
        days = -(lamp(lamps["overdue"][0].due, asof).days or 0)
        notes["overdue"] = text("overview.note_overdue", days=f"{days:,}")
    if lamps["soon"]:
        first = lamps["soon"][0].due
        notes["soon"] = text("overview.note_soon", due=due_words(language, first), left=distance(language, lamp(first, asof).days))
    if lamps["later"]:
        notes["later"] = text("overview.note_later", due=due_words(language, lamps["later"][-1].due))
    solid = sum(bool(item.measures or item.projects) for item in lamps["none"])
    if solid:
        notes["none"] = text("overview.note_none", n=f"{solid:,}")
    return notes


def _gaps(items: Sequence[Item], asof: date) -> str:
    counts = filters.gap_counts(items, View(asof=asof), asof)
    words = {gap: f"{escape(text(f'board.gap_{gap}'))} <b>{counts[gap]:,}</b>" for gap in GAPS}
    parts = [pane.link("board", words[gap], gaps=(gap,)) if counts[gap] else f"<span>{words[gap]}</span>" for gap in GAPS]
    return f'<div class="gaps"><span class="word">{escape(text("board.gaps"))}</span>{"".join(parts)}</div>'


def _pressing(items: Sequence[Item], asof: date) -> str:
    shown = summary.pressing(items, asof, _PRESSING)
    head = markup.section(text("overview.pressing"), text("overview.pressing_remark"))
    if not shown:
        return head + f'<div class="from">{escape(text("overview.nothing"))}</div>'
    table = listing.table(shown, asof, (text("board.bearer"), listing.bearers))
    dated = sum(bool(item.due) for item in items)
    more = pane.link("board", escape(text("overview.all_dated", n=f"{dated:,}")) + " →", "onward", hard=("deadline",))
    return head + table + more


def _load(items: Sequence[Item], asof: date) -> str:
    shown = summary.loads(items, asof, _BODIES)
    return markup.section(text("overview.load"), text("overview.load_remark", n=len(shown))) + charts.bars(shown)


def _heat(items: Sequence[Item], asof: date) -> str:
    found = summary.heat(items, asof, _HEAT_ROWS, _HEAT_MONTHS)
    remark = text("overview.heat_hidden", n=f"{found.hidden:,}") if found.hidden else text("overview.heat_remark")
    return markup.section(text("overview.heat"), remark) + charts.heat_map(found)


def _documents() -> str:
    every = services.documents()
    rows = []
    for each in every[:_DOCUMENTS]:
        name = pane.link("reader", escape(each.title or text("kind.Document")), "name", documents=(each.id,))
        day = escape(day_words(view().language, each.date or ""))
        held = pane.link("board", f"{each.commitments:,}", "name", documents=(each.id,)) if each.commitments else "0"
        figure = f'<span class="fig">{day}</span><span class="fig n">{held}</span>'
        rows.append(f'<div data-row="1"><span class="grow">{name}</span>{figure}</div>')
    more = ""
    if len(every) > _DOCUMENTS:
        more = pane.link("reader", escape(text("overview.all_documents", n=f"{len(every):,}")) + " →", "onward")
    head = markup.section(text("overview.documents"), text("import.documents", n=f"{len(every):,}"))
    return head + f'<div class="rows">{"".join(rows)}</div>' + more


page()
