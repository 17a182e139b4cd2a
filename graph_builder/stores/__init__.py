"""Where the graph is kept: Neo4j or the embedded engine, one class over the official driver. `open.open_store` is the way in."""
