"""Whose body it is: 清河县 in 清河县政府 names the seat of 县政府, and 山东 in 山东金融监管局 that of the bureau."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from graph_builder.mentions.organisations import BodyFound
from graph_builder.mentions.places import PlaceFound

_LEVELS = ("省", "自治区", "自治州", "自治县", "州", "市", "盟", "县", "区", "旗", "镇", "乡", "街道", "地区", "新区", "高新区", "经开区", "开发区")
_LOCAL = ("局", "厅", "委", "办", "部门", "支队", "总队", "大队", "政府", "海关", "法院", "检察院")
_NATIONAL = ("国", "中央", "全国", "中共", "中国", "最高", "省", "市", "州", "县", "区", "旗", "盟", "镇", "乡", "各")


def seated(bodies: Sequence[BodyFound], places: Sequence[PlaceFound]) -> list[BodyFound]:
    """Bodies with the place that stands before them in their names; every member of a coordination has the place of the first."""
    outer = [place for place in places if not place.inside]
    starts = [place.span.start for place in outer]
    out: list[BodyFound] = []
    for body in bodies:
        at = bisect_left(starts, body.group_start) - 1
        place = outer[at] if at >= 0 else None
        named = _with_seat(body, place) if place is not None and not body.generic and not body.institution else None
        out.append(named or body)
    return out


def _with_seat(body: BodyFound, place: PlaceFound) -> BodyFound | None:
    if place.span.end == body.group_start:
        if body.name.startswith(_NATIONAL) or not body.name.endswith(_LOCAL) or body.start != body.group_start:
            return None
        name = place.name + body.name
    elif body.group_start < place.span.end <= body.end and place.name.endswith(_LEVELS):
        level = place.name[body.group_start - place.span.start :]
        if not body.name.startswith(level):
            return None
        name = place.name + body.name.removeprefix(level)
    else:
        return None
    start = place.span.start if body.start == body.group_start else body.start
    return body._replace(start=start, name=name, group_start=place.span.start)
