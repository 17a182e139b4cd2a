"""实体: one department, project, place, policy or person: its names, its commitments, who bears them with it, where it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from graph_builder.web import filters, labels, markup, services, state, summary
from graph_builder.web.components import canvas, listing, pane, task_table, vacancy
from graph_builder.web.components.bar import lead
from graph_builder.web.components.strip import strip
from graph_builder.web.link import ENTITIES
from graph_builder.web.markup import Underline, escape
from graph_builder.web.records import Item
from graph_builder.web.scene import Link, Point, Scene
from graph_builder.web.state import text, view
from graph_builder.web.wording import day_words, names

_ROWS, _TOGETHER, _DRAWN, _CARDS, _INDEX = 60, 8, 9, 4, 12
_CHOSEN = "entity_chosen"


def page() -> None:
    if chosen := state.read(_CHOSEN, ""):
        state.keep(_CHOSEN, "")
        lead("board", selected=chosen, entity="")
    if services.is_empty():
        st.html(markup.title(text("entity.title")))
        vacancy.show()
        return
    found = next(iter(services.reader().points([view().entity])), None) if view().entity else None
    if found is None or found.kind not in ENTITIES:
        _index()
        return
    _entity(found, state.asof())


def _index() -> None:
    """What there is: the entities with most commitments, by kind."""
    st.html(markup.title(text("entity.title"), text("entity.pick")))
    if view().entity:
        st.html(markup.note(text("app.gone")))
    columns = st.columns(3, gap="medium")
    for number, kind in enumerate(ENTITIES):
        rows = services.entities(kind, _INDEX)
        if not rows:
            continue
        often = Counter(row["name"] for row in rows)
        lines = [_counted(kind, row["id"], row["name"], row["commitments"], _where(row) if often[row["name"]] > 1 else "") for row in rows]
        head = markup.section(text("entity.index", kind=text(f"kind.{kind}")), text("entity.index_remark", n=len(rows)))
        with columns[number % len(columns)]:
            pane.show(head + f'<div class="rows">{"".join(lines)}</div>', f"index_{kind}")


def _where(row: Mapping[str, Any]) -> str:
    """What tells things of one name apart."""
    return labels.scope_words(view().language, str(row["scope"] or ""))


def _counted(kind: str, id_: str, name: str, count: int, remark: str = "") -> str:
    beside = f' <span class="fig">{escape(remark)}</span>' if remark else ""
    figure = escape(text("entity.count", n=f"{count:,}"))
    named = f'<span class="grow">{markup.kind_mark(kind)}{pane.entity(id_, name)}{beside}</span>'
    return f'<div data-row="1">{named}<span class="fig">{figure}</span></div>'


def _entity(found: Point, asof: date) -> None:
    behind = services.commitments_of(found.id)
    items = sorted((item for item, _ in behind), key=lambda item: filters.order(item, asof))
    _title(found, items)
    counts = {name: len(rows) for name, rows in summary.by_lamp(items, asof).items()}
    pane.show(strip(counts, {}, entity=found.id), "strip")
    together = summary.co_assigned(items, found.id)
    left, right = st.columns([60, 38], gap="medium")
    with left:
        pane.show(_commitments(found, items, {item.id: said for item, said in behind}, asof), "commitments")
    with right:
        if items:
            _drawing(found, together[:_DRAWN])
        if together:
            pane.show(_together(found, together), "together")
        pane.show(_documents(found) + _forms(found), "documents")


def _title(found: Point, items: Sequence[Item]) -> None:
    own = found.properties
    with st.container(key="title", horizontal=True, vertical_alignment="center"):
        name = labels.label(view().language, found.kind, own)
        st.html(f'<div class="entity">{markup.kind_mark(found.kind)}{markup.title(name, _remark(found))}</div>', width="stretch")
        if st.button(text("page.graph"), key="to_graph", icon=":material/hub:"):
            lead("graph", selected=found.id, steps=(found.id,), blank=True, hidden=(), entity="")
        if st.button(text("entity.to_list"), key="to_board", icon=":material/checklist:"):
            lead("board")
        task_table.button(items, name[:40])


def _remark(found: Point) -> str:
    own = found.properties
    parts = [text(f"kind.{found.kind}"), labels.scope_words(view().language, str(own.get("scope") or ""))]
    parts += [value for name, value in labels.rows(view().language, found.kind, own) if name in _told()]
    aliases = list(own.get("aliases") or [])
    if aliases:
        parts.append(text("entity.also", names=names(view().language, aliases)))
    if own.get("rule"):
        parts.append(text("entity.rule", rule=labels.rule_words(view().language, str(own["rule"]))))
    return " · ".join(parts)


def _told() -> tuple[str, ...]:
    """Labels of the properties that stand in the title beside name, scope and aliases."""
    return tuple(text(f"graph.{key}") for key in ("level", "person_title", "project_kind", "division_code"))


def _commitments(found: Point, items: Sequence[Item], said: Mapping[str, str], asof: date) -> str:
    remark = text("entity.count", n=f"{len(items):,}")
    if found.kind == "Department":
        remark = text("entity.roles", n=f"{len(items):,}", **summary.roles(items, found.id))
    head = markup.section(text("entity.commitments"), remark)
    if not items:
        return head + f'<div class="from">{escape(text("entity.none"))}</div>'

    forms = [str(found.properties.get("name", "")), *(found.properties.get("aliases") or []), *_places(found)]

    def words(item: Item) -> str:
        grounding = next((body.grounding for body in item.bodies if body.id == found.id), "stated")
        return _named(listing.sentence(item), [said.get(item.id, ""), *sorted(forms, key=len, reverse=True)], found.kind, grounding)

    last = (
        (text("entity.role"), lambda item: _roles(item, found.id))
        if found.kind == "Department"
        else (text("board.bearer"), listing.bearers)
    )
    style = " narrow-last" if found.kind == "Department" else ""
    table = listing.table(items[:_ROWS], asof, last, words)
    more = f'<div class="from">{escape(text("entity.more", n=_ROWS))}</div>' if len(items) > _ROWS else ""
    return f'{head}<div class="named{style}">{table}</div>{more}'


def _named(sentence: str, forms: Sequence[str], kind: str, grounding: str) -> str:
    """The sentence with the first of the forms that stands in it underlined."""
    form = next((each for each in forms if each and each in sentence), "")
    if not form:
        return escape(sentence)
    start = sentence.index(form)
    return markup.underlined(sentence, [Underline(start=start, end=start + len(form), kind=kind, grounding=grounding)])


def _places(found: Point) -> dict[str, int]:
    """How commitments write it, and how often."""
    return {row["form"]: row["places"] for row in services.entity_forms(found.id)}


def _roles(item: Item, id_: str) -> str:
    own = [body for body in item.bodies if body.id == id_]
    return " ".join(f"<span>{escape(text(f'role.{body.role}'))}{listing.basis(body)}</span>" for body in own)


def _drawing(found: Point, together: Sequence[tuple[str, str, int]]) -> None:
    """The bodies that bear its commitments; where none does, the commitments themselves."""
    reader = services.reader()
    if together:
        remark = text("entity.relations_remark" if found.kind == "Department" else "entity.bearers_remark")
        around = reader.points([id_ for id_, _, _ in together])
        links = tuple(Link(id=f"w{id_}", kind="SHARED", start=found.id, end=id_, weight=count) for id_, _, count in together)
    else:
        remark = text("entity.commitments")
        around = reader.neighbours(found.id, _CARDS)
        links = tuple(reader.links([found.id, *(point.id for point in around)]))
    st.html(markup.section(text("entity.relations"), remark))
    points = [replace(point, degree=0, step=int(number > 0)) for number, point in enumerate([found, *around])]
    canvas.show(Scene(points=tuple(points), links=links, shown={}), state.asof(), (), "", _visit, small=True)


def _visit(event: Mapping[str, Any]) -> None:
    """A body opens its page at once; a commitment is kept for the page, which leads to the list."""
    id_ = str(event.get("id") or "")
    if event.get("kind") in ("select", "expand") and id_:
        if id_.startswith("c"):
            state.keep(_CHOSEN, id_)
        else:
            state.change(entity=id_)


def _together(found: Point, together: Sequence[tuple[str, str, int]]) -> str:
    lines = [_counted("Department", id_, name, count) for id_, name, count in together[:_TOGETHER]]
    title = text("entity.together" if found.kind == "Department" else "entity.bearers")
    return markup.section(title, text("entity.by_count")) + f'<div class="rows">{"".join(lines)}</div>'


def _documents(found: Point) -> str:
    lines = []
    for row in services.entity_documents(found.id):
        name = pane.link("reader", escape(row["title"] or text("kind.Document")), "name", documents=(row["document"],))
        day = escape(day_words(view().language, row["date"] or ""))
        held = f"{row['commitments']:,}"
        if row["commitments"]:
            held = pane.link("board", held, "name", documents=(row["document"],), entity=found.id)
        figures = f'<span class="fig">{row["mentions"]:,} / {held}</span>'
        lines.append(
            f'<div data-row="1"><span class="grow">{markup.kind_mark("Document")}{name}</span><span class="fig">{day}</span>{figures}</div>'
        )
    return markup.section(text("entity.documents"), text("entity.documents_remark")) + f'<div class="rows">{"".join(lines)}</div>'


def _forms(found: Point) -> str:
    """Every way in which the texts write it, the name first; what stands in no commitment was joined elsewhere in the text."""
    places = _places(found)
    name = str(found.properties.get("name", ""))
    every = list(dict.fromkeys([name, *(found.properties.get("aliases") or []), *places]))
    lines = []
    for form in every:
        how = text("entity.form_main") if form == name else _joined(found)
        count = escape(text("entity.form_count", n=f"{places[form]:,}")) if form in places else ""
        lines.append(
            f'<div><span class="grow">{escape(form)}</span><span class="fig">{escape(how)}</span><span class="fig n">{count}</span></div>'
        )
    return markup.section(text("entity.forms"), text("entity.forms_remark", n=len(every))) + f'<div class="rows">{"".join(lines)}</div>'


def _joined(found: Point) -> str:
    rule = str(found.properties.get("rule") or "")
    return labels.rule_words(view().language, rule) if rule else text("entity.form_other")


page()
