"""导入: read files or a pasted text, look at what was found, correct it, and only then add it to the graph."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from graph_builder.bulk import Failure
from graph_builder.errors import GraphBuilderError
from graph_builder.model.document import Extraction
from graph_builder.model.source import Diagnostic
from graph_builder.web import drafts, markup, permissions, services, state, texts
from graph_builder.web.components import documents, preview, vacancy
from graph_builder.web.drafts import Draft, Entry
from graph_builder.web.markup import escape
from graph_builder.web.state import text, view
from graph_builder.web.wording import day_words

_BATCH, _ROUND = "import_batch", "import_round"
_TROUBLE, _DONE = documents.TROUBLE, documents.DONE
_ANOTHER, _REPLACE = "import_another", "import_replace"
_PATIENCE = 0.4
_SEVERITY = {"info": "pending", "warning": "soon", "error": "overdue"}
_MOST_DIAGNOSTICS = 12


def page() -> None:
    if permissions.readonly():
        _readonly()
        return
    batch = _held()
    found = _read_all(batch)
    rows = drafts.entries(batch, found)
    with st.sidebar:
        documents.listed()
    wanted = _title(batch, rows)
    if wanted:
        _write(batch)
    for name, good in ((_TROUBLE, False), (_DONE, True)):
        if message := state.read(name, ""):
            st.html(markup.note(message, good))
    if state.read(_ANOTHER, False):
        st.checkbox(text("import.replace_other"), key=_REPLACE)
    if not batch and services.is_empty():
        with st.container(key="samples_row", horizontal=True, vertical_alignment="center"):
            st.html(f'<div class="from">{escape(text("empty.do"))}</div>', width="content")
            if st.button(text("empty.samples"), key="samples", icon=":material/menu_book:"):
                vacancy.load()
    left, right = st.columns([35, 72], gap="medium")
    with left:
        _inputs()
        _batch(batch, found)
        _diagnostics(found)
    with right:
        if not documents.form():
            _items(rows, batch)


def _readonly() -> None:
    """Where nothing may be changed: what there is."""
    with st.sidebar:
        documents.listed()
    with st.container(key="title", horizontal=True, vertical_alignment="center"):
        st.html(markup.title(text("import.title"), text("share.readonly")))
    st.html(markup.note(text("import.readonly")))
    documents.form()


def _read_all(batch: Sequence[Draft]) -> list[Extraction | None]:
    """What is in each input. Most answers are kept, so the bar stands only while something long is read."""
    place, began = st.empty(), time.monotonic()
    found: list[Extraction | None] = []
    for number, draft in enumerate(batch, start=1):
        if time.monotonic() - began > _PATIENCE:
            place.progress(number / len(batch), text=text("import.reading", n=number, total=len(batch)))
        found.append(services.extraction(draft.source, draft.hints()) if draft.source else None)
    place.empty()
    return found


def _held() -> list[Draft]:
    batch: list[Draft] = state.kept(_BATCH, list)
    return batch


def _title(batch: Sequence[Draft], rows: Sequence[Entry]) -> bool:
    """The title with its buttons; True when the batch is to be added."""
    chosen = sum(row.include for row in rows)
    with st.container(key="title", horizontal=True, vertical_alignment="center"):
        st.html(markup.title(text("import.title"), text("import.remark")), width="content")
        st.space("stretch")
        if batch:
            st.button(text("import.discard"), key="discard", icon=":material/delete:", on_click=_discard)
        return st.button(
            text("import.write", n=chosen),
            key="write",
            icon=":material/check:",
            type="primary" if chosen else "secondary",
            disabled=not chosen,
        )


def _inputs() -> None:
    number = state.kept(_ROUND, int)
    files_key, paste_key = f"files_{number}", f"paste_{number}"
    label = text("import.choose")
    hint = text("import.choose_hint", n=drafts.FILE_MEGABYTES, files=drafts.FILES_AT_ONCE)
    st.html(f"<style>{preview.uploader_words(label, hint)}</style>")
    st.file_uploader(
        label,
        accept_multiple_files=True,
        key=files_key,
        on_change=lambda: _take_files(files_key),
        label_visibility="collapsed",
        max_upload_size=drafts.FILE_MEGABYTES,
    )
    st.text_area(
        text("import.paste"),
        key=paste_key,
        placeholder=text("import.paste_hint"),
        height=110,
        label_visibility="collapsed",
    )
    st.button(text("import.read"), key="read", icon=":material/article:", on_click=lambda: _take_paste(paste_key))


def _take_files(key: str) -> None:
    state.keep(_DONE, "")
    state.keep(_TROUBLE, "")
    files = list(state.read(key) or [])
    if len(files) > drafts.FILES_AT_ONCE:
        state.keep(_TROUBLE, text("import.too_many", n=drafts.FILES_AT_ONCE))
    pasted = [draft for draft in _held() if draft.source and draft.source.id.startswith("paste/")]
    read = [_read(file.name, file.getvalue()) for file in files[: drafts.FILES_AT_ONCE]]
    known = {(draft.name, draft.source.sha256): draft for draft in _held() if draft.source}
    read = [known.get((draft.name, draft.source.sha256), draft) if draft.source else draft for draft in read]  # with its corrections
    state.keep(_BATCH, [*pasted, *read])


def _read(name: str, content: bytes) -> Draft:
    size = len(content) / 1_048_576
    if size > drafts.FILE_MEGABYTES:
        return Draft(name=name, error=text("import.too_large", file=name, size=f"{size:,.0f}", most=drafts.FILE_MEGABYTES))
    return services.read_file(name, content)


def _take_paste(key: str) -> None:
    state.keep(_DONE, "")
    words = str(state.read(key) or "")
    if not words.strip():
        state.keep(_TROUBLE, text("import.empty_paste"))
        return
    if len(words) > drafts.PASTE_CHARACTERS:
        state.keep(_TROUBLE, text("import.too_long", n=f"{len(words):,}", most=f"{drafts.PASTE_CHARACTERS:,}"))
        return
    state.keep(_TROUBLE, "")
    draft = services.read_paste(words, text("import.pasted"))
    others = [each for each in _held() if not (each.source and draft.source and each.source.id == draft.source.id)]
    state.keep(_BATCH, [*others, draft])


def _batch(batch: Sequence[Draft], found: Sequence[Extraction | None]) -> None:
    if not batch:
        st.html(f'<div class="from">{escape(text("import.nothing"))}</div>')
        return
    lines = []
    for draft, extraction in zip(batch, found, strict=True):
        if extraction and extraction.documents:
            commitments = sum(len(document.commitments) for document in extraction.documents)
            what = text("import.found", documents=len(extraction.documents), commitments=f"{commitments:,}")
            below = f"{extraction.source.encoding} · {what}" if extraction.source.encoding else what
            chip = f'<span class="chip lamp-later">✓ {escape(text("import.ok"))}</span>'
        else:
            below = draft.error or text("import.no_document")
            chip = f'<span class="chip lamp-overdue">▲ {escape(text("import.failed"))}</span>'
        lines.append(f'<div><span class="grow">{escape(draft.name)}<small>{escape(below)}</small></span>{chip}</div>')
    st.html(markup.section(text("import.batch"), text("import.files", n=len(batch))) + f'<div class="rows">{"".join(lines)}</div>')


def _diagnostics(found: Sequence[Extraction | None]) -> None:
    told: list[Diagnostic] = [each for extraction in found if extraction for each in extraction.diagnostics]
    if not told:
        return
    told.sort(key=lambda each: ("error", "warning", "info").index(each.severity))
    lines = []
    for each in told[:_MOST_DIAGNOSTICS]:
        chip = f'<span class="chip lamp-{_SEVERITY[each.severity]}">{escape(text(f"import.{each.severity}"))}</span>'
        place = text("import.at", n=f"{each.span.start + 1:,}") if each.span else ""
        lines.append(f'<div>{chip}<span class="grow">{escape(_told(each))}</span><span class="fig">{escape(place)}</span></div>')
    st.html(markup.section(text("import.diagnostics"), text("import.places", n=len(told))) + f'<div class="rows">{"".join(lines)}</div>')


def _told(each: Diagnostic) -> str:
    """The reader's words in Chinese; in English what this kind of diagnostic means."""
    key = f"diagnostic.{each.code.replace('.', '_')}"
    return text(key) if view().language != "zh" and key in texts.catalogue() else each.message


