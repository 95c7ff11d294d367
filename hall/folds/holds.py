"""What setting a ticket aside, its return, and lending it to another counter make of the state."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from hall import why
from hall.events import TicketFinished, TicketParked, TicketReleased, TicketReturned
from hall.folds.at_rest import free, waiting_again
from hall.folds.place import place
from hall.state import HallState
from hall.tickets import Lent, Park, Ticket, TicketState


def parked(state: HallState, event: TicketParked, at: datetime) -> HallState:
    """Set aside; it keeps the counter's number as the place where it was, but the counter is free."""
    ticket = state.tickets[event.ticket]
    park = None if event.park is None else Park(event.park, at, event.counter, event.until)
    return place(free(state, ticket), replace(ticket, state=TicketState.PARKED, park=park, since=at))


def returned(state: HallState, event: TicketReturned, at: datetime) -> HallState:
    """Its visitor is back, or its time is over: it waits, and still knows which counter parked it."""
    ticket = waiting_again(state.tickets[event.ticket], at)
    return place(state, replace(ticket, counter=event.to_counter, key=event.key))


def released(state: HallState, event: TicketReleased, at: datetime) -> HallState:
    """Its clerk is gone: it waits in its queue again. The counter is free."""
    ticket = state.tickets[event.ticket]
    return place(free(state, ticket), replace(waiting_again(ticket, at), key=event.key))


def lend(there: Ticket, before: Ticket, counter: str) -> Ticket:
    """The ticket as it waits elsewhere, with the counter that has it back."""
    return replace(there, lent=(*there.lent, Lent(counter, before.queue)))


def given_back(ticket: Ticket, event: TicketFinished) -> Ticket:
    """The ticket on its way back to the counter that lent it last; its item is not done yet."""
    queue = event.next_queue or ticket.queue
    back = replace(ticket, lent=ticket.lent[:-1], queue=queue, counter=event.to_counter, key=event.key)
    if event.to_counter is None:
        return back
    return replace(back, why=why.STEP_DONE, why_facts={"at": event.counter})
