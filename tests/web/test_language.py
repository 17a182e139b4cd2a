"""English is complete: every text has it, none is written into the code, and a page over a graph without Chinese words shows none."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.json_format import MessageToDict  # type: ignore[import-untyped]
from streamlit.testing.v1 import AppTest

from graph_builder.model.graph import Difference, Edge, Node, Value
from graph_builder.stores.engine_client import join
from graph_builder.stores.open import ready
from graph_builder.stores.queries import load_all
from graph_builder.web import services, texts
from graph_builder.web.navigation import PLACES

WEB = Path(texts.__file__).parent
CHINESE = re.compile(r"[\u3001-\u303f\u3400-\u9fff\uff00-\uffef]+")
WORKS = "By the end of 2025 the Water Bureau leads, the Finance Bureau supports the Lake Dam, 30 km"
RAW = f"Report. {WORKS}. All bodies mend roads. Mend wells."
C1, C2, C3, E1, E2, E3, J1, P1, O1, M1, L1, T1, D1, S1 = (
    f"{letter}{number:016x}" for number, letter in enumerate("ccceeejpomltds", start=1)
)
COMMITMENTS = {C1: WORKS, C2: "All bodies mend roads", C3: "Mend wells"}


def node(kind: str, id_: str, /, **properties: Value) -> Node:
    return Node(kind=kind, id=id_, properties=properties)


def edge(kind: str, start: str, end: str, words: str = "", /, **properties: Value) -> Edge:
    at = RAW.index(words)
    said: dict[str, Value] = {"text": words, "quote": words, "start": at, "end": at + len(words)} if words else {}
    return Edge(kind=kind, id=f"r{kind}{start}{end}", start=start, end=end, properties={**said, **properties})


def entity(kind: str, id_: str, name: str, /, **more: Value) -> Node:
    """An entity with what only the graph says in Chinese: a scope that is a document, and the rules that joined its names."""
    common: dict[str, Value] = {"name": name, "scope": "文件:" + D1, "rule": "简称全称+人工认定", "aliases": [name.split()[-1]]}
    return node(kind, id_, **common, **more)


def graph() -> Difference:
    nodes = [
        node("Source", "a/report.txt", file="report.txt", sha256="0" * 64, reader="txt", encoding="utf-8", raw=RAW),
        node(
            "Document",
            D1,
            title="County report",
            start=0,
            end=len(RAW),
            ordinal=0,
            date="2025-01-10",
            jurisdiction="Hill County",
            level="county",
        ),
        node("Section", S1, number="1", title="Works", level=1, part="plan", start=0, end=len(RAW)),
        entity("Department", E1, "Water Bureau", generic=False, level="county"),
        entity("Department", E2, "Finance Bureau", generic=False, level="county"),
        entity("Department", E3, "All bodies", generic=True),
        entity("Project", J1, "Lake Dam", kind="dam"),
        entity("Place", P1, "Hill County", level="county", division_code="100000"),
        entity("Policy", O1, "Dam Plan"),
        entity("Person", M1, "Ann Lee", title="head"),
        node("Deadline", L1, edtf="2025-12-31", latest="2025-12-31"),
        node("Target", T1, metric="road", op=">=", value=120000.0, unit="km", masked=False),
    ]
    for id_, words in COMMITMENTS.items():
        at = RAW.index(words)
        own: dict[str, Value] = {"text": words, "quote": words, "start": at, "end": at + len(words), "label": words[:18], "hard": id_ == C1}
        nodes.append(node("Commitment", id_, force="plan", status="open", **own))
    bearer: dict[str, Value] = {"grounding": "stated", "derived": False}
    edges = [
        edge("PART_OF", D1, "a/report.txt"),
        edge("PART_OF", S1, D1),
        *[edge(kind, each, target) for each in COMMITMENTS for kind, target in (("STATED_IN", D1), ("IN_SECTION", S1))],
        edge("ASSIGNED_TO", C1, E1, "Water Bureau", role="lead", **bearer),
        edge("ASSIGNED_TO", C1, E2, "Finance Bureau", role="support", **bearer),
        edge("ASSIGNED_TO", C2, E3, "All bodies", role="responsible", **bearer),
        edge("DUE_BY", C1, L1, "By the end of 2025", **bearer),
        edge("HAS_TARGET", C1, T1, "30 km", derived=False),
        edge("ADVANCES", C1, J1, "Lake Dam"),
        edge("LOCATED_IN", C2, P1, "roads", derived=False),
        edge("CITES", C2, O1, "roads"),
        edge("NAMES", C2, M1, "bodies"),
        *[edge("MENTIONS", D1, each, count=1) for each in (E1, E2, E3, J1, P1, O1, M1)],
    ]
    return Difference(upsert_nodes=tuple(nodes), upsert_edges=tuple(edges))


@pytest.fixture(scope="module")
def latin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("latin") / "graph"
    with ready(join(folder, idle=1)) as store:
        store.apply(graph(), rules="1")
    yield f"embedded:{folder}"


@pytest.fixture
def latin_address(latin: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("GRAPH_STORE", latin)
    monkeypatch.delenv("GRAPH_SAMPLES", raising=False)
    services.forget()
    yield latin
    services.forget()


def opened(file: Path, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(file), default_timeout=60)
    for name, value in {"asof": "2025-12-15", "lang": "en", **parameters}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def parsed(value: str) -> Any:
    """What a string of JSON holds; None where it is none."""
    try:
        return json.loads(value) if value.startswith(("{", "[")) else None
    except json.JSONDecodeError:
        return None


def said(app: AppTest) -> list[str]:
    """All strings that the page shows: its elements as they go to the browser, scripts and style sheets aside, and its tables."""
    found: list[str] = []

    def gather(value: Any) -> None:
        if isinstance(value, dict):
            for key, each in value.items():
                if key not in ("jsContent", "cssContent", "id", "arrowData"):
                    gather(each)
        elif isinstance(value, list):
            for each in value:
                gather(each)
        elif isinstance(value, str):
            inner = parsed(value)
            if inner is not None:
                gather(inner)
            elif not value.startswith("<style>"):
                found.append(value)

    def walk(block: Any) -> None:
        if getattr(block, "proto", None) is not None:
            gather(MessageToDict(block.proto))
        for child in getattr(block, "children", {}).values():
            walk(child)

    walk(app._tree)
    for frame in app.dataframe:
        found += [*map(str, frame.value.to_numpy().ravel())]
    return found


def chinese(app: AppTest) -> set[str]:
    """Chinese words of a page; the button that leads back to Chinese is the one that may have any."""
    return {found for words in said(app) for found in CHINESE.findall(words)} - {"中文"}


PAGES: list[tuple[str, dict[str, str]]] = [
    ("overview", {}),
    ("board", {}),
    ("board", {"sel": C1, "id": E1, "dept": E2, "due": "2025-12"}),
    ("board", {"sel": C2, "rows": "dense"}),
    ("board", {"q": "nothing like it"}),
    ("graph", {}),
    ("graph", {"sel": C1, "steps": C1}),
    ("graph", {"sel": T1, "steps": f"{C1}_{T1}"}),
    ("graph", {"sel": "c0000000000000000"}),
    *[("graph", {"sel": each, "steps": each, "from": "blank"}) for each in (E1, J1, P1, D1, L1)],
    *[("entity", {"id": each}) for each in (E1, E3, J1, P1, O1, M1)],
    ("entity", {"id": "e0000000000000000"}),
    ("reader", {}),
    ("reader", {"doc": D1, "sel": C1}),
    ("query", {}),
    ("query", {"query": "overdue", "p.at": "2026-01-01"}),
    ("import", {}),
]


@pytest.mark.usefixtures("latin_address")
@pytest.mark.parametrize(("page", "parameters"), PAGES)
def test_an_english_page_has_no_chinese_of_its_own(page: str, parameters: dict[str, str]) -> None:
    place = next(place for place in PLACES if place.name == page)
    app = opened(place.file, **parameters)
    assert len(said(app)) > 3
    assert chinese(app) == set()


@pytest.mark.usefixtures("latin_address")
def test_the_bar_is_english_too() -> None:
    app = opened(WEB / "app.py")
    assert "Commitments" in " ".join(said(app))
    assert chinese(app) == set()


@pytest.mark.usefixtures("latin_address")
def test_what_import_tells_is_english() -> None:
    app = opened(next(place for place in PLACES if place.name == "import").file)
    app.button(key="read").click().run()
    assert "no text to read" in " ".join(said(app))
    app.text_area[0].set_value("Nothing in here is a report.")
    app.button(key="read").click().run(timeout=60)
    assert chinese(app) == set()


@pytest.mark.usefixtures("empty_address")
@pytest.mark.parametrize("page", [place.name for place in PLACES])
def test_an_empty_graph_is_told_in_english(page: str) -> None:
    assert chinese(opened(next(place for place in PLACES if place.name == page).file)) == set()


@pytest.mark.usefixtures("latin_address")
def test_chinese_is_seen_where_there_is_some() -> None:
    assert "总览" in chinese(opened(PLACES[0].file, lang="zh"))


def test_every_text_has_its_english() -> None:
    pairs = texts.catalogue()
    lacking = [key for key, (zh, en) in pairs.items() if not en.strip() or (CHINESE.search(en) and key != "app.other_language")]
    assert lacking == []
    assert [key for key, (zh, _) in pairs.items() if not zh.strip()] == []


PUNCTUATION = re.compile(r"[、。，；：（）《》“”！？＞＜　]+")
DATA = {"万", "亿", "文件:", r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?", "[一二三四五六七八九十百]+"}
"""Words of the graph, patterns of Chinese texts, and sizes of Chinese figures: not fixed texts."""


def literals(file: Path) -> Iterator[str]:
    """String constants of a module but for its docstrings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    bodies = [part.body for part in ast.walk(tree) if isinstance(getattr(part, "body", None), list)]  # type: ignore[attr-defined]
    told = {id(each.value) for body in bodies for each in body if isinstance(each, ast.Expr)}
    for part in ast.walk(tree):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and id(part) not in told:
            yield part.value


def told_twice(words: str) -> bool:
    """An error is told in both languages at once: 中文 (English)."""
    return re.search(r"\([A-Za-z][^()]+\)$", words) is not None


def test_no_text_is_written_into_the_code() -> None:
    data = DATA | {query.group_zh for query in load_all().values()}
    found = {
        (file.name, words)
        for file in sorted(WEB.rglob("*.py"))
        for words in literals(file)
        if CHINESE.search(PUNCTUATION.sub("", words)) and words not in data and not told_twice(words)
    }
    assert found == set()
    assert [file.name for file in sorted(WEB.rglob("*.js")) if CHINESE.search(file.read_text(encoding="utf-8"))] == []
