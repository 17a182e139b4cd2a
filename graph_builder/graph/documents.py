"""Sources, their documents and sections."""

from __future__ import annotations

from graph_builder.graph.draft import Draft
from graph_builder.model.codec import base_name, source_to_node
from graph_builder.model.document import Cited, Extraction
from graph_builder.model.ids import section_id
from graph_builder.resolution.across import Resolution
from graph_builder.resolution.units import Home


def add_source(extraction: Extraction, draft: Draft) -> None:
    draft.keep(source_to_node(extraction.source))


def add_document(extraction: Extraction, at: Home, resolution: Resolution, draft: Draft) -> tuple[str, ...]:
    """The Document with its sections and its jurisdiction; returns the ids of the sections in their order."""
    document, seat = at.document, at.jurisdiction.seat
    draft.node(
        "Document",
        at.id,
        {
            "title": _value(document.title) or _file_title(extraction, document.ordinal),
            "start": document.span.start,
            "end": document.span.end,
            "ordinal": document.ordinal,
            "date": _value(document.date),
            "issuer": _value(document.issuer),
            "level": _value(document.level) or at.jurisdiction.level,
            "jurisdiction": _value(document.jurisdiction),
        },
    )
    draft.edge("PART_OF", at.id, extraction.source.id)
    if seat:
        draft.edge("COVERS", at.id, resolution.place(seat))
    return _add_sections(at, draft)


def _value(cited: Cited | None) -> str | None:
    return cited.value if cited else None


def _file_title(extraction: Extraction, ordinal: int) -> str:
    stem = base_name(extraction.source.file).rsplit(".", 1)[0]
    return f"{stem}（{ordinal + 1}）" if len(extraction.documents) > 1 else stem


def _add_sections(at: Home, draft: Draft) -> tuple[str, ...]:
    ids: list[str] = []
    paths: list[tuple[str, ...]] = []
    seen: dict[tuple[tuple[str, ...], str], int] = {}
    for section in at.document.sections:
        above = paths[section.parent] if section.parent is not None else ()
        path = (*above, section.number)
        nth = seen.get((path, section.title), 0)
        seen[(path, section.title)] = nth + 1
        id_ = section_id(at.id, path, section.title, nth)
        draft.node(
            "Section",
            id_,
            {
                "number": section.number,
                "title": section.title,
                "level": section.level,
                "part": section.part.value,
                "start": section.span.start,
                "end": section.span.end,
            },
        )
        draft.edge("PART_OF", id_, ids[section.parent] if section.parent is not None else at.id)
        ids.append(id_)
        paths.append(path)
    return tuple(ids)
