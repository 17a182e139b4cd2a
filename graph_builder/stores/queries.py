"""Named queries: the files of `cypher/`, with headers that say what they take and give and that are checked against their bodies.

    // name: due_between
    // title: 两日之间到期 | Due between two days
    // group: 期限 | Deadlines
    // param: since date = -            起始日 | first day
    // param: until date                截止日 | last day
    // returns: commitment, task, due
    // example: since=2026-01-01 until=2026-12-31

Types: str, int, bool, date (YYYY-MM-DD), list (of str), words (searched words, apart by blanks), id:Kind (ids). `= VALUE` makes a
parameter optional; `-` is null. `// internal: true` marks a query that serves a page and is of no use to a person: lists leave it out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from graph_builder.errors import GraphBuilderError, UsageError
from graph_builder.model.vocabulary import NODES
from graph_builder.resources import folder

_HEADER = re.compile(r"//\s*(name|title|group|internal|param|returns|example):\s*(.*?)\s*$")
_PARAM = re.compile(r"(\w+)\s+(str|int|bool|date|list|words|id:\w+(?:\|\w+)*)(?:\s+=\s+(\S+))?\s{2,}(.+)$")
_TITLE = re.compile(r"(.+?)\s*\|\s*(.+)")
_USED = re.compile(r"\$(\w+)")
_STRING_OR_COMMENT = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|//[^\n]*|/\*.*?\*/", re.S)
_LUCENE = re.compile(r'["\\]')
_REQUIRED = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """`type` is str, int, bool, date, list, words or id:Kind (several kinds: id:A|B). `default` counts only when `optional`."""

    name: str
    type: str
    title_zh: str
    title_en: str
    optional: bool = False
    default: str | int | bool | list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    name: str
    title_zh: str
    title_en: str
    group_zh: str
    group_en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    example: Mapping[str, str]
    body: str
    internal: bool = False


@cache
def load_all() -> Mapping[str, NamedQuery]:
    """All named queries by name. GraphBuilderError names the file whose header and body disagree."""
    return {query.name: query for query in (_load(file) for file in sorted(folder("cypher").glob("*.cypher")))}


def offered() -> Mapping[str, NamedQuery]:
    """The named queries that a person is shown: all but the internal ones."""
    return {name: query for name, query in load_all().items() if not query.internal}


def get(name: str, known: Mapping[str, NamedQuery]) -> NamedQuery:
    if name not in known:
        raise UsageError(f"没有名为 {name!r} 的查询；可用：{', '.join(known)}")
    return known[name]


def _load(file: Path) -> NamedQuery:
    query = parse(file.read_text(encoding="utf-8"), str(file))
    if query.name != file.stem:
        raise GraphBuilderError(f"{file}: the header names the query {query.name!r}, the file {file.stem!r}")
    return query


def parse(text: str, where: str) -> NamedQuery:
    """Read a query with its header; `where` is named in the error when they disagree."""
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    lines = text.splitlines()
    for line in lines:
        found = _HEADER.match(line)
        if not found:
            break
        key, value = found.groups()
        if key == "param":
            parameters.append(_parameter(value, where))
        elif key in fields:
            raise GraphBuilderError(f"{where}: header line {key!r} stands twice")
        else:
            fields[key] = value
    missing = {"name", "title", "group", "returns", "example"} - fields.keys()
    if missing:
        raise GraphBuilderError(f"{where}: header lines missing: {', '.join(sorted(missing))}")
    if fields.get("internal", "true") != "true":
        raise GraphBuilderError(f"{where}: expected 'internal: true' or no such line, got {fields['internal']!r}")
    body = "\n".join(line for line in lines if not line.startswith("//")).strip()
    (title_zh, title_en), (group_zh, group_en) = _two(fields["title"], where), _two(fields["group"], where)
    query = NamedQuery(
        name=fields["name"],
        title_zh=title_zh,
        title_en=title_en,
        group_zh=group_zh,
        group_en=group_en,
        parameters=tuple(parameters),
        columns=tuple(column.strip() for column in fields["returns"].split(",")),
        example=_example(fields["example"], where),
        body=body,
        internal="internal" in fields,
    )
    _check(query, where)
    return query


def _two(text: str, where: str) -> tuple[str, str]:
    found = _TITLE.fullmatch(text)
    if not found:
        raise GraphBuilderError(f"{where}: expected 中文 | English, got {text!r}")
    return found[1], found[2]


def _parameter(text: str, where: str) -> Parameter:
    found = _PARAM.fullmatch(text)
    if not found:
        raise GraphBuilderError(f"{where}: expected 'param: NAME TYPE [= DEFAULT]  中文 | English', got {text!r}")
    name, type_, default, title = found.groups()
    unknown = [kind for kind in type_.partition(":")[2].split("|") if kind and kind not in NODES]
    if unknown:
        raise GraphBuilderError(f"{where}: parameter {name}: no such kind of node: {', '.join(unknown)}")
    title_zh, title_en = _two(title, where)
    plain = Parameter(name=name, type=type_, title_zh=title_zh, title_en=title_en)
    if default is None:
        return plain
    value = None if default == "-" else _converted(plain, [] if default == "[]" else default, where)
    return Parameter(name=name, type=type_, title_zh=title_zh, title_en=title_en, optional=True, default=value)


def _example(text: str, where: str) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in text.split() if pair != "-"]
    if not all(sign for _, sign, _ in pairs):
        raise GraphBuilderError(f"{where}: expected example 'name=value …' or '-', got {text!r}")
    return {name: value for name, _, value in pairs}


def _check(query: NamedQuery, where: str) -> None:
    code = _STRING_OR_COMMENT.sub("", query.body)
    declared, used = {parameter.name for parameter in query.parameters}, set(_USED.findall(code))
    if declared != used:
        raise GraphBuilderError(f"{where}: parameters in the header {sorted(declared)}, in the body {sorted(used)}")
    returned = _returned(code)
    if returned != query.columns:
        raise GraphBuilderError(f"{where}: columns in the header {query.columns}, in the body {returned}")
    required = {parameter.name for parameter in query.parameters if not parameter.optional}
    if not required <= query.example.keys() <= declared:
        raise GraphBuilderError(f"{where}: the example gives {sorted(query.example)}, needed {sorted(required)} of {sorted(declared)}")
    for parameter in query.parameters:
        if parameter.name in query.example:
            _converted(parameter, query.example[parameter.name], where)


def _returned(code: str) -> tuple[str, ...]:
    """Names of the columns: those of the last RETURN outside brackets; each is `… AS name` or a plain name."""
    flat = _outside_brackets(code)
    tail = re.split(r"\bRETURN\b", flat)[-1]
    tail = re.split(r"\b(?:ORDER\s+BY|SKIP|LIMIT)\b", tail)[0]
    return tuple(re.split(r"\s+", item.strip())[-1] for item in re.sub(r"^\s*DISTINCT\b", "", tail).split(","))


def _outside_brackets(code: str) -> str:
    depth, kept = 0, []
    for character in code:
        depth += character in "([{"
        if depth == 0:
            kept.append(character)
        depth -= character in ")]}"
    return "".join(kept)


def checked(query: NamedQuery, given: Mapping[str, object]) -> dict[str, object]:
    """The values to run with, strings converted to the parameters' types. UsageError: unknown, missing or mistyped."""
    known = {parameter.name: parameter for parameter in query.parameters}
    unknown = sorted(given.keys() - known.keys())
    if unknown:
        raise UsageError(f"查询 {query.name} 没有参数 {', '.join(unknown)}；可用：{_listed(query)}")
    missing = [name for name, parameter in known.items() if not parameter.optional and given.get(name) is None]
    if missing:
        raise UsageError(f"查询 {query.name} 缺少参数 {', '.join(missing)}；参数：{_listed(query)}")
    where = f"查询 {query.name}"
    return {
        name: parameter.default if given.get(name) is None else _converted(parameter, given[name], where)
        for name, parameter in known.items()
    }


