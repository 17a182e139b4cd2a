"""The reference pages agree with what they describe, and leave nothing out."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from graph_builder.cli.main import cli
from graph_builder.model.vocabulary import DIAGNOSTICS, EDGES, NODES
from graph_builder.stores.queries import load_all

ROOT = Path(__file__).resolve().parents[2]


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def test_the_pages_are_up_to_date() -> None:
    ran = subprocess.run([sys.executable, "-m", "tools.docs", "--check"], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert (ran.returncode, ran.stdout + ran.stderr) == (0, "")


def walk(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    yield " ".join(("graph-builder", *path)), command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from walk(found, (*path, name))


def test_every_option_of_every_command_is_listed() -> None:
    parts = dict(re.findall(r"^## (graph-builder[^\n]*)\n(.*?)(?=^## |\Z)", page("commands.md"), re.M | re.S))
    missing = [
        (path, option)
        for path, command in walk(cli)
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.hidden
        for option in parameter.opts
        if option not in parts[path]
    ]
    assert missing == []


def test_every_query_code_and_kind_is_listed() -> None:
    assert [name for name in load_all() if f"### {name}\n" not in page("queries.md")] == []
    assert [code for code in DIAGNOSTICS if f"`{code}`" not in page("diagnostics.md")] == []
    assert [kind for kind in (*NODES, *EDGES) if f"| `{kind}` |" not in page("graph-model.md")] == []


def test_every_command_stands_in_both_readmes() -> None:
    for name in ("README.md", "README.zh.md"):
        text = (ROOT / name).read_text("utf-8")
        assert [path for path, command in walk(cli) if not isinstance(command, click.Group) and path not in text] == []


def test_every_runtime_dependency_has_its_reason() -> None:
    told = page("decisions/0002-dependencies.md")
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    names = [re.split(r"[><=;\[ ]", line)[0] for line in lines if line and not line.startswith("#")]
    assert names
    assert [name for name in names if f"| {name} |" not in told] == []


def test_links_between_pages_lead_somewhere() -> None:
    broken = []
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
            if not (path.parent / target).exists():
                broken.append((path.name, target))
    assert broken == []
