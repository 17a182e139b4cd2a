"""The list of commitments as a grid: rows in, the chosen row out."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from graph_builder.web import state
from graph_builder.web.grouping import Heading, grouped
from graph_builder.web.lamps import MARKS, lamp
from graph_builder.web.records import Item
from graph_builder.web.state import text, view
from graph_builder.web.texts import translate
from graph_builder.web.theme.sheet import tokens
from graph_builder.web.wording import clauses, cut, day_words, due_words, measure_words, names

_reveal = st.components.v2.component("graph_builder.reveal", js=(Path(__file__).parent / "reveal.js").read_text(encoding="utf-8"))

MOST_ROWS = 2000
USUAL = ("no", "lamp", "due", "task", "bearer", "basis", "target")
_WIDTHS = {
    "no": 44, "lamp": 84, "due": 122, "task": 440, "bearer": 160, "basis": 42, "target": 160, "project": 150, "document": 170, "date": 110,
}  # fmt: skip
"""Columns in their order, and how many pixels each asks for."""
_WIDE = ("target", "project", "document", "date")
_GLYPHS = {mark: name for name, mark in MARKS.items()}
_HEADING = "▸ "


def show(items: Sequence[Item], asof: date, height: int, chosen: Item | None) -> None:
    """Draw the grid. A click on a row or cell puts its commitment into the address, and again takes it out.

    The grid stays the same element while only the choice changes, so that it keeps its place when scrolled.
    """
    now = view()
    shown = grouped(now.language, items[:MOST_ROWS], now.group, asof)[: 2 * MOST_ROWS]
    dense, narrow = now.dense, chosen is not None or state.narrow()
    ids = ["" if isinstance(row, Heading) else row.id for row in shown]
    at = ids.index(chosen.id) if chosen and chosen.id in ids else None
    key = f"grid_{zlib.crc32(repr((ids, asof, dense, now.language, now.group, now.columns)).encode()):x}"
    state.bind(key, {"selection": {"rows": [] if at is None else [at], "columns": [], "cells": []}})
    columns = now.columns or USUAL
    st.dataframe(
        _styled(_frame(shown, asof, dense, narrow)),
        key=key,
        hide_index=True,
        height=height,
        row_height=None if dense else 60,
        column_order=[name for name in columns if not (name in _WIDE and narrow and (chosen or not now.columns))],
        column_config=_columns(narrow),
        on_select=_choose(key, ids, at),
        selection_mode=["single-row", "single-cell"],
        placeholder="",
        alt=text("board.title"),
    )
    if at is not None:
        _reveal(key="reveal", data={"grid": key, "row": at, "height": 35 if dense else 60}, width="content", height="content")


def _choose(key: str, ids: list[str], before: int | None) -> Callable[[], None]:
    def take() -> None:
        selection = state.read(key, {}).get("selection", {})
        cells = [row for row, _ in selection.get("cells", [])]
        rows = cells or list(selection.get("rows", []))
        state.change(selected=ids[rows[0]] if rows and rows[0] != before else "")

    return take


def _frame(shown: Sequence[Heading | Item], asof: date, dense: bool, narrow: bool) -> pd.DataFrame:
    rows: list[dict[str, Any]] = []
    number, say = 0, _words(view().language)
    for row in shown:
        if isinstance(row, Heading):
            empty: dict[str, Any] = dict.fromkeys(_WIDTHS, "")
            rows.append({**empty, "no": None, "task": _HEADING + text("board.heading", title=row.title, n=f"{row.count:,}")})
        else:
            number += 1
            rows.append(_row(row, number, asof, dense, narrow, say))
    return pd.DataFrame(rows, columns=list(_WIDTHS)).astype({"no": "Int64"})


def _words(language: str) -> Callable[[str], str]:
    """Fixed texts for a thousand rows: the language is looked up once."""
    return partial(translate, language)


def _row(item: Item, number: int, asof: date, dense: bool, narrow: bool, say: Callable[[str], str]) -> dict[str, Any]:
    language = view().language
    task, other = (400, 200) if dense else (60, 24) if narrow else (90, 34)  # what three lines hold
    name = lamp(item.due, asof).name
    bodies = names(language, list(dict.fromkeys(body.name for body in item.bodies)))
    measures = clauses(language, (measure_words(each, language) for each in item.measures))
    return {
        "no": number,
        "lamp": f"{MARKS[name]} {say(f'lamp.{name}')}",
        "due": due_words(language, item.due) if item.due else say("board.no_due"),
        "task": cut(" ".join(item.text.split()), task),
        "bearer": cut(bodies, other) if bodies else say("board.no_bearer"),
        "basis": "".join(dict.fromkeys(say(f"grounding.{body.grounding}") for body in item.bodies)),
        "target": cut(measures, other),
        "project": cut(names(language, list(item.projects)), other),
        "document": cut(item.title, other),
        "date": day_words(language, item.date) if item.date else "",
    }


def _styled(frame: pd.DataFrame) -> Any:
    colours = tokens(state.dark())

    def lamp_style(value: str) -> str:
        if not value:
            return ""
        name = _GLYPHS.get(value[:1], "none")
        tint = f"background-color:{colours[name + '-tint']};" if name in ("overdue", "soon") else ""
        return f"{tint}color:{colours[name]};font-weight:600"

    missing = (text("board.no_bearer"), text("board.no_due"))

    def muted(value: str) -> str:
        return f"color:{colours['mute']}" if value in missing else ""

    def headings(whole: pd.DataFrame) -> pd.DataFrame:
        style = f"background-color:{colours['bg2']};font-weight:650"
        rows = [[style if str(task).startswith(_HEADING) else ""] * len(whole.columns) for task in whole["task"]]
        return pd.DataFrame(rows, index=whole.index, columns=whole.columns)

    styled = frame.style.apply(headings, axis=None) if view().group else frame.style
    return styled.map(lamp_style, subset=["lamp"]).map(muted, subset=["due", "bearer"])


def _columns(narrow: bool) -> dict[str, Any]:
    widths = _WIDTHS | ({"task": 280, "bearer": 120} if narrow else {})
    config: dict[str, Any] = {
        name: st.column_config.TextColumn(text(f"board.{name}"), width=width) for name, width in widths.items() if name != "no"
    }
    config["no"] = st.column_config.NumberColumn(text("board.no"), width=widths["no"])
    return config
