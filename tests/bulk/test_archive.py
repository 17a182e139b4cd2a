"""The file of a backup: what is put in comes out, and a file that is no backup is refused before anything is done with it."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable

import pytest

from graph_builder.bulk import archive
from graph_builder.bulk.archive import Backup, packed, unpacked
from graph_builder.errors import UnreadableFile
from graph_builder.model.graph import Decision
from graph_builder.model.source import Locator, Source
from graph_builder.model.span import Span

RAW = "青禾县要修好石桥水库。\r\n\u2028<末>\ud800"
KEPT = Backup(
    sources=(
        Source(id="../甲.txt", file="甲.txt", sha256="0" * 64, reader="txt", encoding="gb18030", raw=RAW),
        Source(
            id="乙.docx", file="乙.docx", sha256="1" * 64, reader="docx", encoding="utf-8", raw="一\n二",
            locators=(Locator(span=Span(0, 1), kind="paragraph", label="1"),),
        ),
    ),
    decisions=(Decision(id="x1", subject="d1", verb="date", object="2025", by="督查室", at="2026-01-02T03:04:05+00:00", reason="见 首页"),),
    rules="7",
)  # fmt: skip


def test_what_is_put_in_comes_out_and_the_bytes_are_the_same() -> None:
    assert unpacked(packed(KEPT)) == KEPT
    assert packed(KEPT) == packed(unpacked(packed(KEPT)))
    assert unpacked(packed(Backup())) == Backup()


Members = dict[str, bytes]


def zipped(members: Members) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


def changed(change: Callable[[Members], object]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(packed(KEPT))) as made:
        members = {name: made.read(name) for name in made.namelist()}
    change(members)
    return zipped(members)


def with_line(member: str, line: dict[str, object] | str) -> bytes:
    """A backup whose manifest fits and whose member has one more line."""

    def change(members: Members) -> None:
        text = line if isinstance(line, str) else json.dumps(line)
        members[member] += text.encode() + b"\n"
        manifest = json.loads(members["manifest.json"])
        manifest["members"][member]["sha256"] = hashlib.sha256(members[member]).hexdigest()
        members["manifest.json"] = json.dumps(manifest).encode()

    return changed(change)


def manifest(**values: object) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        members["manifest.json"] = json.dumps({**json.loads(members["manifest.json"]), **values}).encode()

    return change


ROW = {"id": "丙", "file": "", "sha256": "", "reader": "", "encoding": "", "raw": "", "locators": ""}

BROKEN = {
    "no zip": (b"no zip at all", "zip"),
    "nothing": (b"", "zip"),
    "cut off": (packed(KEPT)[:-30], "zip"),
    "a path that leads out": (changed(lambda members: members.update({"../../evil.txt": b"x"})), "恰好"),
    "a member missing": (changed(lambda members: members.pop("decisions.jsonl")), "恰好"),
    "changed text": (changed(lambda members: members.update({"sources.jsonl": members["sources.jsonl"] + b"{}\n"})), "清单不符"),
    "another program's": (changed(manifest(format="other")), "清单"),
    "a later version": (changed(manifest(version=2)), "版本 1"),
    "a manifest that is a list": (changed(lambda members: members.update({"manifest.json": b"[]"})), "清单"),
    "deep nesting": (changed(lambda members: members.update({"manifest.json": b"[" * 100_000})), "清单"),
    "no JSON": (with_line("decisions.jsonl", "{"), "第 2 行"),
    "a number for a text": (with_line("sources.jsonl", {**ROW, "raw": 5}), "字段"),
    "a field too many": (with_line("sources.jsonl", {**ROW, "more": ""}), "字段"),
    "an id twice": (with_line("sources.jsonl", {**ROW, "id": "乙.docx"}), "重复"),
    "locators that are none": (with_line("sources.jsonl", {**ROW, "locators": "[[1]]"}), "位置标记"),
}


@pytest.mark.parametrize(("data", "words"), BROKEN.values(), ids=BROKEN)
def test_what_is_no_backup_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        unpacked(data)


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1 << 20)
    with pytest.raises(UnreadableFile, match="超过 1 MB"):
        unpacked(changed(lambda members: members.update({"sources.jsonl": b" " * (2 << 20)})))
