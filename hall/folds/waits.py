"""What the hall learns of its own waits as tickets are issued, called and finished."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from hall import learned, lessons
from hall.durations import usual_minutes
from hall.estimate import told_to
from hall.forecasts import local_time
from hall.half_hours import slot_of
from hall.state import HallState
from hall.tickets import Ticket
from hall.waiting import open_counters


def told(state: HallState, ticket: Ticket, at: datetime) -> HallState:
    """Remember what this ticket's visitor is told as it is issued, and how many counters were open for it."""
    said = told_to(state, ticket, at)
    if said is None:
        return state
    slot, _ = slot_of(local_time(state, at))
    known = learned.seen_open(state.learned, ticket.queue, slot, len(open_counters(state, ticket.queue)))
    return replace(state, told=state.told.set(ticket.id, said), learned=known)


def called(state: HallState, ticket: Ticket, at: datetime) -> HallState:
    """Compare what was told with what has become of it; told once, compared once."""
    said = state.told.get(ticket.id)
    if said is None:
        return state
    waited = (at - ticket.issued_at).total_seconds() / 60
    known = lessons.called(state.learned, said, ticket.queue, ticket.priority, waited)
    return replace(state, told=state.told.delete(ticket.id), learned=known)


def left(state: HallState, ticket: Ticket) -> HallState:
    """Nobody will know how long the wait would have been."""
    return replace(state, told=state.told.delete(ticket.id)) if ticket.id in state.told else state


def finished(state: HallState, ticket: Ticket, at: datetime) -> HallState:
    """One more measured service, from call to finish: how long it held its counter."""
    if ticket.called_at is None or ticket.counter is None:
        return state
    minutes = (at - ticket.called_at).total_seconds() / 60
    hour, usual = local_time(state, ticket.called_at).hour, usual_minutes(state.items, ticket.queue)
    known = learned.served(state.learned, ticket.queue, ticket.counter, hour, minutes, usual)
    mean, _ = learned.measured_minutes(known, ticket.queue) or (usual, usual)
    return replace(state, learned=learned.item_served(known, ticket.items[ticket.item_index], minutes, mean))
