"""Clerks come to counters, pause, and go."""

from __future__ import annotations

from hall.acts.ask import Ask, Decision, busy, desk_of, staffed
from hall.commands import Pause, Resume, SignIn, SignOut, Vacate
from hall.events import (
    ClerkSignedIn,
    ClerkSignedOut,
    CounterPaused,
    CounterResumed,
    TicketReleased,
    TicketTransferred,
)
from hall.keys import key_of_return, key_sent_back
from hall.refusals import COUNTER_NOT_PAUSED, COUNTER_PAUSED, COUNTER_TAKEN, SIGNED_IN_ELSEWHERE, Refusal
from hall.state import CounterState
from hall.tickets import Act, next_state


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


def vacate(ask: Ask, command: Vacate) -> Decision:
    """The clerk is gone, or a manager says so: whoever is at the counter is the first to be called again."""
    counter = staffed(ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    out = ClerkSignedOut(counter.id, counter.clerk or "", command.reason)
    return (*_released(ask, counter, command.reason), *_sent_back(ask, counter.id), out)


def _released(ask: Ask, counter: CounterState, reason: str) -> list[TicketReleased]:
    if counter.ticket is None:
        return []
    ticket = ask.state.tickets[counter.ticket]
    if isinstance(next_state(ticket, Act.RELEASE), Refusal):
        return []
    return [TicketReleased(ticket.id, counter.id, key_of_return(ticket, ask.now), reason)]


def _sent_back(ask: Ask, counter_id: str) -> list[TicketTransferred]:
    """Those sent to this counter alone, back in their queues, each with its time of issue; who was called before and
    is back has no new queueing there either."""
    tickets = [ask.state.tickets[ticket_id] for _, ticket_id in ask.state.sent.get(counter_id, ())]
    return [
        TicketTransferred(ticket.id, counter_id, ticket.queue, None, key_sent_back(ticket))
        for ticket in tickets
        if not isinstance(next_state(ticket, Act.TRANSFER), Refusal)
    ]


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
