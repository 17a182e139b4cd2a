"""The pages, their addresses, and the order in which the bar names them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`name` is the last part of the address and the key of the title; `icon` a Material symbol.

    A page that is not in the bar is reached from the things it is about.
    """

    name: str
    icon: str
    in_bar: bool = True

    @property
    def file(self) -> Path:
        return _PAGES / f"{self.name}_page.py"


PLACES = (
    Place(name="overview", icon="dashboard"),
    Place(name="board", icon="checklist"),
    Place(name="graph", icon="hub"),
    Place(name="reader", icon="article"),
    Place(name="query", icon="manage_search"),
    Place(name="import", icon="upload_file"),
    Place(name="entity", icon="account_balance", in_bar=False),
)
HOME = PLACES[0]
START = _PAGES / "start_page.py"
"""What the bare address shows: it leads on to HOME, so that each page has one address of its own."""
