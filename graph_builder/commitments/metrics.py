"""What a number counts: the noun behind a classifier, else the subject before the number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph_builder.lexicon import Lexicon
from graph_builder.model.mention import Quantity
from graph_builder.model.span import LocalSpan

_LONGEST = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    lead: re.Pattern[str]
    link: re.Pattern[str]
    tail: re.Pattern[str]
    cut: re.Pattern[str]
    keep: re.Pattern[str]
    done: re.Pattern[str]
    money: re.Pattern[str]
    condition: re.Pattern[str]
    modifier: re.Pattern[str]
    number: re.Pattern[str]
    others: re.Pattern[str]
    kinds: dict[str, str]


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon) -> _Words:
    def any_of(kind: str) -> str:
        words = [row[0] for row in lexicon.rows("target_words") if row[1] == kind]
        return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))

    units = "|".join(re.escape(w) for w in sorted(lexicon.words("units"), key=lambda w: (-len(w), w)))
    number = rf"[0-9.xX*×]+[十百千万亿]*[多余]?(?:{units})?"
    return _Words(
        lead=re.compile(rf"(?:{any_of('lead')}|(?:到|在|至)?[0-9xX*×]{{1,4}}[年月](?:[底末初])?(?:前)?)"),
        link=re.compile(rf"(?:{any_of('link')})$"),
        tail=re.compile(rf"(?:{any_of('tail')})$"),
        cut=re.compile("|".join(row[0] for row in lexicon.rows("target_words") if row[1] == "cut")),
        keep=re.compile(rf"(?:{any_of('keep')})$"),
        done=re.compile(rf"[\u4e00-\u9fff0-9xX*]{{0,10}}?(?:{any_of('done')})([\u4e00-\u9fff]{{2,16}})"),
        money=re.compile(rf"(?:{any_of('condition')})$"),
        condition=re.compile(any_of("condition")),
        modifier=re.compile(rf"^(?:{any_of('modifier')})|(?:{any_of('modifier')})$"),
        number=re.compile(rf"{number}(?:以上|左右|以内)?(?![年月])"),
        others=re.compile(rf"(?:、{number})+"),
        kinds={row[0]: row[1] for row in lexicon.rows("units")},
    )


_NOUN = re.compile("(?:以上|左右|及以[上下])?的?((?:“[^”]{1,14}”)?[\u4e00-\u9fffA-Z“”·]{2,40})")
_PIECE = re.compile("[^，,。；;：:、\n]*$")
_MODIFIER = re.compile("([\u4e00-\u9fff《》]{2,14})的$")
_SIZE = re.compile("[0-9xX*×.]+[万亿]?[\u4e00-\u9fff]{1,3}?及以[上下]")
_LEVELS = re.compile("(?<=.)[由从][0-9xX*×].*$")  # 由1500元提高到: what stands before the old level is the subject
_TIMES = re.compile('[“"]?[一二三四五六七八九十]个$')  # 三个100%
_GROUND = re.compile("在[^，,]{0,10}基础上|分别|要(?=增长|下降|提高|减少|降低)")
_JOINED = ("和", "及", "与", "、")


def _behind(text: str, clause: LocalSpan, quantity: Quantity, words: _Words) -> str:
    """The noun behind the unit, up to the next verb or mark."""
    at = quantity.span.end
    # x台x吨及以下吊车: a qualifying size stands between the classifier and the noun.
    if size := _SIZE.match(text, at, clause.end):
        at = size.end()
    elif others := words.others.match(text, at, clause.end):
        at = others.end()
    found = _NOUN.match(text, at, clause.end)
    if not found:
        return ""
    noun, end = found[1], found.end()
    if cut := words.cut.search(noun, 1):
        noun, end = noun[: cut.start()], found.start(1) + cut.start()
    while tail := words.tail.search(noun):
        noun = noun[: tail.start()]
    noun = noun.removesuffix("的").strip("“”")
    # x处堤段…完成护坡加固: what is done to the things belongs to what is counted.
    work = words.done.match(text, end, clause.end)
    if work and 2 <= len(noun) <= 6 and "、" not in work.group():
        noun += words.tail.sub("", words.tail.sub("", work[1]))
    return noun


def _before(text: str, start: int, end: int, words: _Words) -> str:
    """The subject between the beginning of a clause and a number."""
    piece = _PIECE.search(text, start, end)
    noun = piece.group() if piece else ""
    noun = _LEVELS.sub("", _TIMES.sub("", noun))
    while link := words.link.search(noun):
        noun = noun[: link.start()]
    numbers = [m.end() for m in words.number.finditer(noun)]
    noun = noun[numbers[-1] :] if numbers else noun
    if noun.endswith(_JOINED) or noun.startswith(_JOINED):
        return ""
    while lead := words.lead.match(noun):
        if lead.end() == len(noun):
            return ""
        noun = noun[lead.end() :]
    noun = _GROUND.sub("", noun[-_LONGEST:]).strip("“”的")
    return noun if len(noun) > 1 else ""


def _modifier(text: str, clause: LocalSpan, quantity: Quantity, words: _Words) -> str:
    """已动工的x座泵站 → 已动工."""
    found = _MODIFIER.search(text, max(clause.start, quantity.span.start - 16), quantity.span.start)
    return re.sub("[《》]", "", words.modifier.sub("", words.modifier.sub("", found[1]))) if found else ""


def _change(text: str, clause: LocalSpan, quantity: Quantity, words: _Words) -> str:
    """新增 before the number is part of what is counted: 新增1家书店 → 新增书店."""
    found = words.keep.search(text, max(clause.start, quantity.span.start - 4), quantity.span.start)
    return found.group() if found else ""


def _earlier(text: str, unit: LocalSpan, clause: LocalSpan, words: _Words) -> str:
    """The subject of the clause before: 产值增长5%，达到3亿元 counts 产值."""
    end = max(unit.start, clause.start - 1)
    piece = _PIECE.search(text, max(unit.start, end - 80), end)
    start = piece.start() if piece else end
    number = words.number.search(text, start, end)
    noun = _before(text, start, number.start() if number else end, words)
    return re.sub("(?:增长|下降|增加)$", "", noun) if number else noun


def metric(text: str, unit: LocalSpan, clause: LocalSpan, quantity: Quantity, lexicon: Lexicon) -> str:
    """What `quantity` counts, simplified, short and without quotation marks; "" where the unit does not say."""
    return re.sub('[“”"]', "", _metric(text, unit, clause, quantity, lexicon))


def _metric(text: str, unit: LocalSpan, clause: LocalSpan, quantity: Quantity, lexicon: Lexicon) -> str:
    words = _words(lexicon)
    kind = words.kinds.get(quantity.unit, "")
    if quantity.value == 0 and quantity.text.strip("“”").startswith("零"):
        subject = _before(text, clause.start, quantity.span.start, words).removesuffix("支付")
        return subject + quantity.text.strip("“”")[1:].strip("”")
    before = _before(text, clause.start, quantity.span.start, words)
    behind = _behind(text, clause, quantity, words)
    if behind and (words.condition.match(behind) or kind == "time"):
        return words.lead.sub("", behind, count=1) or behind
    if not before and not behind and (money := words.money.search(text, clause.start, quantity.span.start)):
        return money.group()
    counted = kind in ("count", "people") or quantity.text.endswith("大")
    if (counted and len(behind) >= 2 and not (before and text.startswith("的", quantity.span.end))) or not before:
        earlier = _earlier(text, unit, clause, words)
        if not behind:
            return earlier
        modifier = _modifier(text, clause, quantity, words)
        whole = earlier.removesuffix("工程").removesuffix("项目")
        # 实施旧闸改造工程，完成x座改造任务: the clause before names the work in full.
        if not modifier and len(behind) == 2 and whole.endswith(behind):
            return whole
        return (modifier or _change(text, clause, quantity, words)) + behind
    return before
