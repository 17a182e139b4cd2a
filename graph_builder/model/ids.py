"""Content hashes: the same on every machine, for the same input."""

from __future__ import annotations

import hashlib


def digest(*parts: str) -> str:
    """16 hexadecimal digits over the parts, kept apart by a separator that no text contains."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def document_id(source_id: str, ordinal: int) -> str:
    return "d" + digest("Document", source_id, str(ordinal))


def section_id(document: str, numbers: tuple[str, ...], title: str, nth: int = 0) -> str:
    return "s" + digest("Section", document, *numbers, title, str(nth))


def commitment_id(document: str, text: str, nth: int) -> str:
    """`nth` counts equal texts of one document from 0."""
    return "c" + digest("Commitment", document, text, str(nth))


def target_id(commitment: str, text: str, nth: int) -> str:
    return "t" + digest("Target", commitment, text, str(nth))


def deadline_id(edtf: str, document: str) -> str:
    """A fully known day is shared by all; an unknown one joins no strangers."""
    return "l" + (digest("Deadline", edtf) if "X" not in edtf else digest("Deadline", edtf, document))


def entity_id(kind: str, scope: str, name: str) -> str:
    return "e" + digest(kind, scope, name)


def edge_id(kind: str, start: str, end: str, discriminator: str = "") -> str:
    return "r" + digest(kind, start, end, discriminator)


def decision_id(subject: str, verb: str, object_: str) -> str:
    return "x" + digest("Decision", subject, verb, object_)
