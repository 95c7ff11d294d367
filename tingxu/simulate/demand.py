"""Days made up: how many come, when, for what, and how long they take. The same seed makes the same day.

Arrivals are a Poisson stream whose rate follows the hour; service times are lognormal with a coefficient of variation
of 1.2 about the item's usual minutes: long tails, as measured at real counters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from math import log, sqrt
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
from numpy.random import Generator, default_rng

from hall.definition import Definition, Item
from hall.opening import spans_of
from hall.tickets import PriorityClass
from tingxu.simulate import bookings
from tingxu.simulate.counters import open_seconds, with_breaks
from tingxu.simulate.day import Day, Shift, Visitor

CV: Final = 1.2
FIRST_DAY: Final = date(2026, 3, 2)
"""A Monday."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What is assumed of the visitors. `load`: work offered ÷ time that the counters are open."""

    load: float = 0.9
    visitors: int | None = None
    """So many on average instead of what the load says."""
    green: float = 0.12
    appointments: float = 0.12
    no_show: float = 0.04
    comes_back: float = 0.5
    """Of those who missed their call."""
    by_hour: tuple[float, ...] = (1.25, 1.35, 1.1, 0.7, 0.75, 1.05, 1.0, 0.8)
    """Relative rate in each eighth of the opening hours."""
    slot_minutes: int = 15
    closes_early: float = 0.5
    """Nobody comes in the last so many hours."""


def days(definition: Definition, demand: Demand, count: int, seed: int) -> list[Day]:
    """So many working days of the hall from a Monday on."""
    found: list[Day] = []
    day = FIRST_DAY
    while len(found) < count:
        if len(spans_of(definition, day)) and day.isoweekday() < 6:
            found.append(made(definition, demand, day, default_rng([seed, day.toordinal()])))
        day += timedelta(days=1)
    return found


def made(definition: Definition, demand: Demand, day: date, rng: Generator, shifts: Sequence[Shift] = ()) -> Day:
    """One day of the hall; without shifts of its own, all counters are open, with breaks at noon."""
    midnight = datetime.combine(day, time(), ZoneInfo(definition.zone)).astimezone(UTC)
    spans = [tuple((edge - midnight).total_seconds() for edge in span) for span in spans_of(definition, day)]
    opens, closes = spans[0][0], min(spans[-1][1], 86_000.0)
    plan = tuple(shifts) or with_breaks(definition.counters, opens)
    until = closes - 3600 * demand.closes_early
    rates = rates_of(definition, demand, open_seconds(plan, closes))
    visitors = [
        each
        for item in definition.items
        if item.queue is not None
        for each in _visitors_of(item, rates[item.id], demand, (opens, until), rng)
    ]
    agreed_plan = bookings.plan_of(definition, plan, demand.slot_minutes)
    visitors = bookings.agreed(definition, agreed_plan, midnight, visitors, rng.permutation(len(visitors)).tolist())
    return Day(midnight, definition, tuple(sorted(visitors, key=lambda each: each.at)), plan)


def rates_of(definition: Definition, demand: Demand, seconds: dict[str, float]) -> dict[str, float]:
    """Item → visitors a day, so that every counter is as busy as the others; a common item comes twice as often."""
    capacity: dict[str, float] = {}
    for desk in definition.counters:
        for queue in desk.queues:
            capacity[queue] = capacity.get(queue, 0.0) + seconds.get(desk.id, 0.0) / len(desk.queues)
    weight = {item.id: 2.0 if item.common else 1.0 for item in definition.items if item.queue is not None}
    work: dict[str, float] = {}
    for item in definition.items:
        if item.queue is not None:
            work[item.queue] = work.get(item.queue, 0.0) + weight[item.id] * item.minutes * 60
    found = {
        item.id: demand.load * capacity[item.queue] * weight[item.id] / work[item.queue]
        for item in definition.items
        if item.queue is not None
    }
    if demand.visitors is None:
        return found
    share = demand.visitors / sum(found.values())
    return {item: rate * share for item, rate in found.items()}


def _visitors_of(
    item: Item, rate: float, demand: Demand, span: tuple[float, float], rng: Generator
) -> list[Visitor]:
    count = int(rng.poisson(rate))
    times = np.sort(_moments(demand.by_hour, span, count, rng))
    services = service_times(item.minutes * 60, count, rng)
    kinds, no_shows, backs = rng.random(count), rng.random(count), rng.random(count)
    leads = rng.normal(12 * 60, 8 * 60, count)
    visitors = []
    for place in range(count):
        comes = no_shows[place] >= demand.no_show
        back = float(240 + 600 * backs[place]) if backs[place] < demand.comes_back else None
        plain = Visitor(
            float(times[place]), item.id, PriorityClass.WALK_IN, float(services[place]), None, comes,
            None if comes else back,
        )  # fmt: skip
        visitors.append(_of_kind(plain, float(kinds[place]), demand, float(leads[place])))
    return visitors


def _of_kind(visitor: Visitor, draw: float, demand: Demand, lead: float) -> Visitor:
    """The visitor as one of the green channel, with the wish for an appointment, or without either."""
    if draw < demand.green:
        return replace(visitor, priority=PriorityClass.GREEN)
    if draw < demand.green + demand.appointments:
        slot = demand.slot_minutes * 60
        wish = round((visitor.at + lead) / slot) * slot
        return replace(visitor, agreed=wish)
    return visitor


def _moments(by_hour: Sequence[float], span: tuple[float, float], count: int, rng: Generator) -> np.ndarray:
    """Times of coming, drawn by the rate of their part of the day."""
    share = np.asarray(by_hour) / sum(by_hour)
    part = rng.choice(len(by_hour), size=count, p=share)
    width = (span[1] - span[0]) / len(by_hour)
    return np.asarray(span[0] + (part + rng.random(count)) * width)


def service_times(mean: float, count: int, rng: Generator, cv: float = CV) -> np.ndarray:
    """Lognormal times of that mean and coefficient of variation."""
    variance = log(1 + cv * cv)
    return np.asarray(rng.lognormal(log(mean) - variance / 2, sqrt(variance), count))
