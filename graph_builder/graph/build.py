"""All nodes and edges of the vocabulary, from what the sources say and from what people decided."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.graph.bodies import add_bodies
from graph_builder.graph.commitments import add_commitment, commitment_ids
from graph_builder.graph.derived import ProjectEdges
from graph_builder.graph.documents import add_document, add_source
from graph_builder.graph.draft import Draft
from graph_builder.graph.entities import add_entities, add_mentions
from graph_builder.model.codec import decision_to_node
from graph_builder.model.document import Extraction
from graph_builder.model.graph import Decision, Graph
from graph_builder.model.ids import document_id
from graph_builder.resolution.across import Resolution


def build(extractions: Sequence[Extraction], decisions: Sequence[Decision], resolution: Resolution) -> Graph:
    """The graph of extractions that are sorted by the id of their source, with the entities that they were resolved to."""
    draft, projects = Draft(), ProjectEdges()
    for decision in decisions:
        draft.keep(decision_to_node(decision))
    add_entities(resolution, draft)
    for extraction in extractions:
        add_source(extraction, draft)
        for document in extraction.documents:
            at = resolution.homes[document_id(extraction.source.id, document.ordinal)]
            sections = add_document(extraction, at, resolution, draft)
            add_mentions(at, resolution, draft)
            for commitment, id_ in zip(document.commitments, commitment_ids(at), strict=True):
                add_commitment(commitment, id_, at, sections, resolution, draft)
                projects.read(commitment, id_, at, resolution)
    add_bodies(resolution, draft)
    projects.add_to(draft)
    return draft.graph()
