"""Types and parsing of the word tables. The only package that reads package data below the readers and stores."""

from graph_builder.lexicon.load import Lexicon, load

__all__ = ["Lexicon", "load"]
