"""The one store: the whole surface over the official driver, the same for Neo4j and the embedded engine."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Any, Self, TypeVar

from neo4j import READ_ACCESS, ManagedTransaction, Record, Session, Transaction

from graph_builder.errors import StoreError
from graph_builder.model.graph import Difference, Edge, Graph, Node, Value
from graph_builder.model.vocabulary import EDGES, NODES
from graph_builder.stores import guard, queries, schema_setup, statements
from graph_builder.stores.connection import Connection, explained
from graph_builder.stores.result import Result, Status, bare_ends, plain
from graph_builder.stores.selection import EVERYTHING, GraphFilter, select, typed

_T = TypeVar("_T")
_BATCH = 500
_PAGE = 10_000
_SOURCES_PAGE = 50
_NAMED_QUERY_SECONDS = 60.0


class Store:
    """A graph kept in Neo4j or in the embedded engine. A context manager; safe to share between threads.

    Every method raises StoreUnreachable when the engine has gone, and StoreError or QueryRefused with the engine's words otherwise.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._closed = False

    def __repr__(self) -> str:
        return f"Store({self._connection.url!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._connection.close()

    @property
    def url(self) -> str:
        return self._connection.url

    # ---- writing

    def prepare(self) -> None:
        """Reach the engine, and make what constraints and indexes are missing. The embedded engine makes its own at the start."""
        with explained(self.url):
            self._connection.writer.verify_connectivity()
            if self._connection.kind == "neo4j":
                self._prepare_server()

    def _prepare_server(self) -> None:
        wanted = [*schema_setup.constraints(), *schema_setup.full_text()]
        with self._writing() as session:
            there = {record["name"] for record in session.run("SHOW INDEXES YIELD name")}
            missing = [statement for statement in wanted if schema_setup.name_of(statement) not in there]
            for statement in missing:
                session.run(statement).consume()
            if missing:
                session.run("CALL db.awaitIndexes(60)").consume()

    def apply(self, difference: Difference, *, rules: str | None = None) -> None:
        """Make the difference, all of it or nothing, in one transaction; `rules` stores the version of the rules with it.

        StoreError when an edge's end is neither in the difference nor in the store.
        """
        if not difference and rules is None:
            return
        with explained(self.url), self._writing() as session:
            session.execute_write(_write, difference, rules)

    def set_rules(self, version: str) -> None:
        self.apply(Difference(), rules=version)

    # ---- reading

    def read_graph(self, filter: GraphFilter = EVERYTHING) -> Graph:
        """What is stored, as values equal to those that were applied."""
        with explained(self.url), self._reading() as session:
            graph = session.execute_read(_read, filter)
        return select(graph, filter)

    def query(self, name: str, parameters: Mapping[str, object] | None = None) -> Result:
        """Run the named query `cypher/NAME.cypher`. UsageError: unknown name or parameter, a missing or mistyped value."""
        named = queries.load_all()
        query = queries.get(name, named)
        values = queries.checked(query, parameters or {})
        result = self._run(query.body, values, seconds=_NAMED_QUERY_SECONDS, row_limit=None)
        return replace(result, columns=query.columns)  # an engine may name no columns when there are no rows

    def console(self, text: str, params: Mapping[str, object] | None = None, *, row_limit: int = 1000, seconds: float = 10) -> Result:
        """Cypher that a user typed: read only, at most `row_limit` rows.

        `seconds` is kept by Neo4j; the embedded engine has one limit for all statements (10 s), whatever is asked here.
        QueryRefused: a write, an administration command, LOAD CSV, over the time limit, or not Cypher.
        """
        guard.check_text(text)
        return self._run(text, params or {}, seconds=seconds, row_limit=row_limit, guarded=True)

    def status(self) -> Status:
        with explained(self.url), self._reading() as session:
            agent = self._connection.reader.get_server_info().agent
            nodes = {kind: _number(session, statements.count_nodes(kind)) for kind in NODES}
            edges = {kind: _number(session, statements.count_edges(kind)) for kind in EDGES}
            record = session.run(statements.READ_META).single()
        rules = record["rules"] if record else None
        return Status(kind=self._connection.kind, url=self.url, engine=str(agent), rules=rules, nodes=nodes, edges=edges)

    # ---- inside

    def _writing(self) -> Session:
        return self._connection.writer.session(database=self._connection.database)

    def _reading(self, fetch_size: int = 1000) -> Session:
        return self._connection.reader.session(database=self._connection.database, default_access_mode=READ_ACCESS, fetch_size=fetch_size)

    def _run(self, text: str, params: Mapping[str, object], *, seconds: float, row_limit: int | None, guarded: bool = False) -> Result:
        began = time.perf_counter()
        fetch = 1000 if row_limit is None else min(row_limit + 1, 1000)
        with explained(self.url, asked=True), self._reading(fetch) as session, session.begin_transaction(timeout=seconds) as transaction:
            if guarded:
                guard.check_plan(transaction, text, params)
            found = transaction.run(text, dict(params))
            columns = tuple(found.keys())
            records = list(found) if row_limit is None else found.fetch(row_limit + 1)
            truncated = row_limit is not None and len(records) > row_limit
            values = [record.values() for record in records[:row_limit]]
            if truncated:
                transaction.rollback()  # the rest is not wanted; there is nothing to commit
                ends: dict[str, str] = {}
            else:
                ends = _ends(transaction, values)
        if truncated and any(bare_ends(row) for row in values):
            with explained(self.url), self._reading() as session, session.begin_transaction(timeout=seconds) as transaction:
                ends = _ends(transaction, values)
        rows = tuple(tuple(plain(value, ends) for value in row) for row in values)
        return Result(columns=columns, rows=rows, milliseconds=(time.perf_counter() - began) * 1000, truncated=truncated)


