"""A reader that does not read is dropped; the others and the hall don't wait for it."""

from __future__ import annotations

import asyncio
import os
import resource
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import structlog.testing
from starlette.types import Message

from hub.server.hub import Hub
from hub.server.lane.retention import Retention
from hub.server.seed import seed
from hub.server.streams import event_stream
from hub.server.streams.event_stream import EventStream
from hub.server.streams.line import MAX_PENDING_BYTES
from hub.server.streams.public import PING
from hub.server.streams.streams import Client
from hub.server.streams.viewer import Sight
from hub.store.database import open_database
from hub.wire import Answer, Audience, IssueCommand
from tests.hall.builders import small
from tests.hub.house import KEYS, HandClock, HubProcess, until

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


def test_a_stream_that_is_ended_does_not_wait_for_a_reader_that_never_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_stream, "LAST_WORDS_SECONDS", 0.05)

    async def never_read(message: Message) -> None:
        if message["type"] == "http.response.body":
            await asyncio.Event().wait()

    async def never_gone() -> Message:
        return await asyncio.Future()

    async def run() -> None:
        client, left = Client(SIGHT, "t"), list[Client]()
        client.send(b"event")
        stream = EventStream(client, lambda: left.append(client))
        writing = asyncio.create_task(stream({"type": "http"}, never_gone, never_read))
        done, _ = await asyncio.wait({writing}, timeout=0.2)
        assert not done
        client.close()
        async with asyncio.timeout(10):
            await writing
        assert left == [client]

    asyncio.run(run())


def test_without_descriptors_those_inside_are_served_and_the_log_stays_short(own_hub: HubProcess) -> None:
    own_hub.start()
    kiosk = own_hub.client("kiosk", "k1")
    assert isinstance(kiosk.send(IssueCommand(items=["card"])), Answer)
    limits = resource.prlimit(own_hub.pid, resource.RLIMIT_NOFILE)
    resource.prlimit(own_hub.pid, resource.RLIMIT_NOFILE, (_open_files(own_hub) + 8, limits[1]))
    host, port = own_hub.url.partition("://")[2].split(":")
    strangers = [socket.create_connection((host, int(port))) for _ in range(30)]
    until(lambda: '"no_descriptors"' in own_hub.log)
    assert isinstance(kiosk.send(IssueCommand(items=["card"])), Answer)
    for each in strangers:
        each.close()
    resource.prlimit(own_hub.pid, resource.RLIMIT_NOFILE, limits)
    until(lambda: isinstance(own_hub.client("kiosk", "k2").send(IssueCommand(items=["card"])), Answer))
    assert own_hub.log.count('"no_descriptors"') < 30
    assert own_hub.stop() == 0
    assert "Traceback" not in own_hub.log


def test_signs_of_life_go_on_while_the_database_cannot_be_opened(tmp_path: Path) -> None:
    """Whose token ended meanwhile goes as soon as tokens can be read again."""

    async def run() -> None:
        engine = open_database(tmp_path / "hub.db")
        hub, client = Hub(engine, lambda: KEYS, "small", "http://hub", HandClock(), Retention(30)), Client(SIGHT, "t")
        await hub.start()
        await seed(hub, small())
        hub.streams.join(client, [])
        engine.dispose()  # its lines at rest; the lane keeps its own
        with _no_new_files():
            async with asyncio.timeout(20):
                while PING not in await _first(client):
                    pass
        async with asyncio.timeout(20):
            while not client.closed:
                await asyncio.sleep(0.05)
        await hub.stop()
        engine.dispose()

    with structlog.testing.capture_logs() as lines:
        asyncio.run(run())
    assert "tick_broke" not in [each["event"] for each in lines]


@contextmanager
def _no_new_files() -> Iterator[None]:
    """This process may open none; those it has stay open."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def _open_files(hub: HubProcess) -> int:
    return len(os.listdir(f"/proc/{hub.pid}/fd"))
