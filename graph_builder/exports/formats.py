"""The formats by extension. A writer is a pure function graph → bytes and is imported when it is first used."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from graph_builder.errors import UsageError
from graph_builder.model.graph import Graph


class Writer(Protocol):
    def __call__(self, graph: Graph, only: Collection[str] | None = None) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """`module` holds a Writer under the name `function`."""

    extension: str
    title: str
    mime: str
    module: str
    function: str = "render"


_RDF = "graph_builder.exports.rdf.write"

FORMATS: dict[str, Format] = {
    each.extension: each
    for each in (
        Format(
            extension=".xlsx",
            title="任务分解表",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            module="graph_builder.exports.excel",
        ),
        Format(extension=".csv", title="任务分解表（CSV）", mime="text/csv", module="graph_builder.exports.csv_table"),
        Format(extension=".json", title="任务与图谱（JSON）", mime="application/json", module="graph_builder.exports.json_graph"),
        Format(extension=".html", title="离线快照", mime="text/html", module="graph_builder.exports.snapshot"),
        Format(extension=".graphml", title="图谱（GraphML）", mime="application/graphml+xml", module="graph_builder.exports.graphml"),
        Format(extension=".gexf", title="图谱（GEXF，Gephi）", mime="application/gexf+xml", module="graph_builder.exports.gexf"),
        Format(extension=".ttl", title="图谱（Turtle）", mime="text/turtle", module=_RDF, function="turtle"),
        Format(extension=".nt", title="图谱（N-Triples）", mime="application/n-triples", module=_RDF, function="ntriples"),
        Format(extension=".trig", title="图谱与依据（TriG）", mime="application/trig", module=_RDF, function="trig"),
        Format(extension=".jsonld", title="图谱与依据（JSON-LD）", mime="application/ld+json", module=_RDF, function="jsonld"),
    )
}


def of(extension: str) -> Format:
    """UsageError for an extension that no format has; it lists the known ones."""
    found = FORMATS.get(extension.lower())
    if found is None:
        known = "、".join(FORMATS)
        raise UsageError(f"不认识的导出格式“{extension}”；可用的扩展名：{known} (unknown export format; known: {' '.join(FORMATS)})")
    return found


def render(graph: Graph, extension: str, only: Collection[str] | None = None) -> bytes:
    """The file's bytes, the same for the same graph. `only` keeps the commitments with these ids."""
    found = of(extension)
    writer: Writer = getattr(import_module(found.module), found.function)
    return writer(graph, only)


def export(graph: Graph, path: str | Path, only: Collection[str] | None = None) -> Path:
    """Write the file at once or not at all."""
    target = Path(path)
    return write_whole(target, render(graph, target.suffix, only))


def write_whole(target: Path, data: bytes) -> Path:
    """The file with all of these bytes, or as it was before. UsageError where it cannot be written."""
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(target)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise UsageError(f"不能写入 {target}：{error.strerror or error} (cannot write the file)") from error
    return target
