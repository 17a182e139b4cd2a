"""Path, bytes or pasted text → Source, by suffix."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from graph_builder.errors import UnreadableFile
from graph_builder.model.source import Source
from graph_builder.readers.contents import Contents
from graph_builder.readers.docx import read_docx
from graph_builder.readers.plain import read_plain

Reader = Callable[[bytes, str], Contents]

READERS: dict[str, Reader] = {".txt": read_plain, ".md": read_plain, ".htm": read_plain, ".html": read_plain, ".docx": read_docx}
"""Suffix in lower case → reader of the bytes; another format is one more row."""

PAGES = (".htm", ".html")
"""Suffixes of web pages: what stands between their words is for a browser, not for a reader."""

LARGEST = 100_000_000
"""Bytes of a file that are still read."""


def read(path: Path, *, root: Path | None = None, source_id: str | None = None) -> Source:
    """One file. The id is the path relative to `root`, or the file's own name. UnreadableFile says what was wrong and what to do."""
    suffixes = "、".join(READERS)
    if not path.exists():
        raise UnreadableFile(f"{path}：文件不存在。请检查路径")
    if path.is_dir():
        raise UnreadableFile(f"{path}：需要含有 {suffixes} 文件的文件夹，但其中一个也没有。请检查路径，或先把材料转成这些格式")
    if not path.is_file():
        raise UnreadableFile(f"{path}：需要普通文件，但这是设备或管道。请先存成文件")
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise UnreadableFile(_too_large(str(path), size))
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path}：文件打不开（{error.strerror}）。请检查权限") from error
    return _source(data, path.name, source_id or _identity(path, root), str(path))


def is_page(name: str) -> bool:
    """Whether a file is a web page, by its name."""
    return name.lower().endswith(PAGES)


def read_bytes(data: bytes, name: str) -> Source:
    """An uploaded file; only the last part of `name` counts."""
    own = PurePosixPath(name.replace("\\", "/")).name or "upload.txt"
    if len(data) > LARGEST:
        raise UnreadableFile(_too_large(own, len(data)))
    return _source(data, own, unicodedata.normalize("NFC", own), own)


def read_text(text: str, name: str = "粘贴的文本") -> Source:
    """A pasted text: id `paste/` and 12 digits of its sha256."""
    data = text.encode("utf-8", "surrogatepass")
    if not text.strip("\ufeff \t\r\n\u3000\xa0"):
        raise UnreadableFile(f"{name}：需要文字材料，但内容是空的。请粘贴讲话或报告的全文")
    if len(data) > LARGEST:
        raise UnreadableFile(_too_large(name, len(data)))
    digest = hashlib.sha256(data).hexdigest()
    return Source(id=f"paste/{digest[:12]}", file=name, sha256=digest, reader="paste", encoding="utf-8", raw=text)


def discover(paths: Iterable[Path]) -> list[tuple[Path, Path]]:
    """Every file to read with the folder that its id is relative to, each once: folders with all below them, sorted by relative path.

    A missing path and a folder without documents come back as they are: `read` says what is wrong, and the others go on.
    """
    found: dict[Path, tuple[Path, Path]] = {}
    for path in paths:
        if path.is_dir():
            files = sorted(_below(path), key=lambda file: file.relative_to(path).as_posix())
            pairs = [(file, path) for file in files] or [(path, path)]
        else:
            pairs = [(path, path.parent)]
        for file, root in pairs:
            found.setdefault(file.absolute(), (file, root))
    return list(found.values())


def _below(root: Path) -> Iterator[Path]:
    """Files of known suffix; hidden ones and lock files of editors are passed over, links are followed only inside `root`."""
    inside = root.resolve()
    for folder, folders, names in os.walk(root, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            file = Path(folder) / name
            if name.startswith((".", "~$")) or file.suffix.lower() not in READERS:
                continue
            if file.is_symlink() and not file.resolve().is_relative_to(inside):
                continue
            if file.is_file():
                yield file


def _identity(path: Path, root: Path | None) -> str:
    try:
        relative = path.relative_to(root).as_posix() if root else path.name
    except ValueError:
        relative = path.name
    return unicodedata.normalize("NFC", relative)


def _source(data: bytes, name: str, identity: str, shown: str) -> Source:
    reader = READERS.get(Path(name).suffix.lower())
    if reader is None:
        raise UnreadableFile(f"{shown}：需要 {'、'.join(READERS)} 文件，但后缀是“{Path(name).suffix}”。请先另存为其中一种")
    contents = reader(data, shown)
    return Source(
        id=identity,
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        reader=contents.reader,
        encoding=contents.encoding,
        raw=contents.raw,
        locators=contents.locators,
        diagnostics=contents.diagnostics,
    )


def _too_large(name: str, size: int) -> str:
    return f"{name}：最大可读 {LARGEST // 1_000_000} MB，但文件有 {size // 1_000_000} MB。请拆分后再导入"
