"""Where a named place or body of a document belongs: its jurisdiction."""

from __future__ import annotations

from dataclasses import dataclass

from graph_builder.lexicon import Lexicon
from graph_builder.resolution.divisions import Division, divisions, suffix
from graph_builder.resolution.keys import collective, lower
from graph_builder.resolution.names import Body, body, name_tables, plain
from graph_builder.resolution.scope import STATE, Jurisdiction, Seat, depth, division_seats, level_of

SELF = "本级"
"""The core of a body that is a jurisdiction itself: a county as actor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A body with its scope. `seats` are the jurisdictions that its name brings in; `seat` is the one it serves, if it is known."""

    scope: str
    core: str
    level: str | None
    generic: bool = False
    seat: Seat | None = None
    seats: tuple[Seat, ...] = ()


def locate_place(name: str, home: Jurisdiction, lexicon: Lexicon) -> tuple[Seat, ...] | None:
    """The seats from above down to the named division, or None where the name is not that of a division.

    First the document's own jurisdictions, then the table (near before far), then, by the last word, one below the document's own.
    """
    own = next((at for at, seat in enumerate(home.seats) if seat.name == name), None)
    if own is not None:
        return home.seats[: own + 1]
    near = _near(name, home, lexicon)
    if near:
        return division_seats(near, lexicon)
    if name.endswith(name_tables(lexicon).no_places):
        return None
    level = level_of(name) if len(name) > len(suffix(name)) else None
    below = level is not None and home.level is not None and home.level != "national" and depth(level) > depth(home.level)
    # What lies below a jurisdiction that the table does not hold is not in the table either: it only bears the same name.
    found = None if below and home.seat and not home.seat.code else _in_table(name, lexicon)
    if found:
        return division_seats(found, lexicon)
    if level is None:
        return None
    path = f"{home.scope}/{name}"
    return (*(home.seats if below else ()), Seat(name=name, level=level, scope=home.scope, path=path, sure=below))


def _near(name: str, home: Jurisdiction, lexicon: Lexicon) -> Division | None:
    """The division of that name that lies nearest below one of the document's own jurisdictions."""
    table = divisions(lexicon)
    for seat in reversed(home.seats):
        found = table.under(name, table.by_code[seat.code]) if seat.code else None
        if found:
            return found
    return None


def _in_table(name: str, lexicon: Lexicon) -> Division | None:
    table = divisions(lexicon)
    found = table.province(name) or table.officially(name)
    if found:
        return found
    short = table.under(name, None)
    return short if short and short.level == "prefecture" else None


def locate_path(words: str, home: Jurisdiction, lexicon: Lexicon) -> tuple[Seat, ...] | None:
    """清江州清河县 → the seats down to 清河县."""
    whole = locate_place(words, home, lexicon)
    if whole and (whole[-1].code or whole[-1] in home.seats):
        return whole
    for cut in range(2, len(words) - 1):
        if level_of(words[:cut]) and level_of(words[cut:]):
            upper, lower = locate_place(words[:cut], home, lexicon), locate_path(words[cut:], home, lexicon)
            if not upper or not lower or not upper[-1].sure:
                continue
            if lower[-1].code or lower[-1] in home.seats:
                return lower
            last = lower[-1]
            return (*upper, Seat(name=last.name, level=last.level, scope=upper[-1].path, path=f"{upper[-1].path}/{last.name}"))
    return whole


def locate_body(name: str, generic: bool, home: Jurisdiction, places: frozenset[str], lexicon: Lexicon) -> Located:
    """The scope and the full name of a body that a document of `home` names. `places` are names of jurisdictions in that document."""
    if generic:
        return Located(scope=home.scope, core=collective(name, lexicon), level=home.level, generic=True, seat=home.seat)
    bare = plain("Department", name, lexicon)
    found = body(bare, lexicon, places | home.names)
    if found.state:
        return Located(scope=STATE, core=found.core, level="national")
    core = found.core or SELF
    if found.several:
        return Located(scope=home.scope, core=found.core, level=home.level, generic=True, seat=home.seat)
    if found.place:
        return _placed(found, core, home, lexicon)
    if found.level:
        return _leveled(bare, found, core, home)
    if lower(found, home.level, home.seat.name if home.seat else ""):
        return Located(scope=home.scope, core=bare, level=home.level, generic=True, seat=home.seat)
    return Located(scope=home.scope, core=core, level=home.level, seat=home.seat)


def _placed(found: Body, core: str, home: Jurisdiction, lexicon: Lexicon) -> Located:
    seats = locate_path(found.place, home, lexicon)
    if not seats:
        return Located(scope=home.scope, core=found.place + core, level=home.level, seat=home.seat)
    return Located(scope=seats[-1].path, core=core, level=seats[-1].level, seat=seats[-1], seats=seats)


def _leveled(name: str, found: Body, core: str, home: Jurisdiction) -> Located:
    level = str(found.level)
    if not home.known:
        return Located(scope=home.scope, core=f"{level}:{core}", level=level)
    seat = home.relative(found.prefix, level) if found.prefix else home.at(level)
    if seat:
        return Located(scope=seat.path, core=core, level=seat.level, seat=seat)
    if home.level and depth(level) > depth(home.level):
        # 县教育局 in a prefecture's speech: one in each county.
        return Located(scope=home.scope, core=name, level=level, generic=True, seat=home.seat)
    if home.level and home.seat is None and home.level != "national":
        # The document's own unit is not known, or one above it.
        return Located(scope=home.scope, core=core if level == home.level else f"{level}:{core}", level=level)
    above = next((each for each in reversed(home.seats) if depth(each.level) < depth(level)), None)
    return Located(scope=above.path if above else STATE, core=core, level=above.level if above else "national", seat=above)
