"""What the commands say, by key, from `messages.tsv` (key, Chinese, English). Chinese unless another language is asked for."""

from __future__ import annotations

from functools import cache
from importlib import resources

LANGUAGES = ("zh", "en")


@cache
def catalogue() -> dict[str, tuple[str, str]]:
    text = resources.files("graph_builder.cli").joinpath("messages.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return {key: (chinese, english) for key, chinese, english in rows}


def say(key: str, language: str = "zh", /, **values: object) -> str:
    """The message of that key, with its `{names}` filled in."""
    return catalogue()[key][LANGUAGES.index(language)].format(**values)
