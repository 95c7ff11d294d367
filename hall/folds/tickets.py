"""What a ticket's events make of it, and of the counter where it stands."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from hall.events import (
    PrintReported,
    TicketConfirmed,
    TicketFinished,
    TicketGranted,
    TicketIssued,
    TicketJoined,
    TicketNoShow,
    TicketRecycled,
    TicketTransferred,
    TicketWithdrawn,
)
from hall.folds import extending, holds, ratings, waits
from hall.folds.at_rest import free, waiting_again
from hall.folds.place import place
from hall.state import HallState
from hall.tickets import PriorityClass, Ticket, TicketState


def issued(state: HallState, event: TicketIssued, at: datetime) -> HallState:
    """A new ticket waits; its number is the last one given, or one that was lent to a kiosk."""
    ticket = Ticket(
        id=event.ticket, number=event.number, series=event.series, ordinal=event.ordinal, day=event.day,
        items=event.items, item_index=0, queue=event.queue,
        state=TicketState.WITHDRAWN if event.ended else TicketState.WAITING,
        priority=event.priority, grounds=event.grounds,
        visitor=event.visitor, origin=event.origin, on_behalf=event.on_behalf,
        issued_at=event.issued_at or at, print=event.print, key=event.key, since=at,
        finished_at=at if event.ended else None, arrived_at=at if event.issued_at else None,
        merged_into=event.into, also=event.also, appointment=event.appointment, agreed_at=event.agreed_at,
        granted_by=event.granted_by, grant_reason=event.grant_reason,
    )  # fmt: skip
    if event.issued_at is not None:
        lent = (event.day, event.series, event.ordinal)
        return place(replace(state, alone=state.alone.set(lent, event.ticket)), ticket)
    ordinals = state.ordinals.set(event.series, event.ordinal)
    return place(replace(waits.told(state, ticket, at), day=event.day, ordinals=ordinals), ticket)


def joined(state: HallState, event: TicketJoined, at: datetime) -> HallState:
    """Another number of the same person leads here too."""
    ticket = state.tickets[event.ticket]
    return place(state, replace(ticket, items=event.items, also=(*ticket.also, event.number)))


def print_reported(state: HallState, event: PrintReported, at: datetime) -> HallState:
    """The paper came out, did not, or is being printed again."""
    return place(state, replace(state.tickets[event.ticket], print=event.outcome))


def confirmed(state: HallState, event: TicketConfirmed, at: datetime) -> HallState:
    """The visitor is at the counter."""
    ticket = state.tickets[event.ticket]
    state = extending.void(ratings.closed(state, event.counter), ticket.id)
    return place(state, replace(ticket, state=TicketState.SERVING, confirmed_at=at, since=at))


def finished(state: HallState, event: TicketFinished, at: datetime) -> HallState:
    """An item is done: the visit is over, or waits for its next item. The counter is free."""
    ticket = state.tickets[event.ticket]
    state = ratings.may_be_rated(free(waits.finished(state, ticket, at), ticket), event.counter, ticket, at)
    if event.back:
        return place(state, holds.given_back(waiting_again(ticket, at), event))
    if event.next_queue is None:
        return place(state, replace(ticket, state=TicketState.SERVED, finished_at=at, since=at))
    onward = replace(waiting_again(ticket, at), item_index=ticket.item_index + 1)
    return place(state, replace(onward, queue=event.next_queue, key=event.key))


def missed(state: HallState, event: TicketNoShow, at: datetime) -> HallState:
    """The visitor did not come. The counter is free."""
    ticket = state.tickets[event.ticket]
    return place(free(state, ticket), replace(ticket, state=TicketState.NO_SHOW, since=at))


def recycled(state: HallState, event: TicketRecycled, at: datetime) -> HallState:
    """A visitor who missed the call is back and waits at the place given."""
    ticket = waiting_again(state.tickets[event.ticket], at)
    return place(state, replace(ticket, key=event.key, recycled=ticket.recycled + 1))


def granted(state: HallState, event: TicketGranted, at: datetime) -> HallState:
    """It has the green channel. What was told of its wait was told of another class."""
    ticket = state.tickets[event.ticket]
    green = replace(
        ticket, priority=PriorityClass.GREEN, grounds=event.grounds, granted_by=event.granted_by,
        grant_reason=event.grant_reason, key=event.key,
    )  # fmt: skip
    return place(waits.left(state, ticket), green)


def transferred(state: HallState, event: TicketTransferred, at: datetime) -> HallState:
    """It waits in another queue, or for one counter. The counter is free."""
    ticket = state.tickets[event.ticket]
    there = replace(waiting_again(ticket, at), queue=event.to_queue, counter=event.to_counter, key=event.key)
    if event.come_back:
        there = holds.lend(there, ticket, event.counter)
    return place(free(state, ticket), there)


def withdrawn(state: HallState, event: TicketWithdrawn, at: datetime) -> HallState:
    """It is given up, whoever said so. A counter that had called it is free."""
    ticket = state.tickets[event.ticket]
    gone = replace(
        ticket, state=TicketState.WITHDRAWN, finished_at=at, since=at, merged_into=event.into
    )  # fmt: skip
    return place(free(waits.left(state, ticket), ticket), gone)
