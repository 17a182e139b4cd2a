"""What a store needs to speak to an engine, and the translation of the driver's errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal, TypeAlias

from neo4j import Driver
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph_builder.errors import GraphBuilderError, QueryRefused, StoreError, StoreUnreachable

StoreKind: TypeAlias = Literal["neo4j", "embedded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """`url` never holds a secret. `reader` is the driver for whatever only reads; on Neo4j it is the writer, held to READ transactions.

    `seconds` is the engine's own limit of any one statement, None where the driver's limit is kept.
    """

    kind: StoreKind
    url: str
    database: str | None
    writer: Driver
    reader: Driver
    seconds: float | None
    release: Callable[[], None]

    def close(self) -> None:
        self.reader.close()
        self.writer.close()
        self.release()


@contextmanager
def explained(url: str, *, asked: bool = False) -> Iterator[None]:
    """Turn what the driver raises into errors that say what to do. The texts hold the URL and the server's words, never a password.

    asked: a query was put, so whatever the server has against it is a refusal of that query.
    """
    try:
        yield
    except GraphBuilderError:
        raise
    except (Neo4jError, DriverError) as error:
        raise explanation(error, url, asked) from error
    except OSError as error:
        raise StoreUnreachable(f"连不上存储 {url}: {error}") from error


def explanation(error: Neo4jError | DriverError, url: str, asked: bool) -> StoreError:
    code = getattr(error, "code", None) or ""
    said = (getattr(error, "message", None) or str(error)).strip()
    if isinstance(error, AuthError) or "Security.AuthenticationRateLimit" in code:
        return StoreUnreachable(f"存储 {url} 不接受这个用户名或密码 (wrong user or password). 请检查 NEO4J_USERNAME 和 NEO4J_PASSWORD。")
    if "TransactionTimedOut" in code or "command.timeout" in said:
        return QueryRefused("查询超过时限，已中止 (over the time limit). 请缩小范围，例如加 LIMIT 或更具体的条件。")
    if "DatabaseNotFound" in code:
        return StoreUnreachable(f"存储 {url} 上没有这个数据库: {said} 请检查 NEO4J_DATABASE。")
    if isinstance(error, (ServiceUnavailable, SessionExpired)):
        return StoreUnreachable(f"连不上存储 {url} (no Bolt server answers there). 请检查地址和端口，服务是否已启动。")
    if isinstance(error, ConfigurationError):
        return StoreUnreachable(f"存储地址 {url} 不能用: {said}")
    if "Security.Forbidden" in code or "Statement.AccessMode" in code:
        return QueryRefused(f"只读查询不能写入或管理数据库 (read only). 服务器说: {first_line(said)}")
    if isinstance(error, TransientError):
        return StoreError(f"存储 {url} 暂时不能完成，请再试一次: {first_line(said)}")
    if isinstance(error, ClientError) or (asked and isinstance(error, Neo4jError)):
        return QueryRefused(f"查询没有执行: {first_line(said)}")
    return StoreError(f"存储 {url} 出错: {first_line(said)}")


def first_line(text: str) -> str:
    return text.strip().splitlines()[0] if text.strip() else "(no message)"
