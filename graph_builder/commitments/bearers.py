"""Who has to do it: bodies in subject position, their roles, and bodies named by 组织, 由, 会同."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from graph_builder.commitments.clauses import Clause
from graph_builder.commitments.cues import cues
from graph_builder.lexicon import Lexicon
from graph_builder.mentions.organisations import BodyFound
from graph_builder.model.commitment import Role

_JOIN = re.compile(r"[、和及与，,\s]?|以及|会同|并")
_AND = ("、", "及", "和", "与")
_TAIL = re.compile(r"(?:等)?(?:的?(?:主要负责同志|主要领导|分管领导|负责同志|一把手|主要负责人))?(?:[“”]?一把手[“”]?)?")
# what follows a body that is no subject: it belongs to a noun phrase, or only reports
_NOT_SUBJECT = re.compile(
    r"(?:的|[\u4e00-\u9fff]{0,4}率|数量|总量|(?!要|须|必须|应)[^，。；要须应、]{1,4}的|专项|债券|工作(?!组|专班|要)|责任|职责|作用|力量|意识|能力|负担|人员|之间|干部|系统|改革|领域|行业|建设|方面|党组织|形象|效能|决策|会议|报告|精神|印发|批复|联合印发|下达|认定|决定|指出|强调|召开|先后|自身|班子|权力|职能|领导(?!小组)|联动|部署|换届|信息|数据|预算|资金|服务|采购|投资|债务|性|主导|引导|扶持|支持(?!下)|和社会|与社会|、社会|对接|认可|评估|验收|考核|检查|督察|督查|反馈|通过|同意|批准|备案|命名|授予|牌子|门户|网站|热线|以来|提出|确定|规定|安排|下发|公布|再次|专门|先后|近日|日前|“|《|》|”)"
)
# a school or company is a bearer only where it is told to do something: 某中学主体完工 is about the building
_BINDS = re.compile(
    r"(?:每[年月天季]|[^，。；的]{0,4}|在[^，。；]{2,16}?(?:内|中|前|时)|通过[^，。；]{2,16})(?:要|须|必须|应|不得|可|负责|牵头|配合|会同|将)|$"
)
_LEAD = re.compile(r"(?:要|须|必须|应|应当|负责|具体|积极|认真|切实)?(?:共同)?(?:负责)?(?:牵头|率先带头|带头)")
_SUPPORT = re.compile(r"(?:要|须|必须|应|应当)?(?:全力|积极|主动|密切|共同|通力|协同)?(?:做好配合|配合|协助|参与)")
_BEARER_CLAUSE = re.compile(
    r"(?:要|须|必须)?(?:全力|积极|主动|密切|共同|通力|分别)?(?:牵头负责|负责牵头|牵头抓总|牵头|配合|协助|参与|负责|按(?:照)?职责分工(?:负责|落实)?|各负其责|协同|协同配合)(?:落实|抓总)?$"
)
_ORGANISE = re.compile(r"(?:(?<![报提申])请|希望|恳请|组织|动员|统筹|统筹组织|发动|由|明确由|责成|要求|交由|安排)(?:协调|好)?$")
_BY = re.compile(r"由$")
_JOINTLY = re.compile(r"与$")
_LEAD_IN = re.compile(
    r"(?:(?:同时|此外|另外|特别是|尤其是|其中|今年|明年|下半年|上半年|年底前|年内|当前|下一步|要求|请|(?:具体)?由|全[省市州县区]|我[省市州县区]|[^，。；]{1,14}(?:方面|领域|工作|项目|期间)|[^，。；“”]{2,10}?[月年季度]底?前)[，,：:]?)?"
)


class BearerFound(NamedTuple):
    start: int
    end: int
    name: str
    role: Role
    generic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The bodies that a clause names as its bearers. `alone`: the clause says nothing but who (甲牵头，)."""

    bearers: tuple[BearerFound, ...]
    start: int
    end: int
    alone: bool


