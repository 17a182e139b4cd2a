"""What the sentence before a list says for its items, and which of them take its bearers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from graph_builder.commitments.bearers import BearerFound
from graph_builder.commitments.material import DueFound
from graph_builder.commitments.units import units
from graph_builder.discourse.structure import Piece
from graph_builder.lexicon import Lexicon
from graph_builder.mentions.organisations import BodyFound

_ORDERS = re.compile(r"(?:还|也|更)?(?:要|须|必须|务必)(?![求素点])")


class Lead(NamedTuple):
    """What the sentence before a list says for its items; `loose` bearers hold only where an item is no order of its own."""

    bearers: tuple[BearerFound, ...]
    due: DueFound | None
    loose: bool = False


def orders(text: str, start: int) -> bool:
    """Whether words begin as an order of their own: such a one goes on where a sentence left off, and needs no list to govern it."""
    return _ORDERS.match(text, start) is not None


def items_of(pieces: Sequence[Piece]) -> dict[int, list[int]]:
    """By index of the piece that announces a list, the indexes of its items."""
    out: dict[int, list[int]] = {}
    for index, piece in enumerate(pieces):
        if piece.lead >= 0:
            out.setdefault(piece.lead, []).append(index)
    return out


def leave_open(
    text: str,
    items: Sequence[Piece],
    bearers: Sequence[BearerFound],
    bodies: Callable[[int, int], list[BodyFound]],
    lexicon: Lexicon,
) -> bool:
    """Whether no item of a list names bearers other than these."""
    names = {bearer.name for bearer in bearers}
    found = (unit for piece in items for unit in units(text, piece, bodies(piece.start, piece.end), [], lexicon))
    return all(bearer.name in names for unit in found for bearer in unit.bearers)
