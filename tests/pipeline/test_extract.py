"""How a source is read does not show in what is found: units at once, and the search for cycles while it is read."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from graph_builder.commitments import assemble
from graph_builder.commitments.worth import Case
from graph_builder.lexicon import Lexicon, load
from graph_builder.pipeline.extract import extract
from graph_builder.readers import read

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize("name", ["hexi-2024-report.txt", "qinglan-2025-tasks.txt"])
def test_what_is_carried_on_reaches_over_the_edge_of_a_block(name: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = extract(read(SAMPLES / name), load()).documents
    assert any(document.commitments for document in whole)
    monkeypatch.setattr(assemble, "_AT_ONCE", size)
    assert extract(read(SAMPLES / name), load()).documents == whole


def test_the_search_for_cycles_goes_on_when_a_source_is_read() -> None:
    def fails(text: str, case: Case, lexicon: Lexicon) -> bool:
        assert not gc.isenabled()
        raise ValueError(case.start)

    source = read(SAMPLES / "hexi-2024-report.txt")
    assert gc.isenabled()
    with pytest.raises(ValueError, match=r"\d"):
        extract(source, load(), judge=fails)
    assert gc.isenabled()
    gc.disable()
    try:
        extract(source, load())
        assert not gc.isenabled()
    finally:
        gc.enable()
