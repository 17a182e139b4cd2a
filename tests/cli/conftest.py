"""A command line with an empty embedded store, and a folder with two documents of our own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph_builder.cli.main import cli
from graph_builder.model.graph import Difference
from graph_builder.stores.bolt import Store

Run = Callable[..., Result]

SPEECH = """在青禾县农业工作会议上的讲话

同志们：

今天召开这次会议，就是要把全县农业工作抓实抓好。下面，我讲几点意见。

一、抓好水利建设

县水务局要在年底前完成石桥水库除险加固工程，新增灌溉面积500亩。各乡镇要在6月底前完成渠道清淤20公里。

二、抓好种子供应

县农业农村局要牵头组织良种供应，3月底前建成良种繁育基地2个。县供销社要储备化肥800吨。
"""

REPORT = """青禾县2025年政府工作报告

各位代表：

现在，我代表县人民政府，向大会报告工作，请予审议。

一、2024年工作回顾

一年来，全县新建农村公路32公里，改造老旧小区4个。

二、2025年工作安排

（一）加快项目建设。县交通运输局要在10月底前建成石桥公路，完成投资3000万元。

（二）改善民生。县教育局要在9月底前新建幼儿园3所。县水务局要完成农村饮水提升工程，解决2600人饮水问题。
"""


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GRAPH_STORE", "GRAPH_LANG", "NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run() -> Run:
    """Runs a command in this process; without a store of its own."""

    def runner(*arguments: str | Path) -> Result:
        return CliRunner().invoke(cli, [str(each) for each in arguments], prog_name="graph-builder")

    return runner


@pytest.fixture
def on_store(run: Run, embedded_store: Store, embedded_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on an empty embedded store."""
    graph = embedded_store.read_graph()
    embedded_store.apply(Difference(delete_nodes=tuple(graph.nodes.values()), delete_edges=tuple(graph.edges.values())))
    monkeypatch.setenv("GRAPH_STORE", f"embedded:{embedded_folder}")
    return run


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    (folder / "2025").mkdir(parents=True)
    (folder / "speech.txt").write_text(SPEECH, encoding="utf-8")
    (folder / "2025" / "report.txt").write_bytes(REPORT.encode("gb18030"))
    return folder
