"""Plain text: the decoded file is the raw text."""

from __future__ import annotations

from graph_builder.readers.contents import Contents
from graph_builder.readers.encoding import decode


def read_plain(data: bytes, name: str) -> Contents:
    text, encoding, diagnostics = decode(data, name)
    return Contents(raw=text, reader="txt", encoding=encoding, diagnostics=diagnostics)
