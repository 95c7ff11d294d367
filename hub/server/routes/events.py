"""GET /v1/events: the stream, resumed where the client left it."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from hub.server.hub import Hub
from hub.server.requests import bearer_of, hub_of, token_of
from hub.server.routes.reading import view_of
from hub.server.streams.event_stream import EventStream, last_seen
from hub.server.streams.public import frame
from hub.server.streams.streams import Client
from hub.server.streams.viewer import sight_of
from hub.store.access import Bearer
from hub.wire import WIRE_VERSION, Hello


async def get_events(request: Request) -> Response:
    """Open the stream: hello, what was missed, the view, then all that happens."""
    hub, bearer, token = hub_of(request), bearer_of(request), token_of(request)
    view_of(hub, bearer)  # a counter that is not there is told so now
    last = last_seen(request)
    if last is not None and last > hub.state.seq:
        await hub.caught_up()  # the client comes from another hub, which was ahead of us
    client = Client(sight_of(bearer), token, bearer.machine)
    client.send(frame("hello", _hello(hub, bearer)))
    hub.streams.join(client, [] if last is None else hub.missed_since(last))
    return EventStream(client, partial(hub.streams.leave, client))


def _hello(hub: Hub, bearer: Bearer) -> bytes:
    hello = Hello(
        wire=WIRE_VERSION, hall=hub.hall, audience=bearer.role, subject=bearer.subject, seq=hub.state.seq,
        at=hub.now(),
    )
    return hello.model_dump_json().encode()
