"""A copy of the checkout, so that what is run there leaves the checkout as it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = {".git", ".venv", "data", "build", "dist", "log", "out", "tests"}


@pytest.fixture
def checkout_copy(tmp_path: Path) -> Path:
    def ignored(folder: str, names: list[str]) -> Iterable[str]:
        top = Path(folder) == ROOT
        return [name for name in names if (top and name in LEFT_OUT) or name.endswith(("_cache", ".egg-info", "__pycache__"))]

    target = tmp_path / "checkout"
    shutil.copytree(ROOT, target, ignore=ignored, symlinks=True)
    return target
