"""What the pages ask of the store and of the readers, each answer kept as long as it holds. The only user of Streamlit's caches.

A module for each question; pages say `services.NAME` for whatever they ask.
"""

from graph_builder.web.services.canvas import commitments_of, near, network, reader, search
from graph_builder.web.services.commitments import evidence, hits, items
from graph_builder.web.services.connection import address, environment, forget
from graph_builder.web.services.console import choices, examples, figures, may_write_cypher, run_free, run_named
from graph_builder.web.services.entity import entities, entity_documents, entity_forms
from graph_builder.web.services.library import digests, document_days, documents, is_empty, omissions, whole_graph, workbook
from graph_builder.web.services.loading import changing, extraction, load_samples, prepare, read_file, read_paste, write
from graph_builder.web.services.source_text import reading

__all__ = [
    "address",
    "changing",
    "choices",
    "commitments_of",
    "digests",
    "document_days",
    "documents",
    "entities",
    "entity_documents",
    "entity_forms",
    "environment",
    "evidence",
    "examples",
    "extraction",
    "figures",
    "forget",
    "hits",
    "is_empty",
    "items",
    "load_samples",
    "may_write_cypher",
    "near",
    "network",
    "omissions",
    "prepare",
    "read_file",
    "read_paste",
    "reader",
    "reading",
    "run_free",
    "run_named",
    "search",
    "whole_graph",
    "workbook",
    "write",
]
