"""An endless answer of server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from hub.server.streams.line import Line

LAST_WORDS_SECONDS = 1.0
"""How long a stream that is ended may take to end in good order: its reader may read nothing."""

_HEADERS = {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "Connection": "close",
    "X-Accel-Buffering": "no",
}

log = structlog.get_logger("hub.streams")


def last_seen(request: Request) -> int | None:
    """The number of the last event that who comes back has seen, as the browser or the link tells it."""
    last = request.headers.get("last-event-id", "")
    return int(last) if last.isascii() and last.isdigit() and len(last) < 20 else None


class EventStream(Response):
    """It ends when the reader goes, is too slow, or the hub stops; `leave` is called then."""

    def __init__(self, line: Line, leave: Callable[[], None]) -> None:
        super().__init__(headers=_HEADERS)
        self._line = line
        self._leave = leave
        del self.headers["content-length"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Write until it is closed; whoever reads nothing of it is not waited for then."""
        watch = asyncio.create_task(self._until_gone(receive))
        try:
            async with asyncio.timeout(None) as patience:
                self._line.when_closed(lambda: _end_soon(patience))
                await self._write(send)
        except TimeoutError:
            log.warning("unread_stream_cut", reader=self._line.reader)
        finally:
            self._line.when_closed(None)
            watch.cancel()
            self._leave()

    async def _write(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        async for chunk in self._line.chunks():
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _until_gone(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self._line.close()


def _end_soon(patience: asyncio.Timeout) -> None:
    patience.reschedule(asyncio.get_running_loop().time() + LAST_WORDS_SECONDS)
