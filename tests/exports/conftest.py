"""Graphs to hand on: one read from a text of our own, and one with every kind in which every text is hostile."""

from __future__ import annotations

import hashlib

import pytest

from graph_builder.lexicon import load
from graph_builder.model.graph import Edge, Graph, Node, Value
from graph_builder.model.source import Source
from graph_builder.model.vocabulary import EDGES, NODES
from graph_builder.pipeline.consolidate import consolidate
from graph_builder.pipeline.extract import extract

SPEECH = """在禾溪县水利工作会议上的讲话

同志们：

今天召开这次会议，主要任务是安排水利工作。下面，我讲几点意见。

一、抓好工程建设

县水务局要在年底前完成鹤鸣水库除险加固工程，新增灌溉面积500亩。县财政局要配合做好资金保障，2025年6月底前拨付资金300万元。

二、抓好管护

县农业农村局牵头，各乡镇配合，9月底前完成渠道清淤20公里。各部门要按照《青岚州水利管护办法》抓好落实。
"""

HOSTILE = (
    "<img src=x onerror=window.cracked=1>",
    "</script><script>window.cracked=1</script>",
    "javascript:window.cracked=1",
    '"><a href="http://127.0.0.1/">href</a>',
    "=cmd|'/c calc'!A1",
    "--><!-- ]]> &amp; {{7*7}}",
    "\u202e\u0000\u0008\ud800\u2028\uffff末",
    "长" * 10_000,
)


@pytest.fixture(scope="session")
def told() -> Graph:
    source = Source(
        id="青岚/水利.txt", file="水利.txt", sha256=hashlib.sha256(SPEECH.encode()).hexdigest(), reader="txt", encoding="utf-8", raw=SPEECH
    )
    return consolidate([extract(source, load())], [], load())


def _values(types: dict[str, str], words: str) -> dict[str, Value]:
    samples: dict[str, Value] = {"str": words, "int": 3, "float": 2.5, "bool": True, "list": [words, words + "二"]}
    return {key: samples[type_.rstrip("?")] for key, type_ in types.items()}


@pytest.fixture(scope="session")
def hostile() -> Graph:
    nodes = [
        Node(kind=kind, id=f"{kind}/{number}{words[:60]}", properties=_values(shape.properties, words))
        for kind, shape in NODES.items()
        for number, words in enumerate(HOSTILE)
    ]
    first = {kind: [node.id for node in nodes if node.kind == kind] for kind in NODES}
    edges = [
        Edge(kind=kind, id=f"r{kind}{start}{end}{n}", start=first[start][n], end=first[end][n], properties=_values(shape.properties, words))
        for kind, shape in EDGES.items()
        for start, end in shape.ends
        for n, words in enumerate(HOSTILE)
        if start != end
    ]
    return Graph(nodes={each.id: each for each in nodes}, edges={each.id: each for each in edges})
