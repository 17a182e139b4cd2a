"""Words and their tags; the only importer of the segmenters.

rjieba (default) and jieba share a dictionary; 1 % of the tags differ, so the segmenter is part of the rules' version.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

DEFAULT = "rjieba"


@cache
def tagger(name: str = DEFAULT) -> Callable[[str], list[tuple[str, str]]]:
    """A function text → (word, tag) pairs that cover the text; tags as in the ICTCLAS set that jieba's dictionary uses."""
    if name == "rjieba":
        import rjieba

        tag: Callable[[str], list[tuple[str, str]]] = rjieba.tag if hasattr(rjieba, "tag") else rjieba.Jieba().tag
        return tag
    import jieba.posseg

    # an instance of its own: the module-level tokenizer shares a cache file in the temp folder between users
    instance = jieba.posseg.POSTokenizer(jieba.Tokenizer())
    return lambda text: [(word, flag) for word, flag in instance.cut(text)]


@lru_cache(maxsize=512)
def tagged(text: str) -> tuple[tuple[str, str], ...]:
    """Words and tags by the default segmenter; several stages ask for the same run one after the other."""
    return tuple(tagger()(text))
