"""查询: named queries with typed forms, own Cypher that may only read, and what came of it as table, chart and graph."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from graph_builder.errors import GraphBuilderError, QueryRefused
from graph_builder.model.vocabulary import EDGES, NODES
from graph_builder.stores.queries import NamedQuery, load_all, offered
from graph_builder.stores.result import Result
from graph_builder.web import asking, markup, services, state
from graph_builder.web.components import form, outcome, vacancy
from graph_builder.web.link import LONGEST_CYPHER
from graph_builder.web.state import text, view
from graph_builder.web.wording import listed

# the query that the page opens on: it needs no parameter, and its answer is a picture. (A string here would be drawn by Streamlit.)
FIRST = "co_assigned"
_STATEMENT = "cypher_statement"
_LONG = "cypher_long"
_LIMITS = {"rows": (500, 1, 5000), "seconds": (10, 1, 30)}  # default, least and most


def page() -> None:
    known = load_all()
    with st.sidebar:
        _list(offered())
    if services.is_empty():
        st.html(markup.title(text("query.title")))
        vacancy.show()
        return
    statement = _statement()
    if view().query and view().query not in known and not statement:
        st.html(markup.note(text("query.unknown", name=view().query)))
    query = known.get(view().query) or known[FIRST]
    if statement:
        result, trouble = _run_free(statement)
        _title(text("query.cypher_title"), text("query.cypher_remark"), result)
    else:
        given = form.defaults(query, state.asof()) | dict(view().given)
        result, trouble = _run_named(query, given)
        _title(*_words(query), result)
        if query.parameters:
            form.show(query, given)
    if trouble:
        st.html(markup.note(trouble))
    if result is not None:
        outcome.show(result)
    _cypher(query, statement)


def _words(query: NamedQuery) -> tuple[str, str]:
    return (query.title_zh, query.name) if view().language == "zh" else (query.title_en, query.name)


def _title(title: str, remark: str, result: Result | None) -> None:
    with st.container(key="title", horizontal=True, vertical_alignment="center"):
        st.html(markup.title(title, remark), width="content")
        st.space("stretch")
        outcome.download(result)


def _list(known: Mapping[str, NamedQuery]) -> None:
    words = st.text_input(
        text("query.find"),
        key="query_words",
        placeholder=text("query.find"),
        icon=":material/search:",
        label_visibility="collapsed",
        max_chars=60,
    )
    groups = asking.by_group(known, words)
    if not groups:
        st.html(f'<div class="from">{markup.escape(text("query.none_found"))}</div>')
    chosen = "" if _statement() else view().query if view().query in known else FIRST
    if chosen:
        ink = f".st-key-ask_{chosen} p {{ color: var(--accent) !important; font-weight: 600; }}"
        st.html(f"<style>.st-key-ask_{chosen} button {{ background: var(--accentbg); }} {ink}</style>")
    with st.container(key="asklist"):
        for (zh, en), queries in groups.items():
            st.html(f'<div class="askgroup">{markup.escape(zh if view().language == "zh" else en)}</div>')
            for query in queries:
                st.button(
                    query.title_zh if view().language == "zh" else query.title_en,
                    key=f"ask_{query.name}",
                    type="tertiary",
                    width="stretch",
                    on_click=_choose,
                    args=(query.name,),
                )


def _choose(name: str) -> None:
    state.keep(_LONG, "")
    state.change(query=name, given=(), cypher="", shape="", selected="")


# ---- running


def _run_named(query: NamedQuery, given: Mapping[str, str]) -> tuple[Result | None, str]:
    """The result, or what stands in its way."""
    missing = [each for each in query.parameters if not each.optional and not given.get(each.name)]
    if missing:
        names = listed(view().language, (each.title_zh if view().language == "zh" else each.title_en for each in missing))
        return None, text("query.ready", names=names)
    known = {each.name for each in query.parameters}
    try:
        return services.run_named(query.name, {name: value for name, value in given.items() if name in known}), ""
    except GraphBuilderError as error:
        return None, text("query.failed", message=str(error))


def _run_free(statement: str) -> tuple[Result | None, str]:
    try:
        return services.run_free(statement, _limit("rows"), _limit("seconds")), ""
    except QueryRefused as error:
        return None, text("query.refused", message=str(error))
    except GraphBuilderError as error:
        return None, text("query.failed", message=str(error))


def _limit(name: str) -> int:
    default, least, most = _LIMITS[name]
    given = dict(view().given).get(name, "")
    return min(max(int(given), least), most) if given.isascii() and given.isdigit() else default


# ---- own Cypher


def _statement() -> str:
    """What a reader wrote: from the address, or from the session where it is too long for that."""
    return view().cypher or str(state.read(_LONG, "") or "")


def _cypher(query: NamedQuery, statement: str) -> None:
    with st.expander(text("query.cypher"), icon=":material/code:", expanded=bool(statement), key="cypher"):
        if not statement:
            st.html(f'<div class="from">{markup.escape(text("query.of_query"))}</div>')
            st.code(query.body, language="cypher", wrap_lines=True)
        if not services.may_write_cypher():
            st.html(f'<div class="from">{markup.escape(text("query.cypher_closed"))}</div>')
            return
        _examples()
        _editor(statement)


def _examples() -> None:
    offered = services.examples()

    def fill() -> None:
        if chosen := state.read("cypher_example"):
            state.keep(_STATEMENT, chosen)
            state.keep("cypher_example", None)

    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            text("query.example"),
            offered,
            index=None,
            key="cypher_example",
            on_change=fill,
            placeholder=text("query.example_hint"),
            format_func=lambda each: " ".join(each.split()),
            width=520,
        )
        with st.popover(text("query.schema"), icon=":material/schema:", key="schema"):
            st.html(_schema())


def _schema() -> str:
    nodes, edges = services.figures()
    zh = view().language == "zh"
    kinds = [
        (
            f"{kind} {NODES[kind].title_zh if zh else NODES[kind].title_en} {n:,}",
            [markup.escape(listed(view().language, NODES[kind].properties))],
        )
        for kind, n in nodes.items()
        if n
    ]
    shapes = [
        (
            f"{kind} {EDGES[kind].title_zh if zh else EDGES[kind].title_en} {n:,}",
            [markup.escape(listed(view().language, (f"{a}→{b}" for a, b in EDGES[kind].ends)))],
        )
        for kind, n in edges.items()
        if n
    ]
    return f'<div class="schema">{markup.facts([*kinds, *shapes])}</div>'


def _editor(statement: str) -> None:
    if state.read(_STATEMENT) is None:
        state.keep(_STATEMENT, statement)
    with st.form(key="cypher_form", border=False):
        hint = next(iter(services.examples()), "")
        st.text_area(text("query.statement"), key=_STATEMENT, height=130, max_chars=20_000, placeholder=hint)
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            for name, label in (("rows", "row_limit"), ("seconds", "seconds")):
                _, least, most = _LIMITS[name]
                state.bind(f"cypher_{name}", _limit(name))
                st.number_input(text(f"query.{label}"), least, most, step=1, key=f"cypher_{name}", width=130)
            st.space("stretch")
            st.form_submit_button(text("query.run"), icon=":material/play_arrow:", type="primary", key="run_cypher", on_click=_carry)
    if len(statement) > LONGEST_CYPHER:
        st.html(f'<div class="from">{markup.escape(text("query.too_long"))}</div>')


def _carry() -> None:
    """What was written → the address, or the session where it is too long for that."""
    written = str(state.read(_STATEMENT, "")).strip()
    short = len(written) <= LONGEST_CYPHER
    limits = tuple((name, str(state.read(f"cypher_{name}"))) for name in _LIMITS)
    state.keep(_LONG, "" if short else written)
    if written:
        state.change(query="", given=limits, cypher=written if short else "", shape="", selected="")


page()
