"""Where a ticket stands among those who wait: keys, smaller is earlier.

A key is (rank of the class, time of issue, ordinal). A ticket that comes back after a missed call gets the
key of the one it stands behind with more added, which sorts just after that one and before everybody else.
"""

from __future__ import annotations

from datetime import datetime

from hall.state import HallState
from hall.tickets import RANK, PriorityClass, QueueKey, Ticket


def key_at_issue(priority: PriorityClass, issued_at: datetime, ordinal: int) -> QueueKey:
    """Class, then time of issue; the ordinal parts those of one moment."""
    return (RANK[priority], issued_at.timestamp(), ordinal)


def own_key(ticket: Ticket) -> QueueKey:
    """The key by class and time of issue, wherever the ticket stood since."""
    return key_at_issue(ticket.priority, ticket.issued_at, ticket.ordinal)


def key_when_back(state: HallState, ticket: Ticket, places: int, now: datetime) -> QueueKey:
    """The key of a visitor who missed the call and is back: behind `places` of those waiting, or behind all.

    Never before somebody of a more urgent class; of two who come back to one place, the first stays first.
    """
    waiting = state.waiting[ticket.queue]
    if places == 0 or not waiting:
        return own_key(ticket)
    before = waiting[min(places, len(waiting)) - 1][0]
    if before[0] < RANK[ticket.priority]:
        return own_key(ticket)
    return (*before, now.timestamp(), ticket.ordinal)
