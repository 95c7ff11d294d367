"""One question to a lock board and its answer, on a bus where one may speak at a time and an adapter may hear itself.

Before a question what is stale is thrown away and the line is left quiet for a moment; then the question; an echo of
it, once one was seen on this line, is taken off byte for byte, since the echo of "open" reads like "opened".
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from devices.codecs.lock_events import Echo, LockCodec, LockError, LockEvent
from devices.transports import Transport

_STALE_READS = 16  # a board that babbles without end must not hold us here
_SLICE = 0.25  # how long a stop may have to wait
_GAP = 0.1
E = TypeVar("E", bound=LockEvent)


class LockLine:
    """`unasked` gets what boards say by themselves; `quiet`: seconds between two questions."""

    def __init__(
        self,
        link: Transport,
        codec: LockCodec,
        quiet: float,
        stopping: Callable[[], bool],
        unasked: Callable[[LockEvent], None],
    ) -> None:
        self._link, self._codec = link, codec
        self._quiet, self._stopping, self._unasked = quiet, stopping, unasked
        self._echo = b""
        self.echoes = False
        """The adapter on this line hears itself."""
        self.noise = 0

    def listen(self, seconds: float) -> None:
        """What boards say while nobody asks."""
        data = self._link.read(seconds)
        for event in self._codec.receive(data) if data else self._codec.gap():
            self._aside(event)

    def ask(self, request: bytes, kind: type[E], is_it: Callable[[E], bool], seconds: float) -> E | None:
        """The answer of that kind for which `is_it` holds; None when it did not come in time."""
        self._hush()
        self._codec.asked(request)
        self._echo = request if self.echoes else b""
        self._link.write(request)
        answer = self._await(kind, is_it, seconds)
        self._codec.asked(b"")
        return answer

    def _await(self, kind: type[E], is_it: Callable[[E], bool], seconds: float) -> E | None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not self._stopping():
            data = self._link.read(min(left, _SLICE, _GAP))
            answer: E | None = None
            for event in self._codec.receive(self._without_echo(data)) if data else self._codec.gap():
                if answer is None and isinstance(event, kind) and is_it(event):
                    answer = event
                else:
                    self._aside(event)
            if answer is not None:
                return answer
        return None

    def _hush(self) -> None:
        self.listen(self._quiet)
        for _ in range(_STALE_READS):
            if not (data := self._link.read(0)):
                break
            for event in self._codec.receive(data):
                self._aside(event)
        for event in self._codec.gap():
            self._aside(event)

    def _without_echo(self, data: bytes) -> bytes:
        same = 0
        while same < min(len(data), len(self._echo)) and data[same] == self._echo[same]:
            same += 1
        self._echo = self._echo[same:] if same == len(data) else b""
        return data[same:]

    def _aside(self, event: LockEvent) -> None:
        if isinstance(event, Echo):
            self.echoes = True
        elif isinstance(event, LockError):
            self.noise += 1
        else:
            self._unasked(event)
