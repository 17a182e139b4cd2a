"""A source that prints a document again: told, not extracted twice."""

from __future__ import annotations

from pathlib import Path

from graph_builder.lexicon import load
from graph_builder.pipeline.extract import extract
from graph_builder.readers import read

FIRST = "在全县秋季农业生产会议上的讲话\n\n同志们：\n" + "各乡镇要加快推进高标准农田建设，确保9月底前完成验收。" * 20
SECOND = "在全县冬春水利建设会议上的讲话\n\n同志们：\n" + "县水利局要在年底前完成城南泵站建设任务，力争早日见效。" * 20


def test_a_copy_with_other_spaces_is_told_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "pages.txt"
    path.write_text("\n".join([FIRST, SECOND, FIRST.replace("。", "。 ")]), "utf-8")
    found = extract(read(path), load())
    assert [document.title.value for document in found.documents if document.title] == [
        "在全县秋季农业生产会议上的讲话",
        "在全县冬春水利建设会议上的讲话",
    ]
    told = [each for each in found.diagnostics if each.code == "text.repeated"]
    assert [each.message for each in told] == ["与本文件第 1 篇文字相同，不再重复提取"]
    assert told[0].span is not None and told[0].span.of(found.source.raw).startswith("在全县秋季农业生产会议")
