"""The hub's ports: bound before anything answers, served in one event loop, ended cleanly together."""

from __future__ import annotations

import asyncio
import signal
import socket
import ssl
from asyncio import sslproto
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from hub.server import descriptors
from hub.server.access.strangers import AT_REST_SECONDS, Stranger
from hub.server.hub import Hub

GRACE_SECONDS = 3
WAITING_AT_THE_DOOR = 2048
"""Connections that the kernel keeps until they are let in."""
UNREAD_SECONDS = 30
"""A client that took nothing in for so long is gone or has hung: the kernel ends its connection."""
# asyncio keeps a buffer of 256 KiB to read into for every TLS connection; streams send nothing, requests little.
sslproto.SSLProtocol.max_size = 16 * 1024
SIGNALS = (signal.SIGTERM, signal.SIGINT)


class ListenError(Exception):
    """A port can't be had; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Door:
    """A port that is bound, and who may come in how."""

    listening: socket.socket
    tls: ssl.SSLContext | None = None
    """None: plain HTTP."""
    public: bool = False
    """Only what visitors' phones need."""

    @property
    def url(self) -> str:
        scheme = "http" if self.tls is None else "https"
        return "{}://{}:{}".format(scheme, *self.listening.getsockname()[:2])


def listen(host: str, port: int) -> socket.socket:
    """Bound here, so that the address is known before anything answers. Raises ListenError."""
    # Named as TCP, or asyncio leaves Nagle's algorithm on and answers wait 40 ms for an acknowledgement.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNREAD_SECONDS * 1000)
    try:
        listening.bind((host, port))
    except (OSError, OverflowError) as error:
        listening.close()
        why = error.strerror if isinstance(error, OSError) else "no such port"
        raise ListenError(f"can't listen on {host}:{port} ({why}): free it, or change it in the settings") from error
    return listening


async def serve_doors(hub: Hub, doors: Sequence[tuple[Door, Starlette]], ready: Callable[[], None]) -> None:
    """Serve until the first signal; `ready` is called once, when every door is open."""
    waiting = {door.url for door, _ in doors}

    def opened(door: Door) -> None:
        waiting.remove(door.url)
        if not waiting:
            ready()

    servers = [_Server(_config(door, app), hub, partial(opened, door)) for door, app in doors]
    asyncio.get_running_loop().set_exception_handler(descriptors.tell)
    with _signals(servers):
        await asyncio.gather(*(
            server.serve(sockets=[door.listening]) for server, (door, _) in zip(servers, doors, strict=True)
        ))  # fmt: skip


def _config(door: Door, app: Starlette) -> uvicorn.Config:
    # Let in one at a time: asyncio asks the kernel `backlog` times in a row, also when no descriptor is left, and
    # tells of each failure.
    config = uvicorn.Config(
        app, backlog=1, http=Stranger if door.public else "httptools", log_config=None, access_log=False,
        lifespan="off", timeout_keep_alive=AT_REST_SECONDS if door.public else 75,
        timeout_graceful_shutdown=GRACE_SECONDS, server_header=False, proxy_headers=False,
    )  # fmt: skip
    config.load()
    config.ssl = door.tls
    return config


class _Server(uvicorn.Server):
    """Says when it is open, and ends the streams first when it stops, since they never end by themselves."""

    def __init__(self, config: uvicorn.Config, hub: Hub, opened: Callable[[], None]) -> None:
        super().__init__(config)
        self._hub = hub
        self._opened = opened

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are taken for all doors together."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for each in sockets or ():
            each.listen(WAITING_AT_THE_DOOR)
        self._opened()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._hub.end_streams()
        for connection in list(self.server_state.connections):
            assert isinstance(connection, HttpToolsProtocol)
            if connection.cycle is None or connection.cycle.response_complete:
                # Nobody waits for an answer, and a TLS client at rest would not answer our goodbye either.
                connection.transport.abort()
        await super().shutdown(sockets)


@contextmanager
def _signals(servers: Sequence[_Server]) -> Iterator[None]:
    """End at the first signal, cleanly; unlike uvicorn's own, don't raise it again afterwards."""

    def leave(sign: int, frame: FrameType | None) -> None:
        for server in servers:
            server.handle_exit(sign, frame)

    before = {sign: signal.signal(sign, leave) for sign in SIGNALS}
    try:
        yield
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)
