#!/usr/bin/env python3
"""Writes the reference pages of docs/ from what they describe; with --check it says which are out of date instead.

docs/commands.md (command line), docs/queries.md (cypher/), docs/graph-model.md and docs/diagnostics.md (model.vocabulary), and the
extraction that README.md and README.zh.md show
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from graph_builder.cli.main import cli
from graph_builder.lexicon import load
from graph_builder.model.codec import extraction_to_json
from graph_builder.model.vocabulary import DIAGNOSTICS, EDGES, NODES
from graph_builder.pipeline.extract import extract
from graph_builder.readers import read
from graph_builder.stores.queries import NamedQuery, load_all

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
READMES = ("README.md", "README.zh.md")
EXAMPLE = re.compile(r"(<!-- example: source -->\n```text\n(.*?)```.*?<!-- example: extraction -->\n```json\n)(.*?)(```)", re.S)
COLUMNS = 130
WRITTEN = "<!-- written by tools/docs.py -->"


def commands() -> Iterator[str]:
    yield "# Commands · 命令"
    yield ""
    yield "`graph-builder` and `python -m graph_builder` are the same."
    yield "Exit codes: 0 done · 1 internal error · 2 usage, unknown query or parameter, ambiguous name · 3 store not reachable or refused ·"
    yield "4 some or all inputs failed."
    context = click.Context(cli, info_name="graph-builder", **cli.context_settings)
    yield from _command(cli, context)
    for name in cli.list_commands(context):
        found = cli.get_command(context, name)
        assert found is not None
        yield from _tree(found, context, name)


def _tree(command: click.Command, parent: click.Context, name: str) -> Iterator[str]:
    context = click.Context(command, parent=parent, info_name=name)
    yield from _command(command, context)
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            found = command.get_command(context, each)
            assert found is not None
            yield from _tree(found, context, each)


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield ""
    yield f"## {context.command_path}"
    yield ""
    yield f"    {usage}"
    yield ""
    yield from (line.strip() for line in (command.help or "").replace("\b", "").strip().splitlines())
    options = [each for each in command.get_params(context) if isinstance(each, click.Option)]
    rows = [record for record in (option.get_help_record(context) for option in options) if record]
    yield ""
    yield "| option | |"
    yield "|---|---|"
    yield from (f"| `{_cell(option)}` | {_cell(text)} |" for option, text in rows)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def queries() -> Iterator[str]:
    yield "# Named queries · 查询"
    yield ""
    yield "Each is a file of `cypher/`. `graph-builder query NAME --param k=v` runs one; names of entities are resolved to ids."
    yield "An *internal* one serves a page of the app; `graph-builder queries` lists it with `--all`."
    group = ""
    for query in sorted(load_all().values(), key=lambda each: (each.group_en, each.name)):
        if query.group_en != group:
            group = query.group_en
            yield ""
            yield f"## {query.group_zh} · {query.group_en}"
        yield from _query(query)


def _query(query: NamedQuery) -> Iterator[str]:
    yield ""
    yield f"### {query.name}"
    yield ""
    yield f"{query.title_zh} · {query.title_en}" + (" · *internal*" if query.internal else "")
    if query.parameters:
        yield ""
        yield "| parameter | type | default | |"
        yield "|---|---|---|---|"
    for each in query.parameters:
        default = "required" if not each.optional else "null" if each.default is None else f"`{each.default}`"
        yield f"| `{each.name}` | {_cell(each.type)} | {default} | {_cell(each.title_zh)} · {_cell(each.title_en)} |"
    yield ""
    yield "Columns: " + ", ".join(f"`{column}`" for column in query.columns)


def graph_model() -> Iterator[str]:
    yield "# Graph model · 图谱模型"
    yield ""
    yield "Every node and every edge has an `id`, a content hash that is the same on every machine. `?` marks a property that may be"
    yield "absent: absent is unknown. `text` is repaired and simplified, `quote` holds the raw words, `start` and `end` their place."
    yield ""
    yield "## Nodes · 节点"
    yield ""
    yield "| kind | 中文 | properties |"
    yield "|---|---|---|"
    for name, node in NODES.items():
        yield f"| `{name}` | {node.title_zh} | {_properties(node.properties)} |"
    yield ""
    yield "## Edges · 关系"
    yield ""
    yield "| kind | 中文 | from → to | properties |"
    yield "|---|---|---|---|"
    for name, edge in EDGES.items():
        ends = "<br>".join(f"{start} → {end}" for start, end in edge.ends)
        yield f"| `{name}` | {edge.title_zh} | {ends} | {_properties(edge.properties)} |"


def _properties(properties: dict[str, str]) -> str:
    return ", ".join(f"{name} {kind}" for name, kind in properties.items())


def diagnostics() -> Iterator[str]:
    yield "# Diagnostics · 诊断"
    yield ""
    yield "What a reader should know about an input comes with the extraction as `diagnostics`: a code of this list, a severity"
    yield "(info, warning, error), a message, and the place where there is one."
    yield ""
    yield "| code | meaning |"
    yield "|---|---|"
    yield from (f"| `{code}` | {_cell(meaning)} |" for code, meaning in DIAGNOSTICS.items())


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "commands.md": commands,
    "queries.md": queries,
    "graph-model.md": graph_model,
    "diagnostics.md": diagnostics,
}


def written(name: str) -> str:
    """The page as it should stand."""
    title, *rest = PAGES[name]()
    return "\n".join([title, "", WRITTEN, *rest]) + "\n"


def readme(text: str) -> str:
    """The page with the extraction of the example that it shows; left alone where only the version of the rules differs."""
    found = EXAMPLE.search(text)
    assert found is not None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "example.txt"
        file.write_bytes(found[2].encode("utf-8"))
        data = extraction_to_json(extract(read(file), load()))
    if {**json.loads(found[3]), "rules": None} == {**data, "rules": None}:
        return text
    return text[: found.start(3)] + compact(data) + "\n" + text[found.end(3) :]


def compact(data: Any, indent: int = 0) -> str:
    """JSON in which whatever fits on a line stands on one."""
    line = json.dumps(data, ensure_ascii=False)
    if not isinstance(data, (dict, list)) or len(line) + indent <= COLUMNS:
        return line
    pad = " " * (indent + 1)
    if isinstance(data, list):
        inside = [compact(item, indent + 1) for item in data]
        return "[\n" + ",\n".join(pad + item for item in inside) + "\n" + " " * indent + "]"
    pairs = [f"{json.dumps(key)}: {compact(value, indent + 1)}" for key, value in data.items()]
    return "{\n" + ",\n".join(pad + pair for pair in pairs) + "\n" + " " * indent + "}"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true", help="write nothing; fail where a page is out of date")
    check = options.parse_args().check
    wanted = {DOCS / name: written(name) for name in PAGES}
    wanted |= {ROOT / name: readme((ROOT / name).read_text("utf-8")) for name in READMES}
    stale = []
    for path, text in wanted.items():
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        stale.append(path.name)
        if not check:
            path.write_text(text, "utf-8")
    if stale:
        print(("out of date: " if check else "written: ") + ", ".join(stale))
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
