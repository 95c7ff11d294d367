"""Where a visitor waits: in their queue's area, or apart where staff took the number (proxy-ticket)."""

from __future__ import annotations

from hall.definition import Words
from hall.state import HallState
from hall.tickets import Ticket


def area_of(state: HallState, ticket: Ticket) -> Words:
    """The rest area for whom staff took the number, where the hall has one."""
    definition = state.definition
    if ticket.on_behalf and definition is not None and definition.rest_area is not None:
        return definition.rest_area
    return state.queues[ticket.queue].area
