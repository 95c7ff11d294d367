"""Days with exponential services and gaps, and the waits measured on them with an interval."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from math import sqrt
from statistics import mean, stdev

from numpy.random import default_rng

from hall.definition import Definition
from hall.tickets import PriorityClass
from tingxu.simulate.counters import whole_day
from tingxu.simulate.day import Day, Played, Visitor
from tingxu.simulate.halls import hall_of

MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)
WARM_UP = 300
T_99 = {8: 3.50, 10: 3.25, 12: 3.11, 16: 2.95}
"""Student's t for 99 of 100, by number of days."""


def one_queue(counters: int) -> Definition:
    return hall_of({"all": 5}, {str(place + 1): ["all"] for place in range(counters)}, zone="UTC")


def exponential_day(
    hall: Definition, served: float, rates: Sequence[tuple[PriorityClass, float]], visitors: int, seed: int
) -> Day:
    """Rates a minute; time is compressed so that any number of visitors fits into a day."""
    rng = default_rng([seed])
    total = sum(rate for _, rate in rates)
    minute = 80_000 * total / visitors
    at = (rng.exponential(1 / total, visitors)).cumsum() * minute
    kinds = rng.choice(len(rates), size=visitors, p=[rate / total for _, rate in rates])
    services = rng.exponential(1 / served, visitors) * minute
    people = tuple(
        Visitor(float(at[i]), "all", rates[kinds[i]][0], float(services[i]))
        for i in range(visitors)
    )
    return Day(MIDNIGHT, hall, people, whole_day(hall.counters, 0.0))


def waits(played: Played, day: Day, total_rate: float, kind: PriorityClass | None = None) -> list[float]:
    """Minutes, of one class or all, without the day's beginning."""
    minute = 80_000 * total_rate / len(day.visitors)
    return [
        each.wait / minute
        for each in played.outcomes[WARM_UP:]
        if each.wait is not None and kind in (None, each.visitor.priority)
    ]


def interval(days: Sequence[float]) -> tuple[float, float]:
    """(mean, half the width of the interval that holds the truth 99 times of 100)."""
    return mean(days), T_99[len(days)] * stdev(days) / sqrt(len(days))
