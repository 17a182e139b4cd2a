"""An embedded store with two invented texts, and the app over it: in process for AppTest, as a server for the browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_builder import lexicon
from graph_builder.bulk import add_sources
from graph_builder.readers import read_bytes
from graph_builder.stores.engine_client import join
from graph_builder.stores.open import ready
from tests.serving import serving

REPORT = """云岭县2025年政府工作报告
（2025年1月10日在云岭县第八届人民代表大会第四次会议上）

各位代表：
现在，我代表县人民政府向大会报告工作。

一、2025年工作安排
（一）抓好项目建设。县水利局牵头，6月底前完成柳溪水库除险加固工程。县交通运输局要加快建设环山公路改扩建工程，年底前建成通车。
（二）办好民生实事。县教育局要在8月底前建成县第五小学新建项目，新增学位1200个。县卫生健康局、县财政局要加强保障，年底前改造乡镇卫生院6所。
（三）加强环境治理。各乡镇要压实责任，10月底前完成隐患排查整治。推进城乡污水处理工程建设，新增管网30公里。
"""

SPEECH = """在全县重点工作推进会上的讲话

同志们：
今天召开这次会议，主要任务是安排重点工作。
一要抓项目。县水利局要在年底前完成柳溪水库除险加固工程扫尾。
二要抓整治。各部门要立即行动，x月底前完成问题整改。
三要抓<b>宣传</b>。县文化广电和旅游局要办好<img src=x onerror=window.cracked=1>文化节，全年接待游客20万人次以上。
谢谢大家！
"""

PASTED = """枫林县2025年政府工作报告
（2025年2月12日在枫林县第六届人民代表大会第五次会议上）

各位代表：
现在，我代表县人民政府报告工作。

一、2025年工作安排
县林业局牵头，9月底前完成枫林湿地保护修复工程。县农业农村局要新建高标准农田2万亩，年底前验收。
"""


def build(folder: Path) -> None:
    sources = [read_bytes(REPORT.encode("gb18030"), "云岭2025.txt"), read_bytes(SPEECH.encode(), "讲话.txt")]
    with ready(join(folder, idle=1)) as store:
        report = add_sources(store, sources, lexicon.load())
    assert not report.failures


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store folder that tests only read."""
    folder = tmp_path_factory.mktemp("web") / "graph"
    build(folder)
    return folder


@pytest.fixture
def store_address(built: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    yield from _address(f"embedded:{built}", monkeypatch)


@pytest.fixture
def empty_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    yield from _address(f"embedded:{tmp_path / 'graph'}", monkeypatch)


def _address(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    from graph_builder.web import services

    monkeypatch.setenv("GRAPH_STORE", address)
    monkeypatch.delenv("GRAPH_SAMPLES", raising=False)
    services.forget()
    yield address
    services.forget()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app over the two texts. Whoever changes something starts an app of their own."""
    place = tmp_path_factory.mktemp("app")
    build(place / "graph")
    with serving(f"embedded:{place / 'graph'}", place / "log") as url:
        yield url


@pytest.fixture
def pasted() -> str:
    return PASTED
