"""Parts of pages: the graph canvas, the evidence panel, the table, the bar."""
