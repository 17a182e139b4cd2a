"""What a link carries, as a value, and its two directions: `encode` to query parameters, `decode` from them.

Decoding never fails: a link that was cut or edited by hand gives the nearest view that makes sense.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph_builder.web.steps import Pin, join_pins, split_pins, split_steps

LAMPS = ("overdue", "soon", "later", "pending", "none")
GAPS = ("year", "bearer", "collective")
HARD = ("deadline", "target", "project")
ROLES = ("lead", "responsible", "support")
LAYOUTS = ("due", "ring")
GROUPS = ("lamp", "bearer", "document", "project")
COLUMNS = ("no", "lamp", "due", "task", "bearer", "basis", "target", "project", "document", "date")
KINDS = ("Department", "Commitment", "Project", "Place", "Target", "Deadline", "Policy", "Person", "Document")

ENTITIES = ("Department", "Project", "Place", "Policy", "Person")
"""Kinds that have a page of their own."""

_ID = re.compile(r"[a-z][0-9a-f]{16}")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_PARAMETER = re.compile(r"p\.([A-Za-z_]\w{0,39})")
_QUERY = re.compile(r"[a-z][a-z0-9_]{0,59}")
_MOST = 80
TEXTS = ("raw", "repaired")
SHAPES = ("table", "matrix", "bars", "graph")
LONGEST = 6000
"""Characters of an address that programs still pass on whole; a longer one is not offered as a link."""
LONGEST_CYPHER = 1500
"""Characters of a free query that a link still carries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything that makes two people see the same page.

    `steps` is how a canvas came about, in order, from the opening or (`blank`) from nothing; `steps.py` tells how each is written.
    `also` are nodes chosen beside `selected`; `since` and `until` bound the last day of a deadline, both included.
    `layout` is "" for the one by forces, `columns` () for the usual ones, `group` "" for none.
    `at` is a character of the raw text of the first of `documents`, -1 for none; `given` are a named query's parameters as typed.
    `months` (YYYY-MM) are those in which a deadline ends; `entity` is whose page is shown.
    `page` is no part of it: it is the path of the address.
    """

    asof: date | None = None
    language: str = "zh"
    selected: str = ""
    words: str = ""
    lamps: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    hard: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    entity: str = ""
    dense: bool = False
    blank: bool = False
    steps: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    pins: tuple[Pin, ...] = ()
    layout: str = ""
    roles: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    columns: tuple[str, ...] = ()
    group: str = ""
    at: int = -1
    text: str = ""
    query: str = ""
    given: tuple[tuple[str, str], ...] = ()
    cypher: str = ""
    shape: str = ""


def encode(view: View) -> dict[str, str]:
    """The parameters of a link; what stands at its default is left out, except the day."""
    lists = {
        "lamp": view.lamps,
        "gap": view.gaps,
        "hard": view.hard,
        "dept": view.departments,
        "doc": view.documents,
        "due": view.months,
        "hide": view.hidden,
        "with": view.also,
        "role": view.roles,
        "cols": view.columns,
    }
    parameters = {
        "asof": view.asof.isoformat() if view.asof else "",
        "lang": "" if view.language == "zh" else view.language,
        "q": view.words,
        **{name: ".".join(values) for name, values in lists.items()},
        "rows": "dense" if view.dense else "",
        "from": "blank" if view.blank else "",
        "steps": "_".join(view.steps),
        "sel": view.selected,
        "pin": join_pins(view.pins),
        "lay": view.layout,
        "since": view.since.isoformat() if view.since else "",
        "until": view.until.isoformat() if view.until else "",
        "group": view.group,
        "id": view.entity,
        "at": str(view.at) if view.at >= 0 else "",
        "text": view.text,
        "query": view.query,
        **{f"p.{name}": value for name, value in view.given},
        "cypher": view.cypher if len(view.cypher) <= LONGEST_CYPHER else "",
        "as": view.shape,
    }
    return {name: value for name, value in parameters.items() if value}


def decode(parameters: Mapping[str, str]) -> View:
    """The view that a link describes; unknown parameters and values are dropped."""
    selected = parameters.get("sel", "")
    return View(
        asof=parse_day(parameters.get("asof", "")),
        language="en" if parameters.get("lang") == "en" else "zh",
        selected=selected if _ID.fullmatch(selected) else "",
        words=parameters.get("q", "").strip()[:100],
        lamps=_choice(parameters.get("lamp", ""), LAMPS),
        gaps=_choice(parameters.get("gap", ""), GAPS),
        hard=_choice(parameters.get("hard", ""), HARD),
        departments=_ids(parameters.get("dept", "")),
        documents=_ids(parameters.get("doc", "")),
        months=tuple(dict.fromkeys(each for each in parameters.get("due", "").split(".") if _MONTH.fullmatch(each)))[:_MOST],
        entity=parameters.get("id", "") if _ID.fullmatch(parameters.get("id", "")) else "",
        dense=parameters.get("rows") == "dense",
        blank=parameters.get("from") == "blank",
        steps=split_steps(parameters.get("steps", "")),
        hidden=_choice(parameters.get("hide", ""), KINDS),
        also=_ids(parameters.get("with", "")),
        pins=split_pins(parameters.get("pin", "")),
        layout=next(iter(_choice(parameters.get("lay", ""), LAYOUTS)), ""),
        roles=_choice(parameters.get("role", ""), ROLES),
        since=parse_day(parameters.get("since", "")),
        until=parse_day(parameters.get("until", "")),
        columns=_choice(parameters.get("cols", ""), COLUMNS),
        group=next(iter(_choice(parameters.get("group", ""), GROUPS)), ""),
        at=int(parameters["at"]) if re.fullmatch(r"[0-9]{1,9}", parameters.get("at", "")) else -1,
        text=next(iter(_choice(parameters.get("text", ""), TEXTS)), ""),
        query=parameters.get("query", "") if _QUERY.fullmatch(parameters.get("query", "")) else "",
        given=_given(parameters),
        cypher=parameters.get("cypher", "")[:LONGEST_CYPHER],
        shape=next(iter(_choice(parameters.get("as", ""), SHAPES)), ""),
    )


def parse_day(text: str) -> date | None:
    """A day written as 2022-12-05, or None."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1900 <= day.year <= 2200 else None


def _given(parameters: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Parameters of a named query as they were typed; whether they fit is for the query to say."""
    found = ((_PARAMETER.fullmatch(name), value[:1000]) for name, value in sorted(parameters.items()))
    return tuple((match[1], value) for match, value in found if match and value)[:20]


def _choice(text: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    asked = text.split(".")
    return tuple(value for value in allowed if value in asked)


def _ids(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in text.split(".") if _ID.fullmatch(value)))[:_MOST]
