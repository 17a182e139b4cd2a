"""Web pages and their debris: byte order marks, invisible characters, `<U+00A0>`, entities, tags; a block is a line of its own."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from graph_builder.model.span import LocalSpan
from graph_builder.text.aligned import AlignedText, Edit

_DEBRIS = re.compile(
    r"(?P<invisible>[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0e-\x1b\x7f]+)"
    r"|<U\+(?P<code>[0-9A-Fa-f]{4,6})>"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8}\d?);)"
    r"|<(?P<unseen>!--|(?:script|style)\b)(?:(?<=--)|[^<>]{0,300}>)"
    r"|(?P<break><br\s*/?>)"
    r"|(?P<block></?(?:p|div|tr|li|ul|ol|dl|dt|dd|h[1-6]|title|table|section|article|center|blockquote)(?:\s[^<>]{0,300})?/?>)"
    r"|(?P<tag><!DOCTYPE[^<>]{0,300}>|</?(?:html|head|body|meta|link|script|style|span|strong|b|em|i|font|a|u|s|sup|sub|small|big|o:p"
    r"|st1:[a-z]{1,20}|img|tbody|thead|td|th|colgroup|col|input|button|form|label|header|footer|nav|main|iframe)(?:\s[^<>]{0,300})?/?>)",
    re.IGNORECASE,
)
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "))
_BREAKS = str.maketrans(dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"))
_ODD_SPACE = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HALF_TAG = re.compile(r"^[^<>]{0,300}>|<[^<>]{0,300}$")
_CLOSINGS = {
    "!--": re.compile("-->"),
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
}
_OPENING = re.compile(r"[<&\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0e-\x1b\x7f]")


def markup_edits(text: str) -> list[Edit]:
    return [(span, meaning) for span, meaning in _debris(text) if meaning != text[span.start : span.end]]


def without_markup(part: str, *, torn: bool = False) -> str:
    """Words of a page as a browser shows them; of a `torn` part also without the tag that it begins or ends in the midst of."""
    part = _HALF_TAG.sub("", part) if torn else part
    return AlignedText.identity(part).replace(markup_edits(part)).text


def _debris(text: str) -> Iterator[Edit]:
    """All of it in order with what it means, looked for only where its first character stands."""
    done = 0
    unclosed: set[str] = set()
    for opening in _OPENING.finditer(text):
        if opening.start() >= done and (match := _DEBRIS.match(text, opening.start())):
            done = match.end()
            kind = match["unseen"]
            if kind and (kind := kind.lower()) not in unclosed:
                closing = _CLOSINGS[kind].search(text, done)
                if closing:
                    done = closing.end()
                else:
                    # without an end it hides nothing; no other of its kind is searched for one
                    unclosed.add(kind)
            yield LocalSpan(match.start(), done), _meaning(match)


def _meaning(match: re.Match[str]) -> str:
    if match["code"]:
        value = int(match["code"], 16)
        return _visible(chr(value)) if value < 0x110000 and not 0xD800 <= value < 0xE000 else match[0]
    if match["entity"]:
        return _visible(html.unescape(match["entity"]))
    return "\n" if match["break"] or (match["block"] and _inside_line(match)) else ""


def _inside_line(match: re.Match[str]) -> bool:
    """A block that begins or ends where the source has a line of its own anyway needs no further one."""
    return match.string[match.start() - 1 : match.start()] != "\n" and match.string[match.end() : match.end() + 1] not in ("\n", "\r")


def _visible(text: str) -> str:
    text = text.translate(_SPACES)
    return "" if re.fullmatch(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0e-\x1b\x7f]+", text) else text


def plain_spaces(text: str) -> str:
    """One for one: every kind of space that is no indentation of its own becomes a blank, every kind of line end a newline."""
    return _ODD_SPACE.sub(lambda match: match[0].translate(_SPACES).translate(_BREAKS), text)
