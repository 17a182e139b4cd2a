"""Commitment or not: orders, plans, goals and bare imperatives that name work, against results, slogans, attitudes and procedure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from graph_builder.commitments.clauses import clauses, skip_words, trimmed
from graph_builder.commitments.cues import cues, is_background, modal, modal_of
from graph_builder.discourse.parts import result_weight
from graph_builder.lexicon import Lexicon
from graph_builder.mentions.segment import tagged
from graph_builder.model.document import Part
from graph_builder.text.anchors import AnyOf

_ADVERBS = re.compile(
    r"(?:也|还|都|就|更加|更好|更|再|又|切实|进一步|继续|持续|不断|始终|坚决|全面|全力|着力|大力|努力|积极|主动|认真|扎实|深入|严格|加快|抓紧|尽快|尽早|真正|自觉|牢牢|紧紧|充分|有效|有力"
    r"|坚持不懈|高度|一以贯之|持之以恒|毫不动摇|深化|要|须|必须|务必|应|应当|一定|将|把|做到|不断)*"
)
_ASIDE = re.compile(
    r"(?:也就|这就|就)?意味着|这(?:是|些|既|不仅|样|就)|否则|不然|因为|由于|究其原因|目前|当前|原因在于|核心在于|归根结底|可以说"
)
_DONE = re.compile(r"[^，。]{0,8}?(?:已经|已于|均已|都已)")
_OPENERS = re.compile(r"[以按对在围通结把将就依从向针为由自与凡]|[不严狠紧细深]")
_STATED = AnyOf(
    (
        r"近年来|客观|据(?:测算|统计|了解|初步)|不到|仅(?![可限能享])|尚未|未能|不够|存在|正在|就是|这是|已经|已有|目前|当前(?!要)|源于|在于|意味着|纷纷|缺乏|缺少|负有[^，。]{0,8}责任",
        r"仍然?处于|体现了|综合考虑了|旨在|离不开",
        r"占(?!比(?:达|提|要|力争|稳定|保持|超过))[^，。]{0,6}[\d%％]",
        r"问题(?:依然|仍然|比较|较为)?突出",
        r"的$|的，(?![^。；]*(?:给予|予以|奖励|补助|补贴|资助|扶持|不得|应当|须|可按|由))",
        r"[^，。]{2,20}是[^，。]{2,30}的(?:$|[，。])",
    )
)
_DID = re.compile(r"(?<![除为])(?<!对)[\u4e00-\u9fff]了(?![解结然断])")
_COMPARES = re.compile(r"比如|再如|例如|譬如|随着|虽然|尽管|因为|由于|如同|一味|发生[^，。]{2,12}事故")
# how things are, not what to do
_TELLS = re.compile(r"(?:但|但是)?(?:还|仍|尚|只)有|有[的些]|目前|当前|现在|从[^，。；]{2,20}看$|客观|总体上|这|那|据[^，。；]{2,8}$")
# goals that no figure measures (居民收入增长与经济增长同步)
_INDICATOR = re.compile(
    r"(?:增长|增速|收入|就业|强度|质量|价格|收支|涨幅)[^，。；]{0,16}(?:同步|持平|一致|平衡|改善|稳定|下降|达标|提高|完成)"
)
_NOUNS = ("n", "j", "s")
_FACT = re.compile(
    r"(?:提出|作出|做出|明确|进行|取得|下发|印发|召开|发生|开展|形成|完成|实现|获得|敲响|带来|成立|建立|出台|制定|建成|查处|安排|投入|承担|面临|暴露|推出|涌现|打造)了"
)


def is_fact(text: str, start: int, end: int) -> bool:
    """Whether a clause reports what somebody did (…都提出了明确要求)."""
    return text.find("了", start, end) >= 0 and _FACT.search(text, start, end) is not None


def is_aside(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """A clause that comments or reports in the middle of a sentence: the unit before it is over."""
    if _ASIDE.match(text, start, end):
        return True
    return (is_fact(text, start, end) or bool(_DONE.match(text, start, end))) and not modal(text, start, end, lexicon)


@lru_cache(maxsize=1024)
def is_work(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a clause says some work, not only an attitude. The subject before a modal is passed over."""
    return _works(text, skip_words(text, start, end, lexicon), end, lexicon)


@lru_cache(maxsize=1024)
def _works(text: str, at: int, end: int, lexicon: Lexicon) -> bool:
    rules = cues(lexicon)
    if not rules.work.find_matches_as_indexes(text[at:end]):
        return False
    said = modal(text, at, end, lexicon)
    for position in (at, said.end()) if said else (at,):
        adverbs = _ADVERBS.match(text, position, end)
        behind = adverbs.end() if adverbs else position
        if rules.attitude.match(text, position, end) or (behind > position and rules.attitude.match(text, behind, end)):
            return False
    return said is not None or not is_fact(text, at, end)


