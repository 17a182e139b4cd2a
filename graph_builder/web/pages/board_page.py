"""承诺清单: every commitment as a row, filters on the left, the evidence of the chosen row on the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from graph_builder.web import filters, labels, markup, services, state
from graph_builder.web.components import evidence, leads, pane, table, task_table, vacancy
from graph_builder.web.components.bar import lead
from graph_builder.web.filters import Hits
from graph_builder.web.lamps import MARKS
from graph_builder.web.link import COLUMNS, GAPS, GROUPS, HARD, LAMPS
from graph_builder.web.records import Item
from graph_builder.web.scene import Point
from graph_builder.web.state import bind, follow, text, view
from graph_builder.web.wording import day_words

_HEIGHT = 700


def page() -> None:
    items: Sequence[Item] = services.items()
    if not items and services.is_empty():
        st.html(markup.title(text("board.title")))
        vacancy.show()
        return
    asof = state.asof()
    about = _about()
    if about is not None:
        items = [item for item, _ in services.commitments_of(about.id)]
    hits = services.hits(view().words)
    rows = filters.listed(items, view(), asof, hits)
    with st.sidebar:
        _narrowed(about)
        _filters(items, asof, hits)
    _title(rows, len(items))
    chosen = next((item for item in rows if item.id == view().selected), None)
    _rule(items, asof, hits)
    if view().selected and chosen is None:
        _not_listed(items)
    if not rows:
        st.html(markup.void(text("board.empty"), text("board.empty_do")))
        with st.container(key="void", horizontal_alignment="center"):
            st.button(text("board.clear"), key="clear_void", icon=":material/filter_alt_off:", on_click=_clear)
        return
    if len(rows) > table.MOST_ROWS:
        st.html(markup.note(text("board.too_many", n=f"{table.MOST_ROWS:,}")))
    with st.container(horizontal=True, wrap=False, gap="small", key="split"):
        with st.container(key="list"):
            table.show(rows, asof, _HEIGHT, chosen)
        if chosen is not None:
            with st.container(key="panel", width=384):
                _panel(rows, chosen, asof)


def _about() -> Point | None:
    """The entity that the link narrows the list to; None where there is none, or it is gone."""
    return next(iter(services.reader().points([view().entity])), None) if view().entity else None


def _narrowed(about: Point | None) -> None:
    """What a link narrowed the list to, with the way to the entity's page; each can be taken off again."""
    if view().entity and about is None:
        st.html(markup.note(text("app.gone")))
    if about is not None:
        name = labels.label(view().language, about.kind, about.properties)
        pane.show(f'<div class="about">{markup.kind_mark(about.kind)}{pane.entity(about.id, name)}</div>', "about")
    if view().entity:
        st.button(text("board.whole"), key="whole", icon=":material/close:", on_click=lambda: state.change(entity="", selected=""))
    for month in view().months:
        words = text("board.due_in", month=day_words(view().language, month))
        rest = tuple(each for each in view().months if each != month)
        st.button(words, key=f"month_{month}", icon=":material/close:", on_click=lambda rest=rest: state.change(months=rest, selected=""))


def _title(rows: Sequence[Item], total: int) -> None:
    with st.container(key="title", horizontal=True, vertical_alignment="center"):
        shown, every = f"{len(rows):,}", f"{total:,}"
        count = text("board.count_all", all=every) if len(rows) == total else text("board.count", shown=shown, all=every)
        st.html(markup.title(text("board.title"), count), width="content")
        st.space("stretch")
        _column_menu()
        task_table.button(rows, text("board.export_name"))


def _rule(items: Sequence[Item], asof: date, hits: Hits) -> None:
    """Gaps as filters, what the lamps mean, and how high the rows are."""
    gaps = filters.gap_counts(items, view(), asof, hits)
    with st.container(key="rule", horizontal=True, vertical_alignment="center"):
        key = bind("gaps", list(view().gaps))
        st.pills(
            text("board.gaps"),
            GAPS,
            selection_mode="multi",
            format_func=lambda gap: f"{text(f'board.gap_{gap}')} {gaps[gap]:,}",
            key=key,
            on_change=follow(key, "gaps", tuple, selected=""),
            label_visibility="collapsed",
            help=text("board.gap_help"),
        )
        parts = [
            f'<b><i class="lamp-{name}">{MARKS[name]}</i>{markup.escape(text(f"lamp.rule_{name}"))}</b>' for name in LAMPS if name != "none"
        ]
        st.html(f'<div class="rule">{"".join(parts)}</div>', width="content")
        st.space("stretch")
        with st.container(key="shape", horizontal=True, vertical_alignment="center", width="content", gap="xsmall"):
            rows_key = bind("rows", "dense" if view().dense else "wrapped")
            st.segmented_control(
                text("board.dense"),
                ("dense", "wrapped"),
                format_func=lambda name: text(f"board.{name}"),
                key=rows_key,
                on_change=follow(rows_key, "dense", lambda name: name == "dense"),
                required=True,
                label_visibility="collapsed",
            )
            key = bind("group", view().group)
            st.selectbox(
                text("board.group"),
                ("", *GROUPS),
                format_func=lambda name: text(f"board.group_{name or 'none'}"),
                key=key,
                on_change=follow(key, "group"),
                label_visibility="collapsed",
                width=118,
            )


