"""Where a commitment begins and ends, who bears it and by when, by table: words of a speech of March 2022 each; ⏎ is a new line."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.lexicon import load
from graph_builder.model.document import Document
from graph_builder.pipeline.extract import extract
from graph_builder.readers import read

TABLE = Path(__file__).parent / "units.tsv"
REST = "县政府办公室要按季通报各项工作的进展情况，县财政局要做好资金保障，县审计局要开展跟踪审计。"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def found(folder: Path, sentence: str) -> Document:
    path = folder / "speech.txt"
    lines = (
        "县长在全县工作会议上的讲话",
        "（2022年3月1日）",
        "同志们：",
        "一、抓好重点工作",
        sentence.replace("⏎", "\n"),
        "二、按季通报",
        REST,
    )
    path.write_text("\n".join(lines), "utf-8")
    # every unit is wanted here, whatever it is worth
    return extract(read(path), load(), judge=lambda text, case, lexicon: not case.heading).documents[0]


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_units(tmp_path: Path, sentence: str, expected: str) -> None:
    told = [
        f"{one.text} [{', '.join(f'{bearer.name}={bearer.role.value}' for bearer in one.bearers)}]"
        + (f" <{one.due_by.edtf}>" if one.due_by else "")
        for one in found(tmp_path, sentence).commitments
        if one.quote.text not in REST
    ]
    assert " / ".join(told) == expected