def _items(rows: Sequence[Entry], batch: Sequence[Draft]) -> None:
    if not rows:
        return
    st.html(markup.section(text("import.items"), text("import.items_remark")))
    _editor(rows, batch)
    for row in rows:
        if row.include and not row.date and row.would_settle:
            title = row.title or text("kind.Document")
            st.html(markup.note(text("import.no_date", title=title, n=row.would_settle)))
    names = [f"{number}. {row.title or text('kind.Document')}" for number, row in enumerate(rows, start=1)]
    shown = 0
    if len(rows) > 1:
        picked = st.selectbox(
            text("import.items"), range(len(rows)), format_func=lambda n: names[n], key="preview_of", label_visibility="collapsed"
        )
        shown = picked if isinstance(picked, int) else 0
    preview.show(rows[shown], state.asof())


def _editor(rows: Sequence[Entry], batch: Sequence[Draft]) -> None:
    digests = services.digests()
    held = {(each.source, each.ordinal): each.commitments for each in services.documents()}
    table: list[dict[str, Any]] = [
        {
            "include": row.include,
            "title": row.title or None,
            "date": day_words(view().language, row.date) if row.date else None,
            "jurisdiction": row.jurisdiction or None,
            "commitments": len(row.document.commitments),
            "pending": row.pending,
            "beside": _beside(row, batch, digests, held),
        }
        for row in rows
    ]
    key = f"items_{state.kept(_ROUND, int)}_{hash(str(table)) & 0xFFFFFFFF:x}"
    tight = state.narrow()
    config: dict[str, Any] = {
        "include": st.column_config.CheckboxColumn(text("import.include"), width=56),
        "title": st.column_config.TextColumn(text("import.col_title"), width=120 if tight else 210, max_chars=200),
        "date": st.column_config.TextColumn(text("import.col_date"), width=92 if tight else 110, max_chars=20),
        "jurisdiction": st.column_config.TextColumn(text("import.col_jurisdiction"), width=84 if tight else 120, max_chars=200),
        "commitments": st.column_config.NumberColumn(text("import.col_commitments"), width=60),
        "pending": st.column_config.NumberColumn(text("import.col_pending"), width=76),
        "beside": st.column_config.TextColumn(text("import.col_beside"), width=110),
    }
    frame = pd.DataFrame(table)
    places = [(row.draft, row.ordinal) for row in rows]
    shown = [name for name in config if not tight or name != "pending"]
    st.data_editor(
        frame,
        column_order=shown,
        key=key,
        hide_index=True,
        column_config=config,
        disabled=["commitments", "pending", "beside"],
        placeholder=text("import.fill"),
        on_change=lambda: _correct(key, places),
    )


