"""The hours at which the kiosk's program starts afresh, when nobody stands before it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

from kiosk_app.technician.gate import Memory

_NAME = "restart-hours"


class Restarts:
    """`now`: the hall's time, in the hall's zone; `idle`: whether nobody is there; `restart` ends this run."""

    def __init__(
        self, memory: Memory, now: Callable[[], datetime], idle: Callable[[], bool], restart: Callable[[], None]
    ) -> None:
        self._memory, self._now, self._idle, self.restart = memory, now, idle, restart
        self._started = now()
        self.hours: tuple[int, ...] = tuple(json.loads(memory.kept(_NAME) or "[]"))

    def turn(self, hour: int) -> None:
        """Put an hour (0 to 23) into the schedule, or take it out."""
        chosen = set(self.hours) ^ {hour}
        self.hours = tuple(sorted(chosen))
        self._memory.keep(_NAME, json.dumps(self.hours))

    def look(self) -> None:
        """To be called now and then: restarts once in each hour of the schedule, at its first idle moment."""
        now = self._now()
        began = now.replace(minute=0, second=0, microsecond=0)
        if now.hour in self.hours and self._started < began and self._idle():
            self.restart()
