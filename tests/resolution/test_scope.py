"""Jurisdictions as paths, and what relative names mean in them."""

from __future__ import annotations

import pytest

from graph_builder.lexicon import load
from graph_builder.resolution.divisions import divisions, ethnic_groups, short_names
from graph_builder.resolution.locate import locate_body, locate_place
from graph_builder.resolution.scope import STATE, home_of, jurisdiction, unknown

COUNTY = "松原省/清江州/清河县"
PATHS = [
    (COUNTY, None, COUNTY, ("松原省", "清江州", "清河县")),
    ("清河县", None, "清河县", ("清河县所属省", "清河县所属市州", "清河县")),
    ("松原省/清河县", None, "松原省/清河县", ("松原省", "清河县所属市州", "清河县")),
    ("松原省/清江州/白桦市", None, "松原省/清江州/白桦市", ("松原省", "清江州", "白桦市")),
    ("白桦市", "county", "白桦市", ("白桦市所属省", "白桦市所属市州", "白桦市")),
    ("湖南/湘西州/吉首市", None, "湖南省/湘西土家族苗族自治州/吉首市", ("湖南省", "湘西土家族苗族自治州", "吉首市")),
    ("湖南省/吉首市", None, "湖南省/湘西土家族苗族自治州/吉首市", ("湖南省", "湘西土家族苗族自治州", "吉首市")),
    ("北京市/朝阳区", None, "北京市/朝阳区", ("北京市", "朝阳区")),
    ("上海", None, "上海市", ("上海市",)),
    ("全国", None, STATE, ()),
]
BODIES = [
    # document, name, scope of the body, collective
    (COUNTY, "县教育局", COUNTY, False),
    (COUNTY, "教育局", COUNTY, False),
    (COUNTY, "清河县教育局", COUNTY, False),
    (COUNTY, "州教育局", "松原省/清江州", False),
    (COUNTY, "市教育局", "松原省/清江州", False),
    (COUNTY, "省教育厅", "松原省", False),
    (COUNTY, "教育厅", "松原省", False),
    (COUNTY, "教育部", STATE, False),
    (COUNTY, "国务院", STATE, False),
    (COUNTY, "大柳镇卫生院", COUNTY + "/大柳镇", False),
    (COUNTY, "镇政府", COUNTY, True),
    ("松原省/清江州", "县教育局", "松原省/清江州", True),
    ("松原省/清江州", "县市教育部门", "松原省/清江州", True),
    ("松原省/清江州", "清河县教育局", COUNTY, False),
    ("松原省/清江州", "清江州清河县教育局", COUNTY, False),
    ("湖南省/湘西州/吉首市", "市教育局", "湖南省/湘西土家族苗族自治州/吉首市", False),
    ("湖南省/湘西州/吉首市", "州教育局", "湖南省/湘西土家族苗族自治州", False),
    ("北京市/朝阳区", "市教委", "北京市", False),
    ("清河县", "省委", "清河县所属省", False),
    ("松原省", "省委", "松原省", False),
    ("松原省", "教育局", "松原省", True),
    ("松原省", "统计局", "松原省", False),
    ("上海市", "教育局", "上海市", False),
    (COUNTY, "市政府", "松原省/清江州", False),
    ("全国", "省教育厅", STATE, True),
]


@pytest.mark.parametrize(("path", "level", "scope", "names"), PATHS)
def test_paths(path: str, level: str | None, scope: str, names: tuple[str, ...]) -> None:
    found = jurisdiction(path, level, load())
    assert (found.scope, tuple(seat.name for seat in found.seats)) == (scope, names)


def test_levels_follow_from_the_place_in_the_path() -> None:
    levels = [seat.level for seat in jurisdiction("松原省/清江州/白桦市", None, load()).seats]
    assert levels == ["province", "prefecture", "county"]


@pytest.mark.parametrize(("path", "name", "scope", "generic"), BODIES)
def test_bodies(path: str, name: str, scope: str, generic: bool) -> None:
    found = locate_body(name, False, jurisdiction(path, None, load()), frozenset(), load())
    assert (found.scope, found.generic) == (scope, generic)


