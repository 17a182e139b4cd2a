"""How a canvas came about, step by step, as a link writes it. Pure: text ↔ values.

eID        expand: bring the neighbours of a node; once more brings the next ones
AeID       expand by one kind of edge, named by its letter in `EDGES`
.eID       add the node alone
-eID       hide it
~eID       collapse: take away what its expansions brought and what hangs on it alone
KeID.eID   keep only these and what they are linked with
WeID.eID   the shortest way between two nodes
eID.10.-4  (pins) a node put at a place of the canvas
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Verb: TypeAlias = Literal["expand", "add", "hide", "collapse", "keep", "path"]
Pin: TypeAlias = tuple[str, int, int]
"""A node's id and its place, x and y in units of the canvas, y downwards."""

EDGES = {
    "A": "ASSIGNED_TO",
    "B": "DUE_BY",
    "T": "HAS_TARGET",
    "P": "ADVANCES",
    "L": "LOCATED_IN",
    "C": "CITES",
    "N": "NAMES",
    "S": "STATED_IN",
}
LETTERS = {edge: letter for letter, edge in EDGES.items()}
MOST = 300
"""Steps and pins that a link carries."""

_ONE = r"[a-z][0-9a-f]{16}"
_STEP = re.compile(rf"(?P<mark>[-.~]|[{''.join(EDGES)}])?(?P<one>{_ONE})|(?P<several>[KW])(?P<ids>{_ONE}(?:\.{_ONE})*)")
_PIN = re.compile(rf"({_ONE})\.(-?[0-9]{{1,5}})\.(-?[0-9]{{1,5}})")
_VERBS: dict[str, Verb] = {"": "expand", ".": "add", "-": "hide", "~": "collapse", "K": "keep", "W": "path"}
_MARKS = {verb: mark for mark, verb in _VERBS.items()}
_MOST_KEPT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`edge` is a kind of edge, "" for all kinds; only an expansion has one."""

    verb: Verb
    ids: tuple[str, ...]
    edge: str = ""


def parse(text: str) -> Step | None:
    """None for what is no step."""
    found = _STEP.fullmatch(text)
    if not found:
        return None
    if found["several"]:
        ids = tuple(dict.fromkeys(found["ids"].split(".")))
        wanted = len(ids) == 2 if found["several"] == "W" else len(ids) <= _MOST_KEPT
        return Step(verb=_VERBS[found["several"]], ids=ids) if wanted else None
    mark = found["mark"] or ""
    return Step(verb=_VERBS.get(mark, "expand"), ids=(found["one"],), edge=EDGES.get(mark, ""))


def write(step: Step) -> str:
    return (LETTERS[step.edge] if step.edge else _MARKS[step.verb]) + ".".join(step.ids)


def split_steps(text: str) -> tuple[str, ...]:
    """The steps of a parameter, without what is none."""
    found = (parse(part) for part in text.split("_")[: MOST * 2])
    return tuple(write(step) for step in found if step)[:MOST]


def split_pins(text: str) -> tuple[Pin, ...]:
    """The pins of a parameter, one a node; the last counts."""
    found = [_PIN.fullmatch(part) for part in text.split("_")[: MOST * 2]]
    pins = {match[1]: (match[1], int(match[2]), int(match[3])) for match in found if match}
    return tuple(pins.values())[:MOST]


def join_pins(pins: tuple[Pin, ...]) -> str:
    return "_".join(f"{id_}.{x}.{y}" for id_, x, y in pins)
