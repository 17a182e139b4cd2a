"""A string → a value: numerals, masked figures, times and quantities. Knows no document."""
