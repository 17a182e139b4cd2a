"""Names of bodies taken apart."""

from __future__ import annotations

import pytest

from graph_builder.lexicon import load
from graph_builder.resolution.names import Body, body, plain

SAME = [
    ("住建局", "住房和城乡建设局", "住建部门", "住房城乡建设委员会", "住建"),
    ("发改委", "发展和改革委员会", "发展改革局", "发改部门"),
    ("卫健委", "卫生健康局", "卫健部门"),
    ("市监局", "市场监管局", "市场监督管理局", "市场监管部门"),
    ("人社局", "人力资源和社会保障局", "人力资源社会保障部门"),
    ("文旅局", "文化和旅游局", "文化旅游部门"),
    ("应急局", "应急管理局", "应急管理部门"),
    ("工信局", "工业和信息化委员会", "工信部门"),
    ("民委", "民族事务委员会"),
    ("扶贫办", "扶贫开发办公室", "扶贫部门"),
    ("宣传部", "宣传部门", "委宣传部"),
    ("政府", "人民政府", "本届政府"),
    ("政府办", "政府办公室", "人民政府办公室"),
    ("安委办", "安委会办公室", "安全生产委员会办公室"),
    ("园区管委会", "园区管理委员会"),
    ("纪委", "纪律检查委员会"),
]
PARTS = [
    ("县住建局", Body(prefix="县", level="county", core="住房和城乡建设部门", head="局")),
    ("我县教育局", Body(prefix="县", level="county", core="教育部门", head="局")),
    ("白桦县教育局", Body(place="白桦县", core="教育部门", head="局")),
    ("松江州白桦县教育局", Body(place="松江州白桦县", core="教育部门", head="局")),
    ("中共白桦县委", Body(place="白桦县", core="委")),
    ("团县委", Body(prefix="县", level="county", core="共产主义青年团委员会")),
    ("教育厅", Body(level="province", core="教育部门", head="厅")),
    ("州里", Body(prefix="州", level="prefecture")),
    ("县市科技部门", Body(core="县市科技部门", several=True)),
    ("国家发改委", Body(core="国家发展和改革部门", state=True)),
    ("工信部", Body(core="工业和信息化部", state=True)),
    ("市场监管局", Body(core="市场监督管理部门", head="局")),
    ("教育局", Body(core="教育部门", head="局", lower=True)),
    ("市政府", Body(prefix="市", level="prefecture", core="政府")),
    ("推进省实验室", Body(core="推进省实验室")),
    ("郊区医院", Body(core="郊区医院")),
    ("县市场监管局", Body(prefix="县", level="county", core="市场监督管理部门", head="局")),
    ("市政公司", Body(core="市政公司")),
    ("乡村振兴局", Body(core="乡村振兴部门", head="局")),
    ("城市管理局", Body(core="城市管理部门", head="局")),
    ("工业园区管委会", Body(core="工业园区管理委员会")),
    ("社区医院", Body(core="社区医院")),
    ("县直机关工委", Body(prefix="县", level="county", core="机关工委")),
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_short_and_full_names_have_one_core(names: tuple[str, ...]) -> None:
    assert len({body("县" + name.removeprefix("县"), load()).core for name in names}) == 1


@pytest.mark.parametrize(("name", "parts"), PARTS)
def test_parts(name: str, parts: Body) -> None:
    assert body(name, load()) == parts


@pytest.mark.parametrize(
    ("one", "other"), [("教育局", "教体局"), ("林业局", "林草局"), ("卫健委", "卫计委"), ("公安局", "森林公安局"), ("组织部", "宣传部")]
)
def test_other_fields_are_other_bodies(one: str, other: str) -> None:
    assert body(one, load()).core != body(other, load()).core


@pytest.mark.parametrize(
    ("kind", "name", "short"),
    [
        ("Project", "“云岭”热电联产项目", "云岭热电联产"),
        ("Project", "高标准农田建设任务", "高标准农田"),
        ("Project", "三年行动", "三年行动"),
        ("Project", "工程", "工程"),
        ("Policy", "《督查办法》", "督查办法"),
        ("Department", "项目建设", "项目建设"),
    ],
)
def test_plain(kind: str, name: str, short: str) -> None:
    assert plain(kind, name, load()) == short


def test_a_commission_of_the_party_is_not_the_authority_of_its_field() -> None:
    assert body("省委科技委", load()).core != body("省科技厅", load()).core
    assert body("省委宣传部", load()).core == body("省宣传部", load()).core
