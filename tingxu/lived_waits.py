"""A month of told waits that came out so or so, made up: for pictures of the page that shows how true they were."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from hall.definition import Definition
from hall.learned import NOTHING, Learned
from hall.opening import end_of, service_day
from hall.tally import counted
from hall.tickets import PriorityClass
from hall.told import Told

DAYS: Final = 33
"""One more than the page shows, so that its first day has one before it."""
BUSY: Final = {9: 38, 10: 52, 11: 44, 12: 16, 13: 22, 14: 47, 15: 40, 16: 24}
"""Visitors by the hour of the day."""
SHARES: Final = ((PriorityClass.GREEN, 0.18), (PriorityClass.APPOINTMENT, 0.12), (PriorityClass.WALK_IN, 0.7))
MEAN: Final = {PriorityClass.GREEN: 7.0, PriorityClass.APPOINTMENT: 9.0, PriorityClass.WALK_IN: 24.0}
"""Minutes."""


def day_ends(definition: Definition, now: datetime) -> Iterator[tuple[datetime, Learned]]:
    """Each midnight before `now`, and what had been learned by then. The first days are the less certain ones."""
    chance, known, today = Random(20260302), NOTHING, service_day(definition, now)
    for back in range(DAYS, 0, -1):
        day = today - timedelta(days=back)
        if day.isoweekday() <= 5:
            known = _day(known, chance, noise=0.22 + 0.25 * back / DAYS)
        yield end_of(definition, day), known


def first_morning(definition: Definition, now: datetime) -> datetime:
    """When the hall was opened for the first time."""
    day = service_day(definition, now) - timedelta(days=DAYS)
    return datetime.combine(day, time(8), ZoneInfo(definition.zone))


def _day(known: Learned, chance: Random, noise: float) -> Learned:
    for hour, visitors in BUSY.items():
        for _ in range(round(visitors * chance.uniform(0.8, 1.2))):
            known = _visitor(known, chance, hour, noise)
    return known


def _visitor(known: Learned, chance: Random, hour: int, noise: float) -> Learned:
    (priority,) = chance.choices([each for each, _ in SHARES], [share for _, share in SHARES])
    expected = MEAN[priority] * (BUSY[hour] / 40) * chance.uniform(0.5, 1.6)
    waited = expected * chance.lognormvariate(0.0, noise)
    low, high = round(expected * 0.68), round(expected * 1.47) + 1
    plain = expected * chance.lognormvariate(0.0, noise * 0.5)
    last = expected * chance.lognormvariate(0.0, noise * 0.85)
    head = expected * chance.lognormvariate(-0.05, noise * 0.65)
    told = Told((low, high), expected, low, high, hour, (expected, expected, plain, last, head, expected))
    return counted(known, told, priority, waited)
