"""Bytes → text: UTF-8, UTF-16, GB18030. Line ends and a byte order mark stay as they stand."""

from __future__ import annotations

import codecs
import re

from graph_builder.errors import UnreadableFile
from graph_builder.model.source import Diagnostic, Severity

_KNOWN_BINARY = (
    (b"PK\x03\x04", "压缩包或 Office 文件"),
    (b"%PDF", "PDF 文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文件（.doc、.xls、.wps）"),
    (b"\x89PNG", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF8", "GIF 图片"),
    (b"\x1f\x8b", "gzip 压缩文件"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
)
_SENSIBLE = re.compile("[\t\r\n -~\u00a0-\u206f\u2100-\u2bff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\ufeff]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 200_000
_BAD_SHARE = 0.005
_HELP = "请确认它是文字材料，并另存为 UTF-8 或 GB18030 的 .txt，或 .docx"


def decode(data: bytes, name: str) -> tuple[str, str, tuple[Diagnostic, ...]]:
    """Text, encoding and what a reader should know. UnreadableFile for empty, binary and undecodable data."""
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise UnreadableFile(f"{name}：需要文字材料，但文件是空的。请检查文件是否完整")
    for magic, kind in _KNOWN_BINARY:
        if data.startswith(magic):
            raise UnreadableFile(f"{name}：需要纯文本，但这是{kind}。{_HELP}")
    text, encoding = _marked(data) or _by_zero_bytes(data) or _strict(data) or (None, "")
    diagnostics: list[Diagnostic] = []
    if text is None:
        text, encoding, bad = _lenient(data)
        if bad > max(1, _BAD_SHARE * len(text)):
            raise UnreadableFile(f"{name}：需要 UTF-8、UTF-16 或 GB18030 编码的文本，但有 {bad} 处无法解码。{_HELP}")
        message = f"{bad} 处字节无法按 {encoding} 解码，以 U+FFFD 代替"
        diagnostics.append(Diagnostic(code="encoding.replaced", severity=Severity.WARNING, message=message))
    if not _is_text(text):
        raise UnreadableFile(f"{name}：需要文字材料，但内容像是二进制数据。{_HELP}")
    if encoding != "utf-8":
        diagnostics.insert(0, Diagnostic(code="encoding.chosen", severity=Severity.INFO, message=f"不是 UTF-8，按 {encoding} 读取"))
    return text, encoding, tuple(diagnostics)


def _marked(data: bytes) -> tuple[str, str] | None:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _attempt(data, encoding)
    return None


def _by_zero_bytes(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without mark: its line ends and digits have a zero byte, always on the same side."""
    head = data[:_SAMPLE]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(data) % 2 or even == odd or min(even, odd) * 10 > max(even, odd):
        return None
    found = _attempt(data, "utf-16-le" if odd > even else "utf-16-be")
    return found if found and _is_text(found[0]) else None


def _strict(data: bytes) -> tuple[str, str] | None:
    return _attempt(data, "utf-8") or _attempt(data, "gb18030")


def _attempt(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return None


def _lenient(data: bytes) -> tuple[str, str, int]:
    tries = [(data.decode(encoding, "replace"), encoding) for encoding in ("utf-8", "gb18030")]
    counted = [(text, encoding, text.count("\ufffd")) for text, encoding in tries]
    return min(counted, key=lambda item: item[2])


def _is_text(text: str) -> bool:
    head = text[:_SAMPLE]
    sensible = sum(len(run) for run in _SENSIBLE.findall(head))
    return sensible >= 0.9 * len(head) and len(_CONTROL.findall(head)) <= 0.001 * len(head)
