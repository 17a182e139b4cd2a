"""The graph as networkx sees it, and where its nodes stand on a sheet. Pure; networkx is loaded when it is first used."""

from graph_builder.analysis.layout import sheet
from graph_builder.analysis.narrow import about, commitments_of
from graph_builder.analysis.network import neighbours, network, part

__all__ = ["about", "commitments_of", "neighbours", "network", "part", "sheet"]
