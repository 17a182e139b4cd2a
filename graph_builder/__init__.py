"""Government commitments as a graph: who must do what, where, by when, to which measurable target."""

__version__ = "0.1.0"
