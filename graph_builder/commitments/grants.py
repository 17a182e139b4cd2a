"""What a granted sum counts: who gets it, for what each, and what is granted (新获评示范店每家奖励)."""

from __future__ import annotations

import re

from graph_builder.commitments.metric_words import MetricWords
from graph_builder.model.mention import Quantity
from graph_builder.model.span import LocalSpan

_REACH = 240
_LONGEST = 30
_NOUN = re.compile("(?:的|人民币|资金)*((?:一次性)?[\u4e00-\u9fff]{0,6})")
_LEVEL = re.compile("(?:提高|增加|提升|提|增|调整|降低)[到至]")  # 补贴标准提高到100元 sets a level
_PRIZE = re.compile("((?:[特一二三优]|金|银|铜)(?:等)?奖|第[一二三]名|[ABCⅠⅡⅢ]类|[一二三]等次?)$")
_BRACKET = re.compile("（[^（）]*）|《[^《》]*》的?")
_LIST = re.compile("(?:[^，、的]{2,20}、)+[^，、的]{2,24}?等(?=[\u4e00-\u9fff])")
_BARE = re.compile("(?:的|，|,|且|并|分别|最高|最多|可|按照?|均|每次|每年度?|再|累计|合计|额度|总额|度)$")
_FURTHER = re.compile(
    "[且并].*的$|其中|同时|最高可?按|[一二两三四五六0-9]+期合计|每[部集家件场次个项][\u4e00-\u9fff]{0,4}$|每[\u4e00-\u9fff]{1,4}1[家个名户项]$"
)
_GIVEN = re.compile("(?:给予|予以|奖励|补助|补贴|资助|扶持)[^，]{0,8}[0-9]")
_EACH = re.compile("每[\u4e00-\u9fff]{1,4}1[家个名户项]")
# 给予出品方最高20万元: who gets it, in the clause of the sum
_RECIPIENT = re.compile("(?:给予|予以)(?![特一二三优金银铜第])([一-鿿]{3,12}?)(?:最高|最多|不超过|总额)?$")
_SUBJECT = re.compile(
    "((?:本条款|本条|单个|单家|每个|每家|每年|同一|全年|每户|每所)[一-鿿]{0,14}(?:奖励|补助|补贴|资助|扶持|奖补)(?:额度|总额|金额|资金)?)(?:累计|合计)?(?:最高|最多|不超过|为)?"
)
_NAMED = 3
_SHARES = ("%", "％")
# 按票房的3%给予奖励: the share of what
_BASE = re.compile("(?:按照?|不超过|依照)(?:其|该[一-鿿]{0,3}|项目)?([一-鿿]{2,12}?)的?(?:最高|不超过)?$")
_SPLIT = re.compile("[，,；;：:]")
_PARTS = re.compile("[、和及与]")
_AMOUNT = re.compile(r"[0-9.]+\s*[万亿]?[\u4e00-\u9fff]{0,3}?(?:以上)?(?=[、和及的，]|$)")


def grant_metric(text: str, unit: LocalSpan, clause: LocalSpan, quantity: Quantity, words: MetricWords) -> str:
    """ "" where the number is no grant."""
    start = max(unit.start, quantity.span.start - _REACH)
    head = text[clause.start : quantity.span.start]
    what = _granted(text, clause, quantity, words)
    verb = words.giving.search(head.rstrip()) or words.granting.search(quantity.text)
    per = _EACH.search(head) or words.per.search(head.rstrip())
    if not what and (not (verb or per) or _LEVEL.search(head)):
        return ""
    noun = what or _near_grant(text, start, clause.end, quantity, words)
    if not noun:
        return ""
    if quantity.unit in _SHARES and (base := _BASE.search(_tight(head))):
        return f"{noun.removeprefix('给予').removeprefix('予以')}占{base[1]}比例"
    own = head[: verb.start()] if verb and verb.string != quantity.text else head
    prize = _PRIZE.search(head.rstrip())
    share = _position(text, clause, quantity, words) if "分别" in head else None
    named = _SUBJECT.fullmatch(_BRACKET.sub("", _tight(head))) if not what else None
    if named and share is None:
        # 每个园区每年累计奖励最高100万元: the clause says it in its own words
        return named[1]
    given = _RECIPIENT.search(_BRACKET.sub("", _tight(head)))
    who = given[1] if given and given[1] not in words.anybody and not per else _grantee(text, start, clause.start, own, share, words)
    each = per.group() if per and per.group() not in who else ""
    return (who + (prize[1] if prize else "") + each).removesuffix(noun) + noun


