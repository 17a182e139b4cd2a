"""Jurisdictions as paths: 松原省/清江州/清河县, with a placeholder for every ancestor that is not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph_builder.lexicon import Lexicon
from graph_builder.resolution.divisions import LEVELS, Division, Divisions, divisions, suffix

STATE = "全国"
"""The scope of bodies of the state as a whole and of provinces."""

_STATE_WORDS = frozenset(("", STATE, "中国", "国家", "中华人民共和国"))
_UNKNOWN = {"province": "所属省", "prefecture": "所属市州", "county": "所属县", "township": "所属乡镇"}
_KIND_LEVEL = {
    **dict.fromkeys(("省", "自治区", "特别行政区"), "province"),
    **dict.fromkeys(("州", "自治州", "盟", "地区", "市"), "prefecture"),
    **dict.fromkeys(("县", "区", "旗", "自治县", "自治旗", "林区"), "county"),
    **dict.fromkeys(("镇", "乡", "街道", "街道办事处", "苏木"), "township"),
}
DIRECT = frozenset(("北京市", "上海市", "天津市", "重庆市"))
_DIRECT_SHORT = frozenset(name[:-1] for name in DIRECT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One jurisdiction. `scope` is the path that holds it, `path` its own: what it serves as a scope for.

    `sure` is false where the scope is only that of the document that names it, and says nothing of where it lies.
    """

    name: str
    level: str
    scope: str
    path: str
    code: str | None = None
    placeholder: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """`seats` from the province down to the jurisdiction itself; empty for the state as a whole.

    They end above `level` where the document does not say which county (or other unit of its level) it speaks for.
    """

    seats: tuple[Seat, ...]
    scope: str
    level: str | None

    @property
    def known(self) -> bool:
        return self.level is not None

    @property
    def seat(self) -> Seat | None:
        """The jurisdiction itself, if it is known and not the state as a whole."""
        return self.seats[-1] if self.seats and self.seats[-1].level == self.level else None

    @property
    def names(self) -> frozenset[str]:
        return frozenset(seat.name for seat in self.seats if not seat.placeholder)

    def relative(self, prefix: str, level: str) -> Seat | None:
        """What a relative prefix means here: the nearest jurisdiction that is called so, else the ancestor at that level."""
        called = next((seat for seat in reversed(self.seats) if not seat.placeholder and seat.name.endswith(prefix)), None)
        return called or self.at(level)

    def at(self, level: str) -> Seat | None:
        """The ancestor (or the jurisdiction itself) at a level."""
        return next((seat for seat in self.seats if seat.level == level), None)


def unknown(document: str, level: str | None = None, seats: tuple[Seat, ...] = ()) -> Jurisdiction:
    """A document that does not tell its jurisdiction is a scope of its own, even if it tells its level and who stands above."""
    return Jurisdiction(seats=seats, scope=f"文件:{document}", level=level)


def home_of(document: str, path: str | None, level: str | None, lexicon: Lexicon) -> Jurisdiction:
    """The jurisdiction of a document from what it tells: a path, which may end above its level, or neither."""
    told = level if level in LEVELS else None
    if path is None:
        return jurisdiction("", None, lexicon) if told == "national" else unknown(document, told)
    found = jurisdiction(path, told, lexicon)
    if told and found.level and depth(told) > depth(found.level):
        return unknown(document, told, found.seats)
    return found


def level_of(name: str) -> str | None:
    """The level that the last word of a name says: 清河县 → county."""
    return _KIND_LEVEL.get(suffix(name))


def depth(level: str) -> int:
    return LEVELS.index(level)


@lru_cache(maxsize=1024)
def jurisdiction(path: str, level: str | None, lexicon: Lexicon) -> Jurisdiction:
    """Read a path such as 松原省/清江州/清河县. `level` is the document's; it decides where the last name leaves it open (市).

    Names below a known province are completed from the table of divisions (湖南/湘西州 → 湖南省/湘西土家族苗族自治州).
    """
    names = [part.strip() for part in path.split("/") if part.strip()]
    if names and names[0] in _STATE_WORDS:
        names = names[1:]
    if not names:
        return Jurisdiction(seats=(), scope=STATE, level="national")
    known = tuple(_known(names, level, lexicon))
    seats = tuple(_filled(known))
    return Jurisdiction(seats=seats, scope=known[-1].path, level=known[-1].level)


def _known(names: list[str], level: str | None, lexicon: Lexicon) -> Iterator[Seat]:
    table, above, scope, last = divisions(lexicon), None, STATE, "national"
    for index, name in enumerate(names):
        own = level if index == len(names) - 1 and level in _possible(name) else None
        found = _first(name, table) if index == 0 else table.under(name, above) if above else None
        if found and depth(found.level) > depth(last):
            for division in _between(table.path(found), above):
                seat = _seat(division, scope)
                scope = seat.path
                yield seat
            above, last = found, found.level
            continue
        above, last = None, own or _below(name, last)
        path = name if scope == STATE else f"{scope}/{name}"
        yield Seat(name=name, level=last, scope=scope, path=path)
        scope = path


def _possible(name: str) -> tuple[str, ...]:
    """The levels that a name may stand for: a 市 is a prefecture or a county."""
    kind = suffix(name)
    if kind == "市":
        return ("province",) if name in DIRECT else ("prefecture", "county")
    return (_KIND_LEVEL[kind],) if kind else LEVELS[1:]


def _first(name: str, table: Divisions) -> Division | None:
    """Provinces by any name and prefectures by their full one; a county alone may be any of several, so it says nothing of its province."""
    full = table.officially(name)
    return table.province(name) or (full if full and full.level == "prefecture" else None)


def _between(path: tuple[Division, ...], above: Division | None) -> tuple[Division, ...]:
    return path if above is None else path[path.index(above) + 1 :]


def _seat(division: Division, scope: str) -> Seat:
    path = division.name if scope == STATE else f"{scope}/{division.name}"
    return Seat(name=division.name, level=division.level, scope=scope, path=path, code=division.code)


def division_seats(division: Division, lexicon: Lexicon) -> tuple[Seat, ...]:
    """The seats from the province down to a division of the table."""
    found: list[Seat] = []
    for each in divisions(lexicon).path(division):
        found.append(_seat(each, found[-1].path if found else STATE))
    return tuple(found)


def _below(name: str, above: str) -> str:
    """The level of a name from its last word and from what stands above it: 市 below a prefecture is a county."""
    if above == "national" and name in DIRECT | _DIRECT_SHORT:
        return "province"
    level = level_of(name) or "province"
    return level if depth(level) > depth(above) else LEVELS[min(depth(above) + 1, len(LEVELS) - 1)]


def _filled(known: tuple[Seat, ...]) -> Iterator[Seat]:
    """Put a placeholder for every level that is skipped, named after the known seat below it, so that strangers stay apart."""
    holder, last = STATE, 0
    for seat in known:
        skipped = [level for level in LEVELS[last + 1 : depth(seat.level)] if not (level == "prefecture" and holder in DIRECT)]
        scope = holder
        for level in skipped:
            placeholder = placeholder_seat(seat, level, scope)
            scope = placeholder.path
            yield placeholder
        yield seat
        holder, last = seat.path, depth(seat.level)


def placeholder_seat(below: Seat, level: str, scope: str) -> Seat:
    name = below.path.rsplit("/", 1)[-1] + _UNKNOWN[level]
    # Its path hangs on the known seat below it, not on further placeholders: it stays the same when more is known above.
    prefix = below.path[: -len(below.name)]
    return Seat(name=name, level=level, scope=scope, path=prefix + name, placeholder=True)
