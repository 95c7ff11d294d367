"""How long a visitor will wait, as an honest range: not a promise, and not one number.

What it is. The middle is the rule "(people ahead + 1) × mean service time ÷ counters open" (queue length,
QL: the best simple rule, Whitt 1999). People in other queues who are called before count as far as they take
up the counters that serve this one. The mean service is today's measured one, blended with the items' usual
minutes as if `PRIOR` services of the usual length had been measured already. The spread says that single
services differ: ±1.28 standard deviations of a sum of services with a coefficient of variation `VARIATION`,
which would hold 8 waits of 10 if services were independent. It knows nothing of clerks who come or go.

Rounded outward: to whole minutes, above 20 to fives.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from math import ceil, floor, sqrt

from hall.order import Standing, count_before, newcomer, rows_in, standing_of, standing_of_key
from hall.state import HallState, Served
from hall.tickets import PriorityClass, TicketState
from hall.waiting import calls_now, open_counters, rows_around

PRIOR = 5
"""Weight of the usual minutes, in services."""
VARIATION = 1.2
"""Standard deviation of a service ÷ its mean: service times have a long tail."""
EIGHT_OF_TEN = 1.28
FINE_MINUTES = 20
COARSE_STEP = 5


def wait_minutes(state: HallState, ticket_id: str, now: datetime) -> tuple[int, int] | None:
    """(low, high) minutes until a waiting ticket is called; None when that cannot be told."""
    ticket = state.tickets.get(ticket_id)
    if ticket is None or ticket.state is not TicketState.WAITING:
        return None
    standing = standing_of(rows_around(state, ticket, now), ticket)
    if ticket.counter is None:
        return _range(state, ticket.queue, open_counters(state, ticket.queue), standing, now)
    alone = (ticket.counter,) if calls_now(state, ticket.counter) else ()
    return _range(state, ticket.queue, alone, standing, now)


def wait_minutes_now(
    state: HallState, queue_id: str, now: datetime, priority: PriorityClass = PriorityClass.WALK_IN
) -> tuple[int, int] | None:
    """(low, high) minutes for one who takes a ticket for the queue now; None when that cannot be told."""
    return _range(state, queue_id, open_counters(state, queue_id), newcomer(state, priority, now), now)


def mean_minutes(state: HallState, queue_id: str) -> float:
    """Minutes that one service of the queue holds a counter: measured today, blended with the usual."""
    served = state.served.get(queue_id, Served())
    return (PRIOR * _usual_minutes(state, queue_id) + served.seconds / 60) / (PRIOR + served.count)


def _usual_minutes(state: HallState, queue_id: str) -> float:
    """The mean of the usual minutes of the queue's items; of all items, for a queue that has none."""
    own = [item.minutes for item in state.items.values() if item.queue == queue_id]
    usual = own or [item.minutes for item in state.items.values()]
    return sum(usual) / len(usual)


def _range(
    state: HallState, queue_id: str, counters: tuple[str, ...], standing: Standing, now: datetime
) -> tuple[int, int] | None:
    if not counters:
        return None
    people, work = _before(state, counters, standing, now)
    if people < _idle(state, counters):
        return (0, 1)
    mean = mean_minutes(state, queue_id)
    middle = (work + mean) / len(counters)
    spread = EIGHT_OF_TEN * VARIATION * mean * sqrt(people + 1) / len(counters)
    return _rounded(max(0.0, middle - spread), middle + spread)


def _before(
    state: HallState, counters: tuple[str, ...], standing: Standing, now: datetime
) -> tuple[float, float]:
    """(people, minutes of work) that these counters take on before one who stands there."""
    before = [*_before_in_queues(state, counters, standing, now), *_before_at(state, counters, standing, now)]
    return sum(people for people, _ in before), sum(people * mean for people, mean in before)


def _before_in_queues(
    state: HallState, counters: tuple[str, ...], standing: Standing, now: datetime
) -> Iterator[tuple[float, float]]:
    """(people, mean minutes) of each queue that these counters serve, as far as they take its people."""
    for queue_id in {queue for counter in counters for queue in state.desks[counter].queues}:
        people = _share(state, queue_id, counters) * count_before(state, rows_in(state, queue_id, now), standing)
        yield people, mean_minutes(state, queue_id)


def _before_at(
    state: HallState, counters: tuple[str, ...], standing: Standing, now: datetime
) -> Iterator[tuple[float, float]]:
    """(1, mean minutes) for each who was sent to one of these counters and is before."""
    for counter_id in counters:
        for key, ticket_id in state.sent.get(counter_id, ()):
            if standing_of_key(state, key, ticket_id, now) < standing:
                yield 1, mean_minutes(state, state.tickets[ticket_id].queue)


def _share(state: HallState, queue_id: str, counters: tuple[str, ...]) -> float:
    """The part of a queue's people that goes to these counters rather than to others."""
    serving = open_counters(state, queue_id)
    return len(set(serving) & set(counters)) / len(serving) if serving else 0.0


def _idle(state: HallState, counters: tuple[str, ...]) -> int:
    """How many of these counters have no visitor."""
    return sum(state.counters[counter_id].ticket is None for counter_id in counters)


def _rounded(low: float, high: float) -> tuple[int, int]:
    low_step = COARSE_STEP if low > FINE_MINUTES else 1
    high_step = COARSE_STEP if high > FINE_MINUTES else 1
    return floor(low / low_step) * low_step, ceil(high / high_step) * high_step
