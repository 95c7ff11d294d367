"""Finding frames among bytes that are none, for the lock boards' codecs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Literal, TypeAlias

from devices.codecs.lock_events import LockError, LockEvent
from devices.errors import Side

Found: TypeAlias = tuple[int, LockEvent] | Literal["more", "no"]
"""A frame at the start and its size; "more": not to be told yet; "no": none begins here."""


class LockScan(ABC):
    """Skips byte by byte what is no frame and says so once for each run. Holds half a frame at most."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._lost = False

    @property
    def pending(self) -> int:
        return len(self._buffer)

    @abstractmethod
    def first(self, data: bytes, *, over: bool) -> Found:
        """What stands at the start of `data`, which is not empty; `over`: no more bytes will come."""

    def receive(self, data: bytes) -> list[LockEvent]:
        self._buffer += data
        events: list[LockEvent] = []
        while self._buffer and (found := self.first(bytes(self._buffer), over=False)) != "more":
            events += self._take(found)
        return events

    def gap(self) -> list[LockEvent]:
        events: list[LockEvent] = []
        while self._buffer:
            found = self.first(bytes(self._buffer), over=True)
            events += self._take("no" if found == "more" else found)
        return events

    def _take(self, found: Found) -> list[LockEvent]:
        if isinstance(found, str):
            del self._buffer[0]
            already, self._lost = self._lost, True
            return [] if already else [LockError(Side.THEIRS, "no frame")]
        del self._buffer[: found[0]]
        self._lost = False
        return [found[1]]
