"""The state of a page: the link, and what a session keeps. The only user of query parameters and session state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from graph_builder.web import texts
from graph_builder.web.link import View, decode, encode
from graph_builder.web.trail import Address, Trail

T = TypeVar("T")

WINDOW = "window"
"""Key of the component that tells how wide the window is."""

_PAGES = "pages"
_CURRENT = "current_page"
_LAST = "last_views"
_TRAIL = "trail"


def view() -> View:
    """The view of the address as it stands now."""
    return _decoded(tuple(sorted(_address().items())))


def _address() -> Address:
    """The parameters that hold: the browser's, or those that are still on their way there."""
    told = st.query_params.to_dict()
    run = get_script_run_ctx()
    stands = trail().standing(_path(), told, bool(run and run.is_history_navigation))
    if stands != told:
        st.query_params.from_dict(stands)
    return stands


def trail() -> Trail:
    """The addresses that this session has asked for."""
    return kept(_TRAIL, Trail)


def _path() -> str:
    """Which page the request is for. Unlike `current`, it is known before the page is."""
    run = get_script_run_ctx()
    return run.page_script_hash if run else ""


def arrive() -> None:
    """A run begins; its callbacks have been called."""
    trail().arrive(_path(), st.query_params.to_dict())


@lru_cache(maxsize=64)
def _decoded(parameters: tuple[tuple[str, str], ...]) -> View:
    """A page asks for its view hundreds of times."""
    return decode(dict(parameters))


def change(**fields: Any) -> None:
    """Change fields of the view; the address follows."""
    show(replace(view(), **fields))


def show(new: View, along: Callable[[], None] = lambda: None) -> None:
    """Ask for another view. `along` does what must happen together with it, and touches no state of the session.

    The next request stops this run at the next touch of the session or of the address: all is noted before there is one.
    """
    asked, page, now, wanted = trail(), _path(), _address(), encode(new)
    if wanted != now:
        asked.move(page, now, wanted)
    asked.changes += 1
    along()
    if wanted != now:
        st.query_params.from_dict(wanted)


def settle(today: date) -> View:
    """Freeze the day into the address, so that a link shows tomorrow what it shows today."""
    if view().asof is None:
        change(asof=today)
    return view()


def asof() -> date:
    return view().asof or date.today()


def text(key: str, /, **values: object) -> str:
    """A fixed text in the language of the view."""
    return texts.translate(view().language, key, **values)


def narrow() -> bool:
    """Whether the window is under 1180 px, as the bar's component tells; False until it has."""
    told = st.session_state.get(WINDOW)
    return bool(told and told.get("narrow"))


def dark() -> bool:
    """Whether the reader's theme is the dark one; light until the browser has told."""
    return st.context.theme.type == "dark"


def enter(pages: Mapping[str, Any], current: str) -> None:
    """Tell this run which pages there are, by name, and which one is drawn."""
    st.session_state[_PAGES] = dict(pages)
    st.session_state[_CURRENT] = current


def pages() -> Mapping[str, Any]:
    found: Mapping[str, Any] = st.session_state.get(_PAGES, {})
    return found


def current() -> str:
    """Name of the page that is drawn, as it stands in the address."""
    return str(st.session_state.get(_CURRENT, ""))


def start_parameters() -> dict[str, str]:
    return encode(view())


def remember(page: str) -> None:
    """Keep this page's view for the links of the bar."""
    st.session_state.setdefault(_LAST, {})[page] = encode(view())


def link_to(page: str, **fields: Any) -> dict[str, str]:
    """Parameters of a link to `page`: its last view in this session with the day and language of now, and `fields`."""
    now = view()
    last = decode(st.session_state.get(_LAST, {}).get(page, {}))
    return encode(replace(last, **{"asof": now.asof, "language": now.language, **fields}))


def bind(key: str, value: Any) -> str:
    """Let a widget show what the address says. Call before the widget; returns its key."""
    st.session_state[key] = value
    return key


def follow(key: str, field: str, convert: Callable[[Any], Any] = lambda value: value, **also: Any) -> Callable[[], None]:
    """A callback that carries a widget's value into the address."""

    def carry() -> None:
        change(**{field: convert(st.session_state[key]), **also})

    return carry


def toggle(field: str, value: str) -> None:
    """Put `value` into a list of the view, or take it out."""
    now: tuple[str, ...] = getattr(view(), field)
    change(**{field: tuple(v for v in now if v != value) if value in now else (*now, value), "selected": ""})


def kept(name: str, make: Callable[[], T]) -> T:
    """A value of this session, made on first use: the batch that is being imported."""
    if name not in st.session_state:
        st.session_state[name] = make()
    value: T = st.session_state[name]
    return value


def keep(name: str, value: object) -> None:
    st.session_state[name] = value


def read(name: str, default: Any = None) -> Any:
    return st.session_state.get(name, default)
