"""The words around a number that may say what it counts: the noun behind it, the subject before it, the clause before that."""

from __future__ import annotations

import re

from graph_builder.commitments.metric_words import COUNTS, MetricWords
from graph_builder.model.mention import Quantity
from graph_builder.model.span import LocalSpan

_LONGEST = 32
_BACK = 80
_AREAS = ("亩", "公顷", "平方公里", "平方千米", "平方米")

_NOUN = re.compile(
    r"(?:（[^（）]{1,6}）)?(?:以上|左右|及以[上下])?的?"
    r"((?:“[^”]{1,14}”|[\u4e00-\u9fffA-Z])(?:[\u4e00-\u9fffA-Z“”·+－-]|(?<=[A-Z])[0-9]|[0-9](?=[A-Z])|/|（[^（）]{1,12}）|、(?![0-9xX*]))*)"
)
_PIECE = re.compile("[^，,。；;：:、\n]*$")
_CLAUSE = re.compile("[^，,。；;：:\n]*$")
_MEMBER = re.compile("([^，,。；;：:\n、]{2,18})、$")
_MODIFIER = re.compile("([\u4e00-\u9fff《》]{2,14})的$")
_SIZE = re.compile("[0-9xX*×.]+[万亿]?[\u4e00-\u9fff]{1,3}?(?:及以|以)[上下]")
_LEVELS = re.compile("(?<=.)[由从][^，、。]{0,6}?[0-9xX*×].*$")  # 由1500元提高到: what stands before the old level is the subject
_TIMES = re.compile('[“"]?[一二三四五六七八九十]个$')  # 三个100%
_LEVEL_NOW = re.compile("(?:现行|目前|现有|原来?|当前)?[0-9.]+%?的")
_GROUND = re.compile("在[^，,]{0,10}基础上|分别|[要再均将](?=增长|下降|提高|减少|降低|增加|压减)")
_FROM = re.compile("^(?:从[^，]{2,14}(?:中|里|内)|在[^，]{2,24}?(?:方面|领域|环节)|[^，]{0,16}等(?:方面|领域))")
_BASED = re.compile("(?:可?按照?|不[少低]于|不[超高][过于])[^，]{2,}$")  # 出让价按评估价的50%: the base of a rate is not what it sets
_COMPARED = re.compile("^[比较](?:去年|上年)(?:同期|预算)?")
_DIGITS = tuple("0123456789xX*")
_NO_NOUN = ("等", "用于", "用来", "以支持")
_JOINED = ("和", "及", "与", "、")
_LEVEL_ADJECTIVE = re.compile("(?:级|类|型)$")
_AFTER_LEVEL = re.compile(r"[、和及][0-9xX*]+[\u4e00-\u9fff]{1,2}[^，。；、]{0,6}?(?:级|类|型)([\u4e00-\u9fff]{2,12})")


def behind(text: str, clause: LocalSpan, quantity: Quantity, words: MetricWords) -> str:
    """The noun behind the unit, up to the next verb or mark, without the modifiers that make it long."""
    at = quantity.span.end
    # x台x吨及以下吊车: a qualifying size stands between the classifier and the noun.
    if size := _SIZE.match(text, at, clause.end):
        at = size.end()
    elif others := words.others.match(text, at, clause.end):
        at = others.end()
    found = _NOUN.match(text, at, clause.end)
    if not found or found[1].startswith(_NO_NOUN):
        return ""
    noun, end = found[1], found.end()
    if cut := words.cut.search(noun, 1):
        noun, end = noun[: cut.start()], found.start(1) + cut.start()
    if "、" in noun and text.startswith(_DIGITS, end):
        # 9条道路、旧街改造20条支路: the last member has a number of its own
        noun = noun.rpartition("、")[0]
    counts = words.kinds.get(quantity.unit) in COUNTS
    noun = _bounded(_head(_trimmed(noun, words), counts, words), quantity.unit)
    if len(noun) < 2:
        return ""
    if _LEVEL_ADJECTIVE.search(noun) and (shared := _AFTER_LEVEL.match(text, end)):
        return noun + _trimmed(shared[1], words)
    # x处堤段…完成护坡加固: what is done to the things belongs to what is counted.
    work = words.done.match(text, end, clause.end)
    if work and len(noun) <= 6 and "、" not in work.group():
        noun += _trimmed(work[1], words)
    return noun


def _trimmed(noun: str, words: MetricWords) -> str:
    while tail := words.tail.search(noun):
        noun = noun[: tail.start()]
    return noun.rstrip("、和及的").strip("“”")


def _bounded(noun: str, unit: str) -> str:
    """50万亩耕地红线: a line is drawn for the area."""
    bare = re.sub("(?:任务|保护)?为?(?:红线|底线)$", "", noun)
    return bare + "面积" if bare != noun and unit in _AREAS else bare


def _head(noun: str, counts: bool, words: MetricWords) -> str:
    """10个X、Y等产业集群 counts 产业集群, 10公里X、Y等工程 measures X; 具有影响力的创新平台 → 创新平台."""
    first, found, last = noun.rpartition("等")
    if found and len(last) >= 2:
        noun = last if counts and not words.plain.match(last) else first.partition("、")[0]
    return _light(noun, words)


