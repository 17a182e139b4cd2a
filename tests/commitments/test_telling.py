"""What tells how things are is no commitment, by table: one sentence of a speech each."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.lexicon import load
from graph_builder.pipeline.extract import extract
from graph_builder.readers import read

REST = "县政府办公室要按季通报各项工作的进展情况，县财政局要做好资金保障，县审计局要开展跟踪审计。"
TABLE = Path(__file__).parent / "telling.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_telling(tmp_path: Path, sentence: str, expected: str) -> None:
    path = tmp_path / "speech.txt"
    lines = ("县长在全县工作会议上的讲话", "（2022年3月1日）", "同志们：", "一、抓好重点工作", sentence, "二、按季通报", REST)
    path.write_text("\n".join(lines), "utf-8")
    found = [one for one in extract(read(path), load()).documents[0].commitments if one.quote.text not in REST]
    assert bool(found) == (expected == "yes")
