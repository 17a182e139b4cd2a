"""What one document calls by one name, with the id that this name has in its scope. Entities are sets of such units."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_builder.lexicon import Lexicon
from graph_builder.model.document import Document
from graph_builder.model.ids import document_id, entity_id
from graph_builder.model.mention import EntityKind
from graph_builder.resolution.divisions import suffix
from graph_builder.resolution.locate import locate_body, locate_place
from graph_builder.resolution.names import plain
from graph_builder.resolution.scope import Jurisdiction, Seat, home_of

_BARE = re.compile(r"第?[0-9〇一二三四五六七八九十xX]+期.{0,2}|.{1,2}")
"""Names of projects that say nothing outside of their document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One name of one document. `seat` is the place itself, or the jurisdiction that a body serves; `seats` leads down to it."""

    id: str
    kind: EntityKind
    name: str
    scope: str
    core: str
    level: str | None = None
    code: str | None = None
    generic: bool = False
    seat: Seat | None = None
    seats: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A document with its id, its jurisdiction and the names of places in it."""

    id: str
    document: Document
    jurisdiction: Jurisdiction
    places: frozenset[str]


def home(source_id: str, document: Document, lexicon: Lexicon) -> Home:
    found = document_id(source_id, document.ordinal)
    path = document.jurisdiction.value if document.jurisdiction else None
    seat = home_of(found, path, document.level.value if document.level else None, lexicon)
    places = frozenset(entity.name for entity in document.entities if entity.kind is EntityKind.PLACE and suffix(entity.name))
    return Home(id=found, document=document, jurisdiction=seat, places=places)


def place_id(seat: Seat) -> str:
    return entity_id(EntityKind.PLACE.value, seat.scope, seat.name)


def unit(kind: EntityKind, name: str, generic: bool, at: Home, lexicon: Lexicon) -> Unit:
    """The unit of a name. Its id depends on kind, scope and full name alone."""
    if kind is EntityKind.DEPARTMENT:
        body = locate_body(name, generic, at.jurisdiction, at.places, lexicon)
        return Unit(
            id=entity_id(kind.value, body.scope, ("*" if body.generic else "") + body.core),
            kind=kind,
            name=name,
            scope=body.scope,
            core=body.core,
            level=body.level,
            generic=body.generic,
            seat=body.seat,
            seats=body.seats,
        )
    if kind is EntityKind.PLACE:
        seats = locate_place(name, at.jurisdiction, lexicon)
        if seats:
            seat = seats[-1]
            return Unit(
                id=place_id(seat),
                kind=kind,
                name=seat.name,
                scope=seat.scope,
                core=seat.name,
                level=seat.level,
                code=seat.code,
                seat=seat,
                seats=seats,
            )
    core = _below(plain(kind.value, name, lexicon), at.jurisdiction)
    # 二期 is a project of this document; another document's is another.
    scope = f"文件:{at.id}" if kind is EntityKind.PROJECT and _BARE.fullmatch(core) else at.jurisdiction.scope
    return Unit(id=entity_id(kind.value, scope, core), kind=kind, name=name, scope=scope, core=core)


def _below(core: str, where: Jurisdiction) -> str:
    """A name without the document's own jurisdiction in front: 清河县第二污水处理厂 → 第二污水处理厂."""
    rest = core.removeprefix(where.seat.name) if where.seat else core
    return rest if len(rest) >= 3 else core
