"""What the articles of a regulation bind anybody to, by table: each row is the text of one article among others."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.lexicon import load
from graph_builder.pipeline.extract import extract
from graph_builder.readers import read

TABLE = Path(__file__).parent / "articles.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
REST = ("市档案局负责档案的统一保管。", "市财政局负责经费保障。", "本办法自印发之日起施行。")


@pytest.mark.parametrize(("article", "expected"), ROWS)
def test_articles(tmp_path: Path, article: str, expected: str) -> None:
    path = tmp_path / "rules.txt"
    lines = ["某市公共设施管理办法", f"第一条 {REST[0]}", *f"第二条 {article}".split("\\n"), f"第三条 {REST[1]}", f"第四条 {REST[2]}"]
    path.write_text("\n".join(lines), "utf-8")
    told = [
        f"{one.text} [{', '.join(bearer.name for bearer in one.bearers)}]"
        for one in extract(read(path), load()).documents[0].commitments
        if one.quote.text not in "".join(REST)
    ]
    assert " / ".join(told) == expected


def test_few_articles_are_no_regulation(tmp_path: Path) -> None:
    path = tmp_path / "speech.txt"
    lines = (
        "县长在全县工作会议上的讲话",
        "（2022年3月1日）",
        "同志们：",
        "一、抓好重点工作",
        f"第一条 {REST[0]}",
        "第二条 设施损坏的，当场修复。",
    )
    lines += ("二、做好保障", *(f"{REST[1]}{REST[0]}" for _ in range(3)))
    path.write_text("\n".join(lines), "utf-8")
    assert "设施损坏的，当场修复" not in [one.text for one in extract(read(path), load()).documents[0].commitments]
