"""Which counter has a parked ticket back."""

from __future__ import annotations

from hall.state import HallState
from hall.tickets import ParkKind, Ticket


def own_counter(state: HallState, ticket: Ticket) -> str | None:
    """The counter that alone has a parked ticket back; None where any like one does, or nobody sits there."""
    park = ticket.park
    if park is None or park.kind is not ParkKind.SAME:
        return None
    return park.counter if is_staffed(state, park.counter) else None


def may_call(state: HallState, ticket: Ticket, counter: str) -> bool:
    """Whether this counter may call the parked ticket back: its own, or a like one unless only its own may."""
    if ticket.park is not None and ticket.park.counter == counter:
        return True
    return own_counter(state, ticket) is None and ticket.queue in state.desks[counter].queues


def is_staffed(state: HallState, counter: str) -> bool:
    """Whether a clerk is signed in at a counter, if it is there."""
    there = state.counters.get(counter)
    return there is not None and there.clerk is not None
