"""A simulated serial code scanner: the bytes of the symbol and an ending, by itself or when it is told to look.

It knows the makers' commands from its own reading of their manuals and shares no code with the decoder.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Literal, Self

from devices.simulators.wire import Wire

Maker = Literal["plain", "honeywell", "newland", "newland-engine"]

_START = {"honeywell": b"\x16T\r", "newland": b"~\x01" b"0000#SCNTRG1;\x03", "newland-engine": b"\x01T\x04"}
_STOP = {"honeywell": b"\x16U\r", "newland": b"~\x01" b"0000#SCNTRG0;\x03", "newland-engine": b"\x01P\x04"}
_ANSWER = {True: b"\x02\x01" b"0000#SCNTRG1\x06;\x03", False: b"\x02\x01" b"0000#SCNTRG0\x06;\x03"}
BABBLE = bytes(range(0x80, 0x100)) * 80
"""Longer than any code, and no ending in it."""


class ScannerSimulator:
    """``url`` goes to the driver. ``maker``: whose trigger commands it obeys; ``plain`` looks all the time."""

    def __init__(
        self,
        link_path: Path | None = None,
        *,
        port: int | None = None,
        maker: Maker = "plain",
        ending: bytes = b"\r",
        encoding: str = "utf-8",
        chunk: int = 0,
        baud: int = 0,
    ) -> None:
        self._wire = Wire(self._receive, link_path, port)
        self._wire.chunk, self._wire.baud = chunk, baud
        self.url = self._wire.url
        self.ending, self.encoding = ending, encoding
        self._maker = maker
        self._buffer = b""
        self._code: str | None = None
        self.looking = maker == "plain"
        self.starts = self.stops = 0
        self._changed = threading.Condition()

    def start(self) -> Self:
        self._wire.start()
        return self

    def stop(self) -> None:
        self._wire.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def hold(self, text: str) -> None:
        """Hold a code under its eye: it is sent once it looks."""

        def put() -> None:
            self._code = text
            self._look()

        self._wire.call(put)

    def babble(self, data: bytes = BABBLE) -> None:
        """Send these bytes, code or not."""
        self._wire.call(lambda: self._wire.send(data))

    def unplug(self) -> None:
        self._wire.unplug()

    def plug(self) -> None:
        self._wire.plug()

    def wait_for_starts(self, count: int, timeout: float = 20.0) -> bool:
        """Wait until it was told to look that many times."""
        with self._changed:
            return self._changed.wait_for(lambda: self.starts >= count, timeout)

    def wait_for_stops(self, count: int, timeout: float = 20.0) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self.stops >= count, timeout)

    def _receive(self, data: bytes) -> None:
        self._buffer = (self._buffer + data)[-256:]
        if self._maker == "plain":
            return
        for command, looking in ((_START[self._maker], True), (_STOP[self._maker], False)):
            while command in self._buffer:
                self._buffer = self._buffer.replace(command, b"", 1)
                self._told(looking)

    def _told(self, looking: bool) -> None:
        self.looking = looking
        if self._maker == "newland":
            self._wire.send(_ANSWER[looking])
        with self._changed:
            self.starts += looking
            self.stops += not looking
            self._changed.notify_all()
        self._look()

    def _look(self) -> None:
        if self.looking and self._code is not None:
            text, self._code = self._code, None
            self._wire.send(text.encode(self.encoding) + self.ending)
            self.looking = self._maker == "plain"  # a triggered scanner looks until it has read one
