"""Self-tests that other threads ask for and the driver's own thread carries out."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from devices.checks import Check

Checks = tuple[Check, ...]
OnChecks = Callable[[Checks], None]


class AskedTests:
    """Who asked and is still waiting. Each gets one answer, on the thread that calls ``answer``."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked: deque[OnChecks] = deque()
        self._closed: Checks | None = None

    def ask(self, on_done: OnChecks) -> None:
        with self._lock:
            closed = self._closed
            if closed is None:
                self._asked.append(on_done)
        if closed is not None:
            on_done(closed)

    @property
    def waiting(self) -> bool:
        return bool(self._asked)

    def answer(self, checks: Checks) -> None:
        with self._lock:
            asked, self._asked = self._asked, deque()
        for on_done in asked:
            on_done(checks)

    def close(self, checks: Checks) -> None:
        """From now on everybody gets that answer at once."""
        with self._lock:
            self._closed = checks
        self.answer(checks)
