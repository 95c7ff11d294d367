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
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from hall.learned import LATE_PRIOR, measured_minutes, pace, truth, usually_open
from hall.order import Standing, count_before, rows_in, standing_of_key
from hall.residual import remaining
from hall.state import HallState
from hall.tickets import RANK, PriorityClass
from hall.told import Forecasts
from hall.waiting import open_counters

LONG, SHORT, PLAIN, LAST, HEAD, LATE = range(6)
SLOT_MINUTES: Final = 30
SLOTS: Final = 48
LOOK_AHEAD: Final = 12
"""Half hours."""
LASTS: Final = 0.5
"""How much of what is unusual now still holds half an hour later."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Whose wait: one of this class at this place in the order, for the first of these counters that is free."""

    queue: str
    priority: PriorityClass
    counters: tuple[str, ...]
    standing: Standing
    now: datetime
    """Never before the hall's last event, whatever the clock says."""
    agreed: float | None = None
    """Minutes until an agreed time makes it the next; None where there is none."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is to be seen of a wait at the moment. `people` are called before by the same counters."""

    forecasts: Forecasts
    people: float


def seen(state: HallState, wait: Wait) -> Seen | None:
    """What can be told of a wait; None where a counter is free at once."""
    in_queues = {
        queue: count_before(state, rows_in(state, queue, wait.now), wait.standing)
        for queue in {queue for counter in wait.counters for queue in state.desks[counter].queues}
        if state.waiting[queue]
    }
    before = [(queue, count * _share(state, queue, wait)) for queue, count in in_queues.items() if count]
    before += _before_at(state, wait)
    people = sum(count for _, count in before)
    if people < _idle(state, wait.counters):
        return None
    work = _work(state, wait, before)
    plain = (in_queues.get(wait.queue, 0) + 1) * mean_minutes(state, wait.queue) / len(wait.counters)
    last = state.learned.get(f"last:{wait.queue}:{wait.priority}", (plain,))[0]
    head = _head(state, wait)
    long, short = _by_work(state, wait, work)
    late = long * truth(state.learned, f"late:{wait.queue}", 0, LATE_PRIOR)
    forecasts = (long, short, plain, last, last if head is None else head, late)
    return Seen(_by_agreed(wait, work, forecasts), people)


@dataclass(frozen=True, slots=True)
class _Work:
    """Minutes until the first of the counters is free, and of what is before: by LONG and by SHORT."""

    first_free: tuple[float, float]
    before: tuple[float, float]


def _work(state: HallState, wait: Wait, before: Sequence[tuple[str, float]]) -> _Work:
    """What lies before a wait, shared by counters that are worth more or fewer than they are many."""
    strength = sum(1 / pace(state.learned, counter) for counter in wait.counters)
    long = short = long_left = short_left = 0.0
    for queue, count in before:
        long += count * mean_minutes(state, queue)
        short += count * mean_minutes(state, queue, newest=True)
    for counter in wait.counters:
        at = _at(state, counter, wait.now)
        if at is not None:
            queue, age = at
            long_left += remaining(mean_minutes(state, queue), age)
            short_left += remaining(mean_minutes(state, queue, newest=True), age)
    each = strength * len(wait.counters)
    return _Work((long_left / each, short_left / each), (long / strength, short / strength))


def _by_work(state: HallState, wait: Wait, work: _Work) -> tuple[float, float]:
    """LONG and SHORT, with what is known of the hour and of the counters' hours."""
    local = local_time(state, wait.now)
    slow = pace(state.learned, f"hour:{local.hour}")
    long, short = (
        _stretched(state, wait.queue, (free + before) * slow, len(wait.counters), local)
        for free, before in zip(work.first_free, work.before, strict=True)
    )
    return long, short


def _by_agreed(wait: Wait, work: _Work, forecasts: Forecasts) -> Forecasts:
    """An appointment is called when its time has come and a counter is free, at the latest."""
    if wait.agreed is None:
        return forecasts
    latest = wait.agreed + work.first_free[LONG]
    long, short, plain, last, head, late = (min(each, latest) for each in forecasts)
    return long, short, plain, last, head, late


def _stretched(state: HallState, queue_id: str, minutes: float, now_open: int, local: datetime) -> float:
    """The same work, when counters close or open on the way as they usually do at that time of day.

    More or fewer than usual now is thought to last, but less and less surely.
    """
    slot, into = divmod(local.hour * 60 + local.minute, SLOT_MINUTES)
    base = usually_open(state.learned, queue_id, slot)
    left, passed = float(SLOT_MINUTES - into), 0.0
    if minutes <= left or not base:
        return minutes
    minutes -= left
    for step in range(1, LOOK_AHEAD):
        usual = usually_open(state.learned, queue_id, (slot + step) % SLOTS)
        stays = LASTS**step
        strength = 1.0 if usual is None else usual * (stays / base + (1 - stays) / now_open)
        strength = max(0.2, min(5.0, strength))
        if minutes <= SLOT_MINUTES * strength:
            return left + passed + minutes / strength
        minutes -= SLOT_MINUTES * strength
        passed += SLOT_MINUTES
    return left + passed + minutes


def _before_at(state: HallState, wait: Wait) -> Iterator[tuple[str, float]]:
    """(queue, 1) for each who was sent to one of these counters and is before."""
    for counter in wait.counters:
        for key, ticket in state.sent.get(counter, ()):
            if standing_of_key(state, key, ticket, wait.now) < wait.standing:
                yield state.tickets[ticket].queue, 1.0


def _share(state: HallState, queue: str, wait: Wait) -> float:
    """The part of a queue's people that goes to these counters rather than to others."""
    serving = open_counters(state, queue)
    return len(set(serving) & set(wait.counters)) / len(serving) if serving else 0.0


def _idle(state: HallState, counters: tuple[str, ...]) -> int:
    """How many of these counters have no visitor."""
    return sum(state.counters[counter].ticket is None for counter in counters)


def _at(state: HallState, counter: str, now: datetime) -> tuple[str, float] | None:
    """(queue, minutes since the call) of the visitor at a counter."""
    ticket_id = state.counters[counter].ticket
    if ticket_id is None:
        return None
    ticket = state.tickets[ticket_id]
    return ticket.queue, (now - (ticket.called_at or now)).total_seconds() / 60


def mean_minutes(state: HallState, queue: str, newest: bool = False) -> float:
    """Minutes that one service of the queue holds a counter: measured, blended with the usual."""
    found = measured_minutes(state.learned, queue, newest)
    return usual_minutes(state, queue) if found is None else found


def usual_minutes(state: HallState, queue: str) -> float:
    """The mean of the usual minutes of the queue's items; of all items, for a queue that has none."""
    own = [item.minutes for item in state.items.values() if item.queue == queue]
    usual = own or [item.minutes for item in state.items.values()]
    return sum(usual) / len(usual)


def _head(state: HallState, wait: Wait) -> float | None:
    """Minutes that the first of this class in the queue has waited."""
    waiting, rank = state.waiting[wait.queue], RANK[wait.priority]
    first = bisect_left(waiting, ((rank,), ""))
    if first == len(waiting) or waiting[first][0][0] != rank:
        return None
    return max(0.0, wait.now.timestamp() - waiting[first][0][1]) / 60


def local_time(state: HallState, now: datetime) -> datetime:
    """On the hall's wall."""
    return now if state.definition is None else now.astimezone(ZoneInfo(state.definition.zone))
