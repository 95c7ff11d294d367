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
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from hall.learned import LATE_PRIOR, mean_minutes, pace, truth, usually_open
from hall.residual import remaining
from hall.state import HallState
from hall.tickets import RANK, PriorityClass, QueueKey
from hall.told import Forecasts
from hall.waiting import open_counters

LONG, SHORT, PLAIN, LAST, HEAD, LATE = range(6)
SLOT_MINUTES: Final = 30
SLOTS: Final = 48
LOOK_AHEAD: Final = 12
"""Half hours."""
LASTS: Final = 0.7
"""How much of what is unusual now still holds half an hour later."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is to be seen of a wait at the moment. `people` are called before by the same counters."""

    forecasts: Forecasts
    people: float


def seen(
    state: HallState, queue_id: str, priority: PriorityClass, counters: tuple[str, ...], key: QueueKey, now: datetime
) -> Seen | None:
    """What can be told of one with this key among those whom `counters` call; None where one is free at once."""
    before = tuple(_before_in_queues(state, counters, key)) + tuple(_before_at(state, counters, key))
    people = sum(count for _, count in before)
    if people < _idle(state, counters):
        return None
    ahead = bisect_left(state.waiting[queue_id], (key, ""))
    long, short = (_by_work(state, queue_id, counters, before, now, newest) for newest in (False, True))
    plain = (ahead + 1) * _mean(state, queue_id) / len(counters)
    last = state.learned.get(f"last:{queue_id}:{priority}")
    head = _head(state, queue_id, priority, now)
    waited = plain if last is None else last[0]
    late = long * truth(state.learned, f"late:{queue_id}", 0, LATE_PRIOR)
    return Seen((long, short, plain, waited, waited if head is None else head, late), people)


def _by_work(
    state: HallState, queue_id: str, counters: tuple[str, ...], before: tuple[tuple[str, float], ...],
    now: datetime, newest: bool,
) -> float:
    """Work ahead ÷ counters, with what is known of their pace and hours."""
    work = sum(count * _mean(state, queue, newest) for queue, count in before)
    left = sum(_left(state, counter, now, newest) for counter in counters) / len(counters)
    strength = sum(1 / pace(state.learned, counter) for counter in counters)
    local = local_time(state, now)
    minutes = (work + left) / strength * pace(state.learned, f"hour:{local.hour}")
    return _stretched(state, queue_id, minutes, len(counters), local)


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


def _before_in_queues(
    state: HallState, counters: tuple[str, ...], key: QueueKey
) -> Iterator[tuple[str, float]]:
    """(queue, people) of each queue that these counters serve, as far as they take its people."""
    for queue in {queue for counter in counters for queue in state.desks[counter].queues}:
        count = bisect_left(state.waiting[queue], (key, ""))
        if count:
            yield queue, _share(state, queue, counters) * count


def _before_at(state: HallState, counters: tuple[str, ...], key: QueueKey) -> Iterator[tuple[str, float]]:
    """(queue, 1) for each who was sent to one of these counters and is before."""
    for counter in counters:
        waiting = state.sent.get(counter, ())
        for _, ticket in waiting[: bisect_left(waiting, (key, ""))]:
            yield state.tickets[ticket].queue, 1.0


def _share(state: HallState, queue: str, counters: tuple[str, ...]) -> float:
    """The part of a queue's people that goes to these counters rather than to others."""
    serving = open_counters(state, queue)
    return len(set(serving) & set(counters)) / len(serving) if serving else 0.0


def _idle(state: HallState, counters: tuple[str, ...]) -> int:
    """How many of these counters have no visitor."""
    return sum(state.counters[counter].ticket is None for counter in counters)


def _left(state: HallState, counter: str, now: datetime, newest: bool) -> float:
    """Minutes that the visitor at a counter will still take."""
    ticket_id = state.counters[counter].ticket
    if ticket_id is None:
        return 0.0
    ticket = state.tickets[ticket_id]
    age = (now - (ticket.called_at or now)).total_seconds() / 60
    return remaining(_mean(state, ticket.queue, newest), age)


def _mean(state: HallState, queue: str, newest: bool = False) -> float:
    return mean_minutes(state.learned, queue, usual_minutes(state, queue), newest)


def usual_minutes(state: HallState, queue: str) -> float:
    """The mean of the usual minutes of the queue's items; of all items, for a queue that has none."""
    own = [item.minutes for item in state.items.values() if item.queue == queue]
    usual = own or [item.minutes for item in state.items.values()]
    return sum(usual) / len(usual)


def _head(state: HallState, queue: str, priority: PriorityClass, now: datetime) -> float | None:
    """Minutes that the first of this class in the queue has waited."""
    waiting = state.waiting[queue]
    first = bisect_left(waiting, ((RANK[priority],), ""))
    if first == len(waiting) or waiting[first][0][0] != RANK[priority]:
        return None
    return (now - state.tickets[waiting[first][1]].issued_at).total_seconds() / 60


def local_time(state: HallState, now: datetime) -> datetime:
    """On the hall's wall."""
    return now if state.definition is None else now.astimezone(_zone(state.definition.zone))


def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
