"""Which body speaks or issues: the words in title, speaker's line, first sentences or signature that name it."""

from __future__ import annotations

import re
from itertools import pairwise

from graph_builder.discourse.layout import Row, compact, rows_of
from graph_builder.discourse.speeches import SpeechFrame
from graph_builder.lexicon import Lexicon
from graph_builder.lexicon.divisions import divisions
from graph_builder.model.span import LocalSpan

_BODY = (
    r"(?:国务院(?:办公厅)?|中共中央|人民政府(?:办公[厅室])?|政府(?:办公[厅室])?|委员会(?:办公[厅室])?|党委|[省市县区州旗]委(?:办公[厅室])?|管委会|"
    r"人大常委会|政协|领导小组(?:办公室)?|指挥部(?:办公室)?|办公[厅室]|办事处|总局|局|厅|部|院|署|公司|联合会|协会)"
)
_TITLED = re.compile(rf"^\s*(?P<body>[^，。；：、《》\s]{{0,30}}?{_BODY})(?:、[^，。；：《》\s]{{2,20}}?{_BODY})*\s*关于")
_POSTS = r"(?:代理?|副)?(?:总理|省长|主席|市长|州长|盟长|县长|区长|旗长|镇长|乡长|专员|书记|主任|局长|厅长|部长|院长|检察长)"
_SPEAKER = re.compile(
    rf"^[（(—\-\s]*(?P<body>[^，。；：\s\d]{{0,24}}?{_BODY}|国务院|[^，。；：\s\d]{{2,12}}?(?:省|自治区|市|州|盟|县|区|旗))?"
    rf"{_POSTS}[\s\u3000]*[\u4e00-\u9fff·]{{1,2}}[\s\u3000]*[\u4e00-\u9fff·]{{1,8}}[）)]?$"
)
_ON_BEHALF = re.compile(rf"(?:我|受)[，]?(?:谨)?(?:代表|受)?(?P<body>[^，。；：\s]{{0,16}}?{_BODY})(?:委托|向|，|,|作|，向|报告)")
_SIGNATURE = re.compile(rf"^(?P<body>[^，。；：\d（）()]{{0,30}}{_BODY})$")
_DATE_LINE = re.compile(r"^[（(]?\s*(?:\d{4}|[二〇○零一九Ｏ]{4})\s*年.{1,12}[日月]\s*[）)]?(?:印发)?$")
_TRAIL = 8


def issuer_of(text: str, frame: SpeechFrame, lexicon: Lexicon) -> LocalSpan | None:
    """The words that name the issuing body; of several the first that holds the name of a division or of the nation."""
    found = [span for span in (_in_title(text, frame), _signature(text, frame), _speaker(text, frame), _on_behalf(text, frame)) if span]
    names = divisions(lexicon).by_name
    for span in found:
        words = compact(span.of(text))
        if words.startswith(("国务院", "中共中央", "国家")) or any(words[:size] in names for size in range(2, 12)):
            return span
    return found[0] if found else None


def _in_title(text: str, frame: SpeechFrame) -> LocalSpan | None:
    if frame.title is None:
        return None
    match = _TITLED.match(frame.title.of(text))
    return LocalSpan(frame.title.start + match.start("body"), frame.title.start + match.end("body")) if match else None


def _signature(text: str, frame: SpeechFrame) -> LocalSpan | None:
    """A line that is a body's name, over a line that is a date, at the end or (a notice with its annex) near the beginning."""
    for start, end in ((max(frame.body, frame.span.end - 400), frame.span.end), (frame.body, min(frame.body + 600, frame.span.end))):
        rows = [Row(row.start + start, row.end + start, row.text) for row in rows_of(text[start:end])]
        for above, below in pairwise(rows):
            match = _SIGNATURE.match(above.text)
            if match and _DATE_LINE.match(below.text):
                return LocalSpan(above.start, above.start + match.end("body"))
    return None


def _speaker(text: str, frame: SpeechFrame) -> LocalSpan | None:
    """海拉尔区人民政府区长　某某 → 海拉尔区人民政府."""
    start = frame.header.start
    for row in rows_of(text[start : frame.body])[-_TRAIL:]:
        match = _SPEAKER.match(row.text) if len(row.text) <= 50 else None
        if match and match["body"]:
            return LocalSpan(start + row.start + match.start("body"), start + row.start + match.end("body"))
    return None


def _on_behalf(text: str, frame: SpeechFrame) -> LocalSpan | None:
    match = _ON_BEHALF.search(text, frame.body, min(frame.body + 600, frame.span.end))
    return LocalSpan(match.start("body"), match.end("body")) if match else None
