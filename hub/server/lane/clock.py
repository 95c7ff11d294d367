"""A hall's time: the system's clock, but never behind what the hall has already written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import structlog

Clock = Callable[[], datetime]

TOLERANCE = timedelta(seconds=1)
"""Two hubs' clocks may differ by this much without a word."""

log = structlog.get_logger("hub.clock")


def system_clock() -> datetime:
    """The machine's clock, UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the hub's edge is where the clock is read


class HallClock:
    """max(system clock, last time in the journal); a line in the log when they part, and when they meet."""

    def __init__(self, system: Clock) -> None:
        self._system = system
        self._behind = False

    def now(self, last: datetime) -> datetime:
        """The time for the next event after one at `last`."""
        system = self._system()
        self._report(behind=last - system > TOLERANCE, system=system, last=last)
        return max(system, last)

    def _report(self, *, behind: bool, system: datetime, last: datetime) -> None:
        if behind and not self._behind:
            log.warning("clock_behind_journal", system=system.isoformat(), journal=last.isoformat())
        if self._behind and not behind:
            log.info("clock_caught_up", system=system.isoformat())
        self._behind = behind
