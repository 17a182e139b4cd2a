"""The documents of the graph on the import page: a list to choose from, and the form in which one is described, left out or deleted."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from graph_builder.bulk import DocumentRow, LoadReport
from graph_builder.bulk.report import Listener, Progress
from graph_builder.errors import GraphBuilderError
from graph_builder.web import changes, markup, permissions, services, state
from graph_builder.web.markup import escape, literal
from graph_builder.web.state import text, view
from graph_builder.web.wording import day_words

DONE, TROUBLE = "import_done", "import_trouble"
_ASKED = "documents_asked"
_MOST_LISTED = 200


def listed() -> None:
    """All documents, and those that were left out; a click chooses one."""
    held, left = services.documents(), changes.omitted()
    st.html(markup.section(text("import.existing"), text("import.documents", n=len(held))))
    with st.container(key="documents", gap=None):
        for row in held[:_MOST_LISTED]:
            _line(row.id, row.title or row.source, f"{row.commitments:,}")
        if len(held) > _MOST_LISTED:
            st.html(f'<div class="from">{escape(text("board.more", n=len(held)))}</div>')
        for id_, (source, number) in left.items():
            _line(id_, text("import.omitted_name", source=source, n=number), text("import.omitted"))


def _line(id_: str, name: str, figure: str) -> None:
    label = f"{literal(name)} :gray[{literal(figure)}]"
    target = "" if view().selected == id_ else id_
    st.button(
        label,
        key=f"document_{id_}",
        type="secondary" if not target else "tertiary",
        width="stretch",
        on_click=lambda: state.change(selected=target),
    )


def form() -> bool:
    """What can be done with the chosen document; False where none is chosen."""
    chosen = view().selected
    if not chosen:
        return False
    row = next((each for each in services.documents() if each.id == chosen), None)
    if row is not None:
        _described(row)
    elif chosen in changes.omitted():
        source, number = changes.omitted()[chosen]
        st.html(markup.section(text("import.omitted_name", source=source, n=number), text("import.omitted")))
        if not permissions.readonly() and st.button(text("import.keep"), key="keep", icon=":material/undo:", type="primary"):
            run(lambda tell: changes.keep(chosen, tell), text("import.kept"))
    else:
        st.html(markup.note(text("app.gone")))
    return True


def _described(row: DocumentRow) -> None:
    st.html(markup.section(row.title or row.source, text("graph.count", n=f"{row.commitments:,}")))
    if permissions.readonly():
        day = day_words(view().language, row.date or "")
        st.html(
            markup.facts([(text("import.col_date"), [escape(day)]), (text("import.col_jurisdiction"), [escape(row.jurisdiction or "")])])
        )
        return
    values = {"title": row.title, "date": day_words(view().language, row.date) if row.date else "", "jurisdiction": row.jurisdiction or ""}
    keys = {name: f"form_{name}_{row.id}" for name in values}
    with st.form(f"form_{row.id}", border=False):
        for name, value in values.items():
            st.text_input(text(f"import.col_{name}"), value=value, key=keys[name], placeholder=text("import.fill"), max_chars=200)
        saved = st.form_submit_button(text("import.save"), icon=":material/check:", type="primary")
    if saved:
        _save(row, *(str(state.read(key, "")) for key in keys.values()))
    others = [each for each in services.documents() if each.source == row.source]
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        if st.button(text("import.omit"), key="omit", icon=":material/visibility_off:"):
            run(lambda tell: changes.omit(row.id, tell), text("import.omitted_done", title=row.title))
        st.button(text("import.delete"), key="delete", icon=":material/delete:", on_click=lambda: state.keep(_ASKED, row.source))
    if state.read(_ASKED, "") == row.source:
        count = sum(each.commitments for each in others)
        st.html(markup.note(text("import.delete_sure", source=row.source, n=len(others), commitments=f"{count:,}")))
        with st.container(horizontal=True, gap="xsmall"):
            if st.button(text("import.delete_yes"), key="delete_yes", icon=":material/delete:", type="primary"):
                state.keep(_ASKED, "")
                run(lambda tell: changes.delete(row.source, tell), text("import.deleted", source=row.source))
            st.button(text("import.delete_no"), key="delete_no", on_click=lambda: state.keep(_ASKED, ""))


def _save(row: DocumentRow, title: str, date: str, jurisdiction: str) -> None:
    try:
        said = changes.described(row, title, date, jurisdiction)
    except GraphBuilderError as error:
        st.html(markup.note(str(error)))
        return
    if not said:
        st.html(markup.note(text("import.same")))
        return
    run(lambda tell: changes.describe(row, said, tell), text("import.saved", title=title or row.title))


def run(work: Callable[[Listener], LoadReport], done: str) -> None:
    """Change the graph below a bar that moves, then draw the page anew with what came of it."""
    state.keep(DONE, "")
    state.keep(TROUBLE, "")
    bar = st.progress(0.0, text=text("import.working"))
    try:
        work(lambda progress: told(bar, progress))
        state.keep(DONE, done)
    except GraphBuilderError as error:
        state.keep(TROUBLE, text("app.trouble", message=str(error)))
    st.rerun()


def told(bar: DeltaGenerator, progress: Progress) -> None:
    share = {"extract": (0.0, 0.5), "consolidate": (0.5, 0.1), "write": (0.6, 0.4)}[progress.stage]
    part = progress.done / progress.total if progress.total else 1.0
    words = text(f"import.stage_{progress.stage}", done=progress.done, total=progress.total)
    bar.progress(min(share[0] + share[1] * part, 1.0), text=words)
