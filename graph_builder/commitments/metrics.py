"""What a number counts: the grant it is, the noun behind a classifier, else the subject before the number."""

from __future__ import annotations

import re

from graph_builder.commitments import counted
from graph_builder.commitments.grants import grant_metric
from graph_builder.commitments.metric_words import COUNTS, MetricWords, metric_words
from graph_builder.lexicon import Lexicon
from graph_builder.model.mention import Quantity
from graph_builder.model.span import LocalSpan

_ZEROS = re.compile('(?:[“"]?零[\u4e00-\u9fff]{1,4}?[”"]?[、和及])+$')
_ALL = re.compile("^(?:全部|全面|均|都|全)")
_SHARE_OF = re.compile(
    "(?:以上|左右)?的?(?!、)([\u4e00-\u9fff（）、]{1,14}?)(?:和[0-9.]+%的[\u4e00-\u9fff（）、]{1,12}?)?(达到|实现|完成|建成|纳入|通过|接入|具备|配备|开设|建立|设立|拥有|符合)"
)
_PLACE = re.compile("^[^，]{1,5}[县市区州旗镇乡]$")
_GIVES = re.compile("奖励|补助|补贴|资助|扶持|奖补")
_LONGEST = re.compile("(?:原则上|一般)?(?:最长|最短)?(?:为)?$")
_ONCE = re.compile("(?:仅|只|限|最多)(?:可以?|能)?[一-鿿]{2}$")
_WITHIN = re.compile("(?:在)?(?:政策|办法|措施)?(?:有效|实施)期内")
_RATE = re.compile("的?(?:要求|比例|标准|速度|幅度)(?:分[一二两三四五]年)?")


def metric(text: str, unit: LocalSpan, clause: LocalSpan, quantity: Quantity, lexicon: Lexicon) -> str:
    """What `quantity` counts, simplified, short and without quotation marks; "" where the unit does not say."""
    return re.sub('[“”"\\s]', "", _metric(text, unit, clause, quantity, metric_words(lexicon)))


def listed_metric(text: str, unit: LocalSpan, clause: LocalSpan, quantity: Quantity, lexicon: Lexicon, first: str) -> str:
    """The same for a number behind an enumeration comma: it counts what the one before it does, unless each has its own (分别, 零X)."""
    words, own = metric_words(lexicon), ""
    if quantity.value == 0 and quantity.text.strip("“”").startswith("零"):
        own = _zero(text, clause, quantity, words)
    elif "分别" in text[clause.start : quantity.span.start]:
        grant = quantity.unit.endswith("元") and grant_metric(text, unit, clause, quantity, words)
        own = grant or _own_share(text, unit, clause, quantity, words)
    return re.sub('[“”"\\s]', "", own) or first


def _metric(text: str, unit: LocalSpan, clause: LocalSpan, quantity: Quantity, words: MetricWords) -> str:
    kind = words.kinds.get(quantity.unit, "")
    start, end = quantity.span.start, quantity.span.end
    if quantity.value == 0 and quantity.text.strip("“”").startswith("零"):
        return _zero(text, clause, quantity, words)
    if (kind == "share" or quantity.unit.endswith("元")) and (grant := grant_metric(text, unit, clause, quantity, words)):
        return grant
    if "分别" in text[clause.start : start] and (own := _own_share(text, unit, clause, quantity, words)):
        return own
    before = counted.before(text, clause.start, start, words)
    behind = counted.behind(text, clause, quantity, words)
    if before and (((alone := words.keep.match(before)) and alone.end() == len(before)) or (behind and words.verb_end.search(before))):
        before = ""
    if kind == "term":
        return _LONGEST.sub("", before) or "期限"
    if quantity.unit == "次" and (once := _ONCE.search(text, clause.start, start)):
        return _once(text, clause, quantity, once, words)
    if kind == "time":
        return _done_within(text, clause, quantity, words) or before
    if kind == "share" and (share := _share_of(text, clause, quantity, words)):
        return share
    if (
        quantity.unit.endswith("元")
        and not behind
        and words.spend.search(text, clause.start, start)
        and (use := counted.purpose(text, end, unit.end))
    ):
        return use + "资金"
    if kind in COUNTS or quantity.text.endswith("大") or (kind == "" and behind):
        return _counted(text, unit, clause, quantity, before, behind, words)
    if before:
        return _completed(text, unit, clause, quantity, before, words)
    if behind and not words.rate.match(behind):
        return counted.change(text, clause, quantity, words) + behind
    return _same_clause(text, clause, start, words) or counted.earlier(text, unit, clause, start, words) or behind


def _once(text: str, clause: LocalSpan, quantity: Quantity, found: re.Match[str], words: MetricWords) -> str:
    """每家企业仅可享受一次奖励 → 每家企业奖励次数."""
    subject = re.split("[、，]", text[clause.start : found.start()])[-1]
    what = words.grant.search(text, found.start(), clause.end)
    return _WITHIN.sub("", re.sub("（[^（）]*）", "", subject)).removesuffix("原则上") + (what.group() if what else "") + "次数"