@lru_cache(maxsize=1024)
def opens_with_work(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """A bare imperative begins with its verb, an adverb or a preposition; a statement begins with its subject."""
    if _OPENERS.match(text, start, end):
        return True
    found = cues(lexicon).work.find_matches_as_indexes(text[start : min(end, start + 8)])
    if found and found[0][1] <= 1:
        return True
    first = [tag for _, tag in tagged(text[start : min(end, start + 10)]) if tag not in ("t", "x")]
    return bool(first) and not (first[0].startswith(_NOUNS) or first[0] in ("r", "m"))


@lru_cache(maxsize=1024)
def is_statement(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """A clause with a subject of its own and no modal: it tells how things are."""
    if modal(text, start, end, lexicon):
        return False
    return bool(_TELLS.match(text, start, end)) or not opens_with_work(text, start, end, lexicon)


class Case(NamedTuple):
    """What is known of a unit when it is judged: its place in the document and what it carries.

    `dated`: a deadline of its own; `counted`: a target; `projected`: a project; `borne`: bearers of its own; `carried`: bearers from an
    earlier unit; `listed`: an item of an announced list, `goal`: of goals; `noted`: a responsibility note closes its item;
    `depth`: 0 to 9, tenth of the document; `planned`: the document carries notes;
    `reporting`: it is a report, told by its chief parts; `regulated`: it is written in articles (第三条), where duties are
    put as statements.
    """

    start: int
    end: int
    part: Part
    heading: bool
    dated: bool
    counted: bool
    projected: bool
    borne: bool
    carried: bool
    listed: bool
    goal: bool
    noted: bool
    marked: bool
    depth: int
    planned: bool
    reporting: bool
    regulated: bool

    @property
    def hard(self) -> bool:
        return self.dated or self.counted or self.projected


@lru_cache(maxsize=4)
def _telling(lexicon: Lexicon) -> AnyOf:
    return AnyOf(lexicon.words("telling_clauses"))


def tells(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a unit without a modal only says how things are or what somebody did, and no clause behind that is an imperative."""
    if not opens_with_work(text, start, end, lexicon) and _DID.search(text, start, end):
        return True
    last = None
    for one in clauses(text, start, end):
        a, b = trimmed(text, one.start, one.end)
        if _telling(lexicon).search(text[a:b]):
            last = True
        elif last and opens_with_work(text, a, b, lexicon) and is_work(text, a, b, lexicon):
            last = None
    return bool(last)


def barred(text: str, case: Case, lexicon: Lexicon) -> bool:
    """What no wording makes a commitment: a stub, a heading that names nothing, a part that reports results, a statement of fact."""
    if case.end - case.start < 6 or (case.heading and not (case.hard or case.borne)) or case.part is Part.REVIEW:
        return True
    unit = text[case.start : case.end]
    if is_background(unit, lexicon) and (case.heading or cues(lexicon).never.search(unit)):
        return True
    if modal(text, case.start, case.end, lexicon):
        return False
    if not case.goal and tells(text, case.start, case.end, lexicon):
        return True
    if case.listed:
        return False
    if opens_with_work(text, case.start, case.end, lexicon):
        return bool(_COMPARES.match(unit))
    # in a report a goal may stand without a modal (城镇新增就业1200万人); in a speech what begins with its subject tells
    return bool(_STATED.search(unit)) or not (case.dated or case.borne or case.reporting or case.planned or case.regulated)


def plain(text: str, case: Case, lexicon: Lexicon) -> bool:
    """What is one beyond doubt: dated work under a modal, and the items of a list of goals that carry a figure."""
    if case.listed and case.goal and (case.counted or _INDICATOR.search(text, case.start, case.end)):
        return True
    if result_weight(text[case.start : case.end], lexicon):
        return False
    return case.dated and modal(text, case.start, case.end, lexicon) is not None and by_rule(text, case, lexicon)


def by_rule(text: str, case: Case, lexicon: Lexicon) -> bool:
    """The readable rule; the learned weights correct it."""
    start, end = case.start, case.end
    unit = text[start:end]
    if is_background(unit, lexicon):
        return False
    if case.heading:
        return case.hard or case.borne
    has_modal = bool(modal_of(unit, lexicon))
    reported = result_weight(unit, lexicon)
    if reported >= 2 and not case.dated and not (has_modal and (case.borne or case.part is Part.PLAN)):
        return False
    if case.part is Part.OTHER and not case.borne and not (has_modal and case.hard):
        return False
    if reported and not has_modal and not case.hard and not case.borne:
        return False
    said = has_modal or case.borne or case.dated or case.counted
    if not said and not opens_with_work(text, start, end, lexicon):
        return False
    if case.counted and case.part is Part.PLAN and (case.reporting or case.planned) and not reported:
        # a figure to be reached needs no verb of work (全年接待游客突破120万人次)
        return True
    return any(is_work(text, *trimmed(text, one.start, one.end), lexicon) for one in clauses(text, start, end))
