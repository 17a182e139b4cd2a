"""The catalogue of fixed texts: `texts.toml` and its companions `texts_….toml`, one key with its Chinese and its English."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("zh", "en")


@cache
def catalogue() -> dict[str, tuple[str, str]]:
    """`section.key` → (Chinese, English)."""
    found: dict[str, tuple[str, str]] = {}
    for file in sorted(Path(__file__).parent.glob("texts*.toml")):
        sections = tomllib.loads(file.read_text(encoding="utf-8"))
        found |= {f"{section}.{key}": (pair[0], pair[1]) for section, keys in sections.items() for key, pair in keys.items()}
    return found


def translate(language: str, key: str, **values: object) -> str:
    """The text of `key`; raises KeyError for a key that the catalogue lacks."""
    text = catalogue()[key][LANGUAGES.index(language)]
    return text.format(**values) if values else text


def section(language: str, name: str) -> dict[str, str]:
    """All texts of one section, by key: what a component in the browser is handed."""
    index = LANGUAGES.index(language)
    return {key.removeprefix(name + "."): pair[index] for key, pair in catalogue().items() if key.startswith(name + ".")}
