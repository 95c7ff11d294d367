"""Days with exponential services and gaps, and the waits measured on them with an interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import sqrt
from statistics import fmean, stdev

from numpy.random import default_rng

from hall.definition import Definition
from hall.tickets import PriorityClass
from tingxu.simulate.counters import whole_day
from tingxu.simulate.day import Day, Outcome, Visitor
from tingxu.simulate.engine import play
from tingxu.simulate.halls import hall_of

MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)
WARM_UP = 250
"""Visitors; the hall begins empty."""
SPAN_SECONDS = 80_000.0
T_99 = {6: 4.03, 20: 2.86}
"""Student's t for 99 of 100, by number of days."""
QUEUES = ("a", "b", "c")


@dataclass(frozen=True, slots=True)
class Stream:
    """Visitors of one queue and class: rate a minute."""

    queue: str
    rate: float
    priority: PriorityClass = PriorityClass.WALK_IN


def hall(counters: int, *, weights: Sequence[float] = (1, 1, 1), green: float = 1) -> Definition:
    """Every counter serves all three queues; nobody has a head start or is over a maximum."""
    made = hall_of(dict.fromkeys(QUEUES, 5), {str(place + 1): QUEUES for place in range(counters)}, zone="UTC")
    rates = made.policy.rates.model_copy(update={"green": green, "walk_in": 1, "head_start_seconds": 0})
    policy = made.policy.model_copy(update={"rates": rates, "max_wait_minutes": 0})
    weighed = {"weights": dict(zip(QUEUES, weights, strict=True))}
    return made.model_copy(
        update={"policy": policy, "counters": tuple(each.model_copy(update=weighed) for each in made.counters)}
    )


def exponential_day(definition: Definition, served: float, streams: Sequence[Stream], visitors: int, seed: int) -> Day:
    """Time is compressed so that any number of visitors fits into a day."""
    rng = default_rng([seed])
    total = sum(stream.rate for stream in streams)
    minute = SPAN_SECONDS * total / visitors
    at = rng.exponential(1 / total, visitors).cumsum() * minute
    kinds = rng.choice(len(streams), size=visitors, p=[stream.rate / total for stream in streams])
    services = rng.exponential(1 / served, visitors) * minute
    people = tuple(
        Visitor(float(at[i]), streams[kinds[i]].queue, streams[kinds[i]].priority, float(services[i]))
        for i in range(visitors)
    )
    return Day(MIDNIGHT, definition, people, whole_day(definition.counters, 0.0))


def under(days: Sequence[Day], definition: Definition) -> list[list[Outcome]]:
    """The same days in another hall, without their beginnings."""
    return [list(play(replace(day, definition=definition)).outcomes[WARM_UP:]) for day in days]


def mean_minutes(outcomes: Sequence[Outcome], day: Day, rate: float, of: Callable[[Visitor], bool]) -> float:
    """Mean wait of those visitors, in the theory's minutes."""
    return fmean((each.wait or 0.0) for each in outcomes if of(each.visitor)) / minute_of(day, rate)


def minute_of(day: Day, rate: float) -> float:
    """Seconds of the day that stand for a minute of the theory's."""
    return SPAN_SECONDS * rate / len(day.visitors)


def interval(days: Sequence[float]) -> tuple[float, float]:
    """(mean, half the width of the interval that holds the truth 99 times of 100)."""
    return fmean(days), T_99[len(days)] * stdev(days) / sqrt(len(days))
