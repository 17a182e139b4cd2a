from __future__ import annotations

import codecs
import random

import pytest

from graph_builder.errors import UnreadableFile
from graph_builder.readers.encoding import decode

TEXT = "同志们：\r\n今年6月底前，县水利局要建成青石水库。\n"


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (TEXT.encode(), "utf-8", TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8", "\ufeff" + TEXT),
        (TEXT.encode("gb18030"), "gb18030", TEXT),
        (("㐂" + TEXT).encode("gb18030"), "gb18030", "㐂" + TEXT),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", "\ufeff" + TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be", "\ufeff" + TEXT),
        (TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
        (TEXT.encode("utf-16-be"), "utf-16-be", TEXT),
    ],
)
def test_encodings_keep_every_code_point(data: bytes, encoding: str, text: str) -> None:
    decoded, chosen, diagnostics = decode(data, "a.txt")
    assert (decoded, chosen) == (text, encoding)
    assert [d.code for d in diagnostics] == ([] if encoding == "utf-8" else ["encoding.chosen"])
    assert all(encoding in d.message for d in diagnostics)


def test_a_few_broken_bytes_are_replaced_and_told() -> None:
    data = (TEXT * 50).encode() + b"\xff\xff" + (TEXT * 50).encode()
    decoded, chosen, diagnostics = decode(data, "a.txt")
    assert chosen == "utf-8"
    assert decoded.count("\ufffd") == 2
    assert [d.code for d in diagnostics] == ["encoding.replaced"]


@pytest.mark.parametrize("data", [b"", b"\r\n \t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + b"\n\x00"])
def test_nothing_in_it_is_told_as_empty(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.txt.*空"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "what"), [(b"%PDF-1.7\n", "PDF"), (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧版 Office"), (b"PK\x03\x04rest", "压缩包")]
)
def test_known_formats_are_named(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableFile, match=what):
        decode(data, "a.txt")


@pytest.mark.parametrize("seed", range(5))
def test_random_bytes_are_refused(seed: int) -> None:
    with pytest.raises(UnreadableFile, match="请确认它是文字材料"):
        decode(random.Random(seed).randbytes(4000), "a.txt")


def test_another_script_of_the_country_is_text() -> None:
    decoded, _, _ = decode("བོད་ལྗོངས་ 西藏自治区\n".encode(), "a.txt")
    assert decoded.startswith("བོད")
