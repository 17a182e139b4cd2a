"""The names of bodies: jurisdiction in front, field, head. 县住建局 = 县住房和城乡建设局 = 县住建部门."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph_builder.lexicon import Lexicon
from graph_builder.resolution.divisions import divisions

AUTHORITY = "部门"
_HEADS = ("管理委员会", "委员会", "办公室", "总局", "部门", "局", "厅", "委", "办", "部")
_OPEN_HEADS = frozenset(("局", "总局", "厅", "部门"))
_LISTED_HEAD = {"委员会": "委", "委": "委", "办公室": "办", "办": "办", "部": "部"}
_CONNECTED = re.compile(r"[和与及由经各的、]")
_PLACE = re.compile(r"^([一-鿿xX×*]{1,12}?(?:自治区|自治州|自治县|省|州|市|盟|地区|县|区|旗|镇|乡|街道))(?=[一-鿿])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A name taken apart.

    `place` is a named jurisdiction in front (清河县), `prefix` a relative one with its `level` (县 → county); `core` is the rest in its
    full form, the same for all names of one body in one jurisdiction; `head` the class of the head as written (局, 厅, 部门, …)
    where the name is that of an authority with a field, else "". `state` marks bodies of the state as a whole; `several` a coordination of
    levels (县市科技部门); `lower` a 局 without jurisdiction in a field whose body in a province is a 厅.
    """

    place: str = ""
    prefix: str = ""
    level: str | None = None
    core: str = ""
    head: str = ""
    state: bool = False
    several: bool = False
    lower: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTables:
    """What the lexicon says about names, ready for look-up."""

    fields: dict[str, str]
    heads: dict[str, frozenset[str]]
    whole: dict[str, str]
    starts: tuple[tuple[str, str], ...]
    ends: tuple[tuple[str, str], ...]
    state_starts: tuple[str, ...]
    state_whole: frozenset[str]
    prefixes: tuple[tuple[str, str], ...]
    longer: tuple[str, ...]
    cut: tuple[str, ...]
    several: tuple[str, ...]
    no_places: tuple[str, ...]
    indeed: tuple[str, ...]
    divisions: frozenset[str]
    ends_of_bodies: tuple[str, ...]
    tails: dict[str, tuple[tuple[str, int], ...]]


def _longest_first(pairs: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=4)
def name_tables(lexicon: Lexicon) -> NameTables:
    heads = {
        row[0]: frozenset(row[2].split(",")) if len(row) > 2 and row[2] else frozenset[str]() for row in lexicon.rows("department_aliases")
    }
    fields = lexicon.mapping("department_aliases")
    for full in sorted(set(fields.values())):
        heads.setdefault(full, frozenset().union(*(heads[short] for short, other in fields.items() if other == full)))
    forms = [(row[0], (row[1], row[2])) for row in lexicon.rows("body_forms")]
    levels = lexicon.rows("level_prefixes")
    tails: dict[str, list[tuple[str, int]]] = {}
    for kind, words, least in lexicon.rows("name_tails"):
        tails.setdefault(kind, []).append((words, int(least)))
    return NameTables(
        fields=fields,
        heads=heads,
        whole={short: full for where, (short, full) in forms if where == "whole"},
        starts=_longest_first([pair for where, pair in forms if where == "start"]),
        ends=_longest_first([pair for where, pair in forms if where == "end"]),
        state_starts=tuple(row[1] for row in lexicon.rows("state_bodies") if row[0] == "start"),
        state_whole=frozenset(row[1] for row in lexicon.rows("state_bodies") if row[0] == "whole"),
        prefixes=_longest_first([(row[1], row[2]) for row in levels if row[0] == "level"]),
        longer=tuple(row[1] for row in levels if row[0] == "longer"),
        cut=tuple(row[1] for row in levels if row[0] == "cut"),
        indeed=tuple(row[1] for row in levels if row[0] == "indeed"),
        divisions=frozenset(divisions(lexicon).by_name),
        no_places=tuple(row[1] for row in levels if row[0] == "other"),
        several=tuple(row[1] for row in levels if row[0] == "several"),
        ends_of_bodies=("局", "厅", "部门", "办公室", "指挥部", *lexicon.words("institution_heads")),
        tails={kind: tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair))) for kind, pairs in sorted(tails.items())},
    )


def _authority(core: str, tables: NameTables) -> tuple[str, str] | None:
    """(full field, head) of a name made of a field and a head; None for any other name."""
    for head in _HEADS:
        field = core.removesuffix(head)
        if len(field) == len(core) or not field:
            continue
        known = field in tables.heads
        if head in _OPEN_HEADS and (known or (len(field) >= 2 and not field.endswith("委"))):
            return tables.fields.get(field, field), "局" if head == "总局" else head
        listed = _LISTED_HEAD.get(head)
        if known and listed and listed in tables.heads[field]:
            return tables.fields.get(field, field), listed
    return None


def full_core(core: str, tables: NameTables) -> tuple[str, str]:
    """The full form of a name without its jurisdiction, and the class of its head ("" when it is no authority with a field)."""
    party = core.removeprefix("党委").removeprefix("委")
    if party != core and party.endswith("委") and _authority(party, tables):
        # 省委科技委 is a commission of the party, not the province's authority
        return core, ""
    found = _authority(core, tables) or (_authority(party, tables) if party != core else None)
    if found:
        return found[0] + AUTHORITY, found[1]
    if core in tables.whole:
        return tables.whole[core], ""
    if len(core) >= 2 and core in tables.heads:
        # A member of a coordination that was left without its head: 应急、住建.
        return tables.fields.get(core, core) + AUTHORITY, AUTHORITY
    for short, full in tables.starts:
        if core.startswith(short) and not core.startswith(full):
            core = full + core[len(short) :]
            break
    for short, full in tables.ends:
        if core.endswith(short) and not core.endswith(full):
            core = core[: -len(short)] + full
            break
    return core, ""


