"""Colours, silhouettes and style sheet, as data files."""
