"""Entities of one document: which names are one, and which never."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_builder.lexicon import load
from graph_builder.model.mention import EntityKind, Mention
from graph_builder.model.span import Span
from graph_builder.resolution.within import Joined, join_mentions

D, P, L = EntityKind.DEPARTMENT, EntityKind.PROJECT, EntityKind.PLACE


def found(kind: EntityKind, *names: str, **options: str) -> Joined:
    mentions = [Mention(kind=kind, span=Span(10 * at, 10 * at + len(name)), text=name, name=name) for at, name in enumerate(names)]
    return join_mentions(mentions, load(), **options)


def groups(joined: Joined) -> list[list[str]]:
    return [[entity.name, *entity.aliases] for entity in joined.entities]


ONE = [
    (D, ("县住建局", "县住房和城乡建设局", "县住建部门")),
    (D, ("县应急部门", "应急部门", "应急管理部门", "县应急管理局")),
    (D, ("市发改委", "市发展和改革委员会", "市发改局")),
    (D, ("县安委办", "县安委会办公室", "县安全生产委员会办公室")),
    (D, ("州政府", "州人民政府")),
    (D, ("县委宣传部", "县委", "县宣传部门")),
    (D, ("县疫情联防指挥部", "联防指挥部")),
    (P, ("县医院康复病区", "康复病区")),
    (P, ("云岭热电联产", "云岭热电联产项目", "“云岭热电联产”")),
    (L, ("松江市", "松江")),
    (L, ("松江市白桦县", "白桦县")),
    (EntityKind.PERSON, ("李明远", "明远")),
]
TWO = [
    (D, ("省教育厅", "州教育局")),
    (D, ("公安部门", "森林公安部门")),
    (D, ("县财政局", "市财政局")),
    (D, ("县第一小学", "县第二小学")),
    (D, ("县委", "州委")),
    (D, ("县委", "县委督查室")),
    (D, ("教育部", "教育局")),
    (P, ("城北污水处理厂二期", "城北污水处理厂三期")),
    (P, ("S213改造工程", "S214改造工程")),
    (P, ("第二污水处理厂", "污水处理厂")),
    (P, ("2025年绿化行动", "2026年绿化行动")),
    (L, ("东白桦河", "西白桦河")),
    (L, ("东白桦河", "白桦河")),
    (L, ("松江市", "松江县")),
]


@pytest.mark.parametrize(("kind", "names"), ONE)
def test_one(kind: EntityKind, names: tuple[str, ...]) -> None:
    wanted = [name for name in names if name != "县委"]
    assert wanted in [sorted(group, key=names.index) for group in groups(found(kind, *names))]


@pytest.mark.parametrize(("kind", "names"), TWO)
def test_two(kind: EntityKind, names: tuple[str, ...]) -> None:
    assert groups(found(kind, *names)) == [[name] for name in names]


def test_a_short_form_of_two_things_is_neither() -> None:
    assert len(found(P, "县医院康复病区", "中心卫生院康复病区", "康复病区").entities) == 3


def test_a_short_form_of_a_chain_is_the_longest() -> None:
    assert groups(found(P, "康复病区", "医院康复病区", "县医院康复病区")) == [["康复病区", "医院康复病区", "县医院康复病区"]]


def test_without_prefix_means_the_own_level() -> None:
    joined = found(D, "县委", "县政府", "县发改局", "发改部门", "市发改委")
    assert joined.canonical[(D, "发改部门")] == "县发改局"
    assert joined.canonical[(D, "市发改委")] == "市发改委"
    assert found(D, "发改部门", "市发改委", level="prefecture").canonical[(D, "市发改委")] == "发改部门"


def test_the_name_of_the_jurisdiction_is_its_level() -> None:
    joined = found(D, "白桦县教育局", "县教育局", "教育部门", level="county", jurisdiction="松江市/白桦县")
    assert len(joined.entities) == 1


def test_the_name_is_the_form_that_occurs_most() -> None:
    joined = found(D, "县住房和城乡建设局", "县住建局", "县住建局", "县委")
    assert [entity.name for entity in joined.entities] == ["县住建局", "县委"]
    assert joined.entities[0].rule == "简称全称"


def test_levels_stay_apart_in_the_speech_of_a_province() -> None:
    assert groups(found(D, "教育厅", "教育局", level="province")) == [["教育厅"], ["教育局"]]
    assert groups(found(D, "市委", "州委", level="province")) == [["市委"], ["州委"]]
    assert groups(found(D, "教育厅", "教育部门", level="province")) == [["教育厅", "教育部门"]]


def test_a_collective_stays_apart_from_a_body() -> None:
    mentions = [
        Mention(kind=D, span=Span(0, 4), text="教育部门", name="教育部门"),
        Mention(kind=D, span=Span(9, 14), text="各教育部门", name="各教育部门", generic=True),
    ]
    assert [entity.generic for entity in join_mentions(mentions, load()).entities] == [False, True]


NAMES = st.lists(
    st.builds(
        lambda prefix, stem, head: prefix + stem + head,
        st.sampled_from(["", "县", "市", "省", "白桦县", "第一", "第二", "东", "西"]),
        st.sampled_from(["住建", "住房和城乡建设", "发改", "人民医院", "小学", "联防指挥部"]),
        st.sampled_from(["", "局", "委", "部门", "一期", "二期"]),
    ),
    min_size=1,
    max_size=12,
)


@given(NAMES, st.sampled_from([D, P, L]))
def test_every_name_has_one_entity_and_guards_hold(names: list[str], kind: EntityKind) -> None:
    joined = found(kind, *names)
    assert [joined.canonical[(kind, name)] for name in names]
    for group in groups(joined):
        assert len({tuple(mark for mark in ("第一", "第二", "一期", "二期", "东", "西") if mark in name) for name in group}) == 1
        assert not {"省", "市"} <= {name[0] for name in group}
