"""What the browser says is heard once and in order, and a late request does not take back what came before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from graph_builder.web import state
from graph_builder.web.components import inbox
from graph_builder.web.components.inbox import Inbox
from graph_builder.web.trail import Trail

START, FIRST, SECOND = {"asof": "2025-07-15"}, {"asof": "2025-07-15", "q": "a"}, {"asof": "2025-07-15", "q": "a", "lamp": "soon"}


class Stopped(BaseException):
    """As Streamlit stops a run for the next one."""


class Session(dict[str, Any]):
    """What is kept; once another request is there, any touch of it stops the run."""

    stopped = False

    def touch(self) -> None:
        if self.stopped:
            raise Stopped


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Session:
    session = Session()

    def kept(name: str, make: Callable[[], Any]) -> Any:
        session.touch()
        return session.setdefault(name, make())

    def read(name: str, default: Any = None) -> Any:
        session.touch()
        return session.get(name, default)

    monkeypatch.setattr(state, "kept", kept)
    monkeypatch.setattr(state, "read", read)
    return session


def told(*numbers: int, client: str = "one") -> dict[str, Any]:
    return {"event": {"client": client, "events": [[number, {"n": number}] for number in numbers]}}


def test_events_are_heard_once_and_a_later_component_counts_anew(session: Session) -> None:
    acts: list[Mapping[str, Any]] = []
    take = inbox.hearing("canvas", acts.append)
    for words in (told(1), told(1, 2, 3), told(2, 3), told(1, client="two"), told(1, client="two")):
        session["canvas"] = words
        take()
    assert [act["n"] for act in acts] == [1, 2, 3, 1]
    assert inbox.heard("canvas") == ["two", 1]


@pytest.mark.parametrize("nonsense", [None, [], {}, {"client": "one"}, {"client": "one", "events": [1, [], ["1", {}], [1, 2]]}])
def test_nonsense_is_passed_over(nonsense: object) -> None:
    assert list(Inbox().fresh(nonsense)) == []


def test_an_event_counts_as_heard_when_it_has_come_to_hold(session: Session) -> None:
    session["canvas"] = told(1, 2)
    acts: list[object] = []

    def act(event: Mapping[str, Any]) -> None:
        trail = state.trail()
        session.stopped = True  # the next request is there
        if acts:
            trail.changes += 1
        acts.append(event["n"])
        state.trail()

    take = inbox.hearing("canvas", act)
    for number in (0, 1, 2):
        session.stopped = False
        with pytest.raises(Stopped):
            take()
        session.stopped = False
        assert inbox.heard("canvas") == ["one", number]
    assert acts == [1, 1, 2]


def test_an_event_that_fails_is_not_asked_for_again(session: Session) -> None:
    def act(event: Mapping[str, Any]) -> None:
        raise ValueError

    session["canvas"] = told(7)
    with pytest.raises(ValueError):
        inbox.hearing("canvas", act)()
    assert inbox.heard("canvas") == ["one", 7]


def test_a_request_from_before_the_last_change_does_not_take_it_back() -> None:
    trail = Trail()
    assert trail.standing("board", START, False) == START
    trail.move("board", START, FIRST)
    assert trail.standing("board", START, False) == FIRST
    trail.move("board", FIRST, SECOND)
    assert trail.standing("board", START, False) == trail.standing("board", FIRST, False) == SECOND
    assert trail.standing("board", SECOND, False) == SECOND


def test_the_way_back_is_free() -> None:
    trail = Trail()
    trail.move("board", START, FIRST)
    assert trail.standing("board", START, True) == START  # the browser's own button
    trail.move("board", START, FIRST)
    assert trail.standing("graph", START, False) == START  # another page
    trail.move("board", START, FIRST)
    assert trail.standing("board", SECOND, False) == SECOND  # an address that was never asked for
    trail.move("board", START, FIRST)
    trail.arrive("board", FIRST)  # the run of the change itself
    assert trail.standing("board", START, False) == FIRST
    trail.arrive("board", FIRST)  # a later one: the browser has it
    assert trail.standing("board", START, False) == START
