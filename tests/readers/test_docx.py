from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from graph_builder.errors import UnreadableFile
from graph_builder.readers.counting import FORMATS
from graph_builder.readers.docx import read_docx

LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimalEnclosedCircle", "%4"))


def add_list(document: Any, abstract: int, levels: tuple[tuple[str, str], ...], nums: dict[int, str]) -> None:
    """An abstract list and its instances; `nums` maps a numId to the XML of its overrides."""
    root = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    first = root.find("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}num")
    element = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">{inner}</w:abstractNum>')
    root.insert(root.index(first) if first is not None else len(root), element)
    for num, overrides in nums.items():
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'))


def item(document: Any, text: str, num: int, level: int = 0) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'))


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_generated_numbers_stand_in_the_raw_text() -> None:
    document = Document()
    add_list(document, 90, LEVELS, {901: ""})
    for text, level in [
        ("工业", 0),
        ("园区", 1),
        ("厂房", 2),
        ("招商", 3),
        ("道路", 2),
        ("企业", 1),
        ("厂商", 2),
        ("农业", 0),
        ("水利", 1),
    ]:
        item(document, text, 901, level)
    raw = read_docx(saved(document), "a.docx").raw
    assert raw.splitlines() == ["一、工业", "（一）园区", "1.厂房", "①招商", "2.道路", "（二）企业", "1.厂商", "二、农业", "（一）水利"]


def test_instances_share_a_count_until_an_override_restarts_it() -> None:
    document = Document()
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    add_list(document, 91, (("decimal", "%1."),), {911: "", 912: "", 913: restart})
    for num in (911, 911, 912, 913, 913):
        item(document, "项", num)
    assert read_docx(saved(document), "a.docx").raw.splitlines() == ["1.项", "2.项", "3.项", "1.项", "2.项"]


def test_unknown_format_and_missing_list_are_told_and_bullets_stay_out() -> None:
    document = Document()
    add_list(document, 92, (("hebrew1", "%1."),), {921: ""})
    add_list(document, 93, (("bullet", "\uf06c"),), {931: ""})
    for num in (921, 931, 999):
        item(document, "项", num)
    contents = read_docx(saved(document), "a.docx")
    assert contents.raw.splitlines()[1:] == ["项", "项"]
    assert [d.code for d in contents.diagnostics] == ["docx.numbering"]
    assert "hebrew1" in contents.diagnostics[0].message and "999" in contents.diagnostics[0].message


def test_numbers_of_a_style() -> None:
    document = Document()
    add_list(document, 94, (("japaneseCounting", "第%1章"),), {941: ""})
    style = document.styles["Heading 1"].element.get_or_add_pPr()
    style.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="941"/></w:numPr>'))
    document.add_heading("总则", 1)
    document.add_paragraph("正文。")
    document.add_heading("附则", 1)
    assert read_docx(saved(document), "a.docx").raw.splitlines() == ["第一章 总则", "正文。", "第二章 附则"]


def test_every_line_has_its_paragraph_tables_included() -> None:
    document = Document()
    document.add_paragraph("甲")
    document.add_paragraph("")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "乙"
    table.cell(0, 1).text = "丙\t丁"
    document.add_paragraph("戊")
    contents = read_docx(saved(document), "a.docx")
    assert contents.raw == "甲\n\n乙\n丙\t丁\n戊\n"
    assert [(x.label, x.span.of(contents.raw)) for x in contents.locators] == [("1", "甲"), ("3", "乙"), ("4", "丙\t丁"), ("5", "戊")]


def test_deleted_and_hidden_words_stay_out_and_text_boxes_are_told() -> None:
    document = Document()
    paragraph = document.add_paragraph("留下")._p
    for inner in (
        "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>",
        "<w:ins><w:r><w:t>加上</w:t></w:r></w:ins>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>",
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
    ):
        paragraph.append(parse_xml(inner.replace(">", f" {nsdecls('w')}>", 1)))
    contents = read_docx(saved(document), "a.docx")
    assert contents.raw == "留下加上\n"
    assert [d.code for d in contents.diagnostics] == ["docx.skipped"]


def rezipped(part: str, text: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, text)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"not a zip", "损坏"),
        (saved(Document())[:2000], "损坏"),
        (rezipped("other.xml", "<a/>"), "没有正文"),
        (rezipped("word/document.xml", "<a><b></a>"), "不是有效的 XML"),
        (rezipped("word/document.xml", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'), "DOCTYPE"),
        (saved(Document()), "没有文字"),
    ],
)
def test_broken_files_are_refused_with_what_to_do(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableFile, match=what) as error:
        read_docx(data, "a.docx")
    assert "请" in str(error.value)


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_builder.readers.docx._LARGEST_PART", 1_000_000)
    with pytest.raises(UnreadableFile, match="解压后的内容超过 1 MB"):
        read_docx(rezipped("word/document.xml", "<a>" + "0" * 2_000_000 + "</a>"), "a.docx")


@pytest.mark.parametrize(
    ("kind", "number", "written"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 105, "一百〇五"),
        ("chineseCounting", 110, "一百一十"),
        ("ideographDigital", 12, "一二"),
        ("chineseLegalSimplified", 12, "拾贰"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircle", 60, "60"),
        ("upperLetter", 28, "BB"),
        ("lowerRoman", 14, "xiv"),
        ("decimalZero", 3, "03"),
    ],
)
def test_formats(kind: str, number: int, written: str) -> None:
    assert FORMATS[kind](number) == written
