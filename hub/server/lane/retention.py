"""Who a visitor is, is kept for so many days after their last visit. The journal stays: it knows a random id only."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from sqlalchemy import Connection

from hub.store import people

EVERY = timedelta(hours=1)
AT_ONCE = 500
"""Rows deleted in one transaction, so that no visitor waits for it."""

log = structlog.get_logger("hub.retention")


class Retention:
    """The lane asks at each tick whether it is due, and gives it a transaction of its own."""

    def __init__(self, days: int) -> None:
        self._span = timedelta(days=days)
        self._next: datetime | None = None

    def due(self, now: datetime) -> bool:
        return self._next is None or now >= self._next

    def run(self, tx: Connection, hall: str, now: datetime) -> None:
        """Delete those whose last visit is too long ago; again at the next tick while there are more."""
        gone = people.forget(tx, hall, now - self._span, AT_ONCE)
        self._next = now if gone == AT_ONCE else now + EVERY
        if gone:
            log.info("visitors_forgotten", count=gone, days=self._span.days)
