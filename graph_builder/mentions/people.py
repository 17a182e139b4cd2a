"""Named persons with a post (正贵书记, 霍县长), and leaders that a document cites. Precision first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph_builder.lexicon import Lexicon
from graph_builder.mentions.segment import tagger
from graph_builder.model.span import LocalSpan
from graph_builder.text.anchors import FirstOf

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏"
    "韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_LEADER_PHRASE = r"(?!新时代|同志为核心|外交思想|经济思想|生态文明思想|法治思想|文化思想|强军思想|理论)"
_NAME_TAGS = frozenset({"nr", "nrt", "nrfg"})
_LOOSE_TAGS = _NAME_TAGS | {"a", "nz", "n", "b", "v", "z"}
_RANK = r"(?:常务副|代|副|原|执行)?"
_GLUED = frozenset("和与及由请向对是如以照按把将让")
"""Function characters that the segmenter glues to an unknown name (和某某州长)."""
_BOUNDARY = re.compile(r"(?:^|[^\u4e00-\u9fff]|[和与及由请向对是如以照实到让]|正如|刚才|落实|按照)$")
_LOOK_BACK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFound:
    """`span` covers name and post. `cited` marks leaders that are only quoted: entities, but no people of a unit."""

    span: LocalSpan
    name: str
    title: str | None
    cited: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Forms:
    posts: FirstOf
    leaders: re.Pattern[str]
    cited: frozenset[str]
    stops: frozenset[str]


@lru_cache(maxsize=4)
def _forms(lexicon: Lexicon) -> _Forms:
    posts = "|".join(sorted(lexicon.words("posts"), key=lambda post: (-len(post), post)))
    leaders = lexicon.words("cited_leaders")
    return _Forms(
        posts=FirstOf(rf"(?P<title>{_RANK}(?:{posts}))(?![们级的为令])"),
        leaders=re.compile(rf"(?P<name>{'|'.join(leaders)}){_LEADER_PHRASE}(?P<title>总书记|国家主席|主席|总理|副总理|同志)?"),
        cited=frozenset(leaders),
        stops=frozenset(lexicon.words("person_stops")),
    )


def find(text: str, lexicon: Lexicon, start: int = 0, end: int | None = None) -> list[PersonFound]:
    """Persons in order of position. A mask (x书记, **书记) is no name; neither is a post alone or of a body (州委书记)."""
    stop = len(text) if end is None else end
    forms = _forms(lexicon)
    found = [
        PersonFound(span=LocalSpan(*match.span()), name=match["name"], title=match["title"], cited=True)
        for match in forms.leaders.finditer(text, start, stop)
    ]
    taken = {item.span.end for item in found}
    for match in forms.posts.finditer(text, start, stop):
        if match.end() in taken:
            continue
        name = _name_before(text, max(start, match.start() - _LOOK_BACK), match.start(), forms)
        if name is not None and name not in forms.cited:
            span = LocalSpan(match.start() - len(name), match.end())
            found.append(PersonFound(span=span, name=name, title=match["title"], cited=False))
    return sorted(found, key=lambda item: item.span)


def _name_before(text: str, low: int, at: int, forms: _Forms) -> str | None:
    """The person's name that ends at `at`: a word tagged as one, a surname with a given name, or a bare given name of two
    characters behind a boundary."""
    run = re.search(r"[\u4e00-\u9fff]+$", text[low:at])
    if run is None:
        return None
    floor = low + run.start()
    words = _words_to(text, floor, at)
    begin, last, tag = words[-1]
    if len(last) == 3 and last[0] in _GLUED and tag in _NAME_TAGS:
        begin, last = begin + 1, last[1:]
    previous = words[-2][1] if len(words) > 1 else ""
    if previous in _SURNAMES and len(last) <= 2:
        begin, last, tag = begin - 1, previous + last, "nr"
    if not 2 <= len(last) <= 3 or last in forms.stops or any(last.endswith(stop) for stop in forms.stops):
        return None
    free = begin > floor or floor > low or floor == 0
    if tag in _NAME_TAGS or (last[0] in _SURNAMES and len(last) == 3 and free):
        return last
    is_title = not text.startswith("同志", at)
    return last if is_title and len(last) == 2 and tag in _LOOSE_TAGS and _BOUNDARY.search(text[max(0, begin - 2) : begin]) else None


def _words_to(text: str, start: int, stop: int) -> list[tuple[int, str, str]]:
    """(start, word, tag) of the words in [start, stop); read with what follows, so that the post is a word of its own."""
    found = []
    position = start
    for word, tag in tagger()(text[start : stop + 4]):
        if position >= stop:
            break
        found.append((position, text[position : min(stop, position + len(word))], tag))
        position += len(word)
    return found
