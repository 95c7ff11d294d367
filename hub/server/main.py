"""The hub's process: settings, database, one port, a clean end."""

from __future__ import annotations

import asyncio
import gc
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog
import uvicorn

from hall.definition import Definition
from hall.definition_file import DefinitionError, read
from hub.keys import Keys, KeysError, load_keys
from hub.server.app import make_app
from hub.server.clock import system_clock
from hub.server.hub import Hub
from hub.server.logs import configure_logs
from hub.server.opening import open_hall
from hub.server.seed import SeedError, seed
from hub.server.settings import HubSettings, SettingsError

READY = "tingxu hub ready"
"""The line on stdout, followed by the address, once the hub answers."""
GRACE_SECONDS = 3
SIGNALS = (signal.SIGTERM, signal.SIGINT)

log = structlog.get_logger("hub")


class StartError(Exception):
    """The hub can't start; the text says why and what to do."""


def serve(settings: Path, database: str | None = None) -> int:
    """Serve until SIGTERM or SIGINT; 0 after a clean end, 2 when it can't start, and why on stderr.

    `database`: a URL instead of that of the settings.
    """
    configure_logs()
    for sign in SIGNALS:
        signal.signal(sign, _end_early)
    try:
        _serve(HubSettings.load(settings, database))
    except (SettingsError, DefinitionError, KeysError, StartError, SeedError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _serve(settings: HubSettings) -> None:
    definition = read(settings.hall)
    keys = _keys(settings)
    engine = open_hall(settings, definition.id, keys)
    with _listen(*settings.address) as listening:
        address = "http://{}:{}".format(*listening.getsockname()[:2])
        hub = Hub(engine, keys, definition.id, settings.public_url or address, system_clock)
        try:
            asyncio.run(_run(hub, definition, listening, address))
        finally:
            engine.dispose()


def _keys(settings: HubSettings) -> Keys:
    """The keys in the data folder, both made on the first start. Raises KeysError or StartError."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        return load_keys(settings.keys)
    except OSError as error:
        raise StartError(f"{settings.data}: {error.strerror}: make room, or give us the folder") from error


def _end_early(*_: object) -> None:
    """Before it serves: what was begun is undone on the way out."""
    raise SystemExit(0)


def _listen(host: str, port: int) -> socket.socket:
    """Bound here, so that the address is known before anything answers. Raises StartError."""
    # Named as TCP, or asyncio leaves Nagle's algorithm on and answers wait 40 ms for an acknowledgement.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        why = f"can't listen on {host}:{port} ({error.strerror}): free it, or change `listen`"
        raise StartError(why) from error
    return listening


async def _run(hub: Hub, definition: Definition, listening: socket.socket, address: str) -> None:
    await hub.start()
    try:
        await seed(hub, definition)
        gc.freeze()  # what the start has made stays: looking through it again would stop the hall for 40 ms
        config = uvicorn.Config(
            make_app(hub), http="httptools", log_config=None, access_log=False, lifespan="off",
            timeout_keep_alive=75, timeout_graceful_shutdown=GRACE_SECONDS, server_header=False,
        )  # fmt: skip
        await _Server(config, hub, address).serve(sockets=[listening])
    finally:
        await hub.stop()


class _Server(uvicorn.Server):
    """Says when it is ready, and ends the streams first when it stops, since they never end by themselves."""

    def __init__(self, config: uvicorn.Config, hub: Hub, address: str) -> None:
        super().__init__(config)
        self._hub = hub
        self._address = address

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End at the first signal, cleanly; unlike uvicorn's own, don't raise it again afterwards."""
        before = {sign: signal.signal(sign, self.handle_exit) for sign in SIGNALS}
        try:
            yield
        finally:
            for sign, handler in before.items():
                signal.signal(sign, handler)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        print(f"{READY} {self._address}", flush=True)
        log.info("ready", address=self._address, hall=self._hub.hall, seq=self._hub.state.seq)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._hub.streams.close()
        await super().shutdown(sockets)
        log.info("ended", seq=self._hub.state.seq)
