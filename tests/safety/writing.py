"""Graphs to try the app on: a hostile one, and one as large as a dozen real speeches make, from sentences composed here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import cycle, islice
from operator import itemgetter

from graph_builder.lexicon import load
from graph_builder.model.graph import Graph, Value
from graph_builder.model.source import Source
from graph_builder.pipeline.consolidate import consolidate
from graph_builder.pipeline.extract import extract

MARK = "onerror=window.cracked=1"
HOSTILE = (
    f"<img src=x {MARK}>",
    f"</script><script>window.cracked=1</script><svg {MARK.replace('error', 'load')}>",
    "javascript:window.cracked=1",
    f'"><a href="javascript:window.cracked=1" {MARK}>href</a>',
    "[点我](javascript:window.cracked=1) ![图](http://192.0.2.1/x.png) $x$ :material/home: **粗**",
    "=cmd|'/c calc'!A1",
    "--><!-- ]]> &amp; {{7*7}} ${7*7} </style><style>*{display:none}",
    "\u202e\u2066右至左\u2028末",
    "长" * 3_400,  # 10 kB
)
_KEPT = {  # words of closed lists, dates and the like: what the extraction cannot take from a file
    "sha256", "reader", "encoding", "raw", "date", "part", "force", "status", "level", "rule", "kind", "op", "edtf", "latest", "role",
    "grounding", "via", "locators", "verb", "number",
}  # fmt: skip


def source(name: str, raw: str) -> Source:
    return Source(id=name, file=name, sha256=hashlib.sha256(raw.encode()).hexdigest(), reader="txt", encoding="utf-8", raw=raw)


def graph_of(*sources: Source) -> Graph:
    return consolidate([extract(each, load()) for each in sources], [], load())


def hostile_text() -> str:
    """A report in which names, titles and figures carry markup."""
    lines = ["云岭县2025年政府工作报告", "（2025年1月10日）", "", "各位代表：", "一、2025年工作安排"]
    for number, words in enumerate(HOSTILE):
        lines += [
            f"（{'一二三四五六七八九'[number]}）抓好{words}建设。县水利局牵头，{words}、县财政局配合，6月底前完成{words}柳溪水库除险加固工程。",
            f"县教育局要按照《{words}办法》，年底前新增学位{number + 1}200个{words}。各乡镇要抓好落实。",
            "县交通运输局要加快建设环山公路改扩建工程，年底前建成通车。县卫生健康局要在10月底前改造乡镇卫生院6所，新增床位120张。",
        ]
    return "\n".join(lines)


def hostile() -> Graph:
    """The graph of that report, every free text in it replaced as well."""
    found = graph_of(source(f"云岭{HOSTILE[0]}.txt".replace("/", "∕"), hostile_text()))

    def changed(turn: int, properties: Mapping[str, Value]) -> dict[str, Value]:
        # each thing begins with another of the words, so that every word comes to stand in every property
        words = islice(cycle(HOSTILE), turn % len(HOSTILE), None)
        return {key: value if key in _KEPT else _hostile(value, words) for key, value in sorted(properties.items())}

    return Graph(
        nodes={
            id_: replace(node, properties=changed(turn, node.properties))
            for turn, (id_, node) in enumerate(sorted(found.nodes.items(), key=itemgetter(0)))
        },
        edges={
            id_: replace(edge, properties=changed(turn, edge.properties))
            for turn, (id_, edge) in enumerate(sorted(found.edges.items(), key=itemgetter(0)))
        },
    )


def _hostile(value: Value, words: Iterator[str]) -> Value:
    if isinstance(value, str):
        return next(words)
    return [next(words) for _ in value] if isinstance(value, list) else value


_BODIES = (
    *("水利", "教育", "财政", "交通运输", "农业农村", "林业", "卫生健康", "民政"),
    *("自然资源", "应急管理", "市场监管", "商务", "统计", "司法", "审计", "医疗保障"),
)
_NAMES = (
    *("柳溪", "青石", "北岭", "白沙", "枫林", "石桥", "东湾", "长岗"),
    *("麻柳", "沙坪", "清水", "马鞍", "大坪", "新庄", "龙潭", "双河"),
)
_WORKS = ("水库除险加固工程", "中学迁建项目", "公路改扩建工程", "污水处理厂提标项目", "湿地保护修复工程", "养老服务中心建设项目")
_COUNTS = ("灌溉面积{}亩以上", "学位{}个", "管网{}公里", "岗位{}个", "高标准农田{}亩", "停车位{}个")
_TIMES = ["3月底前", "6月底前", "上半年", "8月底前", "10月底前", "11月底前", "年底前", "三季度"]


def speeches(count: int = 12, tasks: int = 40) -> tuple[Source, ...]:
    """About as many commitments, bodies and edges as a dozen long speeches give."""
    return tuple(source(f"讲话{number + 1}.txt", _speech(number, tasks)) for number in range(count))


def _speech(number: int, tasks: int) -> str:
    county = f"{_NAMES[number % len(_NAMES)][0]}岭县"
    lines = [f"{county}{2020 + number % 6}年政府工作报告", f"（{2020 + number % 6}年1月{number + 3}日）", "", "各位代表："]
    for task in range(tasks):
        at = number * 7 + task * 5 + task // 16
        body, other = _BODIES[at % len(_BODIES)], _BODIES[(at * 3 + 1) % len(_BODIES)]
        place = _NAMES[(at // 2) % len(_NAMES)]
        work = _WORKS[(at // 3 + number) % len(_WORKS)]
        if task % 10 == 0:
            lines.append(f"（{'一二三四'[task // 10]}）抓好{body}工作")
        amount = _COUNTS[at % len(_COUNTS)].format((at % 37 + 1) * 100)
        lines.append(f"县{body}局牵头、县{other}局配合，{_TIMES[at % len(_TIMES)]}完成{place}镇{place}{work}，新增{amount}。")
    return "\n".join([*lines, "谢谢大家！"])