def _beside(row: Entry, batch: Sequence[Draft], digests: Mapping[str, str], held: Mapping[tuple[str, int], int]) -> str:
    source = batch[row.draft].source
    name, before = drafts.compared(row, source, digests, held) if source else ("new", 0)
    return text(f"import.beside_{name}", n=f"{before:,}")


def _correct(key: str, places: Sequence[tuple[int, int]]) -> None:
    batch = list(_held())
    state.keep(_TROUBLE, "")
    for row, changes in (state.read(key) or {}).get("edited_rows", {}).items():
        draft, ordinal = places[int(row)]
        try:
            batch[draft] = drafts.corrected(batch[draft], ordinal, changes)
        except GraphBuilderError as error:
            state.keep(_TROUBLE, str(error))
    state.keep(_BATCH, batch)


def _discard() -> None:
    for name in (_BATCH, _TROUBLE, _DONE, _ANOTHER):
        state.keep(name, [] if name == _BATCH else "")
    state.keep(_ROUND, state.kept(_ROUND, int) + 1)


def _write(batch: Sequence[Draft]) -> None:
    bar = st.progress(0.0, text=text("import.working"))
    try:
        done = services.write(batch, replace=bool(state.read(_REPLACE, False)), progress=lambda progress: documents.told(bar, progress))
    except GraphBuilderError as error:
        state.keep(_TROUBLE, text("app.trouble", message=str(error)))
        st.rerun()
    refused = {each.source for each in done.failures if each.kind == "another_text"}
    _discard()
    state.keep(_ANOTHER, bool(refused))
    state.keep(_BATCH, [draft for draft in batch if draft.source and draft.source.id in refused])
    if done.failures:
        reasons = "；".join(f"{each.source}：{_reason(each)}" for each in done.failures)
        state.keep(_TROUBLE, text("app.trouble", message=reasons))
    written = len(done.added) + len(done.replaced) + len(done.unchanged)
    if written:
        nodes, edges = sum(done.nodes.values()), sum(done.edges.values())
        state.keep(_DONE, text("import.written", n=written, nodes=f"{nodes:,}", edges=f"{edges:,}"))
    st.rerun()


def _reason(failure: Failure) -> str:
    return text("import.another_text") if failure.kind == "another_text" else failure.reason


page()
