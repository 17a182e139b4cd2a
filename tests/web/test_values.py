"""The pure parts of the app: lamps, wording, links, markup, scenes, the catalogue."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_builder.cli.app import arguments
from graph_builder.errors import UsageError
from graph_builder.web import drafts, scene, texts
from graph_builder.web.answers import opening
from graph_builder.web.filters import listed
from graph_builder.web.lamps import lamp
from graph_builder.web.link import GAPS, HARD, KINDS, LAMPS, View, decode, encode
from graph_builder.web.markup import Underline, underlined
from graph_builder.web.records import Body, Item
from graph_builder.web.scene import Link, Point
from graph_builder.web.theme.sheet import kinds, sheet
from graph_builder.web.wording import day_words, due_words, names, quantity

DAY = date(2022, 12, 5)
WEB = Path(texts.__file__).parent


@pytest.mark.parametrize(
    ("edtf", "name", "days"),
    [
        ("2022-12-31", "soon", 26),
        ("2022-12-05", "soon", 0),
        ("2022-12-04", "overdue", -1),
        ("2023-01-04", "soon", 30),
        ("2023-01-05", "later", 31),
        ("2022", "soon", 26),
        ("2022-11", "overdue", -5),
        ("2022-XX", "pending", None),
        ("2021-XX", "overdue", -339),
        ("XXXX-12-31", "pending", None),
        ("XXXX-XX", "pending", None),
        ("", "none", None),
        ("nonsense", "pending", None),
    ],
)
def test_lamp(edtf: str, name: str, days: int | None) -> None:
    found = lamp(edtf, DAY)
    assert (found.name, found.days) == (name, days)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2026-03-31", "2026年3月底前"),
        ("2026-12-31", "2026年底前"),
        ("2026", "2026年底前"),
        ("2026-02-06", "2026年2月6日前"),
        ("2026-02-28", "2026年2月底前"),
        ("2024-02-28", "2024年2月28日前"),
        ("2026-XX", "2026年 · 月份未知"),
        ("XXXX-12-31", "年底前 · 年份未知"),
        ("XXXX-06-30", "6月底前 · 年份未知"),
        ("XXXX-06-10", "6月10日前 · 年份未知"),
        ("XXXX-XX", "年份未知"),
        ("XXXX", "年份未知"),
    ],
)
def test_deadlines_in_words(edtf: str, words: str) -> None:
    assert due_words("zh", edtf) == words


def test_other_words() -> None:
    assert quantity(">=", 30, "家", False) == "≥ 30家"
    assert quantity("=", 347_900, "亩", False) == "34.79万亩"
    assert quantity("=", 1200, "个", False) == "1,200个"
    assert quantity(">=", None, "%", True) == "≥X%"
    assert day_words("zh", "2022-08-05") == "2022年8月5日"
    assert day_words("zh", "") == "日期未知"
    assert names("zh", ["甲局", "乙局", "丙局", "丁局", "戊局"]) == "甲局、乙局、丙局 等5个"


ids = st.from_regex(r"[ecd][0-9a-f]{16}", fullmatch=True)
steps = st.from_regex(r"[-.]?[ec][0-9a-f]{16}", fullmatch=True)
views = st.builds(
    View,
    asof=st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    language=st.sampled_from(texts.LANGUAGES),
    selected=st.one_of(st.just(""), ids),
    words=st.text(max_size=80).map(str.strip),
    lamps=st.lists(st.sampled_from(LAMPS), unique=True).map(lambda some: tuple(x for x in LAMPS if x in some)),
    gaps=st.lists(st.sampled_from(GAPS), unique=True).map(lambda some: tuple(x for x in GAPS if x in some)),
    hard=st.lists(st.sampled_from(HARD), unique=True).map(lambda some: tuple(x for x in HARD if x in some)),
    departments=st.lists(ids, max_size=5, unique=True).map(tuple),
    documents=st.lists(ids, max_size=5, unique=True).map(tuple),
    months=st.lists(st.dates(date(1900, 1, 1), date(2200, 12, 31)).map("{:%Y-%m}".format), max_size=3, unique=True).map(tuple),
    entity=st.one_of(st.just(""), ids),
    dense=st.booleans(),
    blank=st.booleans(),
    steps=st.lists(steps, max_size=8).map(tuple),
    hidden=st.lists(st.sampled_from(KINDS), unique=True).map(lambda some: tuple(x for x in KINDS if x in some)),
)


@given(views)
def test_a_link_gives_the_view_back(view: View) -> None:
    assert decode(encode(view)) == view


@given(st.dictionaries(st.sampled_from([*encode(View(asof=DAY)), "sel", "lamp", "steps", "doc", "lang", "x"]), st.text()))
def test_any_link_gives_some_view(parameters: dict[str, str]) -> None:
    again = encode(decode(parameters))
    assert encode(decode(again)) == again


def test_underlines_escape_and_do_not_overlap() -> None:
    text = "县局<b>年底前</b>办好"
    marks = [
        Underline(start=0, end=5, kind="Department", grounding="stated"),
        Underline(start=3, end=8, kind="Deadline", grounding="inherited"),
    ]
    html = underlined(text, marks)
    assert "<b>" not in html
    assert re.sub(r"</?u[^>]*>", "", html) == "县局&lt;b&gt;年底前&lt;/b&gt;办好"


def test_of_a_page_the_words_are_shown_without_tags() -> None:
    text = '县局</span><span style="x">年底前&nbsp;办好'
    end = text.index("&")
    html = underlined(text, [Underline(start=text.index("年"), end=end, kind="Deadline", grounding="stated")], page=True)
    assert re.sub(r"</?u[^>]*>", "", html) == "县局年底前 办好"
    assert "<u" in html


def item(id_: str, **fields: object) -> Item:
    plain: dict[str, object] = {
        "id": id_, "label": "", "text": id_, "quote": id_, "start": 0, "document": "d1", "title": "报告", "date": "", "nth": 1,
        "due": "", "due_quote": "", "bodies": (), "measures": (), "projects": (),
    }  # fmt: skip
    return Item(**{**plain, **fields})  # type: ignore[arg-type]


def test_rows_stand_dated_then_masked_then_without_deadline() -> None:
    body = Body(id="e1", name="各部门", role="responsible", grounding="stated", generic=True)
    rows = [item("none"), item("masked", due="XXXX-12-31"), item("late", due="2023-06-30"), item("early", due="2022-01-31", bodies=(body,))]
    view = View(asof=DAY)
    assert [row.id for row in listed(rows, view, DAY)] == ["early", "late", "masked", "none"]
    assert [row.id for row in listed(rows, replace(view, gaps=("collective",)), DAY)] == ["early"]
    assert [row.id for row in listed(rows, replace(view, gaps=("year",)), DAY)] == ["masked"]
    assert [row.id for row in listed(rows, replace(view, words="LATE"), DAY)] == ["late"]


E1, C1, E2 = "e" + "1" * 16, "c" + "1" * 16, "e" + "2" * 16


class Paper:
    """A reader over three nodes: E1 – C1 – E2."""

    def opening(self, limit: int) -> tuple[Sequence[Point], Sequence[Link]]:
        return self.points([E1]), ()

    def neighbours(self, id_: str, limit: int, edge: str = "") -> Sequence[Point]:
        return self.points({E1: [C1], C1: [E1, E2], E2: [C1]}[id_])[:limit]

    def points(self, ids: Collection[str]) -> Sequence[Point]:
        known = {E1: ("Department", 1), C1: ("Commitment", 2), E2: ("Department", 1)}
        return [Point(id=each, kind=known[each][0], properties={}, degree=known[each][1]) for each in ids if each in known]

    def links(self, ids: Collection[str]) -> Sequence[Link]:
        every = [Link(id="r1", kind="ASSIGNED_TO", start=C1, end=E1), Link(id="r2", kind="ASSIGNED_TO", start=C1, end=E2)]
        return [link for link in every if {link.start, link.end} <= set(ids)]

    def path(self, start: str, end: str) -> Sequence[str]:
        return ()


def test_a_scene_replays_its_steps() -> None:
    drawn = scene.build(View(steps=(E1, "-" + E1, C1)), Paper())
    assert [(point.id, point.step, point.hidden) for point in drawn.points] == [(E1, 0, False), (C1, 1, False), (E2, 3, False)]
    assert drawn.more() == {E1: 0, C1: 0, E2: 0}
    hidden = scene.build(View(steps=(E1, "-" + E1)), Paper())
    assert [(point.id, point.hidden) for point in hidden.points] == [(E1, True), (C1, False)]
    assert hidden.unexpanded == 1
    assert not scene.build(View(blank=True, steps=("e" + "f" * 16,)), Paper()).points


def test_a_canvas_opens_on_linked_nodes_first() -> None:
    departments = [{"department": f"e{n}", "name": f"局{n}", "commitments": 10 - n} for n in range(6)]
    projects = [{"project": "p1", "name": "工程", "commitments": 1}]
    weights = [{"department": "e5", "project": "p1", "commitments": 1}]
    assert opening(departments, projects, weights, 4) == ["e5", "e0", "e1", "p1"]


@pytest.mark.parametrize(
    ("said", "edtf"), [("2022年8月5日", "2022-08-05"), ("2022 年 8 月", "2022-08"), ("2022年", "2022"), ("2022-08-05", "2022-08-05")]
)
def test_dates_as_people_write_them(said: str, edtf: str) -> None:
    assert drafts.given_date(said) == edtf


@pytest.mark.parametrize("said", ["明天", "2022年13月", "2022-02-30", "22-1-1"])
def test_what_is_no_date_is_refused(said: str) -> None:
    with pytest.raises(UsageError):
        drafts.given_date(said)


def test_the_catalogue_has_both_languages_and_every_key_that_is_used() -> None:
    catalogue = texts.catalogue()
    assert all(len(pair) == 2 and all(pair) for pair in catalogue.values())
    assert all(set(re.findall(r"\{(\w+)", zh)) == set(re.findall(r"\{(\w+)", en)) for zh, en in catalogue.values())
    used = {key for file in WEB.rglob("*.py") for key in re.findall(r'text\(\s*"([a-z]+\.\w+)"', file.read_text(encoding="utf-8"))}
    used |= {key for file in WEB.rglob("*.js") for key in re.findall(r'texts\["([a-z]+\.\w+)"\]', file.read_text(encoding="utf-8"))}
    assert used
    assert used <= catalogue.keys()


def test_the_sheet_names_every_kind_and_nothing_beyond_this_machine() -> None:
    for dark in (False, True):
        css = sheet(dark)
        assert all(f".k-{kind}{{" in css for kind in KINDS)
        assert not re.findall(r"https?://(?!www\.w3\.org/2000/svg)", css.replace("%3A", ":").replace("%2F", "/"))
    assert set(kinds()) == set(KINDS)


def test_the_library_is_served_from_beside_the_script_that_the_command_starts() -> None:
    script = next(Path(each) for each in arguments(8501) if each.endswith("app.py"))
    assert (script.parent / "static" / "vis-network" / "vis-network.min.js").is_file()
    assert (script.parent / "static" / "vis-network" / "LICENSE-MIT").is_file()


def test_no_file_is_longer_than_400_lines() -> None:
    long = [
        file.name for file in WEB.rglob("*") if file.suffix in (".py", ".js", ".css", ".toml") and len(file.read_text().splitlines()) > 400
    ]
    assert long == []


def test_state_and_caches_have_one_user_each() -> None:
    code = {file.relative_to(WEB).as_posix(): file.read_text(encoding="utf-8") for file in WEB.rglob("*.py")}
    caching = [name for name, words in sorted(code.items()) if "st.cache_" in words]
    assert [name for name, words in sorted(code.items()) if "st.query_params" in words or "st.session_state" in words] == ["state.py"]
    assert caching
    assert [name for name in caching if not name.startswith("services/")] == []
    assert [name for name, words in sorted(code.items()) if "NEO4J_" in words] == ["services/connection.py"]
    private = re.compile(r"from graph_builder\.web\.services\S* import .*\b_[a-z]")
    assert [name for name, words in sorted(code.items()) if private.search(words)] == []
