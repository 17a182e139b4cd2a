"""Companies, schools, hospitals, associations, courts, headquarters: a head of the table and the noun phrase before it."""

from __future__ import annotations

import re
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph_builder.lexicon import Lexicon
from graph_builder.mentions.organisations import BodyFound
from graph_builder.mentions.phrases import left_edge, words

_OFFICE = re.compile(r"办公室|成员单位")
_STOP = re.compile(r"[，。；！？：\n、（）()]|(?<![\d.])\d{1,2}[.．]")
_GENERIC = re.compile(
    r"^(?:分类|建设|世界|一流|双一流|我国|我省|我市|我县|高水平|在校|省属|市属|部属|本科|理工|师范|[各该本某一两三几多每]|一批|一些|有关|相关|其他|大型|中小|优质|重点|龙头|骨干|国有|民营|央属|社会|专业|基层|公立|民办|普通|高等|职业|综合|专科|二级|三级|定点|县级|市级|省级|国家级|国家|全国|区级|企业|人才|技术|创新|综合性|服务|区域|临床|国家重点|省重点|重点|行业|产业|农民|专业|农村|股份|社区|乡镇|村级|中心|特色)+$"
)


@lru_cache(maxsize=4)
def _heads(lexicon: Lexicon) -> tuple[AhoCorasick, tuple[str, ...]]:
    rows = lexicon.rows("institution_heads")
    return AhoCorasick([row[0] for row in rows], matchkind=MatchKind.LeftmostLongest), tuple(row[1] for row in rows)


def find(text: str, start: int, end: int, lexicon: Lexicon) -> list[BodyFound]:
    """Named institutions of text[start:end] in order. A head with a generic modifier (各企业, 公立医院) names none."""
    automaton, kinds = _heads(lexicon)
    out: list[BodyFound] = []
    for index, a, b in automaton.find_matches_as_indexes(text[start:end]):
        a, b = a + start, b + start
        opened = max((match.end() for match in _STOP.finditer(text, max(start, a - 24), a)), default=max(start, a - 24))
        tokens = words(text, opened, b)
        last = len(tokens.words) - 1
        first = left_edge(tokens, last, lexicon, most=20)
        left = tokens.starts[first]
        if left > a or first > last:
            continue
        while left < a and text[left] in "由对向与请在":
            left += 1
        modifier = text[left:a]
        if not _named(modifier, text[a:b], kinds[index]):
            continue
        if kinds[index] == "headquarters" and (office := _OFFICE.match(text, b, end)):
            b = office.end()
        out.append(
            BodyFound(
                start=left,
                end=b,
                name=text[left:b].strip("“”"),
                generic=text[b - 2 : b] == "单位",
                group_start=left,
                group_end=b,
                institution=kinds[index] != "headquarters",
            )
        )
    return out


def _named(modifier: str, head: str, kind: str) -> bool:
    if head in ("安委会", "安委办", "疾控中心", "政务服务中心", "妇幼保健院", "职教中心"):
        return True
    if kind == "headquarters":
        return len(modifier) >= 2 and not (head in ("工作组", "专班", "工作小组", "委员会") and _GENERIC.match(modifier))
    if modifier in ("县", "市", "州", "区", "省", "中", "第一", "第二", "第三", "第四", "第五", "妇幼", "县中") and kind == "institution":
        return True
    return len(modifier) >= 2 and not _GENERIC.match(modifier)
