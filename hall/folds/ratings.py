"""Which service a counter's visitor may rate: the last one finished, until it is rated or somebody else is there."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from hall.events import ServiceRated
from hall.state import HallState, Unrated
from hall.tickets import Ticket


def rated(state: HallState, event: ServiceRated, at: datetime) -> HallState:
    """It is rated: no second time."""
    return closed(state, event.counter)


def may_be_rated(state: HallState, counter: str, ticket: Ticket, at: datetime) -> HallState:
    """The counter has just finished the ticket's item."""
    return replace(state, unrated=state.unrated.set(counter, Unrated(ticket.id, ticket.items[ticket.item_index], at)))


def closed(state: HallState, counter: str) -> HallState:
    """Whoever presses a key at that counter now is not the one who was served."""
    return replace(state, unrated=state.unrated.delete(counter)) if counter in state.unrated else state
