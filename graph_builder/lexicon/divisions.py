"""The administrative divisions of China as a tree: names to divisions, divisions to paths such as 湖南省/娄底市/涟源市."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from graph_builder.lexicon.load import Lexicon

LEVELS = ("national", "province", "prefecture", "county", "township")
"""Outermost first."""


@dataclass(frozen=True, slots=True)
class Division:
    """`code` has six digits; `level` is province, prefecture or county; `parent` is a code or ""."""

    code: str
    name: str
    short: str
    level: str
    parent: str
    alone: bool


@dataclass(frozen=True, slots=True, eq=False)
class Divisions:
    """`by_name` holds full and short names, each with every division that bears it, in order of code."""

    by_code: dict[str, Division]
    by_name: dict[str, tuple[Division, ...]]

    def path(self, division: Division) -> str:
        """Names from the province down, with slashes."""
        names = [division.name]
        while division.parent:
            division = self.by_code[division.parent]
            names.append(division.name)
        return "/".join(reversed(names))

    def ancestors(self, division: Division) -> tuple[str, ...]:
        """Codes of the division and everything above it."""
        codes = [division.code]
        while division.parent:
            division = self.by_code[division.parent]
            codes.append(division.code)
        return tuple(codes)

    def resolve(self, name: str, within: frozenset[str] = frozenset()) -> Division | None:
        """The one division of this name; of several the one that lies in or above `within` (codes). None where that leaves doubt."""
        found = self.by_name.get(name, ())
        full = tuple(division for division in found if division.name == name) or found
        if len(full) > 1 and within:
            full = tuple(division for division in full if set(self.ancestors(division)[1:]) & within) or full
        if len(full) > 1:
            order = {"province": 0, "prefecture": 1, "county": 2}
            best = min(order[division.level] for division in full)
            full = tuple(division for division in full if order[division.level] == best)
        return full[0] if len(full) == 1 else None


@lru_cache(maxsize=4)
def divisions(lexicon: Lexicon) -> Divisions:
    by_code: dict[str, Division] = {}
    names: dict[str, list[Division]] = {}
    for code, name, short, level, parent, alone in lexicon.rows("divisions"):
        division = Division(code, name, short, level, parent, alone == "1")
        by_code[code] = division
        names.setdefault(name, []).append(division)
        if short != name:
            names.setdefault(short, []).append(division)
    return Divisions(by_code, {name: tuple(found) for name, found in names.items()})
