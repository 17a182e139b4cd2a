"""A view as one HTML file that needs nothing else: pyvis draws it, vis-network stands inside, and the page may not reach any address."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Collection, Iterator, Mapping
from importlib import resources
from typing import Any

from graph_builder.analysis.layout import sheet
from graph_builder.analysis.network import part
from graph_builder.exports.labels import Silhouette, hollow, name, silhouettes
from graph_builder.exports.said import said
from graph_builder.model.graph import Edge, Graph, Node
from graph_builder.model.vocabulary import NODES
from graph_builder.resources import folder

DRAWN = ("Department", "Commitment", "Project", "Place", "Target", "Deadline", "Policy", "Person", "Document")
TITLE = "承诺图谱"
_UNDRAWN = ("MENTIONS", "IN_SECTION", "COVERS")
_OUTSIDE = re.compile(r"<!--.*?-->|<script[^>]*\ssrc=[^>]*>\s*</script>|<link\b[^>]*>|<center>.*?</center>", re.S)
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_FACE = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
_WIDTHS = {"lead": 3, "responsible": 1.9, "support": 1.1}
_DASHES: dict[str, list[int]] = {"inherited": [7, 5], "note": [2, 4]}
_PAPER, _INK, _GREY = "#FFFFFF", "#1A2230", "#98A2AF"
_LINE, _LINES = 11, 2
"""Characters a line and lines of a label; a label that is longer is cut, its node's panel shows all of it."""

_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "multiselect": False, "hideEdgesOnDrag": True, "keyboard": False},
    "layout": {"improvedLayout": False},
}


def snapshot(graph: Graph, positions: Mapping[str, tuple[float, float]], title: str) -> bytes:
    """The nodes of `positions` (x, y; y downwards) and the edges between them; the rest of the graph serves as evidence.

    Ids without a node in the graph are left out. The page is Chinese, and equal arguments give equal bytes.
    """
    from pyvis.network import Network

    placed = {id_: positions[id_] for id_ in sorted(positions) if id_ in graph.nodes and graph.nodes[id_].kind in silhouettes()}
    net = Network(height="100%", width="100%", directed=True, bgcolor="#FAFBFC", cdn_resources="local")
    net.set_options(json.dumps(_OPTIONS))
    for id_, (x, y) in placed.items():
        node = graph.nodes[id_]
        net.add_node(id_, label=_broken(name(node)), x=x, y=y, physics=False, **_node(node, silhouettes()[node.kind]))
    for edge in sorted(graph.edges.values(), key=lambda each: each.id):
        if edge.start in placed and edge.end in placed and edge.kind not in _UNDRAWN:
            net.add_edge(edge.start, edge.end, id=edge.id, **_edge(edge, graph.nodes[edge.end]))
    shown = {edge["id"] for edge in net.edges}
    told = said(graph, placed)
    told["edges"] = {id_: each for id_, each in told["edges"].items() if id_ in shown}
    counts = {kind: sum(graph.nodes[id_].kind == kind for id_ in placed) for kind in DRAWN}
    page = _page(net.generate_html(), title, told, counts, len(net.edges))
    return page.encode("utf-8", "replace")


def render(graph: Graph, only: Collection[str] | None = None) -> bytes:
    """The whole graph, or the part about these commitments, on a sheet of its own."""
    chosen = graph if only is None else part(graph, only)
    return snapshot(chosen, sheet(chosen, DRAWN), TITLE)


def _node(node: Node, look: Silhouette) -> dict[str, Any]:
    card, outline = look.shape == "box", hollow(node)
    inside = look.shape in ("box", "ellipse", "database")
    fill = _PAPER if card or outline else look.colour
    font = {"face": _FACE, "size": 14 if node.kind == "Department" else 13, "color": _INK if card or not inside else _PAPER}
    if not inside:
        font |= {"strokeWidth": 4, "strokeColor": "#FAFBFC"}
    return {
        "shape": look.shape,
        "size": look.size,
        "color": {"background": fill, "border": look.colour, "highlight": {"background": fill, "border": "#1F5AA6"}},
        "borderWidth": 2 if outline else 1.1,
        "font": font,
    }


def _edge(edge: Edge, far: Node) -> dict[str, Any]:
    held = edge.properties
    derived = held.get("derived") is True
    quiet = derived or edge.kind in ("STATED_IN", "PART_OF", "SERVES")
    dashes: list[int] | bool = _DASHES.get(str(held.get("grounding")), False)
    if derived:
        dashes = [12, 4]
    elif edge.kind == "STATED_IN":
        dashes = [1, 4]
    width = _WIDTHS.get(str(held.get("role")), 1.5)
    return {
        "color": {"color": _GREY if quiet else silhouettes()[far.kind].colour, "opacity": 0.5, "inherit": False},
        "width": 1 if quiet else width,
        "dashes": dashes,
        "arrows": {"to": {"enabled": not derived, "scaleFactor": 0.42}},
        "smooth": False,
    }


def _broken(words: str) -> str:
    most = _LINE * _LINES
    kept = words if len(words) <= most else words[: most - 1] + "…"
    if len(kept) <= _LINE:
        return kept
    half = (len(kept) + 1) // 2
    return kept[:half] + "\n" + kept[half:]


def _page(drawn: str, title: str, told: Mapping[str, Any], counts: Mapping[str, int], edges: int) -> str:
    """pyvis' page without whatever it fetches, with the library, the panel and a policy that forbids all addresses."""
    body = _OUTSIDE.sub("", drawn)
    here = resources.files("graph_builder.exports")
    style, script = (here.joinpath(file).read_text("utf-8") for file in ("snapshot.css", "snapshot.js"))
    shown = html.escape(title)
    start = "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{shown}</title>",
            f"<script>{_library()}</script>",
        )
    )
    bar = "".join(_bar(shown, counts, edges))
    end = f'<aside id="panel"></aside>\n<script type="application/json" id="said">{_data(told)}</script>\n<script>{script}</script>\n'
    _, _, rest = body.partition('<meta charset="utf-8">')
    rest = rest.replace("</head>", f"<style>{style}</style></head>", 1).replace("<body>", f"<body>{bar}", 1)
    before, _, after = rest.rpartition("</body>")
    return f"{start}{before}{end}</body>{after}\n"


def _bar(title: str, counts: Mapping[str, int], edges: int) -> Iterator[str]:
    yield f'<header id="top"><h1>{title}</h1><p>{sum(counts.values())} 节点 · {edges} 关系</p><p>'
    for kind, number in counts.items():
        if number:
            yield f'<span class="key"><i style="background:{silhouettes()[kind].colour}"></i>{NODES[kind].title_zh} {number}</span>'
    yield "</p></header>"


def _library() -> str:
    """vis-network, which is a module, as a plain script: modules run last, and pyvis' own script needs `vis` before."""
    text = (folder("static") / "vis-network" / "vis-network.min.js").read_text("utf-8")
    module, _, names = text.rpartition("export{")
    pairs = [each.split(" as ") for each in names.partition("}")[0].split(",")]
    given = ",".join(f"{outer}:{inner}" for inner, outer in pairs)
    script = f'var vis=(function(){{"use strict";{module}return {{{given}}};}})();'
    return re.sub(r"</(?=script)", r"<\\/", script, flags=re.I)


def _data(value: Any) -> str:
    return (
        json.dumps(value, ensure_ascii=False, sort_keys=True)
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
