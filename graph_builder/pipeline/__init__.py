"""extract(source) · consolidate(extractions, decisions) · difference(graph, graph): functions of values."""
