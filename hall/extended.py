"""Whether service after closing may be opened for a ticket now (extended-hours)."""

from __future__ import annotations

from datetime import datetime

from hall.opening import near_closing
from hall.state import HallState
from hall.tickets import LIVE, Ticket


def may_extend(state: HallState, ticket: Ticket, now: datetime) -> bool:
    """True for a live ticket from an hour before closing on, once."""
    if state.definition is None or ticket.state not in LIVE or ticket.id in state.extended:
        return False
    return near_closing(state.definition, now)
