"""Named places in running text, and what only looks like one. All sentences are made up."""

from __future__ import annotations

import pytest

from graph_builder.lexicon import load
from graph_builder.mentions.places import find

LEXICON = load()

FOUND = [
    ("推进醴陵市、攸县道路建设", ["醴陵市", "攸县"]),
    ("在安化县召开现场会", ["安化县"]),
    ("会议在乌鲁木齐市举行", ["乌鲁木齐市"]),
    ("鄂尔多斯市达拉特旗", ["达拉特旗"]),
    ("支持湖南、贵州两省合作", ["湖南", "贵州"]),
    ("成都、遂宁、江油等地", ["成都", "遂宁", "江油"]),
    ("今年成县将建设三条路", ["成县"]),
    ("在东沟镇建设卫生院", ["东沟镇"]),
    ("推进团结镇集镇改造", ["团结镇"]),
    ("完成x乌苏镇污水处理厂改造", ["x乌苏镇"]),
    ("启动**乡、XX镇搬迁", ["**乡", "XX镇"]),
    ("加快x河治理", ["x河"]),
    ("完成南曲河、青龙沟水库除险加固", ["南曲河", "青龙沟水库"]),
    ("开展黑泥河子小流域综合治理", ["黑泥河子"]),
    ("推进天鹅湖码头绿化", ["天鹅湖"]),
    ("支持醴陵高新区扩区", ["醴陵高新区"]),
    ("建设x岭省级自然保护区", ["x岭省级自然保护区"]),
    ("融入粤港澳大湾区和成渝地区双城经济圈", ["粤港澳大湾区", "成渝地区双城经济圈"]),
    ("改善县城人居环境", ["县城"]),
    ("抓好中心城区停车整治", ["中心城区"]),
    ("对x州的批示", ["x州"]),
    ("吉林省长春市朝阳区", ["朝阳区"]),
    ("江安、金堂、壤塘要加快", ["江安", "金堂", "壤塘"]),
    ("西昌至资中公路", ["西昌", "资中"]),
    ("推进天府新区至邛崃高速", ["天府新区", "邛崃"]),
    ("改造赵家屯、石板村，", ["赵家屯", "石板村"]),
    ("加快云栖小镇、青石溪谷建设", ["云栖小镇", "青石溪谷"]),
    ("在醴陵服务区设点", ["醴陵服务区"]),
    ("加快格尔木绿色转型", ["格尔木"]),
    ("推进织金抽水蓄能电站前期工作", ["织金"]),
    ("提升改造老城区,建设新校舍", ["老城区"]),
    ("开通至乌兰巴托的航线", ["乌兰巴托"]),
    ("新建云山至白水河公路", ["云山", "白水河"]),
    ("打造云山村、河口村等示范村", ["云山村", "河口村"]),
    ("支持盆周山区发展", ["盆周山区"]),
]

NONE = [
    "完成县医院改造",
    "加强农村、基层和城乡工作",
    "全县城乡各乡镇都要行动",
    "我市各县区要落实",
    "打造特色小镇,建设美丽乡村",
    "改造城中村和老旧社区",
    "推进新老城区连片,建好新城区",
    "各位来宾,科教兴国战略",
    "朝阳产业,百姓安康,平安建设",
    "发展智慧社区和示范村",
    "治理重点流域和病险水库",
    "绿色工业园区和特色产业园区",
    "义务教育均衡水平提高",
    "制定西部开发政策",
    "沿江沿河治理",
    "引导农民工返乡、下乡",
    "建设文旅小镇和特色小镇",
    "解决城区学位不足",
    "事关中华民族永续发展",
    "实施三北防护林建设",
    "新华路小学和解放街社区",
    "加快人民广场、解放广场项目建设",
    "推进第二水源地建设",
]


def outer(text: str) -> list[str]:
    return [item.name for item in find(text, LEXICON) if not item.inside]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_found(text: str, names: list[str]) -> None:
    assert outer(text) == names
    for item in find(text, LEXICON):
        assert item.span.of(text) == item.name


@pytest.mark.parametrize("text", NONE)
def test_no_place(text: str) -> None:
    assert outer(text) == []


def test_not_inside_other_names() -> None:
    assert outer("上海南站改造") == ["上海"]
    assert outer("长江西岸整治") == ["长江"]


def test_division_is_known() -> None:
    (province, prefecture) = find("湖南省娄底", LEXICON)
    assert (province.level, province.division_code, province.full) == ("province", "430000", "湖南省")
    assert (prefecture.level, prefecture.full) == ("prefecture", "娄底市")


def test_one_name_of_many_divisions_needs_its_area() -> None:
    (alone,) = find("城关区要落实", LEXICON)
    assert alone.division_code is None and alone.level == "county"
    (within,) = find("城关区要落实", LEXICON, within=frozenset({"620100"}))
    assert within.division_code == "620102"


def test_place_inside_a_longer_one_is_marked() -> None:
    found = find("建设苏州市纳米产业园", LEXICON)
    assert [(item.name, item.inside) for item in found] == [("苏州市纳米产业园", False), ("苏州市", True)]


def test_window() -> None:
    text = "湖南省和贵州省"
    assert [item.name for item in find(text, LEXICON, 3)] == ["贵州省"]
    assert find(text, LEXICON, 3)[0].span.of(text) == "贵州省"
