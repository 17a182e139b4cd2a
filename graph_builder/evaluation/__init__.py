"""How well extraction agrees with annotated documents: the same rows and counts for everyone who compares."""