def _number(session: Session, text: str) -> int:
    record = session.run(text).single()
    return int(record["n"]) if record else 0


def _ends(transaction: Transaction, values: Sequence[Sequence[Any]]) -> dict[str, str]:
    wanted = sorted({element for row in values for value in row for element in bare_ends(value)})
    if not wanted:
        return {}
    found = transaction.run("MATCH (n) WHERE elementId(n) IN $wanted RETURN elementId(n) AS element, n.id AS id", wanted=wanted)
    return {record["element"]: record["id"] for record in found if record["id"] is not None}


# ---- transaction functions


def _write(transaction: ManagedTransaction, difference: Difference, rules: str | None) -> None:
    kinds = _end_kinds(transaction, difference)
    for (kind, start, end), edges in _by_ends(difference.delete_edges, kinds):
        for batch in _batches(edges):
            _consume(transaction, statements.delete_edges(kind, start, end), rows=[_row(edge) for edge in batch])
    for kind, nodes in _by_kind(difference.delete_nodes):
        for some in _batches(nodes):
            _consume(transaction, statements.delete_nodes(kind), ids=[node.id for node in some])
    for kind, nodes in _by_kind(difference.upsert_nodes):
        for some in _batches(nodes):
            _consume(transaction, statements.upsert_nodes(kind), rows=[{**node.properties, "id": node.id} for node in some])
    deleted = {node.id for node in difference.delete_nodes} - {node.id for node in difference.upsert_nodes}
    for edge in difference.upsert_edges:
        if edge.start not in kinds or edge.end not in kinds or edge.start in deleted or edge.end in deleted:
            raise StoreError(f"edge {edge.kind} {edge.id}: an end is neither stored nor part of the change ({edge.start} → {edge.end})")
    for (kind, start, end), edges in _by_ends(difference.upsert_edges, kinds):
        for batch in _batches(edges):
            rows = [{**_row(edge), "properties": {**edge.properties, "id": edge.id}} for edge in batch]
            record = transaction.run(statements.upsert_edges(kind, start, end), rows=rows).single()
            if record is None or record["written"] != len(rows):
                raise StoreError(f"edges {kind} from {start} to {end}: {len(rows)} expected, {record and record['written']} written")
    if rules is not None:
        _consume(transaction, statements.WRITE_META, rules=rules)


