"""Documents written in articles (第三条): how their pieces hang together, and which sentences lay down work.

An article states duties, procedures, amounts and limits as plain sentences; definitions, scope, conditions, rights, liability and the
closing provisions stand beside them in the same mood and bind nobody to any work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from graph_builder.commitments.clauses import clauses
from graph_builder.commitments.cues import modal
from graph_builder.commitments.units import stands_over
from graph_builder.commitments.worth import Case, opens_with_work
from graph_builder.discourse.structure import Piece
from graph_builder.lexicon import Lexicon
from graph_builder.model.document import Part
from graph_builder.text.anchors import AnyOf

_ARTICLE, _LEAST = re.compile(r"第[一二三四五六七八九十百]{1,4}条"), 3
_CHAPTER = re.compile(r"第[一二三四五六七八九十百]{1,4}[章节编]|[一二三四五六七八九十]{1,3}、")
_ANNEX = re.compile(r"附[则件：:]")
_TAIL = 24
_FOLLOWING = re.compile("下列|以下|如下")
# within what time a step of a procedure must be done, whoever it is that takes it
_IN_TIME = re.compile(r"[0-9xX一二三四五六七八九十]+(?:个?工作日|日|天|个?小时|个月)(?:内|以内|之内|前)")
_LIMIT = re.compile(r"不(?:超过|少于|低于|高于|得|以)|[上下]限|最[长短高低多少]")
# what a list of articles enumerates that is no work: 应当符合下列条件, 有下列行为之一的
_NAMES_THINGS = re.compile(
    r"条件|材料|资料|情形|行为|证件|要件|证明|文件|业务|用途|范围|支出|费用|开支|内容|含义|情况|方面|要求|事项|信息|对象|原则|要素|清单"
)
_NAMES_WORK = re.compile(r"流程|程序|步骤|职责|任务|工作|措施|规定办理|方式|规定执行|标准")
_DUTY = re.compile(r"提交|提供|递交|报送|出具|公开|公示|公布|包括|载明|明确|不得|禁止|严禁")


def by_article(text: str, pieces: Sequence[Piece], lexicon: Lexicon) -> tuple[tuple[Piece, ...], frozenset[int]]:
    """The pieces, and which items are articles: an article is one item over all its paragraphs, whose lists end with it, and none reports.

    A document that only cites a few articles is left as it is.
    """
    if sum(1 for piece in pieces if _ARTICLE.match(piece.marker)) < _LEAST:
        return tuple(pieces), frozenset()
    out: list[Piece] = []
    articles: list[int] = []
    item, lead, listed = -1, -1, -1
    for index, piece in enumerate(pieces):
        if _ARTICLE.match(piece.marker):
            item, lead, listed = piece.item, -1, -1
            articles.append(item)
        elif piece.heading and (_CHAPTER.match(piece.marker) or _ANNEX.match(text, piece.start)):
            item = -1
        if item < 0:
            out.append(piece)
            continue
        enumerated = bool(piece.marker) and not _ARTICLE.match(piece.marker)
        if enumerated:
            listed = piece.paragraph
        elif piece.paragraph != listed and listed >= 0:
            lead, listed = -1, -1
        under = lead if listed >= 0 else -1
        things = under >= 0 and _of_things(text, out[under])
        announces = not enumerated and text[piece.end : piece.end + 1] in ("：", ":")
        if announces:
            lead = index
            announces = not _says_duty(text, piece, lexicon)
        out.append(
            piece._replace(
                part=Part.OTHER if things else Part.PLAN,
                heading=piece.heading and not piece.closing,
                announces=announces,
                lead=-1 if things else under,
                item=item,
                paragraph=item,
            )
        )
    return tuple(out), frozenset(articles)


def _of_things(text: str, lead: Piece) -> bool:
    last = max((match.start() for match in _FOLLOWING.finditer(text, lead.start, lead.end)), default=-1)
    if last < 0:
        last = max(lead.start, lead.end - _TAIL, text.rfind("，", lead.start, lead.end))
    tail = text[last : lead.end].partition("，")[0] if text[last] != "，" else text[last : lead.end]
    return bool(_NAMES_THINGS.search(tail)) and not _NAMES_WORK.search(tail)


def _says_duty(text: str, lead: Piece, lexicon: Lexicon) -> bool:
    """应当提交下列材料 is the duty itself; its items only say what is to be handed in."""
    return (
        _of_things(text, lead) and bool(_DUTY.search(text, lead.start, lead.end)) and modal(text, lead.start, lead.end, lexicon) is not None
    )


@lru_cache(maxsize=4)
def _free(lexicon: Lexicon) -> AnyOf:
    return AnyOf(lexicon.words("articles"))


def conditional(text: str, start: int, end: int) -> bool:
    """审核通过的，发放证书: what is done where the condition holds, by whoever does the rest of the article."""
    first = clauses(text, start, end)[0]
    return first.end < end and stands_over(text, *first)


def norm(text: str, case: Case, lexicon: Lexicon) -> bool:
    """Whether a sentence of an article lays down work that can be asked for."""
    if case.end - case.start < 6 or case.part is not Part.PLAN or (case.heading and not (case.hard or case.borne)):
        return False
    if _free(lexicon).search(text[case.start : case.end]):
        return False
    if (
        case.borne
        or case.counted
        or case.noted
        or _LIMIT.search(text, case.start, case.end)
        or _IN_TIME.search(text, case.start, case.end)
        or modal(text, case.start, case.end, lexicon)
    ):
        return True
    return opens_with_work(text, case.start, case.end, lexicon) or (case.carried and conditional(text, case.start, case.end))
