"""RDF files. rdflib writes them; what it leaves to the order of a set is sorted here, so that equal graphs give equal bytes."""

from __future__ import annotations

import io
import json
from collections.abc import Collection
from typing import Any

from rdflib import Dataset
from rdflib.plugins.serializers.trig import TrigSerializer

from graph_builder.exports.rdf.dataset import dataset, plain
from graph_builder.exports.rdf.names import BASE
from graph_builder.model.graph import Graph
from graph_builder.resources import folder

_THINGS = tuple(BASE + kind for kind in ("node:", "edge:", "statements:"))


def turtle(graph: Graph, only: Collection[str] | None = None) -> bytes:
    return plain(graph, only).serialize(format="turtle", encoding="utf-8")


def ntriples(graph: Graph, only: Collection[str] | None = None) -> bytes:
    text = plain(graph, only).serialize(format="nt", encoding="utf-8")
    return b"".join(line + b"\n" for line in sorted(text.split(b"\n")) if line)


def trig(graph: Graph, only: Collection[str] | None = None) -> bytes:
    out = io.BytesIO()
    _Sorted(dataset(graph, only)).serialize(out, encoding="utf-8")
    return out.getvalue()


class _Sorted(TrigSerializer):
    """Graphs in the order of their names, the default graph first."""

    def __init__(self, store: Dataset) -> None:
        super().__init__(store)
        self.contexts = sorted(set(self.contexts), key=lambda each: (each.identifier != store.default_graph.identifier, each.identifier))

    def get_pname(self, uri: Any, gen_prefix: bool = True) -> Any:
        """Ids of things are never shortened, and to seek a prefix for each of them takes most of the time."""
        return None if str(uri).startswith(_THINGS) else super().get_pname(uri, gen_prefix)


def jsonld(graph: Graph, only: Collection[str] | None = None) -> bytes:
    """With `schema/context.jsonld` inside, so that a reader needs no address."""
    context = json.loads((folder("schema") / "context.jsonld").read_text("utf-8"))["@context"]
    data = json.loads(dataset(graph, only).serialize(format="json-ld", context=context, use_native_types=False))
    data["@graph"] = data.get("@graph", [])
    ordered = {"@context": context, **{key: _ordered(value) for key, value in sorted(data.items()) if key != "@context"}}
    return (json.dumps(ordered, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _ordered(each) for key, each in sorted(value.items())}
    if isinstance(value, list):
        return sorted((_ordered(each) for each in value), key=lambda each: json.dumps(each, ensure_ascii=False))
    return value
