"""One key for all names of one thing within a document: what stays when every way of writing is taken away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph_builder.lexicon import Lexicon
from graph_builder.model.mention import EntityKind
from graph_builder.resolution.divisions import LEVELS
from graph_builder.resolution.names import Body, body, name_tables, plain
from graph_builder.resolution.scope import DIRECT, depth, level_of

OWN = "own"
_WHOLE = re.compile(r"^[全我本][省州市县区旗](?=[一-鿿])")
_EVERY = re.compile(r"各(?=.{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """`where` is the jurisdiction in front of a body ("own" for the document's), `core` the full form of the rest."""

    where: str
    core: str
    authority: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a document knows about itself: its level, the name of its jurisdiction, of those above it, and of places in it."""

    level: str | None
    seat: str
    places: frozenset[str]
    above: tuple[str, ...] = ()


def own_level(names: Iterable[str], lexicon: Lexicon, places: frozenset[str] = frozenset()) -> str | None:
    """The level that most relative names of bodies carry (县委, 县政府, … → county); of equally many the lowest."""
    counts: dict[str, int] = {}
    for name in names:
        level = body(name, lexicon, places).level
        if level:
            counts[level] = counts.get(level, 0) + 1
    return max(counts, key=lambda level: (counts[level], LEVELS.index(level)), default=None)


def last_place(place: str) -> str:
    """清江州清河县 → 清河县."""
    found = re.split(r"(?<=.[省州市盟县区旗])(?=.{2})", place)
    return found[-1]


def body_where(found: Body, setting: Setting) -> str:
    if found.state:
        return "state"
    if found.place:
        last = last_place(found.place)
        if last in setting.above:
            # 市委 in a county's document is that of the prefecture above it
            return level_of(last) or last
        return OWN if last == setting.seat else last
    if found.prefix == "市" and setting.seat in DIRECT:
        return OWN
    if lower(found, setting.level, setting.seat):
        return "below"
    if found.level is None or found.level == setting.level:
        return OWN
    below = setting.level is not None and depth(found.level) > depth(setting.level)
    return f"{found.level}:{found.prefix}" if below else found.level


def key(kind: EntityKind, name: str, generic: bool, setting: Setting, lexicon: Lexicon) -> Key:
    """The same for 县住建局, 县住房和城乡建设局 and 住建部门 in a county's document."""
    if kind is not EntityKind.DEPARTMENT:
        return Key(where="", core=plain(kind.value, name, lexicon))
    if generic:
        return Key(where="several", core=collective(name, lexicon))
    found = body(plain(kind.value, name, lexicon), lexicon, setting.places)
    if found.several:
        return Key(where="several", core=found.core)
    # 清河县 that acts is its government
    core = found.core or ("政府" if found.place else "")
    return Key(where=body_where(found, setting), core=core, authority=bool(found.head))


def collective(name: str, lexicon: Lexicon) -> str:
    """全州各级各部门 = 各级各部门, 各责任部门 = 责任部门, 高等院校 = 高校."""
    bare = _EVERY.sub("", _WHOLE.sub("", plain("Department", name, lexicon)))
    return name_tables(lexicon).whole.get(bare, bare)


def lower(found: Body, level: str | None, seat: str) -> bool:
    """Whether a province's document means bodies below it: it has a 交通厅 of its own, so a 交通局 is one of a prefecture or county."""
    return found.lower and level == "province" and seat not in DIRECT


def admin(name: str) -> bool:
    """Whether a name is that of a jurisdiction by its last word (清河县, x县)."""
    return len(name) >= 2 and level_of(name) is not None
