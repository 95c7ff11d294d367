"""A ticket that leaves a counter: how it waits again, and how the counter is free of it."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from hall.state import HallState
from hall.tickets import Ticket, TicketState


def waiting_again(ticket: Ticket, at: datetime) -> Ticket:
    """The ticket back among those who wait, with no counter, clerk or call of its own."""
    return replace(
        ticket, state=TicketState.WAITING, counter=None, clerk=None, call=None, why="", why_facts={},
        recalls=0, called_at=None, confirmed_at=None, since=at,
    )  # fmt: skip


def free(state: HallState, ticket: Ticket) -> HallState:
    """The state in which no counter holds the ticket."""
    counter = state.counters.get(ticket.counter or "")
    if counter is None or counter.ticket != ticket.id:
        return state
    return replace(state, counters=state.counters.set(counter.id, replace(counter, ticket=None)))
