"""What a node is called on the canvas, in lists and in panels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph_builder.bulk import DocumentRow
from graph_builder.web.records import Item
from graph_builder.web.texts import section, translate
from graph_builder.web.wording import cut, day_words, due_words, listed, quantity


def label(language: str, kind: str, properties: Mapping[str, Any]) -> str:
    """At most 22 characters are drawn; the canvas breaks and cuts."""
    match kind:
        case "Commitment":
            return str(properties.get("label") or cut(str(properties.get("text", "")), 18))
        case "Deadline":
            return due_words(language, str(properties.get("edtf", "")))
        case "Target":
            return f"{properties.get('metric', '')} {measure(language, properties)}".strip()
        case "Document":
            return str(properties.get("title") or translate(language, "kind.Document"))
        case _:
            return str(properties.get("name", ""))


def measure(language: str, properties: Mapping[str, Any]) -> str:
    value = properties.get("value")
    number = float(value) if isinstance(value, (int, float)) else None
    return quantity(str(properties.get("op", "")), number, str(properties.get("unit", "")), bool(properties.get("masked")), language)


def hollow(kind: str, properties: Mapping[str, Any]) -> bool:
    """Drawn as an outline: something in it is not known."""
    if kind == "Target":
        return bool(properties.get("masked"))
    return kind == "Deadline" and "X" in str(properties.get("edtf", ""))


def rows(language: str, kind: str, properties: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Properties in words, (label, value); what is absent is left out."""
    found: list[tuple[str, str]] = []

    def add(key: str, value: object) -> None:
        if value not in (None, "", []):
            found.append((translate(language, f"graph.{key}"), str(value)))

    if kind == "Document":
        add("date", day_words(language, str(properties.get("date") or "")))
        add("issuer", properties.get("issuer"))
        add("jurisdiction", properties.get("jurisdiction"))
    elif kind == "Target":
        add("metric", properties.get("metric"))
        add("value", measure(language, properties))
    elif kind == "Deadline":
        add("edtf", due_words(language, str(properties.get("edtf", ""))))
    else:
        add("name", properties.get("name"))
        add("aliases", listed(language, properties.get("aliases") or []))
        add("scope", scope_words(language, str(properties.get("scope") or "")))
        add("person_title", properties.get("title"))
        add("project_kind", properties.get("kind"))
        add("division_code", properties.get("division_code"))
        add("rule", rule_words(language, str(properties.get("rule") or "")))
        if properties.get("generic"):
            add("generic", translate(language, "graph.yes"))
    level = properties.get("level")
    if isinstance(level, str) and level:
        known = ("national", "province", "prefecture", "county", "township")
        add("level", translate(language, f"graph.level_{level}") if level in known else level)
    return found


def scope_words(language: str, scope: str) -> str:
    """The jurisdiction an entity belongs to; where a document tells none, its things belong to the document alone."""
    return translate(language, "entity.unscoped") if scope.startswith("文件:") or not scope else scope.replace("/", " ")


def rule_words(language: str, rule: str) -> str:
    """How the names of an entity were joined. The graph says it in Chinese, several rules with + between."""
    keys = {words: key for key, words in section("zh", "rule").items()}
    parts = [translate(language, f"rule.{keys[each]}") if each in keys else each for each in rule.split("+")]
    return listed(language, parts)


def search_results(
    language: str, words: str, entities: Sequence[Mapping[str, Any]], documents: Sequence[DocumentRow], items: Sequence[Item]
) -> tuple[dict[str, str], ...]:
    """What a search on the canvas offers: entities, then documents, then a few commitments."""
    found = [
        {
            "id": row["id"],
            "kind": row["kind"],
            "name": row["name"],
            "note": f"{scope_words(language, row['scope'] or '')} {translate(language, 'graph.count', n=format(row['commitments'], ','))}",
        }
        for row in entities
    ]
    found += [
        {"id": each.id, "kind": "Document", "name": each.title, "note": day_words(language, each.date or "")}
        for each in documents
        if words in each.title
    ][:5]
    needles = words.casefold().split()
    found += [
        {"id": item.id, "kind": "Commitment", "name": item.label or cut(item.text, 18), "note": item.title}
        for item in items
        if needles and all(needle in item.haystack for needle in needles)
    ][:8]
    return tuple(found)
