"""`python -m graph_builder`: the same as the console script `graph-builder`."""

from graph_builder.cli.main import run

if __name__ == "__main__":
    run()
