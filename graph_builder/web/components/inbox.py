"""What a component of the browser tells, heard once and in order: the other end of `outbox.js`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_builder.web import state
from graph_builder.web.trail import Trail

SCRIPTS = [(Path(__file__).parent / name).read_text(encoding="utf-8") for name in ("held.js", "outbox.js")]
"""To be put before a component's own script."""

Act = Callable[[Mapping[str, Any]], None]


@dataclass(slots=True)
class Inbox:
    """Up to which number the browser's component was heard; `client` is that component, a later one counts anew."""

    client: str = ""
    heard: int = 0

    def fresh(self, told: object) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Events not heard so far, by number. What makes no sense is passed over."""
        if not isinstance(told, Mapping) or not isinstance(told.get("events"), list):
            return
        client = str(told.get("client", ""))
        if client != self.client:
            self.client, self.heard = client, 0
        for each in told["events"]:
            match each:
                case [int(number), Mapping() as event] if number > self.heard:
                    yield number, event


def heard(key: str) -> list[object]:
    """For the component's data: whom the server has heard, and up to which number."""
    box = _box(key)
    return [box.client, box.heard]


def hearing(key: str, act: Act) -> Callable[[], None]:
    """A callback for the trigger `event` of the component `key`: `act` gets each event once."""

    def take() -> None:
        box, trail = _box(key), state.trail()
        for number, event in box.fresh((state.read(key) or {}).get("event")):
            _heed(box, trail, number, event, act)

    return take


def _heed(box: Inbox, trail: Trail, number: int, event: Mapping[str, Any], act: Act) -> None:
    """The next request may stop this run at any touch of the session: then what has come to hold counts as heard, and nothing else."""
    before = trail.changes
    try:
        act(event)
    except Exception:
        box.heard = number  # said again, it would fail again
        raise
    except BaseException:
        if trail.changes != before:
            box.heard = number
        raise
    box.heard = number


def _box(key: str) -> Inbox:
    return state.kept(f"{key}_inbox", Inbox)
