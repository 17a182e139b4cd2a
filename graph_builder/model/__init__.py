"""Values, and the vocabulary. Knows no file, clock, environment, network or database."""
