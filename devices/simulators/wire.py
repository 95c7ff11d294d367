"""The one thread of a simulated device. All its state is touched on that thread only, so it needs no locks.

``call`` runs something there and waits for it; ``later`` runs something there after a while; ``send``
writes, whole, in pieces of ``chunk`` bytes, or at the speed of a serial line of ``baud``. At such a speed what comes
in takes its time too: bytes are heard when the last of them would have arrived.
"""

from __future__ import annotations

import heapq
import itertools
import os
import select
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Self

from devices.simulators.endpoints import Endpoint, PtyEndpoint, TcpEndpoint

_BITS_PER_BYTE = 10  # one start, eight data, one stop
_PACED = 16  # bytes that a serial converter hands on at once
_RETRY = 0.005  # the other side's buffer is full


class Wire:
    def __init__(self, on_bytes: Callable[[bytes], None], link_path: Path | None, port: int | None) -> None:
        if link_path is not None and port is not None:
            raise ValueError("a pty or a TCP port, not both")
        self._endpoint: Endpoint = PtyEndpoint(link_path) if port is None else TcpEndpoint(port)
        self.url = self._endpoint.url
        self.chunk = 0
        self.baud = 0
        self._on_bytes = on_bytes
        self._calls: deque[Callable[[], None]] = deque()
        self._timers: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._out: deque[bytes] = deque()
        self._pumping = False  # a piece waits to be sent, and the next will follow it
        self._sent_until = self._heard_until = 0.0  # when a line of that speed is free again, each way
        self._thread: threading.Thread | None = None
        self._stopping = False
        self._wake_read, self._wake_write = os.pipe()

    def start(self) -> Self:
        self._endpoint.plug()
        self._thread = threading.Thread(target=self._run, name="simulator", daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        thread, self._thread = self._thread, None
        if thread is None:
            return
        self._stopping = True
        os.write(self._wake_write, b".")
        thread.join(2.0)
        self._endpoint.dispose()
        os.close(self._wake_read)
        os.close(self._wake_write)

    def call(self, action: Callable[[], None]) -> None:
        """Run it on the wire's thread and wait until it has run."""
        if self._thread is None or threading.current_thread() is self._thread:
            action()
            return
        done = threading.Event()

        def act() -> None:
            action()
            done.set()

        self._calls.append(act)
        os.write(self._wake_write, b".")
        if not done.wait(20.0):
            raise RuntimeError("the simulator does not answer")

    def later(self, seconds: float, action: Callable[[], None]) -> None:
        self._at(time.monotonic() + seconds, action)

    def _at(self, when: float, action: Callable[[], None]) -> None:
        heapq.heappush(self._timers, (when, next(self._order), action))

    def _takes(self, data: bytes) -> float:
        """Seconds on the line."""
        return len(data) * _BITS_PER_BYTE / self.baud

    def _hear(self, data: bytes) -> None:
        if not self.baud:
            self._on_bytes(data)
            return
        self._heard_until = max(self._heard_until, time.monotonic()) + self._takes(data)
        self._at(self._heard_until, lambda: self._on_bytes(data))

    @property
    def speed(self) -> int:
        """The baud rate to which the other side has set the line; 0 where there is no such thing."""
        return self._endpoint.speed()

    def send(self, data: bytes) -> None:
        step = self.chunk or (_PACED if self.baud else len(data) or 1)
        self._out.extend(data[at : at + step] for at in range(0, len(data), step))
        if not self._pumping:
            self._sent_until = max(self._sent_until, time.monotonic())
            self._pump()

    def unplug(self) -> None:
        self.call(self._unplug)

    def plug(self) -> None:
        self.call(self._endpoint.plug)

    def _unplug(self) -> None:
        self._out.clear()
        self._endpoint.unplug()

    def _pump(self) -> None:
        """Send all there is; at a speed, each piece when the last of its bytes would have left."""
        self._pumping = True
        while self._out and not self.baud:
            if not self._send_piece():
                self.later(_RETRY, self._pump)
                return
        self._pumping = bool(self._out)
        if self._pumping:
            # From when the line is free, which may be past: a line sends on while its program sleeps.
            self._sent_until += self._takes(self._out[0])
            self._at(self._sent_until, self._send_paced)

    def _send_paced(self) -> None:
        if not self._out or self._send_piece():  # nothing: it was unplugged meanwhile
            self._pump()
        else:
            self.later(_RETRY, self._send_paced)

    def _send_piece(self) -> bool:
        """The next piece; False when the other side's buffer is full."""
        piece = self._out.popleft()
        sent = self._endpoint.send(piece)
        if sent < len(piece):
            self._out.appendleft(piece[sent:])
        return sent == len(piece)

    def _run(self) -> None:
        while not self._stopping:
            wait = max(0.0, self._timers[0][0] - time.monotonic()) if self._timers else None
            ready, _, _ = select.select([self._wake_read, *self._endpoint.readers()], [], [], wait)
            for fd in ready:
                if fd == self._wake_read:
                    os.read(fd, 4096)
                elif data := self._endpoint.receive(fd):
                    self._hear(data)
            while self._calls:
                self._calls.popleft()()
            while self._timers and self._timers[0][0] <= time.monotonic():
                heapq.heappop(self._timers)[2]()
