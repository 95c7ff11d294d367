"""Days on which waiting ranges are scored: ones that change all the time, and ones that never do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, time, timedelta
from zoneinfo import ZoneInfo

from numpy.random import Generator, default_rng

from hall.definition import Definition
from hall.tickets import PriorityClass
from tingxu.estimate.history import Visit
from tingxu.simulate.counters import whole_day
from tingxu.simulate.day import Day, Outcome, Shift
from tingxu.simulate.demand import FIRST_DAY, Demand, made
from tingxu.simulate.engine import play
from tingxu.simulate.halls import hall_of

ABSENT = 0.08
"""Share of counters that stay closed on a day."""
OPENS, NOON = 9 * 3600.0, 11.5 * 3600.0


def changing_days(definition: Definition, count: int, seed: int) -> list[Day]:
    """Each with other clerks away, breaks at other minutes, other items asked for, other hours that are busy."""
    return [_changing(definition, day, default_rng([seed, day.toordinal()])) for day in _weekdays(count)]


def _changing(definition: Definition, day: date, rng: Generator) -> Day:
    items = tuple(item.model_copy(update={"common": bool(rng.random() < 0.5)}) for item in definition.items)
    demand = Demand(load=0.9, by_hour=tuple(float(each) for each in rng.random(8) + 0.5))
    shifts = list(_shifts(definition, rng))
    return made(definition.model_copy(update={"items": items}), demand, day, rng, shifts)


def _shifts(definition: Definition, rng: Generator) -> Iterator[Shift]:
    """Somebody is at the first counter, so that no kind of window is closed all day."""
    for place, counter in enumerate(definition.counters):
        if place and rng.random() < ABSENT:
            continue
        pause = NOON + 2500 * (place % 2) + 400 * float(rng.random())
        yield Shift(OPENS, counter.id, "sign_in")
        yield Shift(pause, counter.id, "pause")
        yield Shift(pause + 2200 + 700 * float(rng.random()), counter.id, "resume")


def steady_days(count: int, seed: int) -> list[Day]:
    """One queue, six counters, as many people in every hour."""
    hall = hall_of({"all": 10}, {str(place + 1): ["all"] for place in range(6)})
    hall = hall.model_copy(update={"hours": (hall.hours[0].model_copy(update={"opens": time(9), "closes": time(17)}),)})
    demand = Demand(load=0.9, by_hour=(1.0,) * 8, appointments=0, no_show=0)
    return [
        made(hall, demand, day, default_rng([seed, day.toordinal()]), whole_day(hall.counters, OPENS))
        for day in _weekdays(count)
    ]


def history_of(days: Sequence[Day]) -> list[Visit]:
    """The days, played, as a log of them would read: times as on the hall's wall."""
    visits = [_visit(day, each) for day in days for each in play(day).outcomes]
    return sorted(visits, key=lambda visit: visit.arrived)


def _visit(day: Day, outcome: Outcome) -> Visit:
    wall = day.midnight.astimezone(ZoneInfo(day.definition.zone)).replace(tzinfo=UTC)
    arrived, called, finished, agreed = (
        None if seconds is None else wall + timedelta(seconds=seconds)
        for seconds in (outcome.visitor.at, outcome.called, outcome.finished, outcome.visitor.agreed)
    )
    kind = PriorityClass.APPOINTMENT if outcome.visitor.agreed is not None else outcome.visitor.priority
    assert arrived is not None
    counter, item = outcome.counter or "", outcome.visitor.item
    return Visit(0, arrived, outcome.queue, kind, called, finished, None, counter, agreed, item)


def _weekdays(count: int) -> Iterator[date]:
    day = FIRST_DAY
    for _ in range(count):
        yield day
        day += timedelta(days=3 if day.isoweekday() == 5 else 1)
