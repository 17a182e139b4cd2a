"""Bracketed responsibility notes (牵头单位：甲；配合单位：乙；完成时限：…) and lines that say the same without brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from graph_builder.discourse.structure import Bracket
from graph_builder.model.commitment import Role

_LABEL = re.compile(
    r"(?P<lead>(?:总?牵头|主要?责任|主责|主办|第一责任|主体责任)(?:单位|部门|领导|市领导|科室|处室|人)?(?:及责任人)?)[：:]"
    r"|(?P<support>(?:配合|协办|协同|参与|协作|协助)(?:责任)?(?:单位|部门|科室|处室)?)[：:]"
    r"|(?P<responsible>(?:责任|负责|承办|落实|实施|具体负责|建设)(?:单位|部门|主体|科室|处室|领导|人)|责任)[：:]"
    r"|(?P<time>(?:完成|办结|落实)?(?:时限|时间|期限)(?:要求)?|完成时间|时间节点)[：:]"
)
_ROLE_WORDS = re.compile(
    r"(?:等)?(?:按(?:照)?(?:职责分工|职能|职责|各自职责|分工)(?:分别|共同)?)?(?:分别|共同)?"
    r"(?:(?P<lead>负责牵头|牵头负责|共同牵头|牵头)|(?P<support>配合|协助|参与|协同)"
    r"|(?P<responsible>共同负责|分别负责|负责|具体实施|组织实施|落实|承办|实施))(?:落实|推进|配合)?$"
)
_HINT = re.compile(r"牵头|负责|责任(?:单位|部门|主体)|配合(?:单位|部门)?|主办|协办|承办|完成(?:时限|时间)|职责分工|具体实施")
_TIME_ONLY = re.compile(
    r"(?:20\d\d|[x*]{1,4})年[^，；。：]{0,12}(?:完成|前|底)|^(?:年底前|长期|持续|[^，。；：]{0,8}\d{1,2}月底?前)(?:完成|推进|坚持|实施)?$"
)
_SHORT = re.compile(r"[省市州县区旗级]政府")
_SPLIT = re.compile(
    r"[、，,；;]|(?<=[局委办厅府部院司会团区县])(?:和|及|以及|会同)(?=[省市县区州各国]|[\u4e00-\u9fff]{2,})"
    r"|(?<=部门)[和及](?=单位(?![\u4e00-\u9fff])|单位(?:按|负责|牵头|配合))"
    r"|(?<=部门|单位)(?:和|及|以及)(?=各)|等(?:相关|有关)(?:部门|单位)(?:和|及|以及)(?=各)"
)
_LINE = re.compile(
    r"^[ \t\u3000]*(?P<body>(?:牵头|责任|配合|主办|协办|承办|参与|协同|主要责任)(?:单位|部门|科室)[：:][^\n]+"
    r"|完成(?:时限|时间)[：:][^\n]+)$",
    re.MULTILINE,
)
_NOT_BODY = re.compile(
    r"^(?:各?按|按照|等$|以及|下同|排在|列首位|第一|\d|长期|持续|年底|全年|完成|推进|会同|其他|根据|并|具体|分别|共同|[\u4e00-\u9fff]{0,4}(?:时限|时间|月底?前))|[“”《》]"
)
_GROUP_END = re.compile(r"等(?:有关|相关|市直|县直|省直|责任)?(部门|单位)?$")
_GROUP_CLOSED = re.compile(r"等(?:有关|相关|责任)?(部门)")
_HEADS = ("主管部门", "部门", "局", "厅", "委", "办", "单位")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteBody:
    start: int
    end: int
    name: str
    role: Role
    generic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """`start` to `end` includes the brackets; `times` are the runs that say when."""

    start: int
    end: int
    bodies: tuple[NoteBody, ...]
    times: tuple[tuple[int, int], ...]


def find(text: str, brackets: tuple[Bracket, ...], start: int, end: int, *, first_leads: bool = False) -> list[Note]:
    """Notes of a document in order. `first_leads`: the document says that the first named body leads."""
    out = [
        note
        for bracket in brackets
        if (note := read(text, bracket.start, bracket.end, bracket.start + 1, bracket.end - 1, first_leads)) is not None
    ]
    for match in _LINE.finditer(text, start, end):
        note = read(text, match.start("body"), match.end("body"), match.start("body"), match.end("body"), first_leads)
        if note is not None:
            out.append(note)
    short = _SHORT.search(text, start, end) is not None
    return sorted((_shortened(note) if short else note for note in out), key=lambda note: note.start)


def read(text: str, start: int, end: int, inner: int, inner_end: int, first_leads: bool) -> Note | None:
    """One bracketed run as a note, or None where it is none."""
    inside = text[inner:inner_end]
    if not _HINT.search(inside) and not _TIME_ONLY.search(inside):
        return None
    bodies: list[NoteBody] = []
    times: list[tuple[int, int]] = []
    for a, b, role in _segments(text, inner, inner_end):
        if role is None:
            times.append((a, b))
        else:
            bodies.extend(_bodies(text, a, b, role))
    first = bodies[0] if bodies else None
    if first_leads and first and not first.generic and not any(body.role is Role.LEAD for body in bodies):  # a collective cannot lead
        bodies[0] = replace(first, role=Role.LEAD)
    return Note(start=start, end=end, bodies=tuple(bodies), times=tuple(times)) if bodies or times else None


def _segments(text: str, start: int, end: int) -> list[tuple[int, int, Role | None]]:
    """Runs of bodies with their role; role None for a time."""
    labels = list(_LABEL.finditer(text, start, end))
    out: list[tuple[int, int, Role | None]] = []
    first = labels[0].start() if labels else end
    if first > start:
        out.extend(_worded(text, start, first))
    for number, label in enumerate(labels):
        stop = labels[number + 1].start() if number + 1 < len(labels) else end
        kind = label.lastgroup
        role = None if kind == "time" else Role(str(kind))
        out.append((label.end(), stop, role))
    return out


def _worded(text: str, start: int, end: int) -> list[tuple[int, int, Role | None]]:
    """Runs closed by their role word: 甲牵头，乙、丙配合；丁负责."""
    out: list[tuple[int, int, Role | None]] = []
    pending: int | None = None
    for match in re.compile(r"[^，；,;。]+").finditer(text, start, end):
        a, b = match.span()
        words = _ROLE_WORDS.search(text, a, b)
        if words:
            role = Role.LEAD if words["lead"] else Role.SUPPORT if words["support"] else Role.RESPONSIBLE
            out.append((pending if pending is not None else a, words.start(), role))
            pending = None
        elif _TIME_ONLY.search(text[a:b]):
            out.append((a, b, None))
        elif pending is None:
            pending = a
    return out


def _bodies(text: str, start: int, end: int, role: Role) -> list[NoteBody]:
    out: list[NoteBody] = []
    spans = list(_elements(text, start, end))
    head = _shared_head(text, spans)
    for a, b in spans:
        name = text[a:b]
        if name == "单位":
            # 有关部门和单位 are two collectives; behind 等 they only close the list
            if not out or out[-1].end + 1 != a or not out[-1].name.endswith("部门"):
                continue
            name = out[-1].name.removesuffix("部门") + name
        if _NOT_BODY.search(name) or not 2 <= len(name) <= 30:
            continue
        if head and not name.endswith(_HEADS) and len(name) <= 6 and name[-1] not in "府会院团部司区县市旗盟州司行校队站社心组班":
            name += head
        generic = name.startswith(("各", "有关", "相关", "其他")) or name.endswith(
            ("有关部门", "相关部门", "有关单位", "相关单位", "成员单位", "责任单位")
        )
        out.append(NoteBody(start=a, end=b, name=name, role=role, generic=generic))
    return out


def _shortened(note: Note) -> Note:
    """Where a document says 州政府, its 县人民政府 is 县政府 too."""
    return replace(note, bodies=tuple(replace(body, name=body.name.replace("人民政府", "政府")) for body in note.bodies))


def _elements(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    at, depth = start, 0
    for position in range(start, end + 1):
        char = text[position] if position < end else "、"
        if char in "（(":
            depth += 1
        elif char in ")）":
            depth -= 1
        cut = position == end or (depth <= 0 and _SPLIT.match(text, position, end))
        if not cut:
            continue
        match = _SPLIT.match(text, position, end) if position < end else None
        a, b = at, position
        while a < b and text[a] in " \u3000\n":
            a += 1
        while b > a and text[b - 1] in " \u3000\n。":
            b -= 1
        if closing := _GROUP_END.search(text, a, b):
            b = closing.start()
        if a < b:
            out.append((a, b))
        at = match.end() if match else position + 1
    return out


def _shared_head(text: str, spans: list[tuple[int, int]]) -> str:
    """The head that a coordination ends in (发改、财政、住建等部门)."""
    if len(spans) < 2:
        return ""
    closing = _GROUP_CLOSED.match(text, spans[-1][1])
    return "部门" if closing and closing[1] == "部门" else ""
