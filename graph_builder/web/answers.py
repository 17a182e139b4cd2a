"""Rows of named queries → the values that pages show. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph_builder.bulk import DocumentRow
from graph_builder.readers import is_page
from graph_builder.text.markup import without_markup
from graph_builder.web.records import Body, Evidence, Ground, Item, Measure
from graph_builder.web.scene import Link, Point
from graph_builder.web.wording import due_words, listed, measure_words

Row = Mapping[str, Any]
_ENTITIES = (
    ("bearers", "ASSIGNED_TO", "Department"),
    ("due", "DUE_BY", "Deadline"),
    ("targets", "HAS_TARGET", "Target"),
    ("projects", "ADVANCES", "Project"),
    ("places", "LOCATED_IN", "Place"),
    ("policies", "CITES", "Policy"),
    ("people", "NAMES", "Person"),
)
_NOT_DRAWN = ("MENTIONS", "IN_SECTION", "COVERS", "SERVES", "PART_OF")


def items(rows: Sequence[Row], dates: Mapping[str, str]) -> tuple[Item, ...]:
    """Rows of `commitments`; `dates` by document. `nth` counts within the document by place in the text."""
    places: dict[str, list[tuple[int, str]]] = {}
    for row in rows:
        places.setdefault(row["document"], []).append((row["start"], row["commitment"]))
    nth = {id_: n for each in places.values() for n, (_, id_) in enumerate(sorted(each), start=1)}
    return tuple(_item(row, dates.get(row["document"], ""), nth[row["commitment"]]) for row in rows)


def _item(row: Row, date: str, nth: int) -> Item:
    return Item(
        id=row["commitment"],
        label=row["label"] or "",
        text=row["text"],
        quote=row["quote"],
        start=row["start"],
        document=row["document"],
        title=row["title"] or row["file"],
        date=date,
        nth=nth,
        due=row["due"] or "",
        due_quote="",
        bodies=tuple(_body(each) for each in row["bearers"]),
        measures=tuple(_measure(each) for each in row["targets"]),
        projects=tuple(each["name"] for each in row["projects"]),
    )


def _body(row: Row) -> Body:
    return Body(id=row["id"], name=row["name"], role=row["role"], grounding=row["grounding"], generic=bool(row["generic"]))


def _measure(row: Row) -> Measure:
    value = row["value"]
    number = float(value) if value is not None else None
    return Measure(metric=row["metric"] or "", op=row["op"] or "", value=number, unit=row["unit"] or "", masked=bool(row["masked"]))


def evidence(row: Row, item: Item, language: str) -> Evidence:
    """A row of `commitment`, with the item that the list holds of it."""
    page = is_page(row["file"] or "")
    grounds = tuple(_ground(each, edge, kind, language, page=page) for name, edge, kind in _ENTITIES for each in row[name])
    said = next((each.quote for each in grounds if each.edge == "DUE_BY"), "")
    whole = Item(**{**{f: getattr(item, f) for f in Item.__dataclass_fields__}, "due_quote": said})
    return Evidence(
        item=whole,
        start=row["start"],
        end=row["end"],
        grounds=grounds,
        before=row["before"] or "",
        after=row["after"] or "",
        page=page,
    )


def _ground(row: Row, edge: str, kind: str, language: str, *, page: bool) -> Ground:
    if kind == "Deadline":
        name = due_words(language, row["edtf"])
    elif kind == "Target":
        name = measure_words(_measure(row), language)
    else:
        name = row["name"]
    return Ground(
        edge=edge,
        kind=kind,
        id=row["id"],
        name=name,
        role=row.get("role") or "",
        grounding=row.get("grounding") or "stated",
        quote=without_markup(row["quote"] or "") if page else row["quote"] or "",
        start=-1 if row["start"] is None else row["start"],
        end=-1 if row["end"] is None else row["end"],
        generic=bool(row.get("generic")),
    )


def documents(rows: Sequence[Row]) -> tuple[DocumentRow, ...]:
    return tuple(
        DocumentRow(
            id=row["document"],
            source=row["source"],
            ordinal=row["ordinal"],
            title=row["title"] or row["file"],
            date=row["date"],
            jurisdiction=row["jurisdiction"],
            commitments=row["commitments"],
        )
        for row in rows
    )


def opening(departments: Sequence[Row], projects: Sequence[Row], weights: Sequence[Row], limit: int) -> list[str]:
    """Ids that a canvas opens on: what is linked first, then by commitments; no kind takes more than two thirds while the other has any."""
    linked = {row["department"] for row in weights} | {row["project"] for row in weights}

    def ranked(rows: Sequence[Row], name: str) -> list[str]:
        return [row[name] for row in sorted(rows, key=lambda row: (row[name] not in linked, -row["commitments"], row["name"], row[name]))]

    bodies, works = ranked(departments, "department"), ranked(projects, "project")
    most = max(limit * 2 // 3, limit - len(works))
    chosen = bodies[:most]
    return [*chosen, *works[: limit - len(chosen)]]


def weights(rows: Sequence[Row], ids: Sequence[str]) -> tuple[Link, ...]:
    there = set(ids)
    return tuple(
        Link(
            id=f"w{row['department']}{row['project']}",
            kind="WEIGHT",
            start=row["department"],
            end=row["project"],
            derived=True,
            weight=row["commitments"],
        )
        for row in rows
        if row["department"] in there and row["project"] in there
    )


def points(rows: Sequence[Row]) -> list[Point]:
    return [Point(id=row["id"], kind=row["kind"], properties=row["properties"], degree=row["degree"], due=row["due"] or "") for row in rows]


def links(rows: Sequence[Row]) -> tuple[Link, ...]:
    return tuple(
        Link(
            id=row["edge"],
            kind=row["kind"],
            start=row["start"],
            end=row["end"],
            role=row["role"] or "",
            grounding=row["grounding"] or "",
            derived=bool(row["derived"]),
        )
        for row in rows
    )


def neighbour_ids(rows: Sequence[Row], limit: int, edge: str = "") -> tuple[str, ...]:
    """The nearest that an expansion adds, over one kind of edge or all: what the texts state, commitments first."""
    drawn = [row for row in rows if _drawn(row) and edge in ("", row["edge_kind"])]
    return tuple(dict.fromkeys(row["id"] for row in drawn))[:limit]


def near(rows: Sequence[Row]) -> dict[str, tuple[str, ...]]:
    """Kind of edge → ids at the other end, in the order in which an expansion adds them."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        if _drawn(row):
            found.setdefault(row["edge_kind"], {})[row["id"]] = None
    return {kind: tuple(ids) for kind, ids in sorted(found.items())}


def _drawn(row: Row) -> bool:
    """Derived edges add nothing: what they stand for is drawn as itself."""
    return row["edge_kind"] not in _NOT_DRAWN and not row["derived"]


def behind(rows: Sequence[Row], all_items: Sequence[Item]) -> list[tuple[Item, str]]:
    said = {row["id"]: row["quote"] or "" for row in rows if row["kind"] == "Commitment"}
    return [(item, said[item.id]) for item in all_items if item.id in said]


def choice(language: str, row: Row) -> str:
    """An entity as a form offers it: name, aliases (so that typing one finds it), jurisdiction, figure."""
    others = listed(language, (row["aliases"] or [])[:3])
    scope = row["scope"] or ""
    place = "" if ":" in scope else scope.replace("/", "")
    named = row["name"] + (f" ({others})" if others else "")
    return " · ".join(part for part in (named, place, str(row["commitments"])) if part)
