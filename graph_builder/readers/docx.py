"""Word files: each paragraph a line, tables included, with the list numbers that Word generates."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from graph_builder.errors import UnreadableFile
from graph_builder.model.source import Diagnostic, Locator, Severity
from graph_builder.model.span import Span
from graph_builder.readers.contents import Contents
from graph_builder.readers.docx_numbering import Element, Numbering, W

_LARGEST_PART = 200_000_000
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DOCUMENT_REL = "/officeDocument"
_BOX = W + "txbxContent"
_SKIPPED = frozenset(
    {W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "rt", "footnoteReference")} | {_MC + "Fallback", _BOX}
)
_ENDS_IN_WORD = re.compile("[0-9A-Za-z\u4e00-\u9fff]$")
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


def read_docx(data: bytes, name: str) -> Contents:
    """Locators are paragraphs, counted from 1 with the empty ones. UnreadableFile for what is no sound Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = _main_part(archive, name)
            folder = main.rpartition("/")[0]
            body = _part(archive, main, name)
            numbering, styles = (_part(archive, f"{folder}/{part}.xml".lstrip("/"), name) for part in ("numbering", "styles"))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise UnreadableFile(
            f"{name}：需要 .docx 文件，但它已损坏、加密或不是 Word 文件（{error}）。请用 Word 或 WPS 重新另存为 .docx"
        ) from error
    if body is None:
        raise UnreadableFile(f"{name}：需要 .docx 文件，但其中没有正文。请用 Word 或 WPS 重新另存为 .docx")
    counter = Numbering(numbering, styles)
    lines, locators = _lines(body, counter)
    raw = "".join(lines)
    if not raw.strip():
        raise UnreadableFile(f"{name}：需要文字材料，但文件里没有文字（也许是扫描件）。请先转成文字")
    return Contents(raw=raw, reader="docx", encoding="utf-8", locators=locators, diagnostics=_diagnostics(body, counter))


def _main_part(archive: zipfile.ZipFile, name: str) -> str:
    relations = _part(archive, "_rels/.rels", name)
    if relations is not None:
        for relation in relations:
            if str(relation.get("Type", "")).endswith(_DOCUMENT_REL):
                return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _part(archive: zipfile.ZipFile, part: str, name: str) -> Element | None:
    """A part of the package as XML, None where it is missing. No document type, entity, network or endless size."""
    try:
        with archive.open(part) as stream:
            data = stream.read(_LARGEST_PART + 1)
    except KeyError:
        return None
    if len(data) > _LARGEST_PART:
        raise UnreadableFile(f"{name}：解压后的内容超过 {_LARGEST_PART // 1_000_000} MB，不像正常的 Word 文件。请检查来源，或拆分后再导入")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(f"{name}：需要 .docx 文件，但其中的 {part} 不是有效的 XML。请用 Word 或 WPS 重新另存为 .docx") from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableFile(f"{name}：{part} 带有 DOCTYPE，出于安全不予读取。请用 Word 或 WPS 重新另存为 .docx")
    return root


def _lines(body: Element, counter: Numbering) -> tuple[list[str], tuple[Locator, ...]]:
    lines: list[str] = []
    locators: list[Locator] = []
    position = 0
    for ordinal, paragraph in enumerate(_paragraphs(body), 1):
        label = counter.label(paragraph.find(W + "pPr"))
        text = "".join(_text(paragraph))
        if _ENDS_IN_WORD.search(label) and not text.startswith((" ", "\t", "\u3000")):
            label += " "
        line = label + text
        if line:
            locators.append(Locator(span=Span(position, position + len(line)), kind="paragraph", label=str(ordinal)))
        lines.append(line + "\n")
        position += len(line) + 1
    return lines, tuple(locators)


def _paragraphs(element: Element) -> Iterator[Element]:
    """In document order, also in tables and content controls, not in text boxes, deleted text or second versions."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == W + "p":
            yield child
        elif child.tag not in _SKIPPED:
            stack.append(iter(child))


def _text(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == W + "r" and child.find(f"{W}rPr/{W}vanish") is not None:
            continue
        elif child.tag not in _SKIPPED:
            yield from _text(child)


def _diagnostics(body: Element, counter: Numbering) -> tuple[Diagnostic, ...]:
    found: list[Diagnostic] = []
    if counter.unread:
        message = f"有编号格式无法识别（{'、'.join(counter.unread)}），这些段落没有编号"
        found.append(Diagnostic(code="docx.numbering", severity=Severity.WARNING, message=message))
    boxes = sum(
        1 for box in body.iter(_BOX) if "".join(_text(box)).strip() and not any(up.tag == _MC + "Fallback" for up in box.iterancestors())
    )
    if boxes:
        message = f"{boxes} 个文本框没有读入"
        found.append(Diagnostic(code="docx.skipped", severity=Severity.WARNING, message=message))
    return tuple(found)
