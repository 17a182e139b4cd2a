"""Names and aliases → ids, for the parameters of named queries that want a node."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from graph_builder.errors import AmbiguousName, UsageError
from graph_builder.model.graph import Graph, Node
from graph_builder.stores.queries import NamedQuery, Parameter
from graph_builder.stores.selection import EVERYTHING, GraphFilter

_NAMED_BY = {"Document": ("title",), "Source": ("file",), "Deadline": ("edtf",), "Section": ("title",)}
_MOST_SUGGESTIONS = 8


class Readable(Protocol):
    def read_graph(self, filter: GraphFilter = EVERYTHING) -> Graph: ...


def resolved(store: Readable, query: NamedQuery, given: Mapping[str, object]) -> dict[str, object]:
    """`given` with ids in place of names for `id:Kind` parameters.

    AmbiguousName when several nodes answer to a name; UsageError when none does, with names that are near.
    """
    out = dict(given)
    for parameter in query.parameters:
        value = given.get(parameter.name)
        if parameter.type.startswith("id:") and isinstance(value, str) and value:
            out[parameter.name] = node_id(store, kinds_of(parameter), value)
    return out


def kinds_of(parameter: Parameter) -> tuple[str, ...]:
    return tuple(parameter.type.removeprefix("id:").split("|"))


def node_id(store: Readable, kinds: Sequence[str], text: str) -> str:
    """The node of these kinds that `text` means: by id, then name, then alias; `辖区/名称` tells bodies of one name apart."""
    read = store.read_graph(GraphFilter(kinds=frozenset((*kinds, "Document")))).nodes
    nodes = sorted((node for node in read.values() if node.kind in kinds), key=lambda node: node.id)
    if any(node.id == text for node in nodes):
        return text
    wanted = folded(text)
    for names in (_names, _aliases, _scoped):
        hits = [node for node in nodes if any(_answers(wanted, name, names is _scoped) for name in names(node))]
        if len(hits) == 1:
            return hits[0].id
        if hits:
            raise _ambiguous(text, hits, read)
    raise _unknown(text, wanted, nodes)


def _answers(wanted: str, name: str, by_scope: bool) -> bool:
    held = folded(name)
    return held == wanted or (by_scope and "/" in wanted and held.endswith("/" + wanted))


def folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _names(node: Node) -> list[str]:
    held = (node.properties.get(key) for key in _NAMED_BY.get(node.kind, ("name",)))
    return [each for each in held if isinstance(each, str) and each]


def _aliases(node: Node) -> list[str]:
    held = node.properties.get("aliases")
    return [str(each) for each in held] if isinstance(held, list) else []


def _scoped(node: Node) -> list[str]:
    scope = node.properties.get("scope")
    return [f"{scope}/{each}" for each in (*_names(node), *_aliases(node))] if scope else []


def _ambiguous(text: str, hits: Iterable[Node], read: Mapping[str, Node]) -> AmbiguousName:
    found = tuple((node.id, " ".join(_names(node)), _shown_scope(node, read)) for node in hits)
    return AmbiguousName(
        f"“{text}”有 {len(found)} 个，请改用下面的标识，或写成 辖区/名称 (several answer to this name; use an id or scope/name)", found
    )


def _shown_scope(node: Node, read: Mapping[str, Node]) -> str:
    """A jurisdiction, or the title of the one document in which the name is known."""
    scope = str(node.properties.get("scope", node.kind))
    document = read.get(scope.rpartition(":")[2])
    return f"《{' '.join(_names(document))}》" if document else scope


def _unknown(text: str, wanted: str, nodes: Sequence[Node]) -> UsageError:
    near = [name for node in nodes for name in (*_names(node), *_aliases(node)) if wanted and wanted in folded(name)]
    hint = "；相近的有：" + "、".join(list(dict.fromkeys(near))[:_MOST_SUGGESTIONS]) if near else ""
    return UsageError(f"图谱里没有“{text}”{hint} (nothing in the graph answers to this name)")