def _consume(transaction: ManagedTransaction, text: str, **params: Any) -> None:
    transaction.run(text, **params).consume()


def _batches(things: Sequence[_T], size: int = _BATCH) -> Iterator[Sequence[_T]]:
    for start in range(0, len(things), size):
        yield things[start : start + size]


def _row(edge: Edge) -> dict[str, str]:
    return {"id": edge.id, "start": edge.start, "end": edge.end}


def _by_kind(nodes: Iterable[Node]) -> Iterator[tuple[str, list[Node]]]:
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        groups[node.kind].append(node)
    yield from sorted(groups.items())


def _by_ends(edges: Iterable[Edge], kinds: Mapping[str, str]) -> Iterator[tuple[tuple[str, str, str], list[Edge]]]:
    """Edges whose ends are unknown are left out: there is nothing to delete."""
    groups: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.start in kinds and edge.end in kinds:
            groups[edge.kind, kinds[edge.start], kinds[edge.end]].append(edge)
    yield from sorted(groups.items())


def _end_kinds(transaction: ManagedTransaction, difference: Difference) -> dict[str, str]:
    """Kind by id for the ends of all edges. An edge names its ends by id alone, but only a label makes the index usable."""
    kinds = {node.id: node.kind for node in (*difference.delete_nodes, *difference.upsert_nodes)}
    wanted = {end for edge in (*difference.delete_edges, *difference.upsert_edges) for end in (edge.start, edge.end)} - kinds.keys()
    for kind in NODES:
        for batch in _batches(sorted(wanted)):
            found = transaction.run(statements.present(kind), ids=list(batch))
            kinds.update((record["id"], kind) for record in found)
        wanted -= kinds.keys()
    return kinds


def _read(transaction: ManagedTransaction, filter: GraphFilter) -> Graph:
    """In pages where there is much: the embedded engine ends any statement after its time limit, and the sources are long."""
    nodes: dict[str, Node] = {}
    edges: dict[str, Edge] = {}
    ids: dict[str, list[str]] = {}
    for kind in filter.kinds_to_read(NODES):
        ids[kind] = [record["id"] for record in transaction.run(statements.ids(kind))]
        size = _SOURCES_PAGE if kind == "Source" else _PAGE
        for record in _pages(transaction, statements.read_nodes(kind), statements.read_some_nodes(kind), ids[kind], size):
            id_, properties = _split(record["properties"], NODES[kind].properties)
            nodes[id_] = Node(kind=kind, id=id_, properties=properties)
    for kind, shape in EDGES.items():
        for start in sorted({start for start, _ in shape.ends} & ids.keys()):
            whole, some = statements.read_edges(kind, start), statements.read_some_edges(kind, start)
            for record in _pages(transaction, whole, some, ids[start], _PAGE):
                if record["start"] in nodes and record["end"] in nodes:
                    id_, properties = _split(record["properties"], shape.properties)
                    edges[id_] = Edge(kind=kind, id=id_, start=record["start"], end=record["end"], properties=properties)
    return Graph(nodes=dict(sorted(nodes.items())), edges=dict(sorted(edges.items())))


def _pages(transaction: ManagedTransaction, whole: str, some: str, ids: Sequence[str], size: int) -> Iterator[Record]:
    if len(ids) <= size:
        yield from transaction.run(whole)
        return
    for page in _batches(ids, size):
        yield from transaction.run(some, ids=list(page))


def _split(stored: Mapping[str, Any], types: Mapping[str, str]) -> tuple[str, dict[str, Value]]:
    return stored["id"], {key: typed(stored[key], types[key]) for key in types if stored.get(key) is not None}
