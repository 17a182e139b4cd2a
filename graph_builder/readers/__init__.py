"""Files → sources. The only package that opens documents."""

from graph_builder.readers.read import discover, is_page, read, read_bytes, read_text

__all__ = ["discover", "is_page", "read", "read_bytes", "read_text"]
