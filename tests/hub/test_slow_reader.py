"""A reader that does not read is dropped; the others and the hall don't wait for it."""

from __future__ import annotations

import asyncio
import resource
import sys

from hub.server.streams import MAX_PENDING_BYTES, Client
from hub.server.viewer import Sight
from hub.wire import Audience
from tests.hub.house import HubProcess

SIGHT = Sight(Audience.BOARD)


async def _first(client: Client) -> bytes:
    async for chunk in client.chunks():
        return chunk
    return b""


def test_too_much_unread_ends_the_stream() -> None:
    async def run() -> None:
        client = Client(SIGHT, "token")
        client.send(b"x" * MAX_PENDING_BYTES)
        assert not client.closed
        client.send(b"x")
        assert client.closed
        assert await _first(client) == b""

    asyncio.run(run())


def test_a_view_that_nobody_read_makes_way_for_the_next() -> None:
    async def run() -> None:
        client = Client(SIGHT, "token")
        client.send(b"event 1;")
        client.send_view(b"view 1;")
        client.send(b"event 2;")
        client.send_view(b"view 2;")
        assert await _first(client) == b"event 1;event 2;view 2;"

    asyncio.run(run())


def test_nothing_more_is_kept_for_a_stream_that_was_ended() -> None:
    """Its last bytes may still wait for the reader; what comes after them must not pile up behind."""
    event = b"event" * 1000
    client = Client(SIGHT, "token")
    held = sys.getrefcount(event)
    client.send(event)
    assert sys.getrefcount(event) == held + 1
    client.close()
    client.send(event)
    assert sys.getrefcount(event) == held


def test_a_hub_takes_as_many_open_files_as_it_may(own_hub: HubProcess) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    try:
        own_hub.start()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert resource.prlimit(own_hub.pid, resource.RLIMIT_NOFILE) == (hard, hard)
