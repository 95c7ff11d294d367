"""What calls, their announcements and requests for a guide make of the state."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, cast

from msgspec.structs import replace

from hall.events import AnnouncementReported, AssistanceAnswered, AssistanceAsked, TicketCalled
from hall.folds import waits
from hall.folds.place import place
from hall.state import Assistance, Call, HallState
from hall.tickets import TicketState

KEPT_CALLS = 200
"""Newest calls of the day in `call_order`; older ones are found by id only."""


def called(state: HallState, event: TicketCalled, at: datetime) -> HallState:
    """The ticket is called to a counter, for the first time or again, and a call waits to be announced."""
    ticket = state.tickets[event.ticket]
    first = event.again == 0
    here = replace(
        ticket, state=TicketState.CALLED, counter=event.counter, clerk=event.clerk, call=event.call,
        recalls=event.again, why=event.why if first else ticket.why,
        why_facts=event.why_facts if first else ticket.why_facts,
        called_at=at if first else ticket.called_at, confirmed_at=None, since=at if first else ticket.since,
        park=None,
    )  # fmt: skip
    counter = replace(state.counters[event.counter], ticket=ticket.id)
    if first:
        state = waits.called(state, ticket, at)
    state = place(replace(state, counters=state.counters.set(counter.id, counter)), here)
    return _announced(state, event, ticket.queue, at)


def _announced(state: HallState, event: TicketCalled, queue: str, at: datetime) -> HallState:
    call = Call(event.call, event.ticket, event.number, event.counter, queue, event.again, at)
    order = (*state.call_order[-KEPT_CALLS + 1 :], call.id)
    return replace(state, calls=state.calls.set(call.id, call), call_order=order)


def announcement_reported(state: HallState, event: AnnouncementReported, at: datetime) -> HallState:
    """The call was spoken, or could not be."""
    outcome = cast(Literal["spoken", "failed"], event.outcome)
    call = replace(state.calls[event.call], outcome=outcome)
    return replace(state, calls=state.calls.set(call.id, call))


def assistance_asked(state: HallState, event: AssistanceAsked, at: datetime) -> HallState:
    """A visitor asks for a guide."""
    request = Assistance(event.request, event.place, at)
    return replace(state, assistance=state.assistance.set(request.id, request))


def assistance_answered(state: HallState, event: AssistanceAnswered, at: datetime) -> HallState:
    """A counter sends one."""
    request = replace(state.assistance[event.request], counter=event.counter)
    return replace(state, assistance=state.assistance.set(request.id, request))
