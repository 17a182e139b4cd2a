"""The entities of one document: its mentions joined by name, each with its other names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_builder.lexicon import Lexicon
from graph_builder.model.document import Entity
from graph_builder.model.mention import EntityKind, Mention
from graph_builder.resolution.clusters import Clusters
from graph_builder.resolution.divisions import divisions, suffix
from graph_builder.resolution.guards import alike
from graph_builder.resolution.keys import OWN, Key, Setting, key, own_level
from graph_builder.resolution.tails import join_suffixes, join_tails

SAME_NAME = "简称全称"
TAIL = "后缀简称"
SUFFIX = "通名省略"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """`entities` in the order of their first mention; `canonical` maps the name of any mention to the name of its entity."""

    entities: tuple[Entity, ...]
    canonical: Mapping[tuple[EntityKind, str], str]


@dataclass(slots=True, kw_only=True)
class _Form:
    """All mentions of one kind with one name. `rank` is the place of the first among all forms."""

    kind: EntityKind
    name: str
    rank: int
    count: int = 0
    generic: bool = False
    level: str | None = None


def join_mentions(mentions: Sequence[Mention], lexicon: Lexicon, *, level: str | None = None, jurisdiction: str | None = None) -> Joined:
    """Join the mentions of one document. `level` and `jurisdiction` are the document's, where they are known.

    Linear in the number of mentions. The name of an entity is the form that occurs most, of equally many the first; a name stands for
    one entity of its kind throughout the document.
    """
    forms = _forms(mentions)
    setting = _setting(forms, lexicon, level, jurisdiction)
    entities: list[tuple[int, Entity]] = []
    canonical: dict[tuple[EntityKind, str], str] = {}
    for kind in EntityKind:
        own = [form for form in forms if form.kind is kind]
        for members, rule in _groups(kind, own, setting, lexicon):
            entity = _entity(members, rule)
            entities.append((members[0].rank, entity))
            canonical.update(((kind, form.name), entity.name) for form in members)
    entities.sort(key=lambda pair: pair[0])
    return Joined(entities=tuple(entity for _, entity in entities), canonical=canonical)


def _forms(mentions: Sequence[Mention]) -> list[_Form]:
    found: dict[tuple[EntityKind, str], _Form] = {}
    for mention in sorted(mentions, key=lambda each: each.span):
        if not mention.name:
            continue
        form = found.get((mention.kind, mention.name))
        if form is None:
            form = found[(mention.kind, mention.name)] = _Form(kind=mention.kind, name=mention.name, rank=len(found))
        form.count += 1
        form.generic = form.generic or mention.generic
        form.level = form.level or mention.level
    return list(found.values())


def _setting(forms: Sequence[_Form], lexicon: Lexicon, level: str | None, jurisdiction: str | None) -> Setting:
    path = [part for part in (jurisdiction or "").split("/") if part]
    named = [form.name for form in forms if form.kind is EntityKind.PLACE and suffix(form.name)]
    places = divisions(lexicon).provinces.union(path, named)
    bodies = [form.name for form in forms if form.kind is EntityKind.DEPARTMENT and not form.generic for _ in range(form.count)]
    return Setting(level=level or own_level(bodies, lexicon, places), seat=path[-1] if path else "", places=places, above=tuple(path[:-1]))


def _groups(kind: EntityKind, forms: list[_Form], setting: Setting, lexicon: Lexicon) -> list[tuple[list[_Form], str | None]]:
    """Forms of one thing, in the order of their first mention, with the rule that joined them."""
    keys = {form.name: key(kind, form.name, form.generic, setting, lexicon) for form in forms}
    ranks = {name: f"{form.rank:08}" for name, form in ((form.name, form) for form in forms)}
    clusters = Clusters(ranks[form.name] for form in forms)
    rules: dict[str, set[str]] = {}
    first: dict[Key, str] = {}
    for form in forms:
        head = first.setdefault(keys[form.name], form.name)
        # bodies of one key differ in nothing but how the seat is written (湖南省委, 省委)
        same = kind is EntityKind.DEPARTMENT or alike(head, form.name)
        if head != form.name and same and clusters.join(ranks[head], ranks[form.name]):
            rules.setdefault(form.name, set()).add(SAME_NAME)
    for short, rule in _shortened(kind, forms, keys, clusters, ranks):
        rules.setdefault(short, set()).add(rule)
    found: dict[str, list[_Form]] = {}
    for form in forms:
        found.setdefault(clusters.find(ranks[form.name]), []).append(form)
    return [(group, "+".join(sorted({rule for form in group for rule in rules.get(form.name, ())})) or None) for group in found.values()]


def _shortened(
    kind: EntityKind, forms: list[_Form], keys: Mapping[str, Key], clusters: Clusters, ranks: Mapping[str, str]
) -> list[tuple[str, str]]:
    """(short form, rule) of the forms that were joined as a part of a longer one."""
    cores: dict[str, str] = {}
    for form in forms:
        found = keys[form.name]
        if not found.authority and not form.generic and found.where in ("", OWN):
            cores.setdefault(found.core, form.name)
    by_core = {core: ranks[name] for core, name in cores.items()}
    joined = [(cores[core], TAIL) for core in join_tails(kind, list(cores), clusters, by_core)]
    if kind is EntityKind.PLACE:
        joined += [(cores[core], SUFFIX) for core in join_suffixes(list(cores), clusters, by_core)]
    return joined


def _entity(members: Sequence[_Form], rule: str | None) -> Entity:
    chosen = max(members, key=lambda form: (form.count, -form.rank))
    return Entity(
        kind=chosen.kind,
        name=chosen.name,
        aliases=tuple(form.name for form in members if form is not chosen),
        generic=any(form.generic for form in members),
        level=next((form.level for form in members if form.level), None),
        rule=rule,
    )
