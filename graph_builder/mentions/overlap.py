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


# what was done or happened elsewhere is learned from, the work is done at home
_LEARNS = re.compile(r"(?:借鉴|参照|参考|学习|仿照|对标|吸取|汲取)[^，。；]{0,20}$")
_LESSON = re.compile(r"[^，。；]{0,30}?(?:经验|做法|模式|教训|案例|先例)")


# quarters that work is done in, whatever is built there, and roads that are repaired
_QUARTER = re.compile(r".+(?:组团|新城|新区|片区|古城|古镇|镇|乡|村|街道|社区|高新区|经开区|开发区|(?<!风)景区)$")
_ROAD = re.compile(r".+(?:路|街|大街|大道|大桥|桥)$")
_REPAIR = re.compile(r"[^，。；]{0,24}?(?:改造|维修|整治|提升|提质|修缮|养护|大修|中修|亮化|绿化|美化|硬化|罩面|拓宽)")
_MASKED = re.compile(r"[xX×*＊]")


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
        if _is_project(place, projects) and place.name not in known and not _stands(text, place):
            dropped.append(place)
            continue
        if place.inside and not any(_covers(longer, place) for longer in dropped):
            continue
        if _quoted(text, place) or _BRANDED.search(text, max(0, place.span.start - 4), place.span.start):
            continue
        if around is None and place.level in ("prefecture", "province") and _MASKED.match(place.name):
            # x州 is where the speaker speaks
            continue
        # the province above is only named as such, work for the prefecture above a county is done for it
        if place.division_code in area[:-1][:1] or (place.division_code in area[-1:] and around is None):
            continue
        if _elsewhere(text, place):
            continue
        out.append(place)
    return out


def _elsewhere(text: str, place: PlaceFound) -> bool:
    """福建 in 学习借鉴福建三明医改经验."""
    if _LESSON.match(text, place.span.end) is None:
        return False
    low = max(0, place.span.start - 24)
    return _LEARNS.search(text[low : place.span.start]) is not None


def _stands(text: str, place: PlaceFound) -> bool:
    """Whether a place that is a project's name is there already and stays a place: 东坪组团, 改造|胜利大街."""
    if _QUARTER.match(place.name):
        return True
    if not _ROAD.match(place.name):
        return False
    before = text[max(0, place.span.start - 8) : place.span.start]
    return _REPAIR.match(text, place.span.end) is not None or _REPAIR.match(before) is not None


def _is_project(place: PlaceFound, projects: Sequence[ProjectFound]) -> bool:
    """A place that is as long as the project, or longer, is the project itself; where the name is completed from a list it is not."""
    return any(place.span.start <= p.start and p.end <= place.span.end + 2 and len(p.name) <= p.end - p.start + 2 for p in projects)


def _covers(longer: PlaceFound, shorter: PlaceFound) -> bool:
    return longer.span.start <= shorter.span.start and shorter.span.end <= longer.span.end


def _quoted(text: str, place: PlaceFound) -> bool:
    """山东 in “爱山东” is a brand."""
    opened = text.rfind("“", max(0, place.span.start - 8), place.span.start)
    return opened >= 0 and "”" not in text[opened : place.span.start] and "”" in text[place.span.end : place.span.end + 8]
