"""Opening the store that a command was given. Imported inside commands: it brings the driver."""

from __future__ import annotations

import os

from graph_builder.stores.bolt import Store
from graph_builder.stores.open import open_store


def opened(url: str) -> Store:
    """A context manager. User, password and database come from the environment."""
    return open_store(url, os.environ)
