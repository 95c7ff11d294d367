"""A bad line: it stands between clients and a hub, and loses, holds back, cuts, doubles and reorders what they ask.

    with Proxy(hub_url, certificates, random) as proxy:
        client = HubClient(proxy.url, token, ca)
        proxy.weather = FOUL                        # from now on; FAIR: everything passes

Both sides speak TLS, with the hub's own certificate, or both plain HTTP (`certificates` None). One request goes
over one connection to the hub. What is done to each is drawn from `Weather`; a stream is cut after a while.
"""

from __future__ import annotations

import asyncio
import json
import random
import ssl
import threading
from collections import Counter
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

MAX_HEAD = 65536
STREAM = b"GET /v1/events"
ONCE_ONLY = b"POST /v1/commands"
"""What carries an id, so that it may come twice."""


@dataclass(frozen=True, slots=True)
class Weather:
    """The shares (0 to 1) of requests that meet each fate; the others pass. Times in seconds."""

    lost: float = 0.0
    """It never arrives, the line breaks."""
    unanswered: float = 0.0
    """It arrives, the line breaks before the answer."""
    cut: float = 0.0
    """Half of the answer arrives."""
    late: float = 0.0
    """It is held back while others overtake it."""
    twice: float = 0.0
    """It arrives twice at once; one answer is given."""
    again: float = 0.0
    """Long answered, it arrives once more."""
    stray: float = 0.0
    """The line breaks at once, and the request arrives much later: after its own repeat."""
    held: float = 0.3
    """The longest that anything is held back."""
    stream: float = 1.0
    """How long a stream lives at most; 0: as long as it likes."""


FAIR = Weather(stream=0.0)
FOUL = Weather(lost=0.08, unanswered=0.08, cut=0.08, late=0.1, twice=0.08, again=0.08, stray=0.08)
PASSED = "passed"
FATES = ("lost", "unanswered", "cut", "late", "twice", "again", "stray")


class Proxy:
    """Runs in a thread of its own as long as the `with` block."""

    def __init__(self, hub: str, certificates: Path | None, dice: random.Random) -> None:
        """`hub`: its address; `certificates`: the folder with its CA and certificate, None for plain HTTP."""
        parts = urlsplit(hub)
        assert parts.hostname is not None
        self._hub, self._port = parts.hostname, int(parts.port or 0)
        self._ours, self._theirs = _contexts(certificates)
        self.weather, self._dice = FAIR, dice
        self.did: Counter[str] = Counter()
        """Fate → how many requests met it."""
        self.streams_cut = 0
        self.unlike: list[str] = []
        """Answers to the same request that were not the same: there must be none."""
        self.url = ""
        self._loop = asyncio.new_event_loop()
        self._listening = threading.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._run, name="bad-line", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._listening.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    # -- the thread --

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._welcome, "127.0.0.1", 0, ssl=self._ours, limit=MAX_HEAD)
        )
        port = server.sockets[0].getsockname()[1]
        self.url = f"{'https' if self._ours else 'http'}://127.0.0.1:{port}"
        self._listening.set()
        self._loop.run_forever()
        server.close()
        left = asyncio.all_tasks(self._loop)
        for task in left:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        self._loop.close()

    def _welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._keep(self._serve(reader, writer))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One client's connection: request after request, until a line breaks."""
        with suppress(OSError, asyncio.IncompleteReadError):
            while (request := await _message(reader)) and await self._pass(request, writer):
                await writer.drain()
        writer.transport.abort()

    async def _pass(self, request: bytes, writer: asyncio.StreamWriter) -> bool:
        """Let it meet its fate; whether the client's line still stands."""
        if request.startswith(STREAM):
            await self._stream(request, writer)
            return False
        fate = self._fate(request)
        if fate != PASSED:
            self.did[fate] += 1
        if fate == "stray":
            self._later(request, None)
        if fate in ("lost", "stray"):
            return False
        if fate == "late":
            await asyncio.sleep(self._dice.uniform(0, self.weather.held))
        answer = await self._doubled(request) if fate == "twice" else await self._ask(request)
        if fate == "again":
            self._later(request, answer)
        if fate == "unanswered":
            return False
        writer.write(answer[: len(answer) // 2] if fate == "cut" else answer)
        await writer.drain()
        return fate != "cut"

    def _fate(self, request: bytes) -> str:
        drawn, weather = self._dice.random(), self.weather
        for fate in FATES:
            drawn -= getattr(weather, fate)
            if drawn < 0:
                may = fate not in ("twice", "again", "stray") or request.startswith(ONCE_ONLY)
                return fate if may else PASSED
        return PASSED

    async def _doubled(self, request: bytes) -> bytes:
        one, other = await asyncio.gather(self._ask(request), self._ask(request))
        self._compare(one, other)
        return one

    def _later(self, request: bytes, answer: bytes | None) -> None:
        """It comes once more, after others. `answer`: what it was told before, if it was told anything."""
        wait = self._dice.uniform(0, 3 * self.weather.held)
        self._keep(self._once_more(request, answer, wait))

    async def _once_more(self, request: bytes, answer: bytes | None, wait: float) -> None:
        await asyncio.sleep(wait)
        with suppress(OSError, asyncio.IncompleteReadError):
            told = await self._ask(request)
            if answer is not None:
                self._compare(answer, told)

    def _compare(self, one: bytes, other: bytes) -> None:
        """The same question has one answer; only when it was given differs."""
        if _settled(one) and _settled(other) and _said(one) != _said(other):
            self.unlike.append(f"one request, two answers: {_said(one)} and {_said(other)}")

    async def _ask(self, request: bytes) -> bytes:
        """The hub's whole answer. Raises OSError or IncompleteReadError."""
        reader, writer = await asyncio.open_connection(self._hub, self._port, ssl=self._theirs, limit=MAX_HEAD)
        try:
            writer.write(request)
            answer = await _message(reader)
        finally:
            writer.transport.abort()
        if not answer:
            raise ConnectionResetError("the hub hung up")
        return answer

    async def _stream(self, request: bytes, client: asyncio.StreamWriter) -> None:
        """Pass on what comes until the time of this stream is over."""
        span = self._dice.uniform(0, self.weather.stream) if self.weather.stream else None
        reader, writer = await asyncio.open_connection(self._hub, self._port, ssl=self._theirs, limit=MAX_HEAD)
        try:
            async with asyncio.timeout(span):
                writer.write(request)
                while chunk := await reader.read(65536):
                    client.write(chunk)
                    await client.drain()
        except TimeoutError:
            self.streams_cut += 1
        finally:
            writer.transport.abort()

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _contexts(certificates: Path | None) -> tuple[ssl.SSLContext | None, ssl.SSLContext | None]:
    """To show to clients, and to look at the hub with."""
    if certificates is None:
        return None, None
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(certificates / "server.pem")
    return ours, ssl.create_default_context(cafile=str(certificates / "ca.pem"))


async def _message(reader: asyncio.StreamReader) -> bytes:
    """One request or answer, head and body; empty where none comes any more."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError as end:
        if end.partial:
            raise
        return b""
    return head + await reader.readexactly(_length(head))


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


def _settled(answer: bytes) -> bool:
    """Whether the hub has decided: done, or refused by the hall."""
    return answer[9:12] in (b"200", b"409")


def _said(answer: bytes) -> dict[str, Any]:
    """What it says of the command; the view beside it is of the moment."""
    said: dict[str, Any] = json.loads(answer.partition(b"\r\n\r\n")[2])
    said.pop("view", None)
    return said
