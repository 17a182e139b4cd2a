"""Commitment or not, weighed: the readable rule and a small linear model over signs of the unit, trained by `tools/train_judge.py`.

The weights are data (`lexicon/data/judge_weights.tsv`); without them the rule decides alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, repeat
from typing import NamedTuple

from graph_builder.commitments.articles import norm
from graph_builder.commitments.clauses import clauses, trimmed
from graph_builder.commitments.cues import cues, is_background, modal, modal_of
from graph_builder.commitments.worth import Case, barred, by_rule, is_statement, is_work, plain
from graph_builder.discourse.parts import result_weight
from graph_builder.lexicon import Lexicon
from graph_builder.mentions.segment import tagged
from graph_builder.text.anchors import Sieve, literals

THRESHOLD = 0.35
"""Log-odds that a unit needs. A little above even: in texts left out of the fit more telling comes in than work is lost."""
_CLASSES = ("ul", "uz", "ug", "y", "r", "d", "a", "c", "m", "p", "uj")
_KINDS = "vna"
_WORD = "word="
_FLAGS = ("heading", "dated", "counted", "projected", "borne", "carried", "listed", "goal", "noted", "marked", "planned")
_LENGTHS = (10, 16, 24, 36, 60, 100)


class Signs(NamedTuple):
    """The binary signs that hold for a unit, each once, in a fixed order: names, the unit's words, and names again."""

    before: list[str]
    words: Sequence[str]
    behind: list[str]

    def names(self) -> list[str]:
        return [*self.before, *(_WORD + word for word in self.words), *self.behind]


class Weights(NamedTuple):
    """By name of the sign, and by word for the signs that are words."""

    named: dict[str, float]
    words: dict[str, float]


def signs(text: str, case: Case, lexicon: Lexicon) -> Signs:
    unit = text[case.start : case.end]
    rules = cues(lexicon)
    said = modal_of(unit, lexicon)
    runs = [trimmed(text, one.start, one.end) for one in clauses(text, case.start, case.end)]
    working = [is_work(text, a, b, lexicon) for a, b in runs]
    stated = [is_statement(text, a, b, lexicon) for a, b in runs]
    out = [
        "bias",
        f"rule={by_rule(text, case, lexicon)}",
        f"part={case.part}",
        f"length={bisect_left(_LENGTHS, len(unit))}",
        f"modal={rules.forces[int(str(said.lastgroup)[1:])] if said else 'none'}",
        f"opening={said is not None and said.start() == 0}",
        f"working={sum(working) * 4 // max(1, len(working))}",
        f"works={min(3, sum(working))}",
        f"stated={stated[0] if stated else False}",
        f"reported={min(3, result_weight(unit, lexicon))}",
        f"background={is_background(unit, lexicon)}",
        f"depth={case.depth}",
    ]
    out += [name for name in _FLAGS if getattr(case, name)]
    out += [f"{name}+{case.part}" for name in ("dated", "counted", "projected", "borne") if getattr(case, name)]
    told = [pair for pair in tagged(unit) if pair[1] != "x"]
    words, tags = zip(*told, strict=True) if told else ((), ())
    if words:
        out += (f"first={words[0]}", f"last={words[-1]}")
    behind = _telling(unit, lexicon)
    behind += _classes(tags)
    behind += _clausal(text, case, runs, stated, lexicon)
    return Signs(out, list(dict.fromkeys(words)), behind)


@lru_cache(maxsize=4)
def _telling_words(lexicon: Lexicon) -> tuple[Sieve, tuple[tuple[str, str, re.Pattern[str]], ...]]:
    """Names of the signs for one occurrence and for more, with the pattern."""
    rows = lexicon.rows("telling_words")
    return Sieve([literals(row[1]) for row in rows]), tuple((f"{row[0]}>0", f"{row[0]}>1", re.compile(row[1])) for row in rows)


def _telling(unit: str, lexicon: Lexicon) -> list[str]:
    """Words of telling: aspect, quotation, persons, reasons, degrees, the copula."""
    sieve, kinds = _telling_words(lexicon)
    out: list[str] = []
    for number in sorted(sieve.likely(unit)):
        once, again, pattern = kinds[number]
        times = len(pattern.findall(unit))
        out += (once, again)[: min(times, 2)]
    return out


def _classes(tags: Sequence[str]) -> list[str]:
    """Word classes: which occur, which are dense, and those at both ends. An order is verbs and nouns; telling needs particles."""
    many = max(1, len(tags))
    counts: dict[str, int] = {}
    for tag in tags:
        counts[tag] = counts.get(tag, 0) + 1
    held = [tag for tag in _CLASSES if tag in counts]
    out = [f"tag={tag}" for tag in held]
    out += [f"dense={tag}" for tag in held if counts[tag] > 0.12 * many]
    initials = "".join([tag[0] for tag in tags])
    out += [f"fifths={kind}{5 * initials.count(kind) // many}" for kind in _KINDS]
    out += [f"opens={'+'.join(initials[:2])}", f"begins={tags[0] if tags else ''}", f"ending={tags[-1] if tags else ''}"]
    return out


def _clausal(text: str, case: Case, runs: list[tuple[int, int]], stated: list[bool], lexicon: Lexicon) -> list[str]:
    """How many clauses only state, where the first modal stands, and whether a named subject is told to do anything."""
    first = next((number for number, (a, b) in enumerate(runs) if modal(text, a, b, lexicon)), -1)
    out = [f"stating={4 * sum(stated) // max(1, len(stated))}", f"modal at={min(3, first)}"]
    if stated and stated[-1]:
        out.append("stated last")
    if case.borne:
        out.append(f"borne+told={first >= 0}")
    return out


@lru_cache(maxsize=4)
def weights(lexicon: Lexicon) -> Weights:
    return weights_of({row[0]: float(row[1]) for row in lexicon.tables.get("judge_weights", ())})


def weights_of(table: dict[str, float]) -> Weights:
    return Weights(table, {name.removeprefix(_WORD): weight for name, weight in table.items() if name.startswith(_WORD)})


def score(found: Signs, table: Weights) -> float:
    none = repeat(0.0)
    return sum(
        chain(map(table.named.get, found.before, none), map(table.words.get, found.words, none), map(table.named.get, found.behind, none))
    )


def worth(text: str, case: Case, lexicon: Lexicon) -> bool:
    """Whether a unit is a commitment."""
    if case.regulated:
        return norm(text, case, lexicon)
    if barred(text, case, lexicon):
        return False
    if plain(text, case, lexicon):
        return True
    table = weights(lexicon)
    if not table.named:
        return by_rule(text, case, lexicon)
    return score(signs(text, case, lexicon), table) > THRESHOLD
