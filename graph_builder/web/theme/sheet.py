"""The style sheet of a page: tokens of the theme, silhouettes as masks, then app.css."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

_HERE = Path(__file__).parent
_LOGO = "M6 7.4L13 4M6 12.6L13 16"
_LOGO_SHAPES = (
    "M4.6 6.2a3.8 3.8 0 1 1 0 7.6a3.8 3.8 0 1 1 0-7.6z M13 1.6h5a1.4 1.4 0 0 1 1.4 1.4v3.4A1.4 1.4 0 0 1 18 7.8h-5a1.4 1.4 0 0 1-1.4-1.4V3A1.4 1.4 0 0 1 13 1.6z "
    "M13 12.2h5a1.4 1.4 0 0 1 1.4 1.4V17a1.4 1.4 0 0 1-1.4 1.4h-5a1.4 1.4 0 0 1-1.4-1.4v-3.4a1.4 1.4 0 0 1 1.4-1.4z"
)


@cache
def kinds() -> dict[str, dict[str, Any]]:
    """kind → light, dark, path, glyph, radius."""
    return tomllib.loads((_HERE / "kinds.toml").read_text(encoding="utf-8"))


@cache
def tokens(dark: bool) -> dict[str, str]:
    """Colour tokens of one theme, the kinds' colours among them as `kind-Department` …"""
    pairs = tomllib.loads((_HERE / "tokens.toml").read_text(encoding="utf-8"))
    colours = {name: pair[dark] for name, pair in pairs.items()}
    return colours | {f"kind-{kind}": row["dark" if dark else "light"] for kind, row in kinds().items()}


@cache
def sheet(dark: bool) -> str:
    """One `<style>` element; holds nothing that came from a file of the user."""
    root = ";".join(f"--{name}:{colour}" for name, colour in tokens(dark).items())
    shapes = "".join(f".k-{kind}{{color:var(--kind-{kind});{_mask(row['path'])}}}" for kind, row in kinds().items())
    hub = f".mark i,.void i{{{_logo_mask()}}}"
    return f"<style>:root{{{root}}}{shapes}{hub}{(_HERE / 'app.css').read_text(encoding='utf-8')}</style>"


def _mask(path: str) -> str:
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'><path fill-rule='evenodd' d='{path}'/></svg>"
    return _image(svg)


def _logo_mask() -> str:
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'>"
        f"<path d='{_LOGO_SHAPES}'/><path d='{_LOGO}' stroke='black' stroke-width='1.6' fill='none'/></svg>"
    )
    return _image(svg)


def _image(svg: str) -> str:
    url = f'url("data:image/svg+xml,{quote(svg)}") center/contain no-repeat'
    return f"-webkit-mask:{url};mask:{url}"