def _granted(text: str, clause: LocalSpan, quantity: Quantity, words: MetricWords) -> str:
    """The noun behind the sum, also behind further sums of a list: 60万元、40万元扶持 → 扶持."""
    at = quantity.span.end
    if others := words.others.match(text, at, clause.end):
        at = others.end()
    found = _NOUN.match(text, at, clause.end)
    grant = words.grant.search(found[1]) if found else None
    if not grant or not found or grant.start() > 4 or (grant.group().endswith("支持") and grant.end() < len(found[1])):
        return ""
    return found[1][: grant.end()]


def _near_grant(text: str, start: int, end: int, quantity: Quantity, words: MetricWords) -> str:
    """每家最高100万元, 一等奖5万元、二等奖3万元奖励: what is granted stands before the sum, or behind the last of a list."""
    found = list(words.grant.finditer(text, start, quantity.span.end)) or list(words.grant.finditer(text, quantity.span.end, end))
    return found[-1].group() if found else ""


def _position(text: str, clause: LocalSpan, quantity: Quantity, words: MetricWords) -> tuple[int, int]:
    """Which of how many sums of a list this one is."""
    listed = words.earlier.search(text, clause.start, quantity.span.start)
    first = len(words.number.findall(listed.group())) if listed else 0
    others = words.others.match(text, quantity.span.end, clause.end)
    return first, first + 1 + (len(words.number.findall(others.group())) if others else 0)


def _grantee(text: str, start: int, clause_start: int, own: str, share: tuple[int, int] | None, words: MetricWords) -> str:
    """Who gets it: the head of the clause itself, else the nearest clause before that is no aside (经认定, 按档次)."""
    loose = ""
    parts = [own, *reversed(_SPLIT.split(text[start:clause_start]))]
    closer = ""
    for part in parts[:7]:
        bare = _plain(part, words)
        if len(bare) < 3 or words.aside.fullmatch(_tight(part)) or _FURTHER.match(_tight(part)) or _GIVEN.search(part):
            continue
        if part is not own and "的" not in part and not words.grantee_lead.match(_tight(part)):
            loose = loose or bare
            continue
        if part is own and len(bare) <= 5 and _tight(part).endswith("的"):
            closer = bare
            continue
        chosen = _plain(_shared(_tight(part), share), words) if share else bare
        return closer + _short(_without_thresholds(chosen, words))
    return closer or _short(loose) or _plain(own, words)


def _without_thresholds(who: str, words: MetricWords) -> str:
    """总投资达到500万元以上展览馆项目 → 展览馆项目: what must be shown tells the thing from no other where its name is left."""
    rest = words.threshold.sub("", who).strip("、且并")
    return rest if len(rest) >= _NAMED else who


def _short(who: str) -> str:
    if len(who) > _LONGEST and "、" in who:
        who = who.partition("、")[0] + who.rpartition("、")[2]
    return who[-_LONGEST:]


def _tight(part: str) -> str:
    return re.sub(r"\s", "", part).rstrip("，,")


def _plain(part: str, words: MetricWords) -> str:
    """对新认定的国家级孵化器给予 → 新认定国家级孵化器."""
    part = _bare(_tight(part))
    part = _LIST.sub("", _BRACKET.sub("", part))
    if "对" in part[1:] and not part.startswith("对"):
        part = part[part.index("对", 1) :]
    while lead := words.grantee_lead.match(part):
        part = part[lead.end() :]
    part = words.per.sub("", part) if words.per.match(part) else part
    return _bare(part).replace("的", "").strip("，“”")


def _bare(part: str) -> str:
    """Without what may close the words for a grantee; one word after the other, so that no text makes it slow."""
    while end := _BARE.search(part):
        part = part[: end.start()]
    return part


def _shared(part: str, share: tuple[int, int]) -> str:
    """The k-th of the coordinated things, with what all of them share: 制定国际标准、国家标准的企业 → 制定国家标准的企业."""
    which, many = share
    amounts = list(_AMOUNT.finditer(part))
    if len(amounts) == many and many > 1:
        return part[: amounts[0].start()] + amounts[which].group() + part[amounts[-1].end() :]
    things = _PARTS.split(part)
    if len(things) < many or many < 2:
        return part
    things = ["、".join(things[: len(things) - many + 1]), *things[len(things) - many + 1 :]]
    last, closing, rest = things[-1].partition("的")
    size = len(last)
    first, opening = things[0][-size:], things[0][:-size]
    member = (first, *things[1:-1], last)[which]
    return opening + member + closing + rest