def _zero(text: str, clause: LocalSpan, quantity: Quantity, words: MetricWords) -> str:
    """欠薪零发生 → 欠薪发生; 安全生产零死角、零事故: the subject holds for each."""
    listed = _ZEROS.search(text, clause.start, quantity.span.start)
    at = listed.start() if listed else quantity.span.start
    subject = counted.before(text, clause.start, at, words).removesuffix("支付")
    return subject + quantity.text.strip("“”")[1:].strip("”")


def _done_within(text: str, clause: LocalSpan, quantity: Quantity, words: MetricWords) -> str:
    """2小时内优先赶到现场 → 赶到现场."""
    work = counted.subject(text, quantity.span.end, clause.end, words)
    return re.split("、|并|和按", work.removeprefix("的"))[0].removesuffix("目标").removesuffix("的工作").removesuffix("的标准")[:20]


def _share_of(text: str, clause: LocalSpan, quantity: Quantity, words: MetricWords) -> str:
    """90%的村建成驿站 → 建成驿站的村占比."""
    if (rate := _RATE.match(text, quantity.span.end, clause.end)) and re.search(
        "[按以]照?[^，]{0,24}$", text[clause.start : quantity.span.start]
    ):
        work = counted.subject(text, rate.end(), clause.end, words)
        return f"{work[:16]}比例" if len(work) >= 2 else ""
    found = _SHARE_OF.match(text, quantity.span.end, clause.end)
    if not found or words.rate.match(found[1]):
        return ""
    done = re.sub("以上$|左右$|全覆盖$", "", text[found.start(2) : clause.end])
    return f"{done[:16]}的{found[1].strip('的')}占比"


def _counted(text: str, unit: LocalSpan, clause: LocalSpan, quantity: Quantity, before: str, behind: str, words: MetricWords) -> str:
    if _ALL.match(behind):
        return before + _ALL.sub("", behind) if before else behind
    if (
        _PLACE.search(before)
        and (quantity.span.end >= clause.end or text.startswith("、", quantity.span.end))
        and (thing := counted.earlier(text, unit, clause, quantity.span.start, words))
    ):
        # 建成示范村30个，其中甲县10个、乙县20个
        return before + thing
    of_it = text.startswith("的", quantity.span.end) and not quantity.text.endswith(("以上", "左右", "以内", "以下"))
    if len(behind) < 2 or (before and of_it):
        subject = before or _same_clause(text, clause, quantity.span.start, words)
        return subject or counted.earlier(text, unit, clause, quantity.span.start, words)
    if given := _GIVES.search(quantity.text):
        # 最多奖励3家剧场: how many get it
        return given.group() + behind
    kept = counted.modifier(text, clause, quantity, words)
    whole = counted.earlier(text, unit, clause, quantity.span.start, words).removesuffix("工程").removesuffix("项目")
    # 实施旧闸改造工程，完成x座改造任务: the clause before names the work in full.
    if not kept and len(behind) == 2 and whole.endswith(behind):
        return whole
    return (kept or counted.change(text, clause, quantity, words)) + behind


def _completed(text: str, unit: LocalSpan, clause: LocalSpan, quantity: Quantity, before: str, words: MetricWords) -> str:
    """A side of a thing without the thing (产量, 同比增长, 规模) takes it from what stands before."""
    grown = words.change.search(before)
    side = before[: grown.start()] if grown else before
    if side and not words.attribute.fullmatch(side):
        return before
    thing = _thing(text, unit, clause, quantity, words)
    if not thing:
        return before
    rest = before.removeprefix("同比").removeprefix("其中")
    if not side:
        return thing + rest
    stem = words.attribute_end.sub("", thing) or thing
    overlap = next((n for n in range(min(len(stem), len(rest)), 0, -1) if stem.endswith(rest[:n])), 0)
    return stem + rest[overlap:]


def _thing(text: str, unit: LocalSpan, clause: LocalSpan, quantity: Quantity, words: MetricWords) -> str:
    """The subject of the same clause before an enumeration comma, else that of the clause before."""
    comma = text.rfind("、", clause.start, quantity.span.start)
    if comma > 0 and (subject := _same_clause(text, clause, comma, words)):
        return words.change.sub("", subject)
    return counted.earlier(text, unit, clause, quantity.span.start, words)


def _same_clause(text: str, clause: LocalSpan, end: int, words: MetricWords) -> str:
    """The subject before the first number of the clause: 增长7%以上、力争达到8%."""
    number = words.number.search(text, clause.start, end)
    return counted.before(text, clause.start, number.start(), words) if number else ""


def _own_share(text: str, unit: LocalSpan, clause: LocalSpan, quantity: Quantity, words: MetricWords) -> str:
    """甲和乙补助标准分别提高30元和5元: each number has its own member of the subject."""
    at = text.find("分别", clause.start, quantity.span.start)
    listed = words.earlier.search(text, at, quantity.span.start)
    which = len(words.number.findall(listed.group())) if listed else 0
    subject = counted.subject(text, clause.start, at, words)
    members = re.split("[、和及与]", subject)
    if len(members) < 2 or which >= len(members):
        return ""
    how = re.match("(?:再|均|各|要|年均)*([\u4e00-\u9fff]{2,3})", text[at + 2 : quantity.span.start])
    grown = how[1] if how and words.change.match(how[1]) and not re.search("[到至为]$", how[1]) else ""
    last, member = members[-1], members[which]
    if member is not last and not words.measured.search(member):
        member += last[len(member) :]
    return member + grown
