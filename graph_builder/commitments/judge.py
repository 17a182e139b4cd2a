"""Commitment or not, weighed: the readable rule and a small linear model over signs of the unit, trained by `tools/train_judge.py`.

The weights are data (`lexicon/data/judge_weights.tsv`); without them the rule decides alone.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import repeat

from graph_builder.commitments.clauses import clauses, trimmed
from graph_builder.commitments.cues import cues, is_background, modal_of
from graph_builder.commitments.worth import Case, barred, by_rule, is_statement, is_work, plain
from graph_builder.discourse.parts import result_weight
from graph_builder.lexicon import Lexicon
from graph_builder.mentions.segment import tagged

THRESHOLD = -0.3
"""Below zero: a missed commitment costs a clerk more than one to strike out."""
_LENGTHS = (10, 16, 24, 36, 60, 100)


def signs(text: str, case: Case, lexicon: Lexicon) -> list[str]:
    """Names of the binary signs that hold for a unit, each once, in a fixed order."""
    unit = text[case.start : case.end]
    rules = cues(lexicon)
    modal = modal_of(unit, lexicon)
    runs = [trimmed(text, one.start, one.end) for one in clauses(text, case.start, case.end)]
    working = [is_work(text, a, b, lexicon) for a, b in runs]
    stated = is_statement(text, *runs[0], lexicon) if runs else False
    out = [
        "bias",
        f"rule={by_rule(text, case, lexicon)}",
        f"part={case.part.value}",
        f"length={sum(len(unit) > limit for limit in _LENGTHS)}",
        f"modal={rules.forces[int(str(modal.lastgroup)[1:])].value if modal else 'none'}",
        f"opening={modal is not None and modal.start() == 0}",
        f"working={sum(working) * 4 // max(1, len(working))}",
        f"works={min(3, sum(working))}",
        f"stated={stated}",
        f"reported={min(3, result_weight(unit, lexicon))}",
        f"background={is_background(unit, lexicon)}",
        f"depth={case.depth}",
    ]
    flags = ("heading", "dated", "counted", "projected", "borne", "carried", "listed", "goal", "noted", "marked", "planned")
    out += [name for name in flags if getattr(case, name)]
    out += [f"{name}+{case.part.value}" for name in ("dated", "counted", "projected", "borne") if getattr(case, name)]
    words = [word for word, tag in tagged(unit) if tag != "x"]
    out += [f"first={word}" for word in words[:1]]
    out += [f"last={word}" for word in words[-1:]]
    out += [f"word={word}" for word in dict.fromkeys(words)]
    return out


@lru_cache(maxsize=4)
def weights(lexicon: Lexicon) -> dict[str, float]:
    return {row[0]: float(row[1]) for row in lexicon.tables.get("judge_weights", ())}


def score(found: list[str], table: dict[str, float]) -> float:
    return sum(map(table.get, found, repeat(0.0)))


def worth(text: str, case: Case, lexicon: Lexicon) -> bool:
    """Whether a unit is a commitment."""
    if barred(text, case, lexicon):
        return False
    if plain(text, case, lexicon):
        return True
    table = weights(lexicon)
    if not table:
        return by_rule(text, case, lexicon)
    return score(signs(text, case, lexicon), table) > THRESHOLD
