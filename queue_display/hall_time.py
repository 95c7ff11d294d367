"""The hall's time on a board: the hub's, carried on by this machine's steady clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta


class HallTime:
    """A board's own clock may be wrong by minutes; an hour-old call must not look new for that.

    The greeting of each connection tells the time. A view only tells that it is not earlier: it may have been
    made long before it is sent.
    """

    def __init__(self, steady: Callable[[], float] = time.monotonic) -> None:
        self._steady = steady
        self._anchor: tuple[datetime, float] | None = None

    def told(self, at: datetime) -> None:
        """The hub says that it is `at` now."""
        self._anchor = at, self._steady()

    def at_least(self, at: datetime) -> None:
        """Something of the hub was made at `at`."""
        now = self.now()
        if now is None or at > now:
            self.told(at)

    def now(self) -> datetime | None:
        """The hall's time; None before the hub was ever heard."""
        if self._anchor is None:
            return None
        at, then = self._anchor
        return at + timedelta(seconds=self._steady() - then)
