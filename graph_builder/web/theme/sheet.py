"""The style sheet of a page: tokens of the theme, silhouettes as masks, then app.css."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

_HERE = Path(__file__).parent


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
    return _image((_HERE / "logo.svg").read_text(encoding="utf-8").strip())


def _image(svg: str) -> str:
    url = f'url("data:image/svg+xml,{quote(svg)}") center/contain no-repeat'
    return f"-webkit-mask:{url};mask:{url}"