def subject(text: str, clause: Clause, bodies: list[BodyFound], at: int, *, stated: bool = False) -> Subject | None:
    """The subject of a clause whose words begin at `at` (past connectives), or None. `stated`: a plain statement binds its subject."""
    inside = [body for body in bodies if clause.start <= body.start and body.end <= clause.end] if bodies else []
    if not inside:
        return None
    lead_in = _LEAD_IN.match(text, at, clause.end)
    starts = {at, lead_in.end() if lead_in else at}
    first = next((n for n, body in enumerate(inside) if body.group_start in starts or body.start in starts), None)
    if first is None:
        return None
    group, reach = _group(text, inside[first:], clause.end)
    after = _TAIL.match(text, reach, clause.end)
    stop = after.end() if after else reach
    if stop < clause.end and _NOT_SUBJECT.match(text, stop, clause.end):
        return None
    named = stated or (lead_in is not None and text.endswith("由", at, lead_in.end()))
    if any(body.institution for body in group) and not named and not _BINDS.match(text, stop, clause.end):
        return None
    return _with_roles(text, clause, inside, group, stop)


def told(text: str, clause: Clause, bodies: list[BodyFound], at: int, lexicon: Lexicon, *, stated: bool = False) -> Subject | None:
    """Whom a clause that begins at `at` puts to work: known bodies, groups that no table knows, or both (各单位及行业协会要…)."""
    known = subject(text, clause, bodies, at, stated=stated)
    if known is None:
        return agents(text, clause, at, lexicon)
    more = agents(text, clause, known.end + 1, lexicon) if text[known.end : known.end + 1] in _AND else None
    if more is None:
        return known
    return Subject(bearers=known.bearers + more.bearers, start=known.start, end=more.end, alone=False)


_LOCAL_ACTOR = re.compile(
    r"(?![全我本各该])(?:[\u4e00-\u9fff]{1,5}?|[xX*]{1,2})(?:县|市|自治州|州|旗|高新区|经开区|开发区|新区|镇|乡|街道|(?<![地社园城片])区)"
    r"(?=(?:也|还|都)?(?:要(?![求素点闻道])|将|必须|负责|争创|创建|牵头|率先))"
)


# one of these stands behind whoever is told to act
_TOLD = re.compile(r"[要应须将]|不得|负责|争创|创建|牵头|率先")


@lru_cache(maxsize=4)
def _agents(lexicon: Lexicon) -> re.Pattern[str]:
    heads = "|".join(sorted(lexicon.words("agent_heads"), key=lambda head: (-len(head), head)))
    return re.compile(
        r"(?P<of>任何|(?![对向把将给由在])[^，。；：“”、的]{2,12}的)?"
        rf"(?P<who>[^，。；：“”的对将把由让使在以为要应须]{{1,14}}?(?:{heads})(?:(?:、|和|及|与)[^，。；：“”的对将把由让使在以为要应须、]{{1,10}}?(?:{heads}))*)"
        r"(?:等(?:单位|部门|场所|机构|地区|企业)?)?(?:也|更|都|还|均)?(?:每[年月天季]|今年|今后|在[^，。；]{2,12}?(?:[内中时前]|期间)|通过[^，。；]{2,12})?(?:也|都|还|均)?(?=(?:要|应当?(?![急对用])|须|必须|不得)(?![求素点]))"
    )


