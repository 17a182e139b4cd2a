"""Kinds of organisations that a text calls on or puts to work (支持高校、科研院所…, 由第三方机构…); 高校毕业生 names none."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_builder.lexicon import Lexicon
from graph_builder.mentions.organisations import BodyFound

_CALLED = (
    "支持",
    "鼓励",
    "引导",
    "推动",
    "联合",
    "组织",
    "吸引",
    "委托",
    "会同",
    "依托",
    "指导",
    "督促",
    "协调",
    "动员",
    "发动",
    "发挥",
    "依靠",
    "要求",
    "由",
    "与",
    "请",
    "对",
    "向",
)
"""Right behind one of these a collective acts or is acted with."""
_KIND = r"(?:(?:各类|有条件的|相关|有关|国内外|知名|中央|[省市县区]属|驻[\u4e00-\u9fff]{1,2}|银行业|银行类|国有|大型|专业|新型|基层|公共|社会){0,2})"
_NOT_BEHIND = r"(?!毕业|学生|师生|教师|老师|人员|法人|债|贷款|存款|数量|总数|总量|改革|改制|改组|收费|收支|名录|目录|名单|之家|人才|人员|网点|支行|项目|资金|建设|治理结构|公司|家数|达到|增加|[增达超]|用房|编制|登记|招聘|自助|[“”])"


@lru_cache(maxsize=4)
def _pattern(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(sorted(lexicon.words("collectives"), key=lambda word: (-len(word), word)))
    tails = "|".join(sorted({word[-2:] for word in lexicon.words("collectives")}))
    opening = "|".join(rf"(?<={word})" for word in _CALLED)
    return re.compile(rf"(?:{opening}|(?<=[，。；：、\n])|(?<=[和及]))(?P<name>{_KIND}(?:{words})){_NOT_BEHIND}"), re.compile(tails)


def find(text: str, start: int, end: int, lexicon: Lexicon) -> list[BodyFound]:
    """Collectives of text[start:end] in order. They bear work only where they are told to, as institutions do."""
    pattern, likely = _pattern(lexicon)
    if likely.search(text, start, end) is None:
        return []
    return [
        BodyFound(
            start=match.start("name"),
            end=match.end("name"),
            name=match["name"],
            generic=True,
            group_start=match.start("name"),
            group_end=match.end("name"),
            institution=True,
        )
        for match in pattern.finditer(text, start, end)
    ]
