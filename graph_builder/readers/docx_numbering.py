"""The list numbers that Word generates: numbering.xml and styles.xml → the label of each paragraph, in document order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from graph_builder.readers.counting import FORMATS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9

Element = Any
"""An lxml element; lxml ships no types."""


@dataclass(slots=True)
class Level:
    """`restart` is the 1-based level whose use starts this one anew: None for any higher one, 0 for none."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class _List:
    """One `w:num`: its abstract list, its levels with overrides, and the starts that its first use sets."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


def value(parent: Element | None, name: str) -> str | None:
    """`w:val` of a child element; None without the child, "" without the attribute."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(W + "val", "")


def _number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else default


def _level(element: Element) -> Level:
    restart = value(element, "lvlRestart")
    return Level(
        start=_number(value(element, "start"), 0 if value(element, "start") is None else 1),
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        restart=None if restart is None else _number(restart, 0),
        legal=value(element, "isLgl") not in (None, "0", "false"),
    )


class Numbering:
    """Counts as paragraphs come. `unread` gathers the formats that no writer knows."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self.unread: list[str] = []
        self._styles = {} if styles is None else {style.get(W + "styleId"): style for style in styles.iter(W + "style")}
        self._abstract = {} if numbering is None else {item.get(W + "abstractNumId"): item for item in numbering.iter(W + "abstractNum")}
        self._nums = {} if numbering is None else {item.get(W + "numId"): item for item in numbering.findall(W + "num")}
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}

    def label(self, properties: Element | None) -> str:
        """The number in front of a paragraph with these `w:pPr`, "" for none. Call it once for every paragraph, in order."""
        reference = self._reference(properties)
        if reference is None:
            return ""
        num, index = reference
        first_use = num not in self._lists
        if first_use:
            self._lists[num] = self._list(num)
        found = self._lists[num]
        level = found.levels.get(index) if found else None
        if found is None or level is None:
            self._miss(f"numId {num}")
            return ""
        counts = self._counts.setdefault(found.abstract, [None] * _LEVELS)
        if first_use:
            for at, start in found.starts.items():
                counts[at] = start - 1
        self._advance(counts, found.levels, index)
        return "" if level.format == "bullet" else self._written(counts, found.levels, level)

    def _advance(self, counts: list[int | None], levels: dict[int, Level], index: int) -> None:
        for at in range(index + 1):
            start = levels[at].start if at in levels else 1
            if counts[at] is None:
                counts[at] = start - 1 if at == index else start
        counts[index] = (counts[index] or 0) + 1
        for at in range(index + 1, _LEVELS):
            restart = levels[at].restart if at in levels else None
            if restart is None or (restart and index + 1 <= restart):
                counts[at] = None

    def _written(self, counts: list[int | None], levels: dict[int, Level], level: Level) -> str:
        def one(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = levels.get(at, level)
            kind = "decimal" if level.legal else other.format
            if kind not in FORMATS:
                self._miss(kind)
                return ""
            count = counts[at]
            return FORMATS[kind](other.start if count is None else count)

        return re.sub(r"%([1-9])", one, level.text)

    def _miss(self, what: str) -> None:
        if what not in self.unread:
            self.unread.append(what)

    def _reference(self, properties: Element | None) -> tuple[str, int] | None:
        """(numId, level) of the paragraph itself or of its style and what that is based on."""
        own = None if properties is None else properties.find(W + "numPr")
        num, level = value(own, "numId"), value(own, "ilvl")
        style = value(properties, "pStyle")
        seen: list[str] = []
        while style and style not in seen and (num is None or level is None):
            seen.append(style)
            element = self._styles.get(style)
            inherited = None if element is None else element.find(f"{W}pPr/{W}numPr")
            num = value(inherited, "numId") if num is None else num
            level = value(inherited, "ilvl") if level is None else level
            style = value(element, "basedOn")
        if not num or num == "0":
            return None
        return num, min(max(_number(level, self._level_of_style(num, seen)), 0), _LEVELS - 1)

    def _level_of_style(self, num: str, styles: list[str]) -> int:
        """A style without level of its own stands on the level that names it."""
        abstract = self._abstract.get(value(self._nums.get(num), "abstractNumId"))
        if abstract is not None:
            for element in abstract.findall(W + "lvl"):
                if value(element, "pStyle") in styles:
                    return _number(element.get(W + "ilvl"), 0)
        return 0

    def _list(self, num: str) -> _List | None:
        element = self._nums.get(num)
        key = value(element, "abstractNumId")
        abstract = self._abstract.get(key)
        if element is None or abstract is None or key is None:
            return None
        link = value(abstract, "numStyleLink")
        if link:
            linked = value(self._styles[link].find(f"{W}pPr/{W}numPr"), "numId") if link in self._styles else None
            target = value(self._nums.get(linked), "abstractNumId")
            abstract = self._abstract.get(target, abstract)
        levels = {_number(item.get(W + "ilvl"), 0): _level(item) for item in abstract.findall(W + "lvl")}
        starts: dict[int, int] = {}
        for override in element.findall(W + "lvlOverride"):
            at = _number(override.get(W + "ilvl"), 0)
            replaced = override.find(W + "lvl")
            if replaced is not None:
                levels[at] = _level(replaced)
            start = value(override, "startOverride")
            if start is not None and 0 <= at < _LEVELS:
                starts[at] = _number(start, 1)
        return _List(key, levels, starts)