def _relative(name: str, tables: NameTables) -> tuple[str, str, str] | None:
    """(level, rest, prefix) of a name with a relative prefix: 县医院 → (county, 医院, 县); 市场监管局 has none."""
    if name.startswith(tables.longer) and not name.startswith(tables.indeed):
        return None
    for words, level in tables.prefixes:
        if name.startswith(words):
            rest = name[len(words) :]
            for more in ("级", "直"):
                rest = rest.removeprefix(more) if len(rest) > 2 else rest
            return level, rest, words
    return None


def _named(name: str, tables: NameTables, places: frozenset[str]) -> tuple[str, str]:
    """(place, rest) of a name with a named jurisdiction in front, ("", name) without."""
    place, rest = "", name
    while True:
        if rest.startswith(tables.longer) or (tables.fields and _authority(rest, tables) and _known_field(rest, tables)):
            return place, rest
        known = next((rest[:size] for size in range(min(len(rest) - 1, 14), 1, -1) if rest[:size] in places), "")
        words = known or _supposed(rest, tables)
        if not words:
            return place, rest
        place, rest = place + words, rest[len(words) :]


def _supposed(name: str, tables: NameTables) -> str:
    """What looks like a jurisdiction in front of a body: 清河县|教育局, but not 工业园区|管委会."""
    found = _PLACE.match(name)
    if not found or found.group(1).endswith(tables.no_places) or not _is_body(name[found.end() :], tables):
        return ""
    words = found.group(1)
    if words in tables.divisions:
        return words
    # Only names that no table knows: their kind must be rare at the end of other words, their stem two characters or more.
    return words if len(words) >= 3 and words[-1] not in "省区" and not _CONNECTED.search(words) else ""


def _known_field(core: str, tables: NameTables) -> bool:
    return any(core.removesuffix(head) in tables.heads for head in _HEADS if core.endswith(head))


def _is_body(rest: str, tables: NameTables) -> bool:
    """Whether what follows a supposed place is plainly a body, so that the place is one: 清河县|教育局."""
    if rest in ("委", "党委", "政府", "人民政府") or rest in tables.whole or _known_field(rest, tables):
        return True
    if rest.startswith(("委", "政府", "人民政府", "人大", "政协", "纪委", "法院", "检察院", "人民法院", "人民检察院")):
        return True
    found = _PLACE.match(rest)
    return bool(found and _is_body(rest[found.end() :], tables)) or rest.endswith(tables.ends_of_bodies)


def body(name: str, lexicon: Lexicon, places: frozenset[str] = frozenset()) -> Body:
    """Take the name of a body apart. `places` are names that are known to be jurisdictions in this document."""
    tables = name_tables(lexicon)
    if name in tables.state_whole or name.startswith(tables.state_starts):
        return Body(core=_state_core(name, tables), state=True)
    name = name.removeprefix("中共")
    if name in places:
        return Body(place=name)
    for words in tables.cut:
        if name.startswith(words) and _relative(name[len(words) :], tables):
            name = name[len(words) :]
            break
    if _several(name, tables):
        return Body(core=name, several=True)
    league = _relative(name[1:], tables) if name.startswith("团") else None
    if league and league[1] == "委":
        return Body(prefix=league[2], level=league[0], core=tables.whole.get("团委", "团委"))
    relative = _relative(name, tables)
    if relative and not _known_whole(name, tables):
        core, head = full_core(relative[1], tables)
        return Body(prefix=relative[2], level=relative[0], core=core, head=head)
    place, rest = _named(name, tables, places)
    core, head = full_core(rest, tables)
    # Only provinces call their authorities 厅.
    level = "province" if head == "厅" and not place else None
    lower = head == "局" and not place and "厅" in tables.heads.get(core.removesuffix(AUTHORITY), ())
    return Body(place=place, level=level, core=core, head=head, lower=lower)


def _several(name: str, tables: NameTables) -> bool:
    """县市|科技部门 names several levels, 县|市场监管局 and 县|市监局 one."""
    if not name.startswith(tables.several) or name in tables.several or name.startswith(tables.longer):
        return False
    return not name[1:].startswith(tables.longer) and not _known_field(name[1:], tables)


def _state_core(name: str, tables: NameTables) -> str:
    """国家发改委 = 国家发展和改革委员会, 工信部 = 工业和信息化部."""
    if name in tables.whole:
        return tables.whole[name]
    if name in tables.state_whole and name.endswith("部"):
        return tables.fields.get(name[:-1], name[:-1]) + "部"
    rest = name.removeprefix("国家")
    return "国家" + full_core(rest, tables)[0] if rest != name else name


def _known_whole(name: str, tables: NameTables) -> bool:
    return name in tables.whole or _known_field(name, tables)


def plain(kind: str, name: str, lexicon: Lexicon) -> str:
    """A name without quotation marks and without the words at its end that tell nothing apart (柳河热电联产项目 → 柳河热电联产)."""
    bare = re.sub(r"[\s“”‘’「」『』\"'《》〈〉<>]", "", name)
    for words, least in name_tables(lexicon).tails.get(kind, ()):
        if bare.endswith(words) and len(bare) - len(words) >= least:
            return bare[: -len(words)]
    return bare
