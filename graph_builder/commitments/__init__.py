"""Sentences and mentions → commitments with bearers, deadline, targets and what they advance."""
