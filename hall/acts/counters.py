"""Clerks come to counters, pause, and go."""

from __future__ import annotations

from hall.acts.ask import Ask, Decision, busy, desk_of, staffed
from hall.commands import Pause, Resume, SignIn, SignOut
from hall.events import ClerkSignedIn, ClerkSignedOut, CounterPaused, CounterResumed, TicketTransferred
from hall.keys import own_key
from hall.refusals import COUNTER_NOT_PAUSED, COUNTER_PAUSED, COUNTER_TAKEN, SIGNED_IN_ELSEWHERE, Refusal
from hall.tickets import Act, QueueKey, Ticket, next_state


def sign_in(ask: Ask, command: SignIn) -> Decision:
    """One clerk at one counter; who is signed in there may do so again, as after the terminal's restart."""
    desk = desk_of(ask, command.counter)
    if isinstance(desk, Refusal):
        return desk
    there = ask.state.counters[desk.id].clerk
    if there not in (None, command.clerk):
        return Refusal(COUNTER_TAKEN, {"counter": desk.id, "clerk": str(there)})
    return _elsewhere(ask, command) or (ClerkSignedIn(desk.id, command.clerk),)


def _elsewhere(ask: Ask, command: SignIn) -> Refusal | None:
    for counter in ask.state.counters.values():
        if counter.clerk == command.clerk and counter.id != command.counter:
            return Refusal(SIGNED_IN_ELSEWHERE, {"counter": counter.id})
    return None


def sign_out(ask: Ask, command: SignOut) -> Decision:
    """The clerk goes, leaving no visitor; who was sent to this counter waits in the queue again."""
    counter = staffed(ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    if counter.ticket is not None:
        return busy(ask, counter)
    return (*_sent_back(ask, counter.id), ClerkSignedOut(counter.id, counter.clerk or ""))


def _sent_back(ask: Ask, counter_id: str) -> list[TicketTransferred]:
    """Those sent to this counter alone, back in their queues, each with its time of issue."""
    tickets = [ask.state.tickets[ticket_id] for _, ticket_id in ask.state.sent.get(counter_id, ())]
    return [
        TicketTransferred(ticket.id, counter_id, ticket.queue, None, _standing(ticket))
        for ticket in tickets
        if not isinstance(next_state(ticket, Act.TRANSFER), Refusal)
    ]


def _standing(ticket: Ticket) -> QueueKey:
    """Who is back from a park stays before all who were not called yet."""
    return own_key(ticket) if ticket.park is None else ticket.key


def pause(ask: Ask, command: Pause) -> Decision:
    """No more calls from this counter for a while; the visitor who is there is served to the end."""
    counter = staffed(ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    if counter.paused:
        return Refusal(COUNTER_PAUSED, {"counter": counter.id})
    return (CounterPaused(counter.id),)


def resume(ask: Ask, command: Resume) -> Decision:
    """It calls again."""
    counter = staffed(ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    if not counter.paused:
        return Refusal(COUNTER_NOT_PAUSED, {"counter": counter.id})
    return (CounterResumed(counter.id),)