def _column_menu() -> None:
    """Which columns the table shows; the sentence always."""
    with st.popover(text("board.columns"), icon=":material/view_column:", key="columns_menu"):
        key = bind("columns", [name for name in view().columns or table.USUAL if name != "task"])
        st.pills(
            text("board.columns"),
            [name for name in COLUMNS if name != "task"],
            selection_mode="multi",
            format_func=lambda name: text(f"board.{name}"),
            key=key,
            on_change=follow(key, "columns", _columns),
            label_visibility="collapsed",
        )


def _columns(chosen: Sequence[str]) -> tuple[str, ...]:
    """In their order; () where they are the usual ones, so that the link stays short."""
    found = tuple(name for name in COLUMNS if name == "task" or name in chosen)
    return () if found == table.USUAL else found


def _filters(items: Sequence[Item], asof: date, hits: Hits) -> None:
    lamps, hard = filters.lamp_counts(items, view(), asof, hits), filters.hard_counts(items, view(), asof, hits)
    departments, documents = filters.departments(items), filters.documents(items)
    key = bind("words", view().words)
    st.text_input(
        text("board.search"),
        key=key,
        on_change=follow(key, "words", str.strip, selected=""),
        placeholder=text("board.search"),
        icon=":material/search:",
        label_visibility="collapsed",
        max_chars=100,
    )
    key = bind("lamps", list(view().lamps))
    st.pills(
        text("board.lamps"),
        LAMPS,
        selection_mode="multi",
        format_func=lambda name: f"{text(f'lamp.{name}')} {lamps[name]:,}",
        key=key,
        on_change=follow(key, "lamps", tuple, selected=""),
    )
    key = bind("departments", [each for each in view().departments if each in departments])
    st.multiselect(
        text("board.departments"),
        list(departments),
        format_func=lambda id_: departments.get(id_, id_),
        key=key,
        on_change=follow(key, "departments", tuple, selected=""),
        placeholder=text("board.all_departments", n=len(departments)),
    )
    chosen = [id_ for id_ in view().departments if id_ in departments]
    if chosen:
        pane.show('<div class="about">' + "".join(_leading(id_, departments[id_]) for id_ in chosen) + "</div>", "chosen")
    key = bind("documents", [each for each in view().documents if each in documents])
    st.multiselect(
        text("board.documents"),
        list(documents),
        format_func=lambda id_: documents.get(id_, id_),
        key=key,
        on_change=follow(key, "documents", tuple, selected=""),
        placeholder=text("board.all_documents", n=len(documents)),
    )
    key = bind("hard", list(view().hard))
    st.pills(
        text("board.hard"),
        HARD,
        selection_mode="multi",
        format_func=lambda name: f"{text(f'board.hard_{name}')} {hard[name]:,}",
        key=key,
        on_change=follow(key, "hard", tuple, selected=""),
    )
    st.button(text("board.clear"), key="clear", type="tertiary", icon=":material/filter_alt_off:", on_click=_clear)


def _leading(id_: str, name: str) -> str:
    return f"<div>{markup.kind_mark('Department')}{pane.entity(id_, name)}</div>"


def _clear() -> None:
    state.change(entity="", months=(), words="", lamps=(), gaps=(), hard=(), departments=(), documents=(), selected="")


def _not_listed(items: Sequence[Item]) -> None:
    """The link points to a row that these filters hide, or that is no longer there."""
    if not any(item.id == view().selected for item in items):
        st.html(markup.note(text("app.gone")))


def _panel(rows: Sequence[Item], chosen: Item, asof: date) -> None:
    at = next(i for i, item in enumerate(rows) if item.id == chosen.id)
    with st.container(key="panelhead", horizontal=True, vertical_alignment="center"):
        st.html(evidence.head(chosen), width="stretch")
        moves = (("previous", "keyboard_arrow_up", at - 1), ("next", "keyboard_arrow_down", at + 1), ("close", "close", None))
        for name, icon, target in moves:
            id_ = "" if target is None else rows[target].id if 0 <= target < len(rows) else None
            st.button(
                text(f"app.{name}"),
                key=f"panel_{name}",
                icon=f":material/{icon}:",
                type="tertiary",
                disabled=id_ is None,
                on_click=lambda id_=id_: state.change(selected=id_ or ""),
            )
    found = services.evidence(chosen.id, view().language)
    if found is None:
        st.html(markup.note(text("app.gone")))
        return
    evidence.body(found, asof)
    with st.container(horizontal=True, gap="xsmall", key="panelleads"):
        if st.button(text("evidence.to_graph"), key="to_graph", icon=":material/hub:"):
            lead("graph", selected=chosen.id, steps=(chosen.id,), blank=True, hidden=())
        leads.to_reader(chosen.document, chosen.start, chosen.id)
    evidence.context(found)


page()
