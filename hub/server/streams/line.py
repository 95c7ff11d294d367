"""A stream's bytes on their way: what is still to be sent, within a limit. Event loop only."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable

import structlog

MAX_PENDING_BYTES = 1024 * 1024

log = structlog.get_logger("hub.streams")


class Line:
    """One open stream. `reader`: what the log calls who reads it."""

    def __init__(self, reader: str) -> None:
        self.reader = reader
        self._pending: deque[bytes] = deque()
        self._size = 0
        self._view: bytes | None = None
        self._wake = asyncio.Event()
        self._when_closed: Callable[[], None] | None = None
        self.closed = False

    def send(self, data: bytes) -> None:
        """Queue bytes; close the stream when too many are waiting."""
        if self.closed:  # its last bytes may wait for a reader that never reads, until the kernel gives up
            return
        self._pending.append(data)
        self._size += len(data)
        self._wake.set()
        if self._size > MAX_PENDING_BYTES:
            log.warning("slow_reader_dropped", reader=self.reader)
            self.close()

    def send_view(self, data: bytes) -> None:
        """Queue a view; one that is still waiting is out of date and taken back."""
        if self._view is not None and self._view in self._pending:
            self._pending.remove(self._view)
            self._size -= len(self._view)
        self._view = data
        self.send(data)

    def close(self) -> None:
        """End the stream; what is pending is not sent."""
        if self.closed:
            return
        self.closed = True
        self._pending.clear()
        self._wake.set()
        if self._when_closed is not None:
            self._when_closed()

    def when_closed(self, told: Callable[[], None] | None) -> None:
        """Whom to tell, once, that it was closed; at once if it was. None: nobody any more."""
        self._when_closed = told
        if told is not None and self.closed:
            told()

    async def chunks(self) -> AsyncIterator[bytes]:
        """What to write, until the stream is closed."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            if self.closed:
                return
            chunk = b"".join(self._pending)
            self._pending.clear()
            self._size, self._view = 0, None
            yield chunk