def agents(text: str, clause: Clause, at: int, lexicon: Lexicon) -> Subject | None:
    """A group told to do something that no table of bodies knows: 平台企业要…, 医疗机构、相关企业应…."""
    if _TOLD.search(text, at, clause.end) is None:
        return None
    match = _agents(lexicon).match(text, at, clause.end)
    local = _LOCAL_ACTOR.match(text, at, clause.end) if match is None else None
    if local is not None and not any(at == 0 for _, at, _ in cues(lexicon).work.find_matches_as_indexes(local.group())):
        # a county that is told to act bears the work itself
        actor = BearerFound(start=at, end=local.end(), name=local.group(), role=Role.RESPONSIBLE, generic=False)
        return Subject(bearers=(actor,), start=at, end=local.end(), alone=False)
    if match is None:
        return None
    out: list[BearerFound] = []
    position = match.start("who")
    names = re.split(r"[、和及与]", match["who"])
    # 有条件的 and 任何 hold for every member, other attributes only tell one name from others
    of = match["of"] or ""
    of = of if of == "任何" or of.startswith(("有", "具备")) or len(names) == 1 else ""
    role = Role.LEAD if _LEAD.match(text, match.end(), clause.end) else Role.RESPONSIBLE
    for number, name in enumerate(names):
        if name == "单位" and number and names[number - 1].endswith("部门"):
            name = names[number - 1].removesuffix("部门") + name
        if (len(name) >= 2 and not name.startswith("其")) or name.startswith("其他"):
            start = position - len(of) if number == 0 else position
            out.append(BearerFound(start=start, end=position + len(name), name=of + name, role=role, generic=True))
        position += len(name) + 1
    return Subject(bearers=tuple(out), start=out[0].start, end=match.end(), alone=False) if out else None


def _group(text: str, bodies: list[BodyFound], end: int) -> tuple[list[BodyFound], int]:
    """Bodies coordinated with the first one, and where the coordination ends."""
    group, reach = [bodies[0]], max(bodies[0].group_end, bodies[0].end)
    for body in bodies[1:]:
        if body.start < reach or (body.start - reach <= 2 and _JOIN.fullmatch(text, reach, body.start)):
            if text[reach : body.start] in ("会同", "并"):
                break
            group.append(body)
            reach = max(reach, body.group_end, body.end)
        else:
            break
    return group, min(reach, end)


def _with_roles(text: str, clause: Clause, inside: list[BodyFound], group: list[BodyFound], stop: int) -> Subject:
    role = Role.RESPONSIBLE
    if _LEAD.match(text, stop, clause.end):
        role = Role.LEAD
    elif _SUPPORT.match(text, stop, clause.end):
        role = Role.SUPPORT
    bearers = [_bearer(body, role) for body in group]
    alone = stop >= clause.end or bool(_BEARER_CLAUSE.match(text, stop, clause.end))
    with_whom = re.compile(r"(?:要|应当?|须|负责|牵头|负责牵头)?(?:会同|联合)").match(text, stop, clause.end)
    if with_whom:
        partners = [body for body in inside if body.start >= with_whom.end()]
        if partners and partners[0].group_start == with_whom.end():
            others, _ = _group(text, partners, clause.end)
            bearers += [_bearer(body, Role.SUPPORT) for body in others]
    return Subject(bearers=tuple(bearers), start=group[0].start, end=stop, alone=alone)


def _bearer(body: BodyFound, role: Role) -> BearerFound:
    return BearerFound(start=body.start, end=body.end, name=body.name, role=role, generic=body.generic)


def named_inside(text: str, clause: Clause, bodies: list[BodyFound], after: int) -> list[BearerFound]:
    """Bodies that a clause puts to work behind its verb: 组织甲、乙开展 (responsible), 由甲负责, 与甲联合."""
    out: list[BearerFound] = []
    if not bodies:
        return out
    inside = [body for body in bodies if after <= body.start and body.end <= clause.end]
    number = 0
    while number < len(inside):
        body = inside[number]
        before = max(clause.start, body.group_start - 6)
        group, reach = _group(text, inside[number:], clause.end)
        number += len(group)
        if _ORGANISE.search(text, before, body.group_start) and reach < clause.end and not text.startswith("的", reach):
            lead = Role.LEAD if _LEAD.match(text, reach, clause.end) else Role.RESPONSIBLE
            out += [_bearer(one, lead) for one in group]
        elif _JOINTLY.search(text, before, body.group_start) and re.match(r"(?:联合|共同)", text[reach : reach + 2]):
            out += [_bearer(one, Role.SUPPORT) for one in group]
        elif re.match(r"(?:共同)?(?:负责牵头|牵头负责|牵头|负责(?!人|同志))", text[reach : reach + 4]) and _BY.search(
            text, before, body.group_start
        ):
            out += [_bearer(one, Role.LEAD if "牵头" in text[reach : reach + 4] else Role.RESPONSIBLE) for one in group]
    return out
