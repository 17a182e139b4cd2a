"""Bodies that a document names once in full and then by a short form of its own: …办公室（以下简称“区某办”）."""

from __future__ import annotations

import re

from graph_builder.mentions.organisations import BodyFound

_DEFINED = re.compile(r"[（(]以下(?:统称|简称)(?:为)?[:：]?\s*[“\"]?([\u4e00-\u9fffA-Za-z0-9xX*]{2,16}?)[”\"]?[)）]")
_BODY = re.compile(
    r"(?:办公室|办|委员会|委|局|厅|部|小组|专班|指挥部|公司|集团|中心|银行|机构|单位|管委会|协会|学会|联盟|大学|学院|医院|基地办)$"
)


def find(text: str, start: int, end: int) -> list[BodyFound]:
    """Every occurrence of such a short form behind its definition, in order."""
    out: list[BodyFound] = []
    for defined in _DEFINED.finditer(text, start, end):
        name = defined[1]
        if not _BODY.search(name):
            continue
        for match in re.compile(re.escape(name)).finditer(text, defined.start(1), end):
            out.append(
                BodyFound(start=match.start(), end=match.end(), name=name, generic=False, group_start=match.start(), group_end=match.end())
            )
    return sorted(dict.fromkeys(out), key=lambda body: (body.start, body.end))
