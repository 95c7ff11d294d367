"""GET /v1/events: the stream, resumed where the client left it."""

from __future__ import annotations

import asyncio

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from hub.server.hub import Hub
from hub.server.public import frame
from hub.server.requests import bearer_of, hub_of, token_of
from hub.server.routes.reading import view_of
from hub.server.streams import Client
from hub.server.viewer import sight_of
from hub.store.access import Bearer
from hub.wire import WIRE_VERSION, Hello

LAST_WORDS_SECONDS = 1.0
"""How long a stream that is ended may take to end in good order: its reader may read nothing."""

_HEADERS = {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "Connection": "close",
    "X-Accel-Buffering": "no",
}

log = structlog.get_logger("hub.streams")


async def get_events(request: Request) -> Response:
    """Open the stream: hello, what was missed, the view, then all that happens."""
    hub, bearer, token = hub_of(request), bearer_of(request), token_of(request)
    view_of(hub, bearer)  # a counter that is not there is told so now
    last = _last_seen(request)
    if last is not None and last > hub.state.seq:
        await hub.caught_up()  # the client comes from another hub, which was ahead of us
    client = Client(sight_of(bearer), token, bearer.machine)
    client.send(frame("hello", _hello(hub, bearer)))
    hub.streams.join(client, [] if last is None else hub.missed_since(last))
    return EventStream(hub, client)


def _last_seen(request: Request) -> int | None:
    last = request.headers.get("last-event-id", "")
    return int(last) if last.isascii() and last.isdigit() and len(last) < 20 else None


def _hello(hub: Hub, bearer: Bearer) -> bytes:
    hello = Hello(
        wire=WIRE_VERSION, hall=hub.hall, audience=bearer.role, subject=bearer.subject, seq=hub.state.seq,
        at=hub.now(),
    )
    return hello.model_dump_json().encode()


class EventStream(Response):
    """An endless answer; it ends when the client goes, is too slow, or the hub stops."""

    def __init__(self, hub: Hub, client: Client) -> None:
        super().__init__(headers=_HEADERS)
        self._hub = hub
        self._client = client
        del self.headers["content-length"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Write until it is closed; whoever reads nothing of it is not waited for then."""
        watch = asyncio.create_task(self._until_gone(receive))
        try:
            async with asyncio.timeout(None) as patience:
                self._client.when_closed(lambda: _end_soon(patience))
                await self._write(send)
        except TimeoutError:
            log.warning("unread_stream_cut", place=self._client.sight.place)
        finally:
            self._client.when_closed(None)
            watch.cancel()
            self._hub.streams.leave(self._client)

    async def _write(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        async for chunk in self._client.chunks():
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _until_gone(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self._client.close()


def _end_soon(patience: asyncio.Timeout) -> None:
    patience.reschedule(asyncio.get_running_loop().time() + LAST_WORDS_SECONDS)
