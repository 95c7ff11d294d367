"""The hall's time at a kiosk whose own clock may be wrong: learnt from the hub's greeting, kept through its absence.

While the program runs, the time is the hub's last word and what a steady counter has counted since, whatever
is done to the machine's clock. After a restart without the hub it is the machine's clock corrected by what was
last known of it, and never before the last time that the kiosk used.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol


class Memory(Protocol):
    """What of the ledger is needed."""

    def keep(self, name: str, body: str) -> None: ...

    def kept(self, name: str) -> str | None: ...


_NAME = "clock"


class HallTime:
    """`wall`: the machine's clock (aware); `steady`: seconds that nobody sets (time.monotonic)."""

    def __init__(self, wall: Callable[[], datetime], steady: Callable[[], float], memory: Memory) -> None:
        self._wall, self._steady, self._memory = wall, steady, memory
        kept = json.loads(memory.kept(_NAME) or "{}")
        self._offset = timedelta(seconds=kept.get("offset", 0.0))
        self._last = datetime.fromisoformat(kept["last"]) if "last" in kept else None
        self._anchor: tuple[datetime, float] | None = None

    @property
    def offset(self) -> timedelta:
        """The hall's time less the machine's clock, as last known."""
        return self._offset

    @property
    def known(self) -> bool:
        """Whether the hub has ever said what time it is, in this run."""
        return self._anchor is not None

    def learn(self, hall: datetime) -> None:
        """The hub says what time it is."""
        self._anchor = (hall, self._steady())
        self._last = None
        self.note()

    def now(self) -> datetime:
        """The hall's time."""
        if self._anchor is not None:
            at, steady = self._anchor
            return at + timedelta(seconds=self._steady() - steady)
        guess = self._wall() + self._offset
        return guess if self._last is None else max(guess, self._last)

    def note(self) -> datetime:
        """The hall's time, kept as the earliest that it can be after a restart; how the clock stands with it."""
        now = self.now()
        if self._anchor is not None:
            self._offset = now - self._wall()
        else:
            self._last = now
        body = {"offset": self._offset.total_seconds(), "last": now.isoformat()}
        self._memory.keep(_NAME, json.dumps(body))
        return now
