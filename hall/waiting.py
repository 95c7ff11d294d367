"""Who waits, in which order, and how many.

A ticket waits in its queue's list (`HallState.waiting`) or, when sent to one counter, in that one's own
(`HallState.sent`). Each list is sorted by (key, ticket id): nothing here walks through a whole queue.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime
from itertools import islice
from math import inf

from hall.definition import Counter
from hall.order import Rows, count_before, in_order, moment, rows_at, rows_in, standing_of
from hall.state import HallState
from hall.tickets import RANK, PriorityClass, Ticket, TicketState


def ahead(state: HallState, ticket_id: str, now: datetime) -> int | None:
    """People called before this ticket, as they stand at `now`; None when it does not wait.

    In a queue: those before it there. Sent to one counter: all whom that counter calls before it.
    """
    ticket = state.tickets.get(ticket_id)
    if ticket is None or ticket.state is not TicketState.WAITING:
        return None
    rows = rows_around(state, ticket, now)
    return count_before(state, rows, standing_of(rows, ticket))


def rows_around(state: HallState, ticket: Ticket, now: datetime) -> Rows:
    """The rows of all among whom a waiting ticket stands: its queue's, or the counter's to which it was sent."""
    if ticket.counter is not None:
        return rows_at(state, ticket.counter, now)
    return rows_in(state, ticket.queue, moment(state, now))


def waiting_of(state: HallState, counter_id: str, limit: int, now: datetime) -> tuple[str, ...]:
    """Ids of the first `limit` tickets this counter may call, in the order of calling at `now`."""
    return tuple(standing[-1] for standing in islice(in_order(rows_at(state, counter_id, now)), limit))


def waiting_total(state: HallState, counter_id: str, now: datetime) -> int:
    """How many tickets this counter may call at `now`."""
    desk = state.desks[counter_id]
    if desk.reserved_only:
        return sum(1 for _ in in_order(rows_at(state, counter_id, now)))
    return len(state.sent.get(counter_id, ())) + sum(len(state.waiting.get(queue, ())) for queue in desk.queues)


def waiting_in(state: HallState, queue_id: str) -> int:
    """How many wait in a queue, those sent to one counter included."""
    return len(state.waiting.get(queue_id, ())) + _sent_from(state, queue_id)


def waiting_green(state: HallState, queue_id: str) -> int:
    """How many of the green channel, or back from being set aside, are before one who joins it in this queue now."""
    return bisect_left(state.waiting.get(queue_id, ()), ((RANK[PriorityClass.GREEN], inf), ""))


def _sent_from(state: HallState, queue_id: str) -> int:
    entries = (entry for each in state.sent.values() for entry in each)
    return sum(state.tickets[ticket_id].queue == queue_id for _, ticket_id in entries)


def open_counters(
    state: HallState, queue_id: str, priority: PriorityClass = PriorityClass.WALK_IN
) -> tuple[str, ...]:
    """Counters that call those of this class out of the queue now: a clerk is signed in there and not paused."""
    serving = [desk for desk in state.desks.values() if queue_id in desk.queues]
    return tuple([desk.id for desk in serving if _takes(desk, priority) and calls_now(state, desk.id)])


def _takes(desk: Counter, priority: PriorityClass) -> bool:
    """Whether the counter is not kept for another class."""
    return not desk.reserved_only or desk.reserved_for is priority


def calls_now(state: HallState, counter_id: str) -> bool:
    """Whether a clerk is signed in there and not paused."""
    counter = state.counters[counter_id]
    return counter.clerk is not None and not counter.paused
