"""Bodies and places of whole sentences by table, and how places of a unit are told from brands."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.lexicon import load
from graph_builder.mentions.overlap import places_of_work, regions
from graph_builder.mentions.project_forms import ProjectFound
from graph_builder.mentions.recognise import recognise

TABLE = Path(__file__).with_name("recognised.tsv")


def rows() -> list[list[str]]:
    lines = TABLE.read_text("utf-8").splitlines()
    return [(line + "\t\t").split("\t")[:3] for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("sentence", "bodies", "places"), rows())
def test_recognise(sentence: str, bodies: str, places: str) -> None:
    found = recognise(sentence, 0, len(sentence), load())
    assert "|".join(("*" if body.generic else "") + body.name for body in found.bodies) == bodies
    assert "|".join(place.name for place in found.places if not place.inside) == places


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("建设数字贵州和平安遵义", []),
        ("推广“爱贵州”平台", []),
        ("支持贵州和遵义合作", ["贵州", "遵义"]),
        ("学习借鉴贵州遵义改革经验，支持贵州遵义", ["贵州", "遵义"]),
        ("深刻吸取贵州省遵义市火灾事故教训", []),
        ("落实x州安全措施", []),
    ],
)
def test_what_a_place_is_to_become_is_no_place_of_work(sentence: str, names: list[str]) -> None:
    found = recognise(sentence, 0, len(sentence), load())
    assert [place.name for place in places_of_work(sentence, found.places, (), (), regions(load()))] == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("改造胜利大街", ["胜利大街"]),
        ("打通胜利大街", []),
        ("加快东坪组团建设", ["东坪组团"]),
        ("建设云湖水利风景区", []),
    ],
)
def test_quarters_and_repaired_roads_stay_places_where_they_are_the_project(sentence: str, names: list[str]) -> None:
    found = recognise(sentence, 0, len(sentence), load()).places
    projects = [ProjectFound(start=place.span.start, end=place.span.end, name=place.name, kind="") for place in found]
    assert [place.name for place in places_of_work(sentence, found, projects, (), regions(load()))] == names


def test_of_what_lies_above_a_county_only_the_prefecture_is_a_place_of_work() -> None:
    text = "助力贵州省发展，支持遵义市建设，推进赤水市改革"
    found = recognise(text, 0, len(text), load()).places
    area = tuple(place.division_code or "" for place in found)
    assert [place.name for place in places_of_work(text, found, (), area, regions(load()))] == ["遵义市"]


def test_short_names_of_neighbours_are_counties() -> None:
    """A county's short name counts where the text names two more units of its prefecture, one of them in full."""
    text = "古丈的道路、花垣的水库和泸溪县的学校"
    assert [place.full for place in recognise(text, 0, len(text), load()).places] == ["古丈县", "花垣县", "泸溪县"]
    alone = "古丈的道路和水库"
    assert recognise(alone, 0, len(alone), load()).places == ()
