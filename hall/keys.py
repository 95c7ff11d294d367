"""Where a ticket stands among those who wait: keys, smaller is earlier.

A key is (rank, waiting since, ordinal …): all of one rank wait in one row, whoever waited longest first. A ticket that
comes back after a missed call gets the key of the one it stands behind with more added, which sorts just after that
one and before everybody else. Where that one stands by an agreed time, the rank says that such a key follows.
"""

from __future__ import annotations

from datetime import datetime

from hall.tickets import RANK, PriorityClass, QueueKey, Ticket


def key_at_issue(priority: PriorityClass, issued_at: datetime, ordinal: int) -> QueueKey:
    """Class, then time of issue; the ordinal parts those of one moment."""
    return (RANK[priority], issued_at.timestamp(), ordinal)


RETURNED = -1
"""The rank of those who were set aside and are back."""


BEHIND_AGREED = 2
"""Added to the rank of the class: what follows is a place just behind an agreed time (`agreed_entry`)."""


def key_behind(ticket: Ticket, key: QueueKey, now: datetime) -> QueueKey:
    """The ticket's key just after that one, which begins with a rank or with an agreed time."""
    rank = (BEHIND_AGREED + RANK[ticket.priority],) if is_time(key) else ()
    return (*rank, *key, now.timestamp(), ticket.ordinal)


def is_time(key: QueueKey) -> bool:
    """Whether somebody with this key stands there by an agreed time, not by class."""
    return key[0] > BEHIND_AGREED + max(RANK.values())


def key_of_return(ticket: Ticket, now: datetime) -> QueueKey:
    """The key of one who was set aside and is back now: before all of the list where it waits, no new queueing."""
    return (RETURNED, now.timestamp(), ticket.ordinal)


def key_sent_back(ticket: Ticket) -> QueueKey:
    """Its key when the counter for which alone it waited is left: no new queueing for one who was set aside either."""
    return ticket.key if ticket.key[0] == RETURNED else own_key(ticket)


def agreed_entry(ticket: Ticket) -> tuple[QueueKey, str] | None:
    """Its place among those with an agreed time; None where it has none (any more).

    The time was agreed for the first item, and who missed the call or came back from a park has had it.
    """
    if ticket.agreed_at is None or ticket.recycled or ticket.item_index or ticket.key[0] == RETURNED:
        return None
    return (ticket.agreed_at.timestamp(), ticket.issued_at.timestamp(), ticket.ordinal), ticket.id


def own_key(ticket: Ticket) -> QueueKey:
    """The key by class and time of issue, wherever the ticket stood since."""
    return key_at_issue(ticket.priority, ticket.issued_at, ticket.ordinal)
