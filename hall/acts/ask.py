"""What every decision is made from, and the questions that many of them begin with."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from msgspec import Struct

from hall.definition import Counter, Definition
from hall.events import Event
from hall.holding import Expected
from hall.refusals import (
    ALREADY_WAITING,
    COUNTER_BUSY,
    COUNTER_IDLE,
    NOT_SIGNED_IN,
    UNKNOWN_COUNTER,
    UNKNOWN_TICKET,
    Refusal,
)
from hall.state import CounterState, HallState
from hall.tickets import Act, Ticket, next_state

Decision: TypeAlias = tuple[Event, ...] | Refusal


class Ask(Struct, frozen=True):
    """One order as it is decided: the hall as it is, who asks, and when."""

    state: HallState
    definition: Definition
    id: str
    actor: str
    now: datetime
    expected: tuple[Expected, ...] = ()
    """Who is booked for the next time and not here yet."""


def desk_of(ask: Ask, counter_id: str) -> Counter | Refusal:
    """What the counter is."""
    return ask.state.desks.get(counter_id) or Refusal(UNKNOWN_COUNTER, {"counter": counter_id})


def staffed(ask: Ask, counter_id: str) -> CounterState | Refusal:
    """The counter, where a clerk is signed in."""
    counter = ask.state.counters.get(counter_id)
    if counter is None:
        return Refusal(UNKNOWN_COUNTER, {"counter": counter_id})
    return counter if counter.clerk is not None else Refusal(NOT_SIGNED_IN, {"counter": counter_id})


def busy(ask: Ask, counter: CounterState) -> Refusal:
    """The refusal of what needs a counter without a visitor."""
    ticket = ask.state.tickets[counter.ticket or ""]
    return Refusal(COUNTER_BUSY, {"counter": counter.id, "ticket": ticket.id, "number": ticket.number})


def ticket_of(ask: Ask, ticket_id: str) -> Ticket | Refusal:
    """A ticket of today."""
    return ask.state.tickets.get(ticket_id) or Refusal(UNKNOWN_TICKET, {"ticket": ticket_id})


def ready(ask: Ask, ticket_id: str, act: Act) -> Ticket | Refusal:
    """A ticket of today whose state allows `act`."""
    ticket = ticket_of(ask, ticket_id)
    return ticket if isinstance(ticket, Refusal) else allowed(ticket, act)


def held(ask: Ask, counter_id: str, act: Act) -> Ticket | Refusal:
    """The ticket at a staffed counter, where its state allows `act`."""
    counter = staffed(ask, counter_id)
    if isinstance(counter, Refusal):
        return counter
    if counter.ticket is None:
        return Refusal(COUNTER_IDLE, {"counter": counter_id})
    return allowed(ask.state.tickets[counter.ticket], act)


def allowed(ticket: Ticket, act: Act) -> Ticket | Refusal:
    """The ticket itself, where its state allows `act`."""
    refused = next_state(ticket, act)
    return refused if isinstance(refused, Refusal) else ticket


def taken_by(ask: Ask, visitor: str | None, queues: tuple[str, ...], but: str = "") -> Refusal | None:
    """Why the visitor can't have a ticket in these queues: a live one is there, other than `but`."""
    for queue in queues if visitor is not None else ():
        other = ask.state.live.get((str(visitor), queue), but)
        if other != but:
            number = ask.state.tickets[other].number
            return Refusal(ALREADY_WAITING, {"ticket": other, "number": number, "queue": queue})
    return None
