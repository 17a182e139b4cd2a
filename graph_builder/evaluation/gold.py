"""Annotated documents: one JSON file each, which names its source file, its speech, entities and commitments."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeAlias

from graph_builder.errors import UnreadableFile, UsageError

Json: TypeAlias = dict[str, Any]

_REQUIRED = ("file", "speech", "entities", "commitments")


def load_gold(folder: Path) -> list[Json]:
    """The annotated documents of a folder, by file name.

    UsageError where the folder holds none, UnreadableFile where one is no annotation.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise UsageError(f"{folder} 中没有标注文件（应为 *.json）。")
    return [_read(path) for path in paths]


def _read(path: Path) -> Json:
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableFile(f"{path}：不是可读的 JSON（{error}）。") from error
    missing = [name for name in _REQUIRED if not isinstance(data, dict) or name not in data]
    if missing:
        raise UnreadableFile(f"{path}：不是标注文件，缺少字段 {'、'.join(missing)}。")
    result: Json = data
    return result


def named_files(golds: list[Json]) -> list[str]:
    """Base names of the sources, each once, in the order of the annotations."""
    return list(dict.fromkeys(gold["file"] for gold in golds))


def locate(names: list[str], paths: list[Path]) -> dict[str, Path]:
    """Where the named sources lie: files given by themselves, and of a folder only the files that are named.

    UsageError where a path does not exist or one name answers to two files.
    """
    wanted, found = set(names), dict[str, Path]()
    for path in paths:
        if not path.exists():
            raise UsageError(f"找不到 {path}。")
        inside = sorted(item for item in path.rglob("*") if item.is_file()) if path.is_dir() else [path]
        for item in inside:
            if item.name not in wanted:
                continue
            before = found.setdefault(item.name, item)
            if before.resolve() != item.resolve():
                raise UsageError(f"{item.name} 有两个：{before} 与 {item}。请只给出其中一个。")
    return {name: found[name] for name in names if name in found}
