"""Which places of a unit say where its work is done: not the document's own area, not a brand in quotes, not a park that is the project."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from graph_builder.lexicon import Lexicon
from graph_builder.mentions.places import PlaceFound
from graph_builder.mentions.project_forms import ProjectFound

# 数字山东, 平安海拉尔: what a place is to become is no place
_BRANDED = re.compile(
    r"(?:数字|平安|健康|智慧|美丽|法治|信用|诚信|书香|幸福|品质|清廉|创新|活力|绿色|韧性|文明|富裕|宜居|魅力|印象|质量|网络|制造|文化|好客|食安|云上|乐游|畅游|爱)$"
)


@lru_cache(maxsize=4)
def regions(lexicon: Lexicon) -> frozenset[str]:
    """Rivers, regions and regional strategies: places even where a project bears their name."""
    return frozenset(lexicon.words("place_names"))


def places_of_work(
    text: str, places: Sequence[PlaceFound], projects: Sequence[ProjectFound], area: tuple[str, ...], known: frozenset[str]
) -> list[PlaceFound]:
    """`places` are those inside the unit, in order; `area` the division codes of the document's jurisdiction, outermost first;
    `known` the regions that stay places.

    A place inside a project's name is one of the unit; the name of the document's own area only there.
    """
    out: list[PlaceFound] = []
    dropped: list[PlaceFound] = []
    for place in places:
        around = next((p for p in projects if p.start <= place.span.start and place.span.end <= p.end), None)
        if _is_project(place, projects) and place.name not in known:
            dropped.append(place)
            continue
        if place.inside and not any(_covers(longer, place) for longer in dropped):
            continue
        if _quoted(text, place) or _BRANDED.search(text, max(0, place.span.start - 4), place.span.start):
            continue
        if place.division_code in area[:-1] or (place.division_code in area[-1:] and around is None):
            continue
        out.append(place)
    return out


def _is_project(place: PlaceFound, projects: Sequence[ProjectFound]) -> bool:
    """A place that is as long as the project, or longer, is the project itself; where the name is completed from a list it is not."""
    return any(place.span.start <= p.start and p.end <= place.span.end + 2 and len(p.name) <= p.end - p.start + 2 for p in projects)


def _covers(longer: PlaceFound, shorter: PlaceFound) -> bool:
    return longer.span.start <= shorter.span.start and shorter.span.end <= longer.span.end


def _quoted(text: str, place: PlaceFound) -> bool:
    """山东 in “爱山东” is a brand."""
    opened = text.rfind("“", max(0, place.span.start - 8), place.span.start)
    return opened >= 0 and "”" not in text[opened : place.span.start] and "”" in text[place.span.end : place.span.end + 8]
