"""Which machines are there: those with an open stream are noted twice a minute, those that fall silent are told of.

The event loop says who is connected to this hub; the lane writes it, so that several hubs know of each other's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Connection

from hub.store import heard, upkeep_rows
from upkeep.due import Due, due

EVERY = timedelta(seconds=30)


class Attendance:
    """The lane asks at each tick whether it is due, and gives it a transaction of its own."""

    def __init__(self) -> None:
        self.present: frozenset[str] = frozenset()
        """Machines, such as kiosk:k1, whose streams are open here; set in the event loop."""
        self._noted: frozenset[str] = frozenset()
        self._next: datetime | None = None

    def due(self, now: datetime) -> bool:
        """Twice a minute, and as soon as a machine has come."""
        return self._next is None or now >= self._next or not self.present <= self._noted

    def run(self, tx: Connection, hall: str, now: datetime) -> None:
        """Note who is there."""
        self._next, self._noted = now + EVERY, self.present
        heard.note(tx, hall, self._noted, now)


def upkeep_due(tx: Connection, hall: str, now: datetime, zone: str) -> Iterator[Due]:
    """What time alone asks of upkeep by `now`."""
    return due(upkeep_rows.load(tx, hall), heard.all_of(tx, hall), now, zone)
