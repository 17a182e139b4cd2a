"""All mentions of one document, in positions of the repaired text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from graph_builder.lexicon import Lexicon
from graph_builder.mentions import abbreviations, collectives, companies, institutions, organisations, people, places, policies
from graph_builder.mentions.organisations import BodyFound
from graph_builder.mentions.people import PersonFound
from graph_builder.mentions.places import PlaceFound
from graph_builder.mentions.policies import PolicyFound
from graph_builder.mentions.seats import seated


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """Each sequence in the order of the text. A place inside a body's name is not among the places."""

    bodies: tuple[BodyFound, ...]
    places: tuple[PlaceFound, ...]
    policies: tuple[PolicyFound, ...]
    people: tuple[PersonFound, ...]


def recognise(text: str, start: int, end: int, lexicon: Lexicon, *, area: frozenset[str] = frozenset()) -> Recognised:
    """`area` holds the division codes of the document's jurisdiction: of several places of one name the one there is meant."""
    found_policies = policies.find(text, lexicon, start, end)
    titles = [(policy.span.start, policy.span.end) for policy in found_policies]
    bodies = organisations.find(text, start, end, lexicon)
    bodies = _merged(bodies, institutions.find(text, start, end, lexicon))
    bodies = _merged(abbreviations.find(text, start, end), bodies)
    bodies = _merged(bodies, companies.find(text, start, end, lexicon))
    bodies = _merged(bodies, collectives.find(text, start, end, lexicon))
    found_places = places.find(text, lexicon, start, end, area)
    bodies = seated([body for body in bodies if not _within(body.start, body.end, titles)], found_places)
    # 济南市 in 济南市政府 is the body's level; 大岭镇 in 大岭镇卫生院 is where it stands
    hidden = sorted([(body.start, body.end) for body in bodies if not body.seated] + titles)
    found_places = [p for p in found_places if not _within(p.span.start, p.span.end, hidden)]
    return Recognised(
        bodies=tuple(bodies),
        places=tuple(found_places),
        policies=tuple(found_policies),
        people=tuple(people.find(text, lexicon, start, end)),
    )


def _merged(departments: list[BodyFound], others: list[BodyFound]) -> list[BodyFound]:
    """Institutions beside departments; where they overlap the longer run stands."""
    out: list[BodyFound] = []
    seen: set[tuple[int, int, str]] = set()
    reach = 0
    for body in sorted([*departments, *others], key=lambda b: (b.group_start, -b.group_end, b.start, b.end)):
        same_group = bool(out) and (body.group_start, body.group_end) == (out[-1].group_start, out[-1].group_end)
        if (body.group_start >= reach or same_group) and (body.start, body.end, body.name) not in seen:
            out.append(body)
            seen.add((body.start, body.end, body.name))
            reach = max(reach, body.group_end)
    return sorted(out, key=lambda b: (b.start, b.end))


def _within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a run touches one of the sorted spans."""
    at = bisect_right(spans, (start, end)) - 1
    return any(0 <= i < len(spans) and spans[i][0] < end and start < spans[i][1] for i in (at, at + 1))
