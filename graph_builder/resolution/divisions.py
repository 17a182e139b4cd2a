"""The table of administrative divisions, ready for look-up by name and by parent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph_builder.lexicon import Lexicon

LEVELS = ("national", "province", "prefecture", "county", "township")
_SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|省|州|市|盟|地区|林区|县|区|旗|苏木|镇|乡|街道办事处|街道)$")
_SHORT_KIND = {"自治州": "州", "自治县": "县", "街道办事处": "街道"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """`level` is one of LEVELS; `parent` is a code or ""."""

    code: str
    name: str
    level: str
    parent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Divisions:
    by_code: dict[str, Division]
    by_name: dict[str, tuple[Division, ...]]
    provinces: frozenset[str]

    def path(self, division: Division) -> tuple[Division, ...]:
        """From the province down to the division itself."""
        path = [division]
        while path[-1].parent in self.by_code:
            path.append(self.by_code[path[-1].parent])
        return tuple(reversed(path))

    def under(self, name: str, ancestor: Division | None) -> Division | None:
        """The one division of that full or short name below `ancestor`, or the one of the whole table for None; else None."""
        found = [each for each in self.by_name.get(name, ()) if ancestor is None or (each != ancestor and ancestor in self.path(each))]
        full = [each for each in found if each.name == name] or found
        if len(full) > 1:
            # A prefecture and the district at its seat may share a short name: the higher one is meant.
            top = min(LEVELS.index(each.level) for each in full)
            full = [each for each in full if LEVELS.index(each.level) == top]
        return full[0] if len(full) == 1 else None

    def province(self, name: str) -> Division | None:
        found = [each for each in self.by_name.get(name, ()) if each.level == "province"]
        return found[0] if len(found) == 1 else None

    def officially(self, name: str) -> Division | None:
        """The one division above townships whose full name this is."""
        found = [each for each in self.by_name.get(name, ()) if each.name == name and each.level != "township"]
        return found[0] if len(found) == 1 else None


def suffix(name: str) -> str:
    """The word for the kind of division that a name ends in (县, 自治州, 街道 …), or ""."""
    found = _SUFFIX.search(name)
    return found.group() if found and found.start() else ""


def short_names(name: str, groups: re.Pattern[str]) -> tuple[str, ...]:
    """湘西土家族苗族自治州 → 湘西州, 湘西; 湖南省 → 湖南; names of one character are not shortened (沛县)."""
    kind = suffix(name)
    stem = name[: len(name) - len(kind)]
    if kind.startswith("自治"):
        stem = groups.sub("", stem) or stem
    found = [stem + _SHORT_KIND[kind]] if kind in _SHORT_KIND else []
    if len(stem) >= 2:
        found.append(stem)
    return tuple(each for each in found if each != name)


@lru_cache(maxsize=4)
def ethnic_groups(lexicon: Lexicon) -> re.Pattern[str]:
    """Names of ethnic groups at the end of a name, longest first; never the whole name."""
    words = sorted(lexicon.words("ethnic_groups"), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<=..)(?:{'|'.join(words)})+$")


@lru_cache(maxsize=4)
def divisions(lexicon: Lexicon) -> Divisions:
    """Provinces, prefectures and counties; townships share names too often to tell anything."""
    by_code: dict[str, Division] = {}
    names: dict[str, list[Division]] = {}
    groups = ethnic_groups(lexicon)
    for row in lexicon.tables.get("divisions", ()):
        code, full, _short, level, parent = row[:5]
        if level not in LEVELS[:4]:
            continue
        division = Division(code=code, name=full, level=level, parent=parent)
        by_code[division.code] = division
        for name in (division.name, *short_names(division.name, groups)):
            names.setdefault(name, []).append(division)
    return Divisions(
        by_code=by_code,
        by_name={name: tuple(found) for name, found in names.items()},
        provinces=frozenset(each.name for each in by_code.values() if each.level == "province"),
    )
