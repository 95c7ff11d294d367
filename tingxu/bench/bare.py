"""The floors, as a server of its own: the least that can be called an issue, and the least that publishes.

    python -m tingxu.bench.bare PORT DATABASE CERTIFICATE       DATABASE: a file of SQLite, or postgresql://…

POST /issue takes a number and commits it durably in one transaction; POST /issue-shared does so in one commit
with all others that wait. GET /events is a stream; POST /publish commits an event and sends it to every stream, for
nobody may hear of a call that could still be lost. No token, no check, no journal of decisions, no state.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

import psycopg
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

TABLES = """
CREATE TABLE counters (series TEXT PRIMARY KEY, last INTEGER NOT NULL);
CREATE TABLE tickets (id TEXT PRIMARY KEY, number TEXT NOT NULL, queue TEXT NOT NULL, state TEXT NOT NULL);
CREATE TABLE events (seq {seq}, kind TEXT NOT NULL, body TEXT NOT NULL);
"""
SEQ_SQLITE, SEQ_POSTGRESQL = "INTEGER PRIMARY KEY", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"
NEXT = (
    "INSERT INTO counters VALUES ('B', 1) ON CONFLICT (series) DO UPDATE SET last = counters.last + 1 RETURNING last"
)


Execute: TypeAlias = Callable[..., Any]


def _sqlite(file: str) -> tuple[Execute, str]:
    """What carries out a statement, and the one that begins a transaction."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;" + TABLES.format(seq=SEQ_SQLITE))
    return connection.execute, "BEGIN IMMEDIATE"


def _postgresql(url: str) -> tuple[Execute, str]:
    connection = psycopg.connect(url, autocommit=True)
    connection.execute(TABLES.format(seq=SEQ_POSTGRESQL).encode())
    return lambda statement, values=(): connection.execute(statement.replace("?", "%s"), values), "BEGIN"


class Bare:
    """A database and the streams."""

    def __init__(self, database: str) -> None:
        self._execute, self._begin = _postgresql(database) if "://" in database else _sqlite(database)
        self._streams: set[asyncio.Queue[bytes]] = set()
        self._waiting: list[tuple[bytes, asyncio.Future[str]]] = []

    async def issue(self, request: Request) -> Response:
        body = await request.body()
        with self._durably():
            number = self._take(body)
        return JSONResponse({"number": number})

    async def issue_shared(self, request: Request) -> Response:
        body, number = await request.body(), asyncio.get_running_loop().create_future()
        if not self._waiting:
            asyncio.get_running_loop().call_soon(self._take_all)
        self._waiting.append((body, number))
        return JSONResponse({"number": await number})

    def _take_all(self) -> None:
        waiting, self._waiting = self._waiting, []
        with self._durably():
            numbers = [self._take(body) for body, _ in waiting]
        for (_, number), taken in zip(waiting, numbers, strict=True):
            number.set_result(taken)

    def _take(self, body: bytes) -> str:
        (last,) = self._execute(NEXT).fetchone()
        number = f"B{last:03d}"
        self._execute("INSERT INTO tickets VALUES (?, ?, 'work', 'waiting')", (json.loads(body)["id"], number))
        self._note("ticket.issued", body)
        return number

    def _note(self, kind: str, body: bytes) -> None:
        self._execute("INSERT INTO events (kind, body) VALUES (?, ?)", (kind, body.decode()))

    @contextmanager
    def _durably(self) -> Iterator[None]:
        self._execute(self._begin)
        yield
        self._execute("COMMIT")

    async def publish(self, request: Request) -> Response:
        body = await request.body()
        with self._durably():
            self._note("ticket.called", body)
        for stream in self._streams:
            stream.put_nowait(b"event: ticket.called\ndata: " + body + b"\n\n")
        return JSONResponse({})

    async def events(self, request: Request) -> Response:
        return StreamingResponse(self._stream(), media_type="text/event-stream")

    async def _stream(self) -> AsyncIterator[bytes]:
        mine: asyncio.Queue[bytes] = asyncio.Queue()
        self._streams.add(mine)
        try:
            yield b"event: hello\ndata: {}\n\n"
            while True:
                yield await mine.get()
        finally:
            self._streams.discard(mine)


def main(port: int, database: str, certificate: str) -> None:
    bare = Bare(database)
    routes = [
        Route("/issue", bare.issue, methods=["POST"]),
        Route("/issue-shared", bare.issue_shared, methods=["POST"]),
        Route("/publish", bare.publish, methods=["POST"]),
        Route("/events", bare.events),
    ]
    uvicorn.run(
        Starlette(routes=routes), port=port, http="httptools", log_level="warning", access_log=False,
        timeout_graceful_shutdown=1, ssl_certfile=certificate,
    )  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
