"""What a user may type at the console.

A READ transaction is no sandbox: on Neo4j it refuses writes, but reads local files and other hosts by LOAD CSV and answers SHOW USERS. So
the server is asked for its plan first, and the plan's operators decide; the text is never searched for words. On the embedded engine the
console speaks as a user who may only read; that engine has no plan for administration commands, which is enough to refuse them. Its user
is only stopped at the first record that would be written, so a write that meets none is refused by its plan as well; what a subquery does
is not in the plan, and there the user's rights alone decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from neo4j import Transaction

from graph_builder.errors import QueryRefused

_PROCEDURES = frozenset(
    {
        "db.index.fulltext.queryNodes",
        "db.index.fulltext.queryRelationships",
        "db.index.fulltext.listAvailableAnalyzers",
        "db.labels",
        "db.relationshipTypes",
        "db.propertyKeys",
        "db.schema.visualization",
        "db.schema.nodeTypeProperties",
        "db.schema.relTypeProperties",
    }
)
_PREFIXES = (
    "Show",
    "Terminate",
    "Administration",
    "SystemProcedure",
    "LoadCSV",
    "Alter",
    "Drop",
    "CreateUser",
    "CreateRole",
    "Grant",
    "Deny",
)
_EMBEDDED_PLAN = "ArcadeDB.OpenCypher.Plan"
_WRITING_STEP = re.compile(r"^\s*\+ (CREATE|MERGE|SET|REMOVE|DETACH DELETE|DELETE|FOREACH)\b", re.M)
"""A line of that engine's plan, which is one text: each step stands after a plus."""
_LONGEST = 20_000


def check_text(text: str) -> None:
    if not text.strip():
        raise QueryRefused("没有查询语句 (empty text). 例如 MATCH (c:Commitment) RETURN c.text LIMIT 10")
    if len(text) > _LONGEST:
        raise QueryRefused(f"查询语句太长: at most {_LONGEST} characters, got {len(text)}.")


def check_plan(transaction: Transaction, text: str, params: Mapping[str, object]) -> None:
    """Refuse by the plan's operators. `transaction` is a READ transaction; nothing is executed in it here."""
    summary = transaction.run("EXPLAIN " + text, dict(params)).consume()
    if summary.plan is None:
        raise QueryRefused(
            "只读查询不能做管理命令 (refused: the engine has no plan for it, so it is an administration command or itself an EXPLAIN)."
        )
    for operator, arguments in _operators(summary.plan):
        _check(operator, arguments)


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    # the server appends "@database" to names of operators
    yield str(plan.get("operatorType", "")).partition("@")[0], plan.get("args", {})
    for child in plan.get("children", ()):
        yield from _operators(child)


def _check(operator: str, arguments: Mapping[str, Any]) -> None:
    if operator == _EMBEDDED_PLAN and (step := _WRITING_STEP.search(str(arguments.get("string-representation", "")))):
        raise QueryRefused(f"只读查询不能写入 (read only): the plan writes by {step[1]}")
    if operator.startswith(_PREFIXES):
        raise QueryRefused(f"只读查询里不能用 {operator} (refused by operator): 不读外部文件或网址，不做管理命令。")
    if operator.startswith("ProcedureCall"):
        name = str(arguments.get("Details", "")).partition("(")[0].strip()
        if name not in _PROCEDURES:
            raise QueryRefused(f"只读查询里不能调用过程 {name or '?'}；可用：{', '.join(sorted(_PROCEDURES))}")
