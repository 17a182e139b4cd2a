"""Opening the store that a command was given. Imported inside commands: it brings the driver."""

from __future__ import annotations

import os
from pathlib import Path

from graph_builder.cli.settings import current
from graph_builder.errors import StoreUnreachable, UsageError
from graph_builder.stores.bolt import Store
from graph_builder.stores.open import checked, open_store


def opened(url: str, *, new: bool = False) -> Store:
    """A context manager. User, password and database come from the environment.

    An embedded store is made only where `new` says so: a command that asks must not leave an empty graph where a path was mistyped.
    """
    usable(url)
    place = url.strip().removeprefix("embedded:")
    if not new and place and place != url.strip() and not Path(place).expanduser().exists():
        raise StoreUnreachable(current().text("store.none", path=place))
    return open_store(url, os.environ)


def usable(url: str) -> None:
    """UsageError: no URL, or none of a store. Nothing is opened."""
    if not url.strip():
        raise UsageError(current().text("usage.no_store"))
    checked(url.strip())
