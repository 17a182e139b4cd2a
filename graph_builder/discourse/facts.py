"""What a document says about itself: title, date, issuer, level and jurisdiction, each with the words that say it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_builder.discourse.dates import spoken
from graph_builder.discourse.issuers import issuer_of
from graph_builder.discourse.jurisdictions import Found, place_of
from graph_builder.discourse.layout import compact
from graph_builder.discourse.speeches import SpeechFrame
from graph_builder.lexicon import Lexicon
from graph_builder.model.span import LocalSpan

_WEB_SUFFIX = re.compile(r"[（(](?:范文推荐|最新|全文|精选|通用)[）)]$")
_RELATIVE = re.compile(r"^(?:自治区|[省市州盟县区旗镇乡])(?=人民政府|政府|委|人大|政协|党委|办公)")
_UNIT_ONLY = re.compile(r"(?:省|自治区|市|州|盟|县|区|旗|镇|乡)$")


@dataclass(frozen=True, slots=True)
class Told:
    """A value with the words that say so."""

    value: str
    span: LocalSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """Each None where the text does not tell. `date` is EDTF; `level` is national, province, prefecture, county or township.

    `jurisdiction` is a path from the outermost known unit (内蒙古自治区/呼伦贝尔市/海拉尔区); it may end above `level` where the
    document's own unit is not named, and is 全国 for a national document.
    """

    title: Told | None
    date: Told | None
    issuer: Told | None
    level: Told | None
    jurisdiction: Told | None


def facts(text: str, frame: SpeechFrame, lexicon: Lexicon) -> DocumentFacts:
    """Reads header, first words, last lines and the way the body speaks of its own area. Positions index `text`."""
    date = spoken(text, frame, lexicon)
    issuer = issuer_of(text, frame, lexicon)
    level, jurisdiction = place_of(text, frame, issuer, lexicon)
    title = None
    if frame.title is not None:
        title = Told(_WEB_SUFFIX.sub("", compact(frame.title.of(text))), frame.title)
    return DocumentFacts(
        title=title,
        date=Told(date.edtf, date.span) if date else None,
        issuer=Told(_completed(compact(issuer.of(text)), level, jurisdiction), issuer) if issuer else None,
        level=Told(*level) if level else None,
        jurisdiction=Told(*jurisdiction) if jurisdiction else None,
    )


def _completed(issuer: str, level: Found | None, jurisdiction: Found | None) -> str:
    """省人民政府 in a report of 云南省 → 云南省人民政府; the 甘肃省 of 甘肃省省长 → 甘肃省人民政府."""
    if _UNIT_ONLY.search(issuer):
        return issuer + "人民政府"
    unit = jurisdiction[0].rsplit("/", 1)[-1] if jurisdiction else ""
    relative = _RELATIVE.match(issuer)
    if relative and level and unit.endswith(relative.group()) and unit != relative.group():
        return unit + issuer[relative.end() :]
    return issuer
