"""Runs of text that were decoded one byte off.

A page in GBK had readings inserted after byte pairs, also where a pair straddled two characters, and punctuation bytes replaced
in the same way. Behind such a place every pair of bytes is read one byte too late, until a lone ASCII letter (the second byte of
a character) or another insertion brings the bytes back in step. Lead bytes without partner became `?`, and pairs that GBK leaves
to users vanished.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from graph_builder.lexicon import Lexicon
from graph_builder.model.span import LocalSpan
from graph_builder.text.characters import HAN
from graph_builder.text.litter import litter
from graph_builder.text.script import to_simplified
from graph_builder.text.word_model import WordModel, likeliest, word_model

GAP = "□"
_MARGIN = 1.3  # natural log by which a reading must beat the next one
_CONTEXT = 6
_LOST_MOST = 2
_KEPT = 3  # readings that are looked at further

_ANY = frozenset(range(0x40, 0xFF)) - {0x7F}
_USER_AREAS = (  # pairs of lead and second byte that GBK leaves to users
    (frozenset((*range(0xAA, 0xB0), *range(0xF8, 0xFF))), frozenset(range(0xA1, 0xFF))),
    (frozenset(range(0xA1, 0xA8)), _ANY - frozenset(range(0xA1, 0xFF))),
)
_FULL_WIDTH_LEAD = 0xA3  # with the ASCII code of a mark plus 0x80 behind it
_MARKS = frozenset("。，、；：？！“”《》（）")
_CLOSING = ("，", "。", "、", "；", "：", "？", "！")
_WITHOUT_CLOSING = str.maketrans("", "", "".join(_CLOSING))

Choices = frozenset[int]
"""What one byte may be."""


@dataclass(frozen=True, slots=True)
class Mended:
    """`text` stands for the run at `span`; `gaps` are the positions of □ inside it."""

    span: LocalSpan
    text: str
    gaps: tuple[int, ...]


@lru_cache(maxsize=4)
def _run_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    reading = litter(lexicon).reading
    again = r"[^\x00-\x7f、。“”]{1,6}[@-wyz]"  # another lone letter: the first one was a full-width letter inside the run
    return re.compile(
        rf"\?(?:(?P<first>{reading})\)|(?P<mark>[;,:?!]))"
        rf"(?P<body>(?:[^\x00-\x7f、。“”€]|[A-Z](?={again})|\?(?=[^\x00-\x7f?]|\?{{1,2}}[^\x00-\x7f])){{0,40}}?)"
        rf"(?:(?P<letter>[@-~€])(?!{again})|\?(?P<last>{reading})\)|(?P<tag>\?/p>)|(?P<orphan>\?)(?=[、。“”\n,;:]))"
    )


def mend_runs(text: str, lexicon: Lexicon) -> list[Mended]:
    """For a text in traditional characters that is littered with readings. What cannot be told becomes □."""
    simplified = to_simplified(text)
    model: WordModel | None = None
    found: list[Mended] = []
    for match in _run_pattern(lexicon).finditer(text):
        model = model or word_model(simplified)
        before = re.search(r"[^\x00-\x7f]*$", simplified[max(0, match.start() - _CONTEXT) : match.start()])
        after = re.match(r"[^\x00-\x7f]*", simplified[match.end() : match.end() + _CONTEXT])
        assert before and after
        reading = _best(_byte_choices(text, match, lexicon), model, before[0], after[0])
        if reading:
            gaps = tuple(at for at, character in enumerate(reading) if character == GAP)
            found.append(Mended(LocalSpan(*match.span()), reading, gaps))
    return found


def _gbk(character: str) -> tuple[Choices, ...]:
    if character == "€":
        return (frozenset({0x80}),)
    try:
        return tuple(frozenset({byte}) for byte in character.encode("gbk"))
    except UnicodeEncodeError:
        return (_ANY, _ANY)


def _straddling(reading: str, previous: str, lexicon: Lexicon) -> Choices:
    """The second byte of the character with that reading, if `previous` ends in its first byte."""
    first, second = litter(lexicon).character[reading].encode("gbk")
    known = previous.encode("gbk", "replace")
    return frozenset({second}) if known[-1] == first else _ANY


def _byte_choices(text: str, match: re.Match[str], lexicon: Lexicon) -> list[list[tuple[Choices, ...]]]:
    """For each unit of the run (a character, a `?`) the byte strings that it may stand for."""
    units: list[list[tuple[Choices, ...]]] = []
    if match["first"]:
        units.append([(_straddling(match["first"], text[match.start() - 1 : match.start()], lexicon),)])
    else:
        units.append([(_ANY,)])
        units.append([(frozenset({_FULL_WIDTH_LEAD}), frozenset({ord(match["mark"]) + 0x80}))])
    mark = (frozenset({_FULL_WIDTH_LEAD}), frozenset({ord("?") + 0x80}))
    for character in match["body"]:
        if character.isascii() and character != "?":
            units.append([(frozenset({_FULL_WIDTH_LEAD}), frozenset({ord(character) + 0x80}))])
        else:
            units.append([(_ANY,), mark] if character == "?" else [_gbk(character)])
    if match["last"]:
        units.append([(_straddling(match["last"], (match["body"] or text[match.start() - 1])[-1], lexicon),)])
    elif match["letter"] == "\\":
        units.append([(_ANY,)])
    else:
        units.append([_gbk(match["letter"]) if match["letter"] else (_ANY,)])
    return units


def _columns(pairs: list[tuple[Choices, Choices]]) -> list[str] | None:
    """The simplified characters that each pair of bytes may be; None where one can be none."""
    columns = [_characters(first, second) for first, second in pairs]
    return columns if all(columns) else None


@cache
def _characters(first: Choices, second: Choices) -> str:
    decoded = (bytes(pair).decode("gbk", "ignore") for pair in product(sorted(first), sorted(second)))
    possible = [text for text in decoded if len(text) == 1 and (HAN.match(text) or text in _MARKS)]
    return "".join(dict.fromkeys(to_simplified("\n".join(possible)).split("\n"))) if possible else ""


def _streams(units: list[list[tuple[Choices, ...]]]) -> Iterator[tuple[Choices, ...]]:
    """The bytes of the run, for every way to read its `?`, that make whole pairs."""
    for chosen in product(*units):
        if not sum(map(len, chosen)) % 2:
            yield tuple(byte for unit in chosen for byte in unit)


def _with_lost_pair(stream: tuple[Choices, ...]) -> Iterator[tuple[Choices, ...]]:
    """Every way to put back a pair that vanished, but not beside another unknown byte, where nothing would tell it."""
    for at in range(1, len(stream), 2):
        if len(stream[at - 1]) == len(stream[at]) == 1:
            for lead, second in _USER_AREAS:
                yield (*stream[:at], lead, second, *stream[at:])


def _best(units: list[list[tuple[Choices, ...]]], model: WordModel, before: str, after: str) -> str | None:
    """The likeliest reading with □ where another one is nearly as likely; None where no reading exists."""
    streams = list(_streams(units))
    closed = before[-1:] in _CLOSING  # two closing marks never follow each other
    scored: list[tuple[float, str, list[str], tuple[Choices, ...]]] = []
    for _ in range(_LOST_MOST + 1):
        for stream in dict.fromkeys(streams):
            columns = _columns(list(zip(stream[::2], stream[1::2], strict=True)))
            if columns and closed:
                columns[0] = columns[0].translate(_WITHOUT_CLOSING) or columns[0]
            if columns:
                score, whole = likeliest(model, [*before, *columns, *after])
                scored.append((score, whole[len(before) : len(whole) - len(after)], columns, stream))
        scored.sort(key=lambda item: (-item[0], item[1]))
        parents = [stream for *_, stream in scored[:_KEPT]] or streams[:_KEPT]
        streams = [longer for stream in parents for longer in _with_lost_pair(stream)]
    if not scored:
        return None
    readings = {text: score for score, text, *_ in reversed(scored)}
    for _, text, columns, _ in scored[:_KEPT]:
        for score, other in _alternatives(columns, text, model, before, after):
            readings[other] = max(score, readings.get(other, score))
    best, top = scored[0][1], scored[0][0]
    for other, score in sorted(readings.items()):
        if score > top - _MARGIN:
            best = _blurred(best, other)
    return best


def _alternatives(columns: list[str], text: str, model: WordModel, before: str, after: str) -> Iterator[tuple[float, str]]:
    """The best reading that differs at each open place."""
    for at, column in enumerate(columns):
        if len(column) > 1:
            others = [*columns[:at], column.replace(text[at], ""), *columns[at + 1 :]]
            score, whole = likeliest(model, [*before, *others, *after])
            yield score, whole[len(before) : len(whole) - len(after)]


def _blurred(best: str, other: str) -> str:
    if len(best) == len(other):
        return "".join(a if a == b else GAP for a, b in zip(best, other, strict=True))
    head = 0
    while head < min(len(best), len(other)) and best[head] == other[head]:
        head += 1
    tail = 0
    while tail < min(len(best), len(other)) - head and best[-1 - tail] == other[-1 - tail]:
        tail += 1
    return best[:head] + GAP * (len(best) - head - tail) + best[len(best) - tail :]
