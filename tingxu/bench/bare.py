"""The floors, as a server of its own: the least that can be called an issue, and the least that publishes.

    python -m tingxu.bench.bare PORT DATABASE CERTIFICATE

POST /issue takes a number and commits it durably in one transaction; GET /events is a stream; POST /publish
sends one event to every stream. No token, no check, no journal of decisions, no state.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
from collections.abc import AsyncIterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

TABLES = """
CREATE TABLE counters (series TEXT PRIMARY KEY, last INTEGER NOT NULL);
CREATE TABLE tickets (id TEXT PRIMARY KEY, number TEXT NOT NULL, queue TEXT NOT NULL, state TEXT NOT NULL);
CREATE TABLE events (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, body TEXT NOT NULL);
"""
NEXT = (
    "INSERT INTO counters VALUES ('B', 1) ON CONFLICT (series) DO UPDATE SET last = last + 1 RETURNING last"
)


class Bare:
    """A database and the streams."""

    def __init__(self, database: str) -> None:
        self._db = sqlite3.connect(database, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.executescript(TABLES)
        self._streams: set[asyncio.Queue[bytes]] = set()

    async def issue(self, request: Request) -> Response:
        body = await request.body()
        asked = json.loads(body)
        self._db.execute("BEGIN IMMEDIATE")
        (last,) = self._db.execute(NEXT).fetchone()
        number = f"B{last:03d}"
        self._db.execute("INSERT INTO tickets VALUES (?, ?, 'work', 'waiting')", (asked["id"], number))
        self._db.execute("INSERT INTO events (kind, body) VALUES ('ticket.issued', ?)", (body.decode(),))
        self._db.execute("COMMIT")
        return JSONResponse({"number": number})

    async def publish(self, request: Request) -> Response:
        data = b"event: ticket.called\ndata: " + await request.body() + b"\n\n"
        for stream in self._streams:
            stream.put_nowait(data)
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
        Route("/publish", bare.publish, methods=["POST"]),
        Route("/events", bare.events),
    ]
    uvicorn.run(
        Starlette(routes=routes), port=port, http="httptools", log_level="warning", access_log=False,
        timeout_graceful_shutdown=1, ssl_certfile=certificate,
    )  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
