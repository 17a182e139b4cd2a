"""A small graph of one invented county with every gap that the queries have to live with."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from graph_builder.model.graph import Difference, Edge, Graph, Node, Value
from graph_builder.stores.bolt import Store

RAW = "云溪县政府工作报告。2026年底前新增学位3000个，县教育局牵头，县财政局配合。各部门抓好落实。9月底前修通环湖路。加固水库。"
SCOPE = "安和省/云溪县"


def _node(kind: str, id_: str, **properties: Value) -> Node:
    return Node(kind=kind, id=id_, properties=properties)


def _commitment(id_: str, text: str, label: str, *, hard: bool = True) -> Node:
    start = RAW.index(text)
    return _node(
        "Commitment", id_, text=text, quote=text, start=start, end=start + len(text), label=label, hard=hard, force="plan", status="found"
    )


def _department(id_: str, name: str, *aliases: str, generic: bool = False) -> Node:
    return _node("Department", id_, name=name, aliases=list(aliases), scope=SCOPE, generic=generic, level="county")


def _evidence(text: str) -> dict[str, Value]:
    start = RAW.index(text)
    return {"text": text, "quote": text, "start": start, "end": start + len(text)}


def _edge(kind: str, start: str, end: str, /, **properties: Value) -> Edge:
    return Edge(kind=kind, id=f"r-{kind}-{start}-{end}", start=start, end=end, properties=properties)


def _assigned(commitment: str, department: str, words: str, role: str) -> Edge:
    return _edge("ASSIGNED_TO", commitment, department, role=role, grounding="stated", derived=False, **_evidence(words))


@pytest.fixture(scope="session")
def county_graph() -> Graph:
    nodes = [
        _node("Source", "云溪/2026.txt", file="2026.txt", sha256="0" * 64, reader="txt", encoding="utf-8", raw=RAW),
        _node(
            "Document",
            "d1",
            title="云溪县政府工作报告",
            start=0,
            end=len(RAW),
            ordinal=0,
            date="2026-01",
            jurisdiction=SCOPE,
            level="county",
        ),
        _node("Section", "s1", number="一", title="重点工作", level=1, part="plan", start=0, end=len(RAW)),
        _node("Section", "s2", number="（一）", title="民生", level=2, part="plan", start=0, end=40),
        _commitment("c1", "2026年底前新增学位3000个，县教育局牵头，县财政局配合", "新增学位3000个"),
        _commitment("c2", "各部门抓好落实", "抓好落实", hard=False),
        _commitment("c3", "9月底前修通环湖路", "修通环湖路"),
        _commitment("c4", "加固水库", "加固水库", hard=False),
        _department("e1", "县教育局", "教育局"),
        _department("e2", "县财政局"),
        _department("e3", "各部门", generic=True),
        _node("Place", "p1", name="云溪县", aliases=[], scope="安和省", level="county"),
        _node("Place", "p2", name="湖东镇", aliases=[], scope=SCOPE, level="township"),
        _node("Project", "j1", name="环湖路", aliases=["环湖公路"], scope=SCOPE),
        _node("Target", "t1", metric="学位", op="=", value=3000.0, unit="个", masked=False),
        _node("Deadline", "l1", edtf="2026-12-31", latest="2026-12-31"),
        _node("Deadline", "l2", edtf="XXXX-09-30"),
    ]
    edges = [
        _edge("PART_OF", "d1", "云溪/2026.txt"),
        _edge("PART_OF", "s1", "d1"),
        _edge("PART_OF", "s2", "s1"),
        _edge("PART_OF", "p2", "p1"),
        _edge("COVERS", "d1", "p1"),
        _edge("SERVES", "e1", "p1"),
        *[_edge("STATED_IN", f"c{n}", "d1") for n in range(1, 5)],
        *[_edge("IN_SECTION", f"c{n}", "s2" if n == 1 else "s1") for n in range(1, 5)],
        _assigned("c1", "e1", "县教育局", "lead"),
        _assigned("c1", "e2", "县财政局", "support"),
        _assigned("c2", "e3", "各部门", "responsible"),
        _assigned("c3", "e2", "环湖路", "lead"),
        _edge("DUE_BY", "c1", "l1", grounding="stated", derived=False, **_evidence("2026年底前")),
        _edge("DUE_BY", "c3", "l2", grounding="stated", derived=False, **_evidence("9月底前")),
        _edge("HAS_TARGET", "c1", "t1", derived=False, **_evidence("3000个")),
        _edge("ADVANCES", "c3", "j1", **_evidence("环湖路")),
        _edge("LOCATED_IN", "c3", "p2", derived=False, **_evidence("环湖")),
        _edge("ASSIGNED_TO", "j1", "e2", role="lead", grounding="stated", derived=True, via=["c3"]),
        _edge("DUE_BY", "j1", "l2", derived=True, via=["c3"]),
        _edge("MENTIONS", "d1", "e1", count=1),
    ]
    return Graph(nodes={node.id: node for node in nodes}, edges={edge.id: edge for edge in edges})


def _load(store: Store, graph: Graph) -> Store:
    store.apply(Difference(upsert_nodes=tuple(graph.nodes.values()), upsert_edges=tuple(graph.edges.values())), rules="1")
    return store


@pytest.fixture
def county(store: Store, county_graph: Graph) -> Store:
    """Each store in turn, holding the county."""
    return _load(store, county_graph)


def _crowd() -> list[Node | Edge]:
    """A second document with many commitments, so that every sorted column has ties."""
    parts: list[Node | Edge] = [
        _node("Source", "云溪/2025.txt", file="2025.txt", sha256="1" * 64, reader="txt", encoding="gb18030", raw=RAW * 3),
        _node("Document", "d2", title="云溪县政府工作报告", start=0, end=len(RAW), ordinal=0, jurisdiction=SCOPE),
        _edge("PART_OF", "d2", "云溪/2025.txt"),
        _edge("COVERS", "d2", "p1"),
        *[_node("Deadline", f"l2026{month:02}", edtf=f"2026-{month:02}-28", latest=f"2026-{month:02}-28") for month in range(1, 13)],
        *[_department(f"e{n}", f"县第{n % 4}局", generic=n % 5 == 0) for n in range(10, 20)],
    ]
    for n in range(10, 60):
        commitment = f"c{n}"
        parts += [
            Node(kind="Commitment", id=commitment, properties={**_commitment("", "加固水库", f"任务{n % 7}").properties, "start": n % 9}),
            _edge("STATED_IN", commitment, "d2"),
            *[_assigned(commitment, f"e{10 + (n * step) % 10}", "县教育局", "lead") for step in (1, 3) if n % 6],
        ]
        if n % 3:
            parts.append(_edge("DUE_BY", commitment, f"l2026{n % 12 + 1:02}" if n % 4 else "l2", grounding="stated", derived=False))
        for nth in range(n % 3):
            target = _node("Target", f"t{n}-{nth}", metric=f"指标{nth}", op=">=", value=n / 4, unit="个", masked=nth == 1)
            parts += [target, _edge("HAS_TARGET", commitment, target.id, derived=False, **_evidence("水库"))]
        if n % 2:
            parts += [_edge("ADVANCES", commitment, "j1", **_evidence("水库")), _edge("LOCATED_IN", commitment, "p2", derived=False)]
    return parts


@pytest.fixture
def both(request: pytest.FixtureRequest, county_graph: Graph) -> Mapping[str, Store]:
    """The two kinds of store at once, holding the county and many more commitments."""
    crowd = _crowd()
    graph = Graph(
        nodes={**county_graph.nodes, **{part.id: part for part in crowd if isinstance(part, Node)}},
        edges={**county_graph.edges, **{part.id: part for part in crowd if isinstance(part, Edge)}},
    )
    stores: dict[str, Store] = {kind: request.getfixturevalue(f"{kind}_store") for kind in ("embedded", "neo4j")}
    for one in stores.values():
        old = one.read_graph()
        one.apply(Difference(delete_nodes=tuple(old.nodes.values()), delete_edges=tuple(old.edges.values())))
        _load(one, graph)
    return stores
