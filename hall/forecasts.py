"""How long until somebody is called, told in six ways. `hall.estimate` trusts each as far as it has earned it.

- `LONG` and `SHORT`: work ahead ÷ the counters that are really open, by what services took over all, and by the
  newest. People in other queues count as far as they take up the same counters; a counter's share of them goes by how
  many serve them. A service that has lasted long will last longer (hall.residual); slow counters and slow hours count
  as such; when counters usually close or open within the wait, it is stretched or cut.
- `PLAIN`: (people ahead + 1) × mean service ÷ counters open: the rule of the trade, queue length (Whitt 1999).
- `LAST`: what the last one called from the queue, of this class, had waited (Ibrahim and Whitt 2009).
- `HEAD`: what the first in line of this class has waited so far (the same).
- `LATE`: `LONG`, times what the last few calls from the queue were late or early by.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from hall.durations import minutes_there, service_minutes
from hall.half_hours import HalfHours
from hall.learned import LATE_PRIOR, pace, truths
from hall.order import Moment, Standing, count_before, rows_in, standing_of_key
from hall.residual import remaining
from hall.state import HallState
from hall.tickets import RANK, PriorityClass, Ticket
from hall.told import Forecasts
from hall.waiting import open_counters

LONG, SHORT, PLAIN, LAST, HEAD, LATE = range(6)


class Wait(Struct, frozen=True):
    """Whose wait: one of this class at this place in the order, for the first of these counters that is free."""

    queue: str
    priority: PriorityClass
    counters: tuple[str, ...]
    standing: Standing
    at: Moment
    local: datetime
    """The moment on the hall's wall."""
    agreed: float | None = None
    """Minutes until an agreed time makes it the next; None where there is none."""


class Seen(Struct, frozen=True):
    """What is to be seen of a wait at the moment. `people` are called before by the same counters."""

    forecasts: Forecasts
    people: float


def seen(state: HallState, wait: Wait) -> Seen | None:
    """What can be told of a wait; None where a counter is free at once."""
    in_queues = {
        queue: count_before(state, rows_in(state, queue, wait.at), wait.standing)
        for queue in {queue for counter in wait.counters for queue in state.desks[counter].queues}
        if state.waiting[queue]
    }
    before = [(queue, count * _share(state, queue, wait)) for queue, count in in_queues.items() if count]
    before += _before_at(state, wait)
    people = sum(count for _, count in before)
    if people < _idle(state, wait.counters):
        return None
    work = _work(state, wait, before)
    plain = (in_queues.get(wait.queue, 0) + 1) * service_minutes(state, wait.queue)[0] / len(wait.counters)
    last = state.learned.get(f"last:{wait.queue}:{wait.priority}", (plain,))[0]
    head = _head(state, wait)
    long, short = _by_work(state, wait, work)
    late = long * truths(state.learned, f"late:{wait.queue}", 1, LATE_PRIOR)[0]
    forecasts = (long, short, plain, last, last if head is None else head, late)
    return Seen(_by_agreed(wait, work, forecasts), people)


class _Work(Struct, frozen=True):
    """Minutes until the first of the counters is free, and of what is before: by LONG and by SHORT."""

    first_free: tuple[float, float]
    before: tuple[float, float]


def _work(state: HallState, wait: Wait, before: Sequence[tuple[str, float]]) -> _Work:
    """What lies before a wait, shared by counters that are worth more or fewer than they are many."""
    strength = sum([1 / pace(state.learned, counter) for counter in wait.counters])
    long = short = long_left = short_left = 0.0
    for queue, count in before:
        mean, newest = service_minutes(state, queue)
        long, short = long + count * mean, short + count * newest
    for counter in wait.counters:
        there = _there(state, counter, wait.at)
        if there is not None:
            ticket, age = there
            mean, newest = minutes_there(state, ticket)
            long_left, short_left = long_left + remaining(mean, age), short_left + remaining(newest, age)
    each = strength * len(wait.counters)
    return _Work((long_left / each, short_left / each), (long / strength, short / strength))


def _by_work(state: HallState, wait: Wait, work: _Work) -> tuple[float, float]:
    """LONG and SHORT, with what is known of the hour and of the counters' hours."""
    slow = pace(state.learned, f"hour:{wait.local.hour}")
    (long_free, short_free), (long, short) = work.first_free, work.before
    hours = HalfHours(state.learned, wait.queue, len(wait.counters), wait.local)
    stretched_long, stretched_short = hours.stretched((long_free + long) * slow, (short_free + short) * slow)
    return stretched_long, stretched_short


def _by_agreed(wait: Wait, work: _Work, forecasts: Forecasts) -> Forecasts:
    """An appointment is called when its time has come and a counter is free, at the latest."""
    if wait.agreed is None:
        return forecasts
    latest = wait.agreed + work.first_free[LONG]
    long, short, plain, last, head, late = (min(each, latest) for each in forecasts)
    return long, short, plain, last, head, late


def _before_at(state: HallState, wait: Wait) -> Iterator[tuple[str, float]]:
    """(queue, 1) for each who was sent to one of these counters and is before."""
    for counter in wait.counters:
        for key, ticket in state.sent.get(counter, ()):
            if standing_of_key(key, ticket, wait.at) < wait.standing:
                yield state.tickets[ticket].queue, 1.0


def _share(state: HallState, queue: str, wait: Wait) -> float:
    """The part of a queue's people that goes to these counters rather than to others."""
    serving = open_counters(state, queue, wait.priority)
    return len(set(serving) & set(wait.counters)) / len(serving) if serving else 0.0


def _idle(state: HallState, counters: tuple[str, ...]) -> int:
    """How many of these counters have no visitor."""
    return sum(state.counters[counter].ticket is None for counter in counters)


def _there(state: HallState, counter: str, at: Moment) -> tuple[Ticket, float] | None:
    """Who is at a counter, and minutes since the call."""
    ticket_id = state.counters[counter].ticket
    if ticket_id is None:
        return None
    ticket = state.tickets[ticket_id]
    return ticket, 0.0 if ticket.called_at is None else (at.now - ticket.called_at.timestamp()) / 60


def _head(state: HallState, wait: Wait) -> float | None:
    """Minutes that the first of this class in the queue has waited."""
    waiting, rank = state.waiting[wait.queue], RANK[wait.priority]
    first = bisect_left(waiting, ((rank,), ""))
    if first == len(waiting) or waiting[first][0][0] != rank:
        return None
    return max(0.0, wait.at.now - waiting[first][0][1]) / 60


def local_time(state: HallState, now: datetime) -> datetime:
    """On the hall's wall."""
    return now if state.definition is None else now.astimezone(ZoneInfo(state.definition.zone))
