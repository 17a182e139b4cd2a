"""The words that tell what a number counts, compiled once from the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph_builder.lexicon import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricWords:
    """Patterns by the kinds of `target_words`; `number` is a figure with its unit, `others` further ones behind an enumeration comma."""

    lead: re.Pattern[str]
    link: re.Pattern[str]
    tail: re.Pattern[str]
    cut: re.Pattern[str]
    keep: re.Pattern[str]
    done: re.Pattern[str]
    condition: re.Pattern[str]
    granting: re.Pattern[str]
    giving: re.Pattern[str]
    modifier: re.Pattern[str]
    heavy: re.Pattern[str]
    attribute: re.Pattern[str]
    attribute_end: re.Pattern[str]
    measured: re.Pattern[str]
    plain: re.Pattern[str]
    served: re.Pattern[str]
    laid_out: re.Pattern[str]
    verb_end: re.Pattern[str]
    change: re.Pattern[str]
    rate: re.Pattern[str]
    spend: re.Pattern[str]
    grant: re.Pattern[str]
    per: re.Pattern[str]
    grantee_lead: re.Pattern[str]
    aside: re.Pattern[str]
    number: re.Pattern[str]
    others: re.Pattern[str]
    earlier: re.Pattern[str]
    threshold: re.Pattern[str]
    anybody: frozenset[str]
    kinds: dict[str, str]


@lru_cache(maxsize=4)
def metric_words(lexicon: Lexicon) -> MetricWords:
    kinds: dict[str, list[str]] = {}
    for word, kind in lexicon.rows("target_words"):
        kinds.setdefault(kind, []).append(word)
    kinds["lead"].sort(key=lambda w: (-len(w.split("(")[0]), w))

    def any_of(kind: str) -> str:
        return "|".join(re.escape(w) for w in sorted(kinds[kind], key=lambda w: (-len(w), w)))

    def source(kind: str) -> str:
        return "|".join(kinds[kind])

    # a year is a number's unit only where a term is limited
    counting = [row[0] for row in lexicon.rows("units") if row[1] != "term"]
    units = "|".join(re.escape(w) for w in sorted(counting, key=lambda w: (-len(w), w)))
    number = rf"(?<![A-Za-z0-9.])[0-9.,xX*×]+\s?[十百千万亿]*[多余]?(?![A-Za-z])(?:{units})?(?:以上|左右|以内|以下)?"
    attribute = any_of("attribute")
    year = r"[明今本来]年(?:底|末|内|初|上半年|下半年|[一二三四]季度|[0-9]{1,2}月底?)?(?:之?前)?"
    date = r"[0-9xX*×]{1,4}[年月](?:[0-9]{1,2}[月日])?(?:[底末初]|上旬|中旬|下旬)?(?:之前|以前|前|以内|内|期间|起)?"
    time = rf"{year}|(?:到|在|至)?{date}"
    return MetricWords(
        # 保障性住房, 完成率, 建设用地: what looks like a verb may begin a name.
        lead=re.compile(rf"(?:{source('lead')}|{time})(?![率额量性度化值款]|税(?![率费负收]))(?!面积|标准|强度|水平|用地|基金|规模)"),
        verb_end=re.compile(rf"(?:{any_of('verb')}|{any_of('spend')})$"),
        link=re.compile(rf"(?:{any_of('link')})$"),
        tail=re.compile(rf"(?:{any_of('tail')})$"),
        cut=re.compile(source("cut")),
        keep=re.compile(rf"(?:{any_of('keep')})$"),
        done=re.compile(rf"[\u4e00-\u9fff0-9xX*]{{0,10}}?(?:{any_of('done')})([\u4e00-\u9fff]{{2,16}})"),
        condition=re.compile(any_of("condition")),
        granting=re.compile(rf"(?:{any_of('condition')})(?!{NO_GRANT})"),
        giving=re.compile(rf"(?:(?:给予|予以).{{0,24}}|(?:{any_of('condition')})(?!{NO_GRANT})[^，、]{{0,6}})$"),
        modifier=re.compile(rf"^(?:{any_of('modifier')})|(?:{any_of('modifier')})$"),
        heavy=re.compile(source("heavy")),
        attribute=re.compile(rf"(?:其中|其|总体|整体|综合|平均|年均|当年|年)?(?:{attribute})"),
        attribute_end=re.compile(rf"(?:{attribute})$"),
        measured=re.compile(rf"(?:{attribute}|[率量额值费价耗])$"),
        served=re.compile(rf"^为[^，]{{2,14}}?(?={any_of('served')})"),
        laid_out=re.compile(rf"^.{{0,10}}?(?:拟|将|计划|预算|财政)(?:{any_of('spend')})(?=.{{2}})(?!强度|水平|比例)"),
        plain=re.compile(rf"(?:{any_of('plain')}){{1,3}}$"),
        change=re.compile(rf"(?:同比|分别|再|均|要|年均)*(?:{any_of('change')})$"),
        rate=re.compile(rf"(?:{any_of('rate')})"),
        spend=re.compile(rf"(?:{any_of('spend')})(?:不少于|不低于|超过|约|近)?$"),
        grant=re.compile(rf"(?:{any_of('grant')})"),
        per=re.compile(
            rf"(?:^|(?<=给予)|(?<=奖励)|(?<=按))(?:{any_of('per')})|(?:{any_of('per')})(?=(?:最高|最多|给予|奖励|补助|可|按)*$)"
        ),
        grantee_lead=re.compile(rf"(?:{source('grantee_lead')})"),
        aside=re.compile(rf"(?:{source('aside')}){{1,2}}$"),
        number=re.compile(rf"{number}(?![年月])"),
        others=re.compile(rf"(?:、?(?:近|约|不少于)?{number})+"),
        earlier=re.compile(rf"(?:{number}[、和及])+$"),
        threshold=re.compile(
            rf"[、且并]*(?:企业)?(?:{any_of('threshold_lead')})*(?:{any_of('threshold')})(?:首次|累计|合计)?(?:达到?|超过?|不低于|不少于|突破)"
            r"\s*[0-9.]+[万亿]?(?:元|美元|平方米|人次?|场次?)?(?:以上|（含）)?"
        ),
        anybody=frozenset(kinds["anybody"]),
        kinds={row[0]: row[1] for row in lexicon.rows("units")},
    )


NO_GRANT = "性|标准|水平|比例|资金|对象|范围|政策|条件|力度|制度|机制"
COUNTS = ("count", "people")
