"""At the visitors' plain port: who says nothing is shown out, who is served is not, and nobody is locked out."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from hub.server.access import strangers
from hub.server.access.strangers import Stranger

ASKED = b"GET / HTTP/1.1\r\nHost: hall\r\n\r\n"
SILENT = [b"", b"GET / HTT", b"POST / HTTP/1.1\r\nHost: hall\r\nContent-Length: 9\r\n\r\nid=", ASKED + b"GET / H"]


async def _hello(_request: Request) -> Response:
    return PlainTextResponse("hello")


async def _stream(_request: Request) -> Response:
    async def lines() -> AsyncIterator[bytes]:
        yield b"first"
        await asyncio.Event().wait()

    return StreamingResponse(lines())


@asynccontextmanager
async def _port() -> AsyncIterator[int]:
    app = Starlette(routes=[Route("/", _hello, methods=["GET", "POST"]), Route("/stream", _stream)])
    config = uvicorn.Config(app, http=Stranger, log_config=None, lifespan="off", timeout_graceful_shutdown=0)
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = asyncio.create_task(server.serve([listening]))
        while not server.started:
            await asyncio.sleep(0.01)
        yield listening.getsockname()[1]
        server.should_exit = True
        await serving


def _run(visit: Callable[[int], Awaitable[None]]) -> None:
    async def run() -> None:
        async with asyncio.timeout(20), _port() as port:
            await visit(port)

    asyncio.run(run())


async def _knock(port: int, said: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(said)
    return reader, writer


async def _ended(reader: asyncio.StreamReader) -> bytes:
    """What came until the other side ended it."""
    heard = b""
    try:
        while more := await reader.read(4096):
            heard += more
    except ConnectionResetError:
        pass
    return heard


@pytest.mark.parametrize("said", SILENT)
def test_who_does_not_finish_asking_is_shown_out(monkeypatch: pytest.MonkeyPatch, said: bytes) -> None:
    monkeypatch.setattr(strangers, "REQUEST_SECONDS", 0.3)

    async def visit(port: int) -> None:
        reader, writer = await _knock(port, said)
        heard = await _ended(reader)
        assert heard == b"" or b"\r\n\r\n" in said, "who asked nothing whole is answered nothing"
        writer.close()

    _run(visit)


def test_who_asked_may_listen_as_long_as_they_like(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strangers, "REQUEST_SECONDS", 0.1)

    async def visit(port: int) -> None:
        reader, writer = await _knock(port, ASKED.replace(b"/ ", b"/stream ", 1))
        while b"first" not in await reader.readline():
            pass
        silent, other = await _knock(port, b"")
        await _ended(silent)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(_ended(reader), 0.3)
        writer.close()
        other.close()

    _run(visit)


def test_where_there_is_no_room_left_who_asks_nothing_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strangers, "MOST", 5)

    async def visit(port: int) -> None:
        listener, _keep = await _knock(port, ASKED.replace(b"/ ", b"/stream ", 1))
        while b"first" not in await listener.readline():
            pass
        silent = [await _knock(port, b"") for _ in range(12)]
        reader, writer = await _knock(port, ASKED)
        assert b"200 OK" in await reader.readline()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(_ended(listener), 0.2)
        for _, each in [(listener, _keep), *silent, (reader, writer)]:
            each.close()

    _run(visit)
