"""A result of a query: how much and how fast, the table, and beside it a chart or a canvas of the same rows."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from graph_builder.exports.rows import FORMATS, render
from graph_builder.stores.result import Result
from graph_builder.web import asking, markup, services, state
from graph_builder.web.asking import Chart, Table
from graph_builder.web.components import canvas
from graph_builder.web.link import View
from graph_builder.web.scene import Link, Scene
from graph_builder.web.state import bind, follow, text, view
from graph_builder.web.theme.sheet import tokens

MOST_ROWS = 5000
MOST_NODES = 60
_HEIGHT = 452
_MIME = {"csv": "text/csv", "json": "application/json", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def download(result: Result | None) -> None:
    """The rows as a file, in three kinds."""
    with st.popover(text("query.download"), icon=":material/download:", disabled=result is None or not result.rows, key="download"):
        if result is None:
            return
        for form in FORMATS:
            st.download_button(
                form.upper(),
                data=partial(render, result.columns, result.rows, form),
                file_name=f"{text('query.file')}.{form}",
                mime=_MIME[form],
                key=f"download_{form}",
                on_click="ignore",
                type="tertiary",
            )


def show(result: Result) -> None:
    capped = result.truncated or len(result.rows) > MOST_ROWS
    shown = Result(columns=result.columns, rows=result.rows[:MOST_ROWS], milliseconds=result.milliseconds, truncated=capped)
    parts = (
        text("query.rows", n=f"{len(shown.rows):,}"),
        text("query.milliseconds", n=f"{result.milliseconds:,.0f}"),
        text("query.read_only"),
        text("query.cut", n=f"{len(shown.rows):,}") if capped else text("query.whole"),
    )
    status = f'<div class="asked{" capped" if capped else ""}" role="status">{markup.escape(" · ".join(parts))}</div>'
    if not shown.rows:
        st.html(status)
        st.html(markup.void(text("query.nothing"), text("query.nothing_do")))
        return
    charts = asking.charts(view().language, shown)
    ids = asking.ids(shown, 4 * MOST_NODES)
    shapes = ["table", *charts, *(["graph"] if ids else [])]
    shape = view().shape if view().shape in shapes else shapes[1] if charts else "table"
    with st.container(key="askedrow", horizontal=True, vertical_alignment="center"):
        st.html(status, width="content")
        st.space("stretch")
        if len(shapes) > 1:
            key = bind("shape", shape)
            st.segmented_control(
                text("query.shape"),
                shapes,
                format_func=lambda name: text(f"query.{name}"),
                key=key,
                on_change=follow(key, "shape"),
                required=True,
                label_visibility="collapsed",
            )
    table = asking.table(view().language, shown)
    if shape == "table":
        _grid(shown, table, charts)
        return
    with st.container(horizontal=not state.narrow(), wrap=False, gap="medium", key="outcome"):
        with st.container(key="outcometable"):
            _grid(shown, table, charts)
        with st.container(key="outcomechart"):
            if shape == "graph":
                _graph(shown, ids)
            else:
                _chart(charts[shape])


# ---- table


def _grid(result: Result, table: Table, charts: Mapping[str, Chart]) -> None:
    frame = pd.DataFrame([dict(zip((name for name, _, _ in table.columns), row, strict=True)) for row in table.rows])
    key = f"rows_{zlib.crc32(repr((result.columns, result.rows[:50], len(result.rows), view().language)).encode()):x}"
    chosen = state.read(key) or {}
    st.dataframe(
        frame,
        key=key,
        hide_index=True,
        height=min(_HEIGHT, 37 + 35 * len(table.rows)),
        column_config={name: _column(name, title, number, table, charts) for name, title, number in table.columns},
        on_select="rerun",
        selection_mode="single-cell",
        placeholder="",
        alt=text("query.title"),
    )
    rows = [row for row, _ in chosen.get("selection", {}).get("cells", [])]
    if rows and rows[0] < len(result.rows):
        _leads(result, rows[0])
    else:
        st.html(f'<div class="from">{markup.escape(text("query.pick"))}</div>')


def _column(name: str, title: str, number: bool, table: Table, charts: Mapping[str, Chart]) -> Any:
    if not number:
        wide = name in ("text", "quote", "raw", "before", "after")
        return st.column_config.TextColumn(title, width=320 if wide else None)
    values = [row[[each for each, _, _ in table.columns].index(name)] for row in table.rows]
    figures = [each for each in values if each is not None]
    measured = any(chart.measure == title for chart in charts.values())
    if measured and figures and all(isinstance(each, int) and each >= 0 for each in figures) and max(figures) > 0:
        return st.column_config.ProgressColumn(title, format="%d", min_value=0, max_value=max(figures))
    return st.column_config.NumberColumn(title, format="localized")


def _leads(result: Result, number: int) -> None:
    """From a row to its text, its place in the list, and its nodes."""
    row = dict(zip(result.columns, result.rows[number], strict=True))
    ids = asking.row_ids(result.rows[number])
    items = {item.id: item for item in services.items()}
    item = next((items[id_] for id_ in ids if id_ in items), None)
    documents = {each.id for each in services.documents()}
    document = next((id_ for id_ in ids if id_ in documents), "")
    with st.container(key="leads", horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.html(f'<div class="from">{markup.escape(text("query.chosen", n=number + 1))}</div>', width="content")
        if item or document:
            place: dict[str, Any] = {"documents": (item.document if item else document,), "words": ""}
            place |= {"selected": item.id, "at": item.start} if item else {"selected": "", "at": _start(row)}
            _lead("reader", "article", place)
        if item:
            _lead("board", "checklist", _board(item.id))
        if ids:
            nodes = ids if len(ids) <= 12 else ids[:12]
            steps = tuple(f".{id_}" for id_ in nodes)
            _lead("graph", "hub", {"steps": steps, "blank": True, "hidden": (), "selected": nodes[0], "shape": ""})


def _start(row: Mapping[str, Any]) -> int:
    start = row.get("start")
    return start if isinstance(start, int) and "end" in row else -1


def _board(id_: str) -> dict[str, Any]:
    """A list without filters, so that the row is in it."""
    plain = View()
    return {name: getattr(plain, name) for name in ("words", "lamps", "gaps", "hard", "departments", "documents")} | {"selected": id_}


def _lead(page: str, icon: str, fields: Mapping[str, Any]) -> None:
    if st.button(text(f"query.to_{page}"), key=f"lead_{page}", icon=f":material/{icon}:"):
        st.switch_page(state.pages()[page], query_params=state.link_to(page, **fields))


# ---- canvas and charts


def _graph(result: Result, ids: tuple[str, ...]) -> None:
    reader = services.reader()
    points = reader.points(ids[:MOST_NODES])
    there = [point.id for point in points]
    if len(ids) > len(there) >= MOST_NODES:
        st.html(markup.note(text("query.capped", all=f"{len(ids):,}", n=MOST_NODES)))
    known = set(there)
    links = [link for link in (*reader.links(there), *_pairs(result)) if link.start in known and link.end in known]
    drawn = Scene(points=tuple(points), links=tuple(links), shown={point.id: point for point in points})
    canvas.show(drawn, state.asof(), (), "", _act, small=True)
    if st.button(text("query.to_graph"), key="open_graph", icon=":material/hub:"):
        steps = tuple(f".{id_}" for id_ in there[:80])
        st.switch_page(state.pages()["graph"], query_params=state.link_to("graph", steps=steps, blank=True, hidden=(), selected=""))


def _pairs(result: Result) -> Iterator[Link]:
    """A row of two nodes and a figure is an edge that the graph itself does not hold."""
    numbers = [n for n, name in enumerate(result.columns) if name in ("commitments", "count")]
    for row in result.rows:
        ends = asking.row_ids(row)
        if numbers and len(ends) == 2:
            weight = row[numbers[0]]
            figure = weight if isinstance(weight, int) else 1
            yield Link(id=f"w{ends[0]}{ends[1]}", kind="WEIGHT", start=ends[0], end=ends[1], derived=True, weight=figure)


def _act(event: Mapping[str, Any]) -> None:
    if event.get("kind") == "select":
        state.change(selected=str(event.get("id", "")))


def _chart(chart: Chart) -> None:
    colours = tokens(state.dark())
    drawn = _matrix(chart, colours) if chart.kind == "matrix" else _bars(chart, colours)
    quiet = drawn.configure_view(stroke=None).configure_axis(
        labelColor=colours["text"], labelFontSize=12, domain=False, ticks=False, grid=False, titleColor=colours["mute"], titleFontWeight=400
    )
    st.altair_chart(quiet, width="stretch", key=f"chart_{chart.kind}")


def _bars(chart: Chart, colours: Mapping[str, str]) -> Any:
    frame = pd.DataFrame([{"name": str(name), "n": n} for name, n in chart.values])
    y = alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=190, labelOverlap=False))
    x = alt.X("n:Q", title=None, axis=None)
    base = alt.Chart(frame, height=alt.Step(22)).encode(
        y=y, x=x, tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("n:Q", title=chart.measure or " ")]
    )
    words = base.mark_text(align="left", dx=5, color=colours["text"], fontSize=12).encode(text=alt.Text("n:Q", format=",.10~g"))
    return base.mark_bar(color=colours["accent"], height=13, cornerRadius=2) + words


def _matrix(chart: Chart, colours: Mapping[str, str]) -> Any:
    frame = pd.DataFrame([{"a": str(a), "b": str(b), "n": n} for a, b, n in chart.values])
    most = max(float(n) for _, _, n in chart.values) or 1.0
    rows, columns = _ranked(chart, 0), _ranked(chart, 1)
    x = alt.X("b:N", sort=columns, title=None, axis=alt.Axis(orient="top", labelAngle=-45, labelLimit=120, labelOverlap=False))
    y = alt.Y("a:N", sort=rows, title=None, axis=alt.Axis(labelLimit=130, labelOverlap=False))
    base = alt.Chart(frame, height=alt.Step(27)).encode(
        x=x, y=y, tooltip=[alt.Tooltip("a:N", title=" "), alt.Tooltip("b:N", title=" "), alt.Tooltip("n:Q", title=chart.measure)]
    )
    scale = alt.Scale(domain=[0, most], range=[colours["accentbg"], colours["accent"]])
    cells = base.mark_rect(stroke=colours["bg"], strokeWidth=2).encode(color=alt.Color("n:Q", scale=scale, legend=None))
    ink = alt.condition(f"datum.n > {most * 0.55}", alt.value(colours["onacc"]), alt.value(colours["text"]))
    return cells + base.mark_text(fontSize=12).encode(text=alt.Text("n:Q", format=",.10~g"), color=ink)


def _ranked(chart: Chart, side: int) -> list[str]:
    weight: dict[str, float] = {}
    for value in chart.values:
        weight[str(value[side])] = weight.get(str(value[side]), 0) + value[2]
    return sorted(weight, key=lambda name: (-weight[name], name))
