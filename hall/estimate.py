"""How long a visitor will wait, as an honest range: not a promise, and not one number.

The middle is a blend of six forecasts (hall.forecasts), each corrected by what waits turned out to be against what
it had said (for the class, in the queue, and for waits of such a length), and trusted as far as it has earned it for
this class lately. A wait is a sum of services with a long tail, one more than there are people before: about lognormal,
so that half of all waits are shorter than the mean by a known share, and 8 of 10 within a known range. That range is
widened or narrowed until 8 of 10 were inside, for each class and hour by itself. All of it is learned from the hall's
own calls (hall.lessons).

Rounded outward: to whole minutes, above 20 to fives.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from datetime import datetime
from math import ceil, exp, floor, log, sqrt
from typing import Final

from hall import learned
from hall.forecasts import LONG, Wait, local_time, seen
from hall.keys import agreed_entry
from hall.learned import Learned
from hall.order import Moment, moment, newcomer, standing_alone
from hall.residual import VARIATION
from hall.state import HallState
from hall.tickets import PriorityClass, Ticket, TicketState
from hall.told import Forecasts, Told
from hall.waiting import calls_now, open_counters

EIGHT_OF_TEN: Final = 1.28
NOISE: Final = 0.2
"""What is uncertain however many services are added up: σ of the logarithm."""
FINE_MINUTES: Final = 20
COARSE_STEP: Final = 5
AT_ONCE: Final = (0, 1)
LENGTHS: Final = (30.0, 60.0, 120.0)
"""Minutes, by work, that part short waits from longer ones."""


def wait_minutes(state: HallState, ticket_id: str, now: datetime) -> tuple[int, int] | None:
    """(low, high) minutes until a waiting ticket is called; None when that cannot be told."""
    ticket = state.tickets.get(ticket_id)
    if ticket is None or ticket.state is not TicketState.WAITING:
        return None
    told = told_to(state, ticket, now)
    return None if told is None else told.shown


def told_to(state: HallState, ticket: Ticket, now: datetime) -> Told | None:
    """The same of one that waits or is about to, with what it was made from."""
    at, local = moment(state, now), local_time(state, max(now, state.at))
    if ticket.counter is None:
        counters = open_counters(state, ticket.queue, ticket.priority)
    else:
        counters = (ticket.counter,) if calls_now(state, ticket.counter) else ()
    standing, agreed = standing_alone(ticket, at), _minutes_to_agreed(ticket, at)
    return _told(state, Wait(ticket.queue, ticket.priority, counters, standing, at, local, agreed))


def wait_minutes_now(
    state: HallState, queue_id: str, now: datetime, priority: PriorityClass = PriorityClass.WALK_IN
) -> tuple[int, int] | None:
    """(low, high) minutes for one who takes a ticket for the queue now; None when that cannot be told."""
    at, local = moment(state, now), local_time(state, max(now, state.at))
    counters = open_counters(state, queue_id, priority)
    told = _told(state, Wait(queue_id, priority, counters, newcomer(priority, at), at, local))
    return None if told is None else told.shown


def _minutes_to_agreed(ticket: Ticket, at: Moment) -> float | None:
    """Until an appointment is next at every counter; None for who has none."""
    agreed = agreed_entry(ticket)
    return None if agreed is None else max(0.0, agreed[0][0] - at.due) / 60


def _told(state: HallState, wait: Wait) -> Told | None:
    if not wait.counters:
        return None
    hour = wait.local.hour
    found = seen(state, wait)
    if found is None:
        return Told(AT_ONCE, 0.0, 0.0, 1.0, hour)
    forecasts = corrected(state.learned, found.forecasts, wait.queue, wait.priority)
    variance = log(1 + VARIATION**2 / (found.people + 1))
    middle = _blended(state.learned, forecasts, wait.priority) * exp(-variance / 2)
    low, high = _range(state.learned, middle, variance, wait.priority, hour)
    return Told(_rounded(low, high), middle, low, high, hour, found.forecasts)


def corrected(known: Learned, forecasts: Forecasts, queue: str, priority: PriorityClass) -> list[float]:
    """Each forecast, times what waits were against it: of this class, here, and of such a length."""
    minutes = list(forecasts)
    for key in truth_keys(forecasts, queue, priority):
        minutes = scaled(known, key, minutes)
    return minutes


def truth_keys(forecasts: Forecasts, queue: str, priority: PriorityClass) -> tuple[str, str, str]:
    """Under which is learned what waits like this one were against the forecasts; each corrects what the one before
    it has left. By length because a forecast is a measurement: one that is unusually long is more often too long."""
    length = bisect(LENGTHS, forecasts[LONG])
    return f"truth:{priority}", f"truth:{queue}:{priority}", f"length:{priority}:{length}"


def scaled(known: Learned, key: str, minutes: Sequence[float]) -> list[float]:
    """The same, times what is known under the key."""
    truths = learned.truths(known, key, len(minutes))
    return [each * truth for each, truth in zip(minutes, truths, strict=True)]


def _blended(known: Learned, forecasts: Sequence[float], priority: PriorityClass) -> float:
    """The forecasts by what each has earned for this class."""
    trust = known.get(f"trust:{priority}", learned.FIRST_TRUST)
    weights = [exp(each) for each in trust[: len(forecasts)]]
    return sum([weight * each for weight, each in zip(weights, forecasts, strict=True)]) / sum(weights)


def _range(known: Learned, middle: float, variance: float, priority: PriorityClass, hour: int) -> tuple[float, float]:
    """The minutes between which 8 of 10 were called."""
    spread = sqrt(variance + NOISE**2)
    width = EIGHT_OF_TEN * spread * learned.factor(known, f"spread:{priority}", f"spread:{priority}:{hour}")
    lean = learned.factor(known, f"tilt:{priority}")
    return middle * exp(-width / lean), middle * exp(width * lean)


def _rounded(low: float, high: float) -> tuple[int, int]:
    low_step = COARSE_STEP if low > FINE_MINUTES else 1
    high_step = COARSE_STEP if high > FINE_MINUTES else 1
    return floor(low / low_step) * low_step, max(1, ceil(high / high_step) * high_step)