def _listed(query: NamedQuery) -> str:
    return ", ".join(f"{parameter.name} ({parameter.type})" for parameter in query.parameters) or "(无)"


def _converted(parameter: Parameter, value: object, where: str) -> str | int | bool | list[str]:
    def wrong(expected: str) -> UsageError:
        return UsageError(f"{where}: 参数 {parameter.name} 应为{expected}，收到 {value!r} (wrong value)")

    match parameter.type:
        case "date":
            text = value.isoformat() if isinstance(value, date) else value
            if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) or not _is_day(text):
                raise wrong("日期 YYYY-MM-DD")
            return text
        case "int":
            if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
                return value
            if isinstance(value, str) and re.fullmatch(r"\+?[0-9]{1,15}", value):
                return int(value)
            raise wrong("不小于 0 的整数")
        case "bool":
            if isinstance(value, bool):
                return value
            if isinstance(value, str) and value.lower() in ("true", "false"):
                return value.lower() == "true"
            raise wrong(" true 或 false")
        case "list":
            return _list(value, wrong)
        case "words":
            words = _LUCENE.sub(" ", value).split() if isinstance(value, str) else _list(value, wrong)
            if not words:
                raise wrong("要查的词，以空格分开")
            return words
        case _:
            if not isinstance(value, str) or not value:
                raise wrong("文字" if parameter.type == "str" else f" {parameter.type.removeprefix('id:')} 的 id")
            return value


def _list(value: object, wrong: object) -> list[str]:
    if isinstance(value, str):
        if value.startswith("["):
            try:
                value = json.loads(value)
            except ValueError:
                value = None
        else:
            value = [item.strip() for item in value.split(",") if item.strip()]
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
        raise wrong("列表，以逗号分开")  # type: ignore[operator]
    return list(value)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
