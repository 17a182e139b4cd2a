"""Wrong options, names and places: what is said, and with which exit code. No store is needed for any of it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from graph_builder.cli import app, main
from graph_builder.errors import UsageError

Run = Callable[..., Result]


def test_every_command_has_a_help_line_in_both_languages(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    for name in main.COMMANDS:
        assert f"  {name}" in result.output
        assert run(name, "--help").exit_code == 0
    assert "抽取承诺，输出 JSON / extract commitments as JSON" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "nonsense"),
        (["build"], "PATH"),
        (["extract", "x.txt", "--date", "明年"], "“明年”不是日期"),
        (["build", "x.txt", "--date", "2025-02-30"], "2025-03-15"),
        (["build", "x.txt", "--jurisdiction", "松原省//清河县"], "不是辖区"),
        (["document", "set", "d1"], "--date 或 --jurisdiction"),
        (["document", "set", "d1", "--date", "25"], "不是日期"),
        (["query", "no_such_query"], "no_such_query"),
        (["query", "overview", "-p", "novalue"], "novalue"),
        (["export", "out.docm"], ".xlsx"),
        (["cypher", "RETURN 1", "--limit", "0"], "--limit"),
        (["queries", "--store", "ftp://example.invalid"], "--store"),
        (["cypher", "RETURN 1", "--store", "ftp://example.invalid"], "ftp://example.invalid"),
        (["cypher", "RETURN 1", "--store", "neo4j://127.0.0.1:1"], "NEO4J_PASSWORD"),
        (["source", "list", "--store", "embedded:"], "embedded:"),
        (["query", "overview", "--store", ""], "--store 是空的"),
        (["app", "--store", "ftp://example.invalid"], "ftp://example.invalid"),
        (["build", "x.txt", "--id", " "], "--id 是空的"),
        (["extract", ""], "路径是空的"),
        (["query", "search", "-p", "words=路", "-p", "limit=-1"], "不小于 0 的整数，收到 '-1'"),
        (["--lang", "fr", "queries"], "--lang"),
    ],
)
def test_usage_errors_are_2(run: Run, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert said in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "overview"],
        ["cypher", "RETURN 1"],
        ["source", "list"],
        ["document", "omit", "d1"],
        ["export", "a.csv"],
        ["backup", "a.zip"],
    ],
)
def test_asking_makes_no_graph(run: Run, arguments: list[str], tmp_path: Path) -> None:
    result = run(*arguments, "--store", f"embedded:{tmp_path / 'mistyped'}")
    assert result.exit_code == 3, result.output
    assert "还没有图谱" in result.output
    assert not list(tmp_path.iterdir())


def test_a_file_without_a_speech_is_not_counted_as_used(run: Run, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("今天有雨。\n", encoding="utf-8")
    result = run("extract", tmp_path / "note.txt")
    assert result.exit_code == 4
    assert "1 个输入未能使用，0 个已处理" in result.output


def test_nothing_read_is_not_called_clean(run: Run, tmp_path: Path) -> None:
    result = run("audit", tmp_path / "missing.txt")
    assert result.exit_code == 4
    assert "没有发现可疑之处" not in result.output


def test_a_store_that_is_not_there_is_3(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "secret-of-the-test")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # not listening
        result = run("cypher", "RETURN 1", "--store", f"bolt://127.0.0.1:{taken.getsockname()[1]}")
    assert result.exit_code == 3, result.output
    assert "连不上存储" in result.output
    assert "secret-of-the-test" not in result.output


def test_a_store_folder_that_is_a_file_is_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    result = run("source", "list", "--store", f"embedded:{tmp_path / 'file'}")
    assert result.exit_code == 3, result.output
    assert "不能写入" in result.output


def test_an_internal_error_is_1_with_a_trace_only_for_debugging(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ZeroDivisionError("\x1b[2Jnothing")

    monkeypatch.setattr("graph_builder.stores.queries.load_all", broken)
    result = run("queries")
    assert result.exit_code == 1
    assert result.output.strip() == "内部错误：ZeroDivisionError: [2Jnothing（加 --debug 看调用栈）"
    assert "Traceback" in run("--debug", "queries").output


def test_messages_in_english_by_option_or_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Error:" in run("--lang", "en", "export", "out.docm").output
    monkeypatch.setenv("GRAPH_LANG", "en_GB.UTF-8")
    assert "Error:" in run("export", "out.docm").output
    assert "错误：" in run("--lang", "zh", "export", "out.docm").output


def test_queries_are_listed_for_people_and_programs(run: Run) -> None:
    assert run("queries").output.splitlines()[0].split() == ["名称", "标题", "参数", "列"]
    assert "canvas_nodes" not in run("queries").output
    assert "canvas_nodes" in run("queries", "--all").output
    assert run("queries", "--format", "csv").output.splitlines()[0] == "name,title,parameters,columns"


def test_the_app_takes_the_next_free_port() -> None:
    with socket.socket() as taken:
        taken.bind((app.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"端口 {port} 已被占用"):
            app.checked_port(port)
    assert app.FIRST_PORT <= app.free_port() < app.FIRST_PORT + app.PORTS


def test_the_app_is_told_its_store_wherever_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert app.absolute("embedded:data/graph") == f"embedded:{tmp_path.resolve() / 'data/graph'}"
    assert app.absolute("neo4j://localhost:7687") == "neo4j://localhost:7687"


def test_the_app_listens_on_this_machine_alone() -> None:
    options = app.arguments(8502)
    assert options[1:4] == ["-m", "streamlit", "run"]
    assert "--server.address=127.0.0.1" in options
    assert "--server.port=8502" in options
    assert "--browser.gatherUsageStats=false" in options