def _light(noun: str, words: MetricWords) -> str:
    first, found, last = noun.rpartition("的")
    return last if found and len(last) >= 2 and words.heavy.search(first) else noun


def before(text: str, start: int, end: int, words: MetricWords) -> str:
    """The subject between the beginning of a clause and a number."""
    piece = _PIECE.search(text, start, end)
    noun = piece.group() if piece else ""
    begins = piece.start() if piece else end
    noun = _LEVEL_NOW.sub("", _LEVELS.sub("", _TIMES.sub("", noun.rstrip())))
    while link := words.link.search(noun):
        noun = noun[: link.start()]
    numbers = [m.end() for m in words.number.finditer(noun) if "岁" not in m.group()]
    noun = noun[numbers[-1] :] if numbers else noun
    if noun.endswith(_JOINED) or noun.startswith(_JOINED):
        return ""
    led = _led(noun, words)
    whole, noun = led == noun, _COMPARED.sub("", _light(led, words))
    if whole and not numbers and words.measured.search(words.change.sub("", noun)):
        noun = _members(text, start, begins, words) + noun
    based = _BASED.sub("", noun)
    noun = based if len(based) > 2 else noun
    noun = noun if len(noun) <= _LONGEST else noun.rpartition("、")[2]
    noun = _GROUND.sub("", noun[-_LONGEST:]).strip("“”的 ")
    return noun if len(noun) > 1 else ""


def _led(noun: str, words: MetricWords) -> str:
    """A subject without the verbs and adverbs that open its clause."""
    noun = words.laid_out.sub("", words.served.sub("", _FROM.sub("", noun)))
    while lead := words.lead.match(noun):
        if lead.end() == len(noun):
            return ""
        noun = _FROM.sub("", noun[lead.end() :])
    return noun


def _members(text: str, start: int, end: int, words: MetricWords) -> str:
    """甲、乙排放量下降3%: the members before the last one share its head."""
    at = end
    while at > start and (found := _MEMBER.search(text, max(start, at - 20), at)):
        if words.number.search(found[1]):
            break
        led = _led(found[1], words)
        at = found.end(1) - len(led)
        if led != found[1]:
            break
    return text[at:end]


def modifier(text: str, clause: LocalSpan, quantity: Quantity, words: MetricWords) -> str:
    """已动工的x座泵站 → 已动工; long ones (具有推广效应的) are left out."""
    found = _MODIFIER.search(text, max(clause.start, quantity.span.start - 16), quantity.span.start)
    if not found or text[found.start() - 1 : found.start()].isdigit():
        return ""
    kept = words.modifier.sub("", words.modifier.sub("", found[1]))
    while (lead := words.lead.match(kept)) and not kept.startswith("已"):
        kept = kept[lead.end() :]
    return "" if words.heavy.search(kept) else re.sub("[《》]", "", kept)


def change(text: str, clause: LocalSpan, quantity: Quantity, words: MetricWords) -> str:
    """新增 before the number is part of what is counted: 新增1家书店 → 新增书店."""
    found = words.keep.search(text, max(clause.start, quantity.span.start - 4), quantity.span.start)
    return found.group() if found else ""


def earlier(text: str, unit: LocalSpan, clause: LocalSpan, at: int, words: MetricWords) -> str:
    """What the clause before speaks of: its subject where it holds a number (产值增长5%，达到3亿元), else its object."""
    end = max(unit.start, clause.start - 1)
    piece = _CLAUSE.search(text, max(unit.start, end - _BACK), end)
    start = piece.start() if piece else end
    if number := words.number.search(text, start, end):
        noun = before(text, start, number.start(), words) or behind_text(text, number.end(), end, words)
        return words.change.sub("", noun)
    thing = _object(text[start:end], words)
    if not thing and start > unit.start + 1 and end > start:
        # 力争年末，…: a clause that only gives the time
        piece = _CLAUSE.search(text, max(unit.start, start - 1 - _BACK), start - 1)
        thing = _object(piece.group(), words) if piece else ""
    return _head(thing, True, words) if len(thing) <= _LONGEST else ""


def _object(clause: str, words: MetricWords) -> str:
    """What a clause works on; "" where it does not begin with a verb (尽力而为)."""
    thing = _led(clause, words)
    return "" if thing == clause else _trimmed(thing, words)


def behind_text(text: str, at: int, end: int, words: MetricWords) -> str:
    found = _NOUN.match(text, at, end)
    return _trimmed(found[1], words) if found else ""


def purpose(text: str, at: int, end: int) -> str:
    """安排500万元用于产业发展 → 产业发展."""
    found = _PURPOSE.match(text, at, end)
    return found[1].rstrip("等") if found else ""


_PURPOSE = re.compile(
    "[，,]?(?:专门|重点|主要)?(?:用于|用来|支持|投入|专项用于)(?:支持|加强|开展|推进|实施)?[0-9.xX万亿千百多余以上]*(?:人次|人|户|个|家)?(?:以上)?的?([\u4e00-\u9fff]{2,16})"
)


def subject(text: str, start: int, end: int, words: MetricWords) -> str:
    """The whole subject of a clause, with all its coordinated members."""
    return _led(text[start:end].strip("，、"), words)
