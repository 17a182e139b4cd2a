"""A graph as a file: the format follows from the extension. Importing this package loads no writer's library."""

from graph_builder.exports.formats import FORMATS, Format, export, render, write_whole

__all__ = ["FORMATS", "Format", "export", "render", "write_whole"]
