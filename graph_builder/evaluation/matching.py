"""When a found thing is the annotated one: overlap of spans, equality of names, values and dates."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

Json: TypeAlias = dict[str, Any]
T = TypeVar("T")

_QUOTES = frozenset("“”\"'‘’《》<>")
DIGITS_COMPARED = 4
METRIC_LIKENESS = 0.6
MENTION_OVERLAP = 0.5


def normal(name: str | None) -> str:
    """NFKC without white space and quotation marks, in lower case."""
    folded = unicodedata.normalize("NFKC", name or "")
    return "".join(each for each in folded if each not in _QUOTES and not each.isspace()).lower()


def overlap(one: Json, other: Json) -> float:
    """Intersection over union of two spans, 0 where they are apart."""
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    if shared <= 0:
        return 0.0
    whole: int = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return float(shared / whole)


def has_span(item: Json) -> bool:
    start, end = item.get("start"), item.get("end")
    return isinstance(start, int) and isinstance(end, int) and start < end


def pair_spans(gold: list[Json], found: list[Json], least: float = 0.5) -> list[tuple[int, int, float]]:
    """One-to-one pairs (index in gold, index in found, overlap), the best overlap first, in time near linear in the number of spans."""
    candidates = []
    order = sorted(range(len(found)), key=lambda index: found[index]["start"])
    longest = max((each["end"] - each["start"] for each in found), default=0)
    first = 0
    for i in sorted(range(len(gold)), key=lambda index: gold[index]["start"]):
        while first < len(order) and found[order[first]]["start"] + longest <= gold[i]["start"]:
            first += 1
        for j in order[first:]:
            if found[j]["start"] >= gold[i]["end"]:
                break
            value = overlap(gold[i], found[j])
            if value >= least:
                candidates.append((-value, i, j))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for negative, i, j in sorted(candidates):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j, -negative))
    return pairs


def pair_items(gold: list[T], found: list[T], same: Callable[[T, T], bool]) -> list[tuple[T, T]]:
    """Each annotated item with the first free found one that is the same."""
    free = list(range(len(found)))
    pairs = []
    for wanted in gold:
        hit = next((index for index in free if same(wanted, found[index])), None)
        if hit is not None:
            free.remove(hit)
            pairs.append((wanted, found[hit]))
    return pairs


def same_body(gold: Json, found: Json) -> bool:
    return normal(gold["name"]) == normal(found["name"])


def same_mention(gold: Json, found: Json) -> bool:
    return same_body(gold, found) or (has_span(gold) and has_span(found) and overlap(gold, found) >= MENTION_OVERLAP)


def same_target(gold: Json, found: Json) -> bool:
    equal = _figure(gold) == _figure(found)
    return equal and has_span(found) and overlap(gold, found) > 0


def _figure(target: Json) -> tuple[float | None, str, str | None]:
    value = target.get("value")
    return (None if value is None else round(float(value), DIGITS_COMPARED)), normal(target.get("unit")), target.get("op")


def likeness(one: str | None, other: str | None) -> float:
    """Dice coefficient of the character bigrams of two names, from 0 to 1."""
    a, b = _bigrams(normal(one)), _bigrams(normal(other))
    return 2 * len(a & b) / (len(a) + len(b))


def _bigrams(text: str) -> set[str]:
    return {text[index : index + 2] for index in range(len(text) - 1)} or {text}


def is_full_date(edtf: str | None) -> bool:
    return bool(edtf) and edtf is not None and len(edtf) == len("2025-12-31") and "X" not in edtf
