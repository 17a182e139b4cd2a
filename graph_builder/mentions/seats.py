"""Whose body it is: 清河县 in 清河县政府 names the seat of 县政府, and 山东 in 山东金融监管局 that of the bureau."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from graph_builder.mentions.organisations import BodyFound
from graph_builder.mentions.places import PlaceFound

_LEVELS = (
    "省",
    "自治区",
    "自治州",
    "自治县",
    "州",
    "市",
    "盟",
    "县",
    "区",
    "旗",
    "镇",
    "乡",
    "街道",
    "地区",
    "新区",
    "高新区",
    "经开区",
    "开发区",
)
_LOCAL = ("镇政府", "乡政府", "党委", "局", "厅", "委", "办", "部门", "支队", "总队", "大队", "政府", "海关", "法院", "检察院")
_WHOLES = ("局", "厅", "部", "政府", "院", "署")
_PARTS = ("大队", "支队", "总队", "中队", "分局", "督查室", "国资委", "办公厅")
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
        body = named or body
        if out and _one(out[-1], body, seat=named is not None):
            before = out.pop()
            body = body._replace(start=before.start, name=before.name + body.name, group_start=before.group_start)
        out.append(body)
    return out


def _one(before: BodyFound, body: BodyFound, *, seat: bool) -> bool:
    """县公安局交警大队, 国家税务总局清河县税务局: a body and its part or branch are one."""
    if before.end != body.start or before.generic or body.generic or before.group_end != before.end or before.group_start != before.start:
        return False
    branch = seat and before.name.startswith(("国家", "中国"))
    return branch or (before.name.endswith(_WHOLES) and body.name.endswith(_PARTS) and body.name[0] not in "省市州盟县区旗镇乡")


def _with_seat(body: BodyFound, place: PlaceFound) -> BodyFound | None:
    if place.span.end == body.group_start:
        if (
            (body.name.startswith(_NATIONAL) and body.name[0] not in "镇乡")
            or not body.name.endswith(_LOCAL)
            or body.start != body.group_start
        ):
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
