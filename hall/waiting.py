"""Who waits, in which order, and how many.

A ticket waits in its queue's list (`HallState.waiting`) or, when sent to one counter, in that one's own
(`HallState.sent`). Each list is sorted by (key, ticket id): nothing here walks through a whole queue.
"""

from __future__ import annotations

from bisect import bisect_left
from heapq import merge
from itertools import islice
from math import inf

from hall.state import HallState, WaitingList
from hall.tickets import RANK, PriorityClass, Ticket, TicketState


def lists_of(state: HallState, counter_id: str) -> tuple[WaitingList, ...]:
    """The waiting lists a counter calls from: its own and its queues'."""
    desk = state.desks[counter_id]
    return (state.sent.get(counter_id, ()), *(state.waiting.get(queue, ()) for queue in desk.queues))


def ahead(state: HallState, ticket_id: str) -> int | None:
    """People called before this ticket; None when it does not wait.

    In a queue: those before it there. Sent to one counter: all whom that counter calls before it.
    """
    ticket = state.tickets.get(ticket_id)
    if ticket is None or ticket.state is not TicketState.WAITING:
        return None
    entry = (ticket.key, ticket.id)
    return sum(bisect_left(each, entry) for each in _lists_before(state, ticket))


def _lists_before(state: HallState, ticket: Ticket) -> tuple[WaitingList, ...]:
    if ticket.counter is not None:
        return lists_of(state, ticket.counter)
    return (state.waiting[ticket.queue],)


def waiting_of(state: HallState, counter_id: str, limit: int) -> tuple[str, ...]:
    """Ids of the first `limit` tickets this counter may call, in the order of calling."""
    return tuple(ticket_id for _, ticket_id in islice(merge(*lists_of(state, counter_id)), limit))


def waiting_total(state: HallState, counter_id: str) -> int:
    """How many tickets this counter may call."""
    return sum(len(each) for each in lists_of(state, counter_id))


def waiting_in(state: HallState, queue_id: str) -> int:
    """How many wait in a queue, those sent to one counter included."""
    return len(state.waiting.get(queue_id, ())) + _sent_from(state, queue_id)


def waiting_green(state: HallState, queue_id: str) -> int:
    """How many of the green channel are before one who joins it in this queue now."""
    return bisect_left(state.waiting.get(queue_id, ()), ((RANK[PriorityClass.GREEN], inf), ""))


def _sent_from(state: HallState, queue_id: str) -> int:
    entries = (entry for each in state.sent.values() for entry in each)
    return sum(state.tickets[ticket_id].queue == queue_id for _, ticket_id in entries)


def open_counters(state: HallState, queue_id: str) -> tuple[str, ...]:
    """Counters that serve the queue with a clerk signed in who is not paused."""
    serving = (desk.id for desk in state.desks.values() if queue_id in desk.queues)
    return tuple(counter_id for counter_id in serving if calls_now(state, counter_id))


def calls_now(state: HallState, counter_id: str) -> bool:
    """Whether a clerk is signed in there and not paused."""
    counter = state.counters[counter_id]
    return counter.clerk is not None and not counter.paused
