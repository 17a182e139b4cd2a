"""The form of a named query: one field for each parameter, by its type. Its values are the texts that a link carries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from graph_builder.model.vocabulary import ENTITY_KINDS
from graph_builder.stores.queries import NamedQuery, Parameter
from graph_builder.web import services, state
from graph_builder.web.link import parse_day
from graph_builder.web.state import bind, text, view

_LISTED = re.compile(r"[:：]\s*([a-z_]+(?:,\s*[a-z_]+)+)$")
_WIDTHS = {"int": 120, "date": 150, "bool": 120, "str": 210, "words": 210, "list": 240}


def defaults(query: NamedQuery, asof: date) -> dict[str, str]:
    """What required fields hold before a reader fills them: days around the as-of day."""
    days = {"since": date(asof.year, 1, 1), "until": date(asof.year, 12, 31)}
    return {each.name: days.get(each.name, asof).isoformat() for each in query.parameters if each.type == "date" and not each.optional}


def show(query: NamedQuery, given: Mapping[str, str]) -> None:
    """Draw the form. A run puts the values into the address."""
    with (
        st.form(key=f"asking_{query.name}", border=True),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="askform"),
    ):
        for each in query.parameters:
            _field(query, each, given.get(each.name, ""))
        st.space("stretch")
        st.form_submit_button(text("query.run"), icon=":material/play_arrow:", type="primary", key="run", on_click=_carry, args=(query,))


def _carry(query: NamedQuery) -> None:
    """Before the page is drawn anew: its fields show what the address says."""
    values = {each.name: _said(state.read(_key(query, each))) for each in query.parameters}
    state.change(query=query.name, given=tuple(pair for pair in values.items() if pair[1]), cypher="")


def _key(query: NamedQuery, parameter: Parameter) -> str:
    return f"field_{query.name}_{parameter.name}"


def _field(query: NamedQuery, parameter: Parameter, given: str) -> None:
    title = parameter.title_zh if view().language == "zh" else parameter.title_en
    options = _options(parameter)
    label = title if parameter.optional or parameter.type == "bool" else f"{title} *"
    if options:
        label = _LISTED.sub("", label)
    key = _key(query, parameter)
    if parameter.type.startswith("id:"):
        _node(parameter, label, key, given)
        return
    width = _WIDTHS.get(parameter.type, 210)
    match parameter.type:
        case "date":
            bind(key, parse_day(given))
            st.date_input(label, key=key, format="YYYY-MM-DD", width=width)
        case "int":
            fallback = parameter.default if isinstance(parameter.default, int) else None
            bind(key, int(given) if re.fullmatch(r"-?\d{1,9}", given) else fallback)
            st.number_input(label, key=key, step=1, width=width)
        case "bool":
            _choice(parameter, label, key, given, width)
        case "list" if options:
            bind(key, [each for each in given.split(",") if each in options])
            st.multiselect(label, options, key=key, width=width, placeholder=text("query.any"))
        case _:
            bind(key, given)
            hint = {"words": text("query.words_hint"), "list": text("query.list_hint")}.get(parameter.type, "")
            st.text_input(label, key=key, width=width, placeholder=hint, max_chars=1000)


def _choice(parameter: Parameter, label: str, key: str, given: str, width: int) -> None:
    words = {"": text("query.either"), "true": text("query.yes"), "false": text("query.no")}
    offered = list(words) if parameter.default is None else ["true", "false"]
    fallback = "" if parameter.default is None else str(parameter.default).lower()
    bind(key, given if given in offered else fallback)
    st.selectbox(label, offered, format_func=lambda value: words[value], key=key, width=width)


def _node(parameter: Parameter, label: str, key: str, given: str) -> None:
    """Names resolve while they are typed: the list narrows to what holds the letters, names and aliases alike."""
    offered: dict[str, str] = {}
    for kind in parameter.type.removeprefix("id:").split("|"):
        offered |= dict(services.choices(kind, view().language))
    if given and given not in offered:  # a name typed into the link; the query resolves it
        offered[given] = given
    bind(key, given or None)
    placeholder = text("query.any") if parameter.optional else text("query.choose")
    st.selectbox(
        label, list(offered), format_func=lambda id_: offered.get(id_, id_), key=key, width=240, placeholder=placeholder, index=None
    )


def _options(parameter: Parameter) -> list[str]:
    """The values that a list may hold, where they are known."""
    if parameter.type != "list":
        return []
    if parameter.name == "kinds":
        return list(ENTITY_KINDS)
    listed = _LISTED.search(parameter.title_zh)
    return [each.strip() for each in listed[1].split(",")] if listed else []


def _said(value: Any) -> str:
    """A field's value as a link carries it; "" leaves the parameter at its default."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return ",".join(value)
    return str(value).strip()
