from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from graph_builder.errors import UnreadableFile
from graph_builder.readers import discover, read, read_bytes, read_text
from graph_builder.readers.read import LARGEST

TEXT = "各位代表：\r\n一、建成北岭隧道。\r\n"


def test_raw_is_the_decoded_file_with_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    source = read(path)
    assert source.raw == TEXT
    assert (source.id, source.file, source.reader, source.encoding) == ("报告.txt", "报告.txt", "txt", "gb18030")
    assert source.sha256 == hashlib.sha256(TEXT.encode("gb18030")).hexdigest()


def test_the_id_is_relative_to_the_folder_given(tmp_path: Path) -> None:
    path = tmp_path / "2023" / "a.txt"
    path.parent.mkdir()
    path.write_text(TEXT, "utf-8")
    assert read(path, root=tmp_path).id == "2023/a.txt"
    assert read(path, root=tmp_path / "elsewhere").id == "a.txt"
    assert read(path, root=tmp_path, source_id="own").id == "own"


def test_upload_and_paste() -> None:
    upload = read_bytes(TEXT.encode(), "C:\\文件\\讲话.txt")
    assert (upload.id, upload.file, upload.raw) == ("讲话.txt", "讲话.txt", TEXT)
    paste = read_text(TEXT)
    assert paste.id == "paste/" + hashlib.sha256(TEXT.encode()).hexdigest()[:12]
    assert (paste.raw, paste.reader) == (TEXT, "paste")
    with pytest.raises(UnreadableFile, match="空"):
        read_text(" \n\u3000")


def test_discover_walks_folders_in_order_and_passes_over_the_rest(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    root = tmp_path / "root"
    (root / "b").mkdir(parents=True)
    outside.mkdir()
    for file in ("z.txt", "b/a.md", "b/图.png", ".hidden.txt", "~$a.docx", "A.TXT"):
        (root / file).write_text(TEXT, "utf-8")
    (outside / "secret.txt").write_text(TEXT, "utf-8")
    (root / "link.txt").symlink_to(outside / "secret.txt")
    (root / "folder").symlink_to(outside)
    found = discover([root, root / "z.txt"])
    assert [path.relative_to(root).as_posix() for path, _ in found] == ["A.TXT", "b/a.md", "z.txt"]
    assert {base for _, base in found} == {root}


def test_a_web_page_is_its_own_raw_text(tmp_path: Path) -> None:
    page = tmp_path / "通知.html"
    page.write_bytes("<p>县住建局要在年底前完成<b>供水工程</b>。</p>".encode("gb18030"))
    source = read(page)
    assert (source.raw, source.encoding) == ("<p>县住建局要在年底前完成<b>供水工程</b>。</p>", "gb18030")


def test_what_is_missing_or_holds_nothing_is_told_by_read(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    good = tmp_path / "good.txt"
    good.write_text(TEXT, "utf-8")
    found = discover([tmp_path / "gone.txt", tmp_path / "empty", tmp_path / "a.pdf", good])
    reasons = []
    for path, root in found:
        try:
            reasons.append(read(path, root=root).raw)
        except UnreadableFile as error:
            reasons.append(str(error).split("：", 1)[1])
    assert reasons[0] == "文件不存在。请检查路径"
    assert reasons[1].startswith("需要含有 .txt、.md、.htm、.html、.docx 文件的文件夹")
    assert "后缀是“.pdf”" in reasons[2]
    assert reasons[3] == TEXT


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UnreadableFile, match="最大可读 100 MB"):
        read(path)
