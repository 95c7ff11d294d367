"""What a client of the hub's stream does next, without I/O and without a clock of its own.

The edge (blocking: `hub.link.client`; Qt: in `ui_common`) owns the socket and asks this core:

    stream = Resume()
    stream.headers()                  what to send with GET /v1/events (Last-Event-ID once something was seen)
    stream.opened(status, now)        the answer's status came; Refused when coming back soon is of no use
    stream.untrusted()                it is not our hub that answers; then lost()
    stream.received(chunk, now)       bytes came; the arrivals in them (Hello | ViewArrived | EventArrived)
    stream.silent(now)                True on an open line: not even a ping for 12 s; drop it, then lost()
    stream.lost()                     the line is gone; seconds to wait before the next connection

`now` is any monotonic clock in seconds. A replayed event is given once only. A hub that knows less than we do
(its database was restored) starts us afresh from its view. Where a hall has several hubs, each loss leads to the
next of them (`hub.link.addresses`), and waits grow only once all were tried.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic import ValidationError

from hub.link.sse import SseError, SseEvent, SseParser
from hub.wire import SILENCE_SECONDS, WIRE_VERSION, Audience, BoardView, CounterView, Hello, KioskView, View

FIRST_WAIT_SECONDS = 0.2
LONGEST_WAIT_SECONDS = 5.0
REFUSED_WAIT_SECONDS = 15.0
"""A token that was revoked or a hub of another version: someone has to act, so knock gently."""

VIEW_OF: dict[Audience, type[KioskView] | type[CounterView] | type[BoardView]] = {
    Audience.KIOSK: KioskView,
    Audience.COUNTER: CounterView,
    Audience.CLERK: CounterView,
    Audience.BOARD: BoardView,
}


class StreamError(Exception):
    """The hub sent what this version does not understand: drop the line and come back."""


@dataclass(frozen=True, slots=True)
class ViewArrived:
    view: View


@dataclass(frozen=True, slots=True)
class EventArrived:
    seq: int
    kind: str
    fields: dict[str, Any]
    """Those of hub.wire.PUBLIC_EVENTS for this audience."""


Arrival: TypeAlias = Hello | ViewArrived | EventArrived


@dataclass(frozen=True, slots=True)
class Refused:
    """The hub will not have us as we are: 401 token, 403 role, 404 route, 426 wire version."""

    status: int


class Resume:
    """One client's place in the stream over any number of connections."""

    def __init__(self, jitter: Callable[[], float] = random.random, hubs: int = 1) -> None:
        self.hello: Hello | None = None
        """Of the newest connection."""
        self.seq: int | None = None
        """The last number seen; None before the first."""
        self.heard_at: float | None = None
        """When bytes last came: the age of what is shown is now - heard_at."""
        self._jitter = jitter
        self._parser = SseParser()
        self._hubs = hubs
        self._failures = 0
        self._refused = False
        self._refusals = 0

    def headers(self) -> dict[str, str]:
        """Headers for the next GET /v1/events, beside Authorization and Tingxu-Wire."""
        headers = {"Accept": "text/event-stream"}
        if self.seq is not None:
            headers["Last-Event-ID"] = str(self.seq)
        return headers

    def opened(self, status: int, now: float) -> Refused | None:
        """The answer's status came at `now`; anything but 200 is followed by `lost`."""
        self._parser = SseParser()
        self.hello = None
        self._refused = 400 <= status < 500
        if status == 200:
            self.heard_at = now
        return Refused(status) if self._refused else None

    def untrusted(self) -> None:
        """Whoever answered is not our hub: someone has to act, so that `lost` waits long."""
        self._refused = True

    def received(self, chunk: bytes, now: float) -> list[Arrival]:
        """What `chunk` completes, in order, each event once. Raises StreamError, after which comes `lost`."""
        self.heard_at = now
        try:
            arrivals = [self._arrival(event) for event in self._parser.receive(chunk)]
        except (SseError, ValidationError, ValueError) as error:
            raise StreamError(str(error)) from error
        return [arrival for arrival in arrivals if arrival is not None]

    def silent(self, now: float) -> bool:
        """True when an open line has been quiet for longer than a living hub ever is."""
        return self.heard_at is not None and now - self.heard_at > SILENCE_SECONDS

    def lost(self) -> float:
        """Seconds to wait before the next connection: soon at first, then rarer, and not all at once."""
        self._refusals = self._refusals + 1 if self._refused else 0
        self._refused = False
        if self._refusals >= self._hubs:
            return REFUSED_WAIT_SECONDS
        wait = min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2.0 ** (self._failures // self._hubs))
        self._failures = min(self._failures + 1, 16 * self._hubs)
        return wait * (0.5 + 0.5 * self._jitter())

    def _arrival(self, event: SseEvent) -> Arrival | None:
        if event.kind == "hello":
            return self._greet(Hello.model_validate_json(event.data))
        if self.hello is None:
            raise StreamError("the stream began without hello")
        if event.kind == "view":
            return self._view(VIEW_OF[self.hello.audience].model_validate_json(event.data))
        return self._event(event)

    def _greet(self, hello: Hello) -> Hello:
        if hello.wire != WIRE_VERSION:
            self._refused = True
            raise StreamError(f"the hub speaks version {hello.wire} of the wire, this program {WIRE_VERSION}")
        if self.seq is not None and hello.seq < self.seq:
            self.seq = None
        self.hello = hello
        self._failures = 0
        return hello

    def _view(self, view: View) -> ViewArrived:
        self.seq = max(self.seq or 0, view.seq)
        return ViewArrived(view)

    def _event(self, event: SseEvent) -> EventArrived | None:
        seq = int(event.id or "")
        if self.seq is not None and seq <= self.seq:
            return None
        self.seq = seq
        return EventArrived(seq, event.kind, json.loads(event.data))
