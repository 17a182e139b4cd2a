"""Where the data folders `cypher`, `schema`, `samples` and `.streamlit` lie: beside the package in a checkout, in it in a wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graph_builder.errors import GraphBuilderError


@cache
def folder(name: str) -> Path:
    """The folder of that name ("cypher", "schema", "samples", …), which setup.py lists.

    A GraphBuilderError says where it was looked for when the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    checkout = package.parent
    places = [package / "share" / name]
    if (checkout / "pyproject.toml").is_file():
        places.insert(0, checkout / name)
    for place in places:
        if place.is_dir():
            return place
    looked = ", ".join(str(place) for place in places)
    raise GraphBuilderError(f"找不到随程序安装的目录 {name}/（查找位置：{looked}）。请重新安装 graph-builder。")
