"""What cannot be derived again, as one file: sources and decisions, a zip of JSON lines beside a manifest.

    manifest.json     {"format", "version", "rules", "members": {name: {"lines", "sha256"}}}
    sources.jsonl     id, file, sha256, reader, encoding, raw, locators
    decisions.jsonl   id, subject, verb, object, by, at, reason

Equal stores give equal bytes. A backup is read in memory, member by member and up to `MOST_BYTES`; nothing is unpacked to disk.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from graph_builder.bulk.job import fill
from graph_builder.bulk.report import Listener, LoadReport
from graph_builder.bulk.state import GraphStore, read_state
from graph_builder.errors import UnreadableFile
from graph_builder.lexicon import Lexicon
from graph_builder.model.codec import locators_to_text, text_to_locators
from graph_builder.model.graph import Decision
from graph_builder.model.source import Source

FORMAT = "graph-builder backup"
VERSION = 1
MOST_BYTES = 512 * 1024 * 1024
"""All members together, unpacked."""

_MANIFEST, _SOURCES, _DECISIONS = "manifest.json", "sources.jsonl", "decisions.jsonl"
_SOURCE = ("id", "file", "sha256", "reader", "encoding", "raw", "locators")
_DECISION = tuple(field.name for field in dataclasses.fields(Decision))
_READ_AT_ONCE = 1 << 20


class RuledStore(GraphStore, Protocol):
    """A store that knows by which version of the rules its graph was derived."""

    def status(self) -> Any: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """`rules` is the version by which the graph had been derived, "" where it is not known."""

    sources: tuple[Source, ...] = ()
    decisions: tuple[Decision, ...] = ()
    rules: str = ""


def backup(store: RuledStore) -> bytes:
    state = read_state(store)
    return packed(
        Backup(sources=tuple(state.sources.values()), decisions=tuple(state.decisions.values()), rules=store.status().rules or "")
    )


def restore(store: GraphStore, kept: Backup | bytes, lexicon: Lexicon, *, progress: Listener | None = None) -> LoadReport:
    """Fill an empty store. UnreadableFile for bytes that are no whole backup, UsageError for a store that holds something."""
    kept = unpacked(kept) if isinstance(kept, bytes) else kept
    return fill(store, kept.sources, kept.decisions, lexicon, progress=progress)


def packed(kept: Backup) -> bytes:
    sources = [{**{key: getattr(each, key) for key in _SOURCE[:-1]}, "locators": locators_to_text(each.locators)} for each in kept.sources]
    decisions = [{key: getattr(each, key) for key in _DECISION} for each in kept.decisions]
    members = {_SOURCES: _lines(sources), _DECISIONS: _lines(decisions)}
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "rules": kept.rules,
        "members": {name: {"lines": data.count(b"\n"), "sha256": hashlib.sha256(data).hexdigest()} for name, data in members.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in {_MANIFEST: (json.dumps(manifest, indent=1) + "\n").encode(), **members}.items():
            info = zipfile.ZipInfo(name, date_time=(2000, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, data)
    return out.getvalue()


def unpacked(data: bytes) -> Backup:
    """UnreadableFile says what is wrong: no zip, too large, of another version, changed, or with a line that is no record."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = _members(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise _broken("不是完整的 zip 文件") from error
    manifest = _manifest(members.pop(_MANIFEST))
    for name, content in members.items():
        told = manifest["members"].get(name)
        if not isinstance(told, dict) or told.get("sha256") != hashlib.sha256(content).hexdigest():
            raise _broken(f"{name} 与清单不符")
    sources = [_source(row) for row in _records(members[_SOURCES], _SOURCES, _SOURCE)]
    decisions = [Decision(**row) for row in _records(members[_DECISIONS], _DECISIONS, _DECISION)]
    return Backup(sources=tuple(sources), decisions=tuple(decisions), rules=str(manifest.get("rules", "")))


def _members(archive: zipfile.ZipFile) -> dict[str, bytes]:
    names = sorted(archive.namelist())
    if names != sorted((_MANIFEST, _SOURCES, _DECISIONS)):
        raise _broken(f"里面应当恰好是 {_MANIFEST}、{_SOURCES}、{_DECISIONS}")
    left = MOST_BYTES
    found: dict[str, bytes] = {}
    for name in names:
        parts: list[bytes] = []
        with archive.open(name) as stream:  # what is read counts, not what the archive says of itself
            while part := stream.read(_READ_AT_ONCE):
                left -= len(part)
                if left < 0:
                    raise _broken(f"解开后超过 {MOST_BYTES // (1024 * 1024)} MB")
                parts.append(part)
        found[name] = b"".join(parts)
    return found


def _manifest(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _broken("清单不是 JSON") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT or not isinstance(found.get("members"), dict):
        raise _broken("清单不是备份的清单")
    if found.get("version") != VERSION:
        raise _broken(f"备份的版本是 {found.get('version')!r}，这个程序读版本 {VERSION}")
    return found


def _records(data: bytes, member: str, keys: tuple[str, ...]) -> Iterable[dict[str, str]]:
    seen: set[str] = set()
    for number, line in enumerate(data.split(b"\n")[:-1], start=1):
        try:
            row = json.loads(line.decode("utf-8", "surrogatepass"))
        except (ValueError, RecursionError) as error:
            raise _broken(f"{member} 第 {number} 行不是 JSON") from error
        if not isinstance(row, dict) or tuple(row) != keys or not all(isinstance(value, str) for value in row.values()):
            raise _broken(f"{member} 第 {number} 行的字段应当是 {'、'.join(keys)}")
        if not row["id"] or row["id"] in seen:
            raise _broken(f"{member} 第 {number} 行的标识为空或重复")
        seen.add(row["id"])
        yield row


def _source(row: Mapping[str, str]) -> Source:
    try:
        locators = text_to_locators(row["locators"])
    except (ValueError, TypeError, RecursionError) as error:
        raise _broken(f"{_SOURCES} 里 {row['id']} 的位置标记不能读") from error
    return Source(
        id=row["id"],
        file=row["file"],
        sha256=row["sha256"],
        reader=row["reader"],
        encoding=row["encoding"],
        raw=row["raw"],
        locators=locators,
    )


def _lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    return b"".join(json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n" for row in rows)


def _broken(reason: str) -> UnreadableFile:
    return UnreadableFile(f"不能读这个备份：{reason} (not a readable backup)")
