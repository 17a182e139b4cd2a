"""Where `cypher/`, `schema/` and `samples/` are: beside the package in a checkout, under `share/graph-builder` of the installation otherwise."""

from __future__ import annotations

from functools import cache
from importlib import metadata
from pathlib import Path

from graph_builder.errors import GraphBuilderError

_DISTRIBUTION = "graph-builder"


@cache
def folder(name: str) -> Path:
    """The folder `name` ("cypher", "schema" or "samples").

    A GraphBuilderError says where it was looked for when the installation is incomplete.
    """
    checkout = Path(__file__).resolve().parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    installed = _installed(name)
    if installed is not None:
        return installed
    raise GraphBuilderError(
        f"找不到随程序安装的目录 {name}/ (looked in {checkout} and in the files of the distribution {_DISTRIBUTION}); 请重新安装 graph-builder。"
    )


def _installed(name: str) -> Path | None:
    try:
        files = metadata.distribution(_DISTRIBUTION).files or []
    except metadata.PackageNotFoundError:
        return None
    for file in files:
        if file.parts[-4:-1] == ("share", _DISTRIBUTION, name):
            found = Path(str(file.locate())).resolve().parent
            if found.is_dir():
                return found
    return None