def test_one_body_has_one_core_from_above_and_from_its_own_county() -> None:
    own = locate_body("县住建部门", False, jurisdiction(COUNTY, None, load()), frozenset(), load())
    above = locate_body("清河县住房和城乡建设局", False, jurisdiction("松原省/清江州", None, load()), frozenset(), load())
    assert (own.scope, own.core) == (above.scope, above.core)


def test_a_county_as_actor_serves_itself() -> None:
    found = [locate_body(name, False, jurisdiction(COUNTY, None, load()), frozenset(), load()) for name in ("清河县", "县", "县里")]
    assert len({(each.scope, each.core) for each in found}) == 1
    assert found[0].seat and found[0].seat.name == "清河县"


def test_the_unknown_is_a_scope_of_its_own() -> None:
    assert (
        locate_body("县教育局", False, unknown("d1"), frozenset(), load()).scope
        != locate_body("县教育局", False, unknown("d2"), frozenset(), load()).scope
    )


PLACES = [
    (COUNTY, "清河县", "松原省/清江州/清河县"),
    (COUNTY, "大柳镇", "松原省/清江州/清河县/大柳镇"),
    (COUNTY, "吉首市", "湖南省/湘西土家族苗族自治州/吉首市"),
    (COUNTY, "湖南", "湖南省"),
    ("湖南省/湘西州", "吉首", "湖南省/湘西土家族苗族自治州/吉首市"),
    ("北京市", "朝阳区", "北京市/朝阳区"),
    ("吉林省/长春市", "朝阳区", "吉林省/长春市/朝阳区"),
    (COUNTY, "白桦河", None),
    (COUNTY, "县城", None),
    (COUNTY, "主城区", None),
    (COUNTY, "老城区", None),
    ("上海市", "浦东新区", "上海市/浦东新区"),
]


@pytest.mark.parametrize(("path", "name", "wanted"), PLACES)
def test_places(path: str, name: str, wanted: str | None) -> None:
    found = locate_place(name, jurisdiction(path, None, load()), load())
    assert (found[-1].path if found else None) == wanted


def test_short_names_of_divisions() -> None:
    groups = ethnic_groups(load())
    assert short_names("湘西土家族苗族自治州", groups) == ("湘西州", "湘西")
    assert short_names("内蒙古自治区", groups) == ("内蒙古",)
    assert short_names("沛县", groups) == ()
    table = divisions(load())
    assert table.officially("朝阳区") is None
    (found,) = table.by_name["湘西州"]
    assert [each.name for each in table.path(found)] == ["湖南省", "湘西土家族苗族自治州"]


def test_a_path_that_ends_above_the_level() -> None:
    home = home_of("d1", "湖南省/湘西州", "county", load())
    assert (home.scope, home.level, home.seat) == ("文件:d1", "county", None)
    scopes = {name: locate_body(name, False, home, frozenset(), load()).scope for name in ("县教育局", "教育局", "州教育局", "省教育厅")}
    assert scopes["县教育局"] == scopes["教育局"] == "文件:d1"
    assert scopes["州教育局"] == "湖南省/湘西土家族苗族自治州"
    assert scopes["省教育厅"] == "湖南省"


def test_a_level_alone_tells_what_is_below_it() -> None:
    home = home_of("d1", None, "prefecture", load())
    found = {name: locate_body(name, False, home, frozenset(), load()) for name in ("县教育局", "州教育局", "教育局", "省教育厅")}
    assert found["县教育局"].generic
    assert (found["州教育局"].scope, found["州教育局"].core) == (found["教育局"].scope, found["教育局"].core)
    assert found["省教育厅"].core != found["教育局"].core


def test_a_level_that_contradicts_the_name_is_passed_over() -> None:
    assert home_of("d1", "松原省/清江州/清河县", "prefecture", load()).level == "county"
    assert home_of("d1", None, "national", load()).scope == STATE
