"""Extractions and resolved entities → Graph. Building only."""

from graph_builder.graph.build import build

__all__ = ["build"]
