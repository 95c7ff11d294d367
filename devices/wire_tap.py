"""Listening to the bytes between a driver and its device, with what is personal hidden.

A driver's ``tap`` gets every piece as it was written or read. Pieces are not messages: an answer may come in ten
of them, so a veil keeps its place in the stream and each tap has a veil of its own.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from devices.transports import Transport

_SHOWN = 64  # bytes of one piece that a person can look at


class Direction(StrEnum):
    OUT = "out"  # from us to the device
    IN = "in"


Tap = Callable[[Direction, bytes], None]
Veil = Callable[[Direction, bytes], str]
"""What may be shown of a piece. Never raises, whatever the bytes."""


class TappedTransport:
    """A link that tells what goes over it. ``heard`` is called on the thread that reads and writes."""

    def __init__(self, link: Transport, heard: Tap) -> None:
        self.url = link.url
        self._link, self._heard = link, heard

    def open(self) -> None:
        self._link.open()

    def close(self) -> None:
        self._link.close()

    def write(self, data: bytes) -> None:
        self._link.write(data)
        self._heard(Direction.OUT, data)

    def read(self, timeout: float) -> bytes:
        data = self._link.read(timeout)
        if data:
            self._heard(Direction.IN, data)
        return data


@dataclass(frozen=True, slots=True)
class WireLine:
    at: datetime  # aware, UTC
    direction: Direction
    text: str


class WireLog:
    """The last pieces, veiled before they are kept. It is a ``Tap``; read it from any thread."""

    def __init__(self, veil: Veil, keep: int = 200) -> None:
        self._veil = veil
        self._lock = threading.Lock()
        self._lines: deque[WireLine] = deque(maxlen=keep)
        self.count = 0  # pieces ever heard

    def __call__(self, direction: Direction, data: bytes) -> None:
        # When it came, for people; nothing is decided by it.
        line = WireLine(datetime.now(UTC), direction, self._veil(direction, data))  # noqa: TID251
        with self._lock:
            self.count += 1
            self._lines.append(line)

    def lines(self) -> tuple[WireLine, ...]:
        with self._lock:
            return tuple(self._lines)


def as_hex(data: bytes) -> str:
    """``1d 72 01``, cut off where nobody reads on."""
    shown = data[:_SHOWN].hex(" ")
    return shown if len(data) <= _SHOWN else f"{shown} … ({len(data)})"


def show_all(_: Direction, data: bytes) -> str:
    """The veil of devices that never carry anything personal: lamps, locks, key pads without text."""
    return as_hex(data)


def lengths_only(_: Direction, data: bytes) -> str:
    """The veil of devices whose bytes may be anybody's: codes that visitors scan."""
    return f"‹{len(data)}›"
