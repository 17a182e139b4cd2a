"""The schema of the extraction and the codec say the same: what is written is valid, and what is not written is refused."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from graph_builder.model.codec import extraction_to_json
from graph_builder.model.commitment import Bearer, Commitment, DueBy, Force, Grounding, Reference, Role, Target
from graph_builder.model.document import Cited, Document, Entity, Extraction, Part, Section
from graph_builder.model.mention import EntityKind, Mention
from graph_builder.model.source import Diagnostic, Severity, Source
from graph_builder.model.span import Quote, Span
from graph_builder.resources import folder

RAW = "周书记要求县水利局按照《管水办法》年底前在石笋乡修好鹤鸣水库，灌溉5百亩以上。"


def at(words: str) -> Quote:
    start = RAW.index(words)
    return Quote(Span(start, start + len(words)), words)


def full() -> Extraction:
    """Every field is filled, so that the schema has to know each of them."""
    commitment = Commitment(
        quote=at("年底前在石笋乡修好鹤鸣水库，灌溉5百亩以上"),
        text="年底前在石笋乡修好鹤鸣水库，灌溉5百亩以上",
        label="修好鹤鸣水库",
        section=0,
        bearers=(Bearer(name="县水利局", role=Role.LEAD, quote=at("县水利局"), grounding=Grounding.NOTE),),
        due_by=DueBy(edtf="2025-XX", quote=at("年底前")),
        targets=(
            Target(metric="灌溉", op=">=", value=500.0, unit="亩", masked=False, quote=at("5百亩")),
            Target(metric="灌溉", op="=", value=None, unit="亩", masked=True, quote=at("5百亩")),
        ),
        projects=(Reference(name="鹤鸣水库", quote=at("鹤鸣水库")),),
        places=(Reference(name="石笋乡", quote=at("石笋乡")),),
        policies=(Reference(name="管水办法", quote=at("管水办法")),),
        people=(Reference(name="周", quote=at("周书记"), title="书记"),),
        force=Force.ORDER,
        cue=at("要求").span,
    )
    document = Document(
        ordinal=0,
        span=Span(0, len(RAW)),
        title=Cited(value="管水", quote=at("管水")),
        date=Cited(value="2025-01"),
        issuer=Cited(value="县水利局", quote=at("县水利局")),
        level=Cited(value="county"),
        jurisdiction=Cited(value="青岚州/禾溪县"),
        sections=(Section(number="一", title="水利", level=1, parent=None, part=Part.PLAN, span=Span(0, 9)),),
        entities=(Entity(kind=EntityKind.DEPARTMENT, name="县水利局", aliases=("县水利部门",), level="county", rule="suffix"),),
        mentions=(Mention(kind=EntityKind.PLACE, span=at("石笋乡").span, text="石笋乡", name="石笋乡", level="township"),),
        commitments=(commitment,),
    )
    source = Source(id="a.txt", file="a.txt", sha256="0" * 64, reader="plain", encoding="utf-8", raw=RAW)
    diagnostics = (Diagnostic(code="text.gap", severity=Severity.INFO, message="…", span=Span(0, 1)),)
    return Extraction(source=source, rules="1", documents=(document,), diagnostics=diagnostics)


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads((folder("schema") / "extraction.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_a_full_extraction_is_valid(validator: jsonschema.Draft202012Validator) -> None:
    assert [error.message for error in validator.iter_errors(extraction_to_json(full()))] == []


def test_an_extraction_that_found_nothing_is_valid(validator: jsonschema.Draft202012Validator) -> None:
    bare = Extraction(source=full().source, rules="1", documents=(Document(ordinal=0, span=Span(0, 9)),))
    assert [error.message for error in validator.iter_errors(extraction_to_json(bare))] == []


def objects(data: Any) -> list[dict[str, Any]]:
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return ([data] if isinstance(data, dict) else []) + [found for item in inside for found in objects(item)]


def test_an_unknown_field_is_refused_everywhere(validator: jsonschema.Draft202012Validator) -> None:
    count = len(objects(extraction_to_json(full())))
    for index in range(count):
        data = extraction_to_json(full())
        objects(data)[index]["surprise"] = 1
        assert not validator.is_valid(data), f"object {index} of {count}"


def test_every_field_but_the_title_of_a_person_is_required(validator: jsonschema.Draft202012Validator) -> None:
    whole = extraction_to_json(full())
    optional = set()
    for index, found in enumerate(objects(whole)):
        for name in found:
            data = copy.deepcopy(whole)
            del objects(data)[index][name]
            if validator.is_valid(data):
                optional.add((found.get("name"), name))
    assert optional == {("周", "title")}


def commitment_of(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = data["speeches"][0]["commitments"][0]
    return found


WRONG: dict[str, Callable[[dict[str, Any]], Any]] = {
    "an interval": lambda data: commitment_of(data)["due_by"].update(edtf="2025/2026"),
    "a masked figure with a value": lambda data: commitment_of(data)["targets"][1].update(value=5),
    "a figure without a value": lambda data: commitment_of(data)["targets"][0].update(value=None),
    "a long label": lambda data: commitment_of(data).update(label="长" * 19),
    "an unknown role": lambda data: commitment_of(data)["assigned_to"][0].update(role="helper"),
    "a level in Chinese": lambda data: data["speeches"][0].update(level="县"),
    "a span that starts before the text": lambda data: commitment_of(data).update(start=-1),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_refused(validator: jsonschema.Draft202012Validator, change: Callable[[dict[str, Any]], Any]) -> None:
    data = extraction_to_json(full())
    change(data)
    assert not validator.is_valid(data)
