"""A visitor is set aside, and comes back: by themselves, by a clerk's word, or when the time is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from hall.acts.ask import Ask, Decision, held, ready
from hall.commands import EndPark, Park, ReturnTicket
from hall.events import TicketParked, TicketReturned
from hall.keys import key_of_return
from hall.parks import own_counter
from hall.refusals import NOT_YET, WAITS_OUTSIDE, Facts, Refusal
from hall.tickets import Act, ParkKind, Ticket

CLERK, VISITOR, TIME = "clerk", "visitor", "time"


def park(ask: Ask, command: Park) -> Decision:
    """Set the visitor's ticket aside; the counter is free for others."""
    ticket = held(ask, command.counter, Act.PARK)
    if isinstance(ticket, Refusal):
        return ticket
    until = None if command.minutes is None else ask.now + timedelta(minutes=command.minutes)
    return (TicketParked(ticket.id, command.counter, command.kind, until),)


def return_ticket(ask: Ask, command: ReturnTicket) -> Decision:
    """The visitor is back and waits before all who were not called yet."""
    ticket = ready(ask, command.ticket, Act.RETURN)
    if isinstance(ticket, Refusal):
        return ticket
    by = CLERK if ask.actor.startswith(("clerk:", "guide:")) else VISITOR
    if by is VISITOR and ticket.park is not None and ticket.park.kind is ParkKind.OUTSIDE:
        return _waits_outside(ticket)
    return (_back(ask, ticket, by, ask.now),)


def end_park(ask: Ask, command: EndPark) -> Decision:
    """The time is over: of this park, not of a later one of the same ticket."""
    ticket = ready(ask, command.ticket, Act.RETURN)
    if isinstance(ticket, Refusal):
        return ticket
    if ask.state.returns.get(ticket.id) != command.until or ask.now < command.until:
        return Refusal(NOT_YET, {"ticket": ticket.id, "number": ticket.number})
    return (_back(ask, ticket, TIME, command.until),)


def _back(ask: Ask, ticket: Ticket, by: str, since: datetime) -> TicketReturned:
    """`since`: from when on the visitor may say that they wait, however late a hub that was down noticed."""
    return TicketReturned(ticket.id, own_counter(ask.state, ticket), key_of_return(ticket, since), by)


def _waits_outside(ticket: Ticket) -> Refusal:
    facts: Facts = {"ticket": ticket.id, "number": ticket.number}
    if ticket.park is not None and ticket.park.until is not None:
        facts["until"] = ticket.park.until.isoformat()
    return Refusal(WAITS_OUTSIDE, facts)
