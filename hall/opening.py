"""When a hall is open, and which service day it is: in the hall's own zone.

Hours are wall-clock times. When a zone's clock is put forward, a time that does not exist comes as much
later as the clock was moved; when it is put back, a time that exists twice means its first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from hall.definition import Definition

LOOK_AHEAD_DAYS = 370
BEFORE_CLOSING = timedelta(minutes=60)
"""From when on before closing time service after it may be opened."""


def service_day(definition: Definition, now: datetime) -> date:
    """The service day at `now`: the date on the hall's wall."""
    return now.astimezone(ZoneInfo(definition.zone)).date()


def end_of(definition: Definition, day: date) -> datetime:
    """The moment (UTC) at which a service day is over: the next midnight on the hall's wall."""
    return _moment(definition.zone, day + timedelta(days=1), time())


def begin_of(definition: Definition, day: date) -> datetime:
    """The moment (UTC) at which a service day begins: midnight on the hall's wall."""
    return _moment(definition.zone, day, time())


def is_open(definition: Definition, now: datetime) -> bool:
    """Whether tickets are issued at `now`."""
    return any(opens <= now < closes for opens, closes in spans_of(definition, service_day(definition, now)))


def near_closing(definition: Definition, now: datetime) -> bool:
    """Whether the hall is closed, or closes within the hour."""
    return not is_open(definition, now) or not is_open(definition, now + BEFORE_CLOSING)


def next_change(definition: Definition, now: datetime) -> datetime | None:
    """When (UTC) the hall next opens or closes; None when not within a year."""
    open_now = is_open(definition, now)
    edges = (edge for edge in _edges(definition, now) if is_open(definition, edge) != open_now)
    return next(edges, None)


def next_opening(definition: Definition, now: datetime) -> datetime | None:
    """When (UTC) a hall that is closed at `now` opens again; None when not within a year."""
    return None if is_open(definition, now) else next_change(definition, now)


def _edges(definition: Definition, now: datetime) -> Iterator[datetime]:
    """Every opening and closing time after `now`, soonest first."""
    first = service_day(definition, now)
    for days in range(LOOK_AHEAD_DAYS):
        spans = spans_of(definition, first + timedelta(days=days))
        yield from (edge for edge in sorted(edge for span in spans for edge in span) if edge > now)


def moment_of(definition: Definition, day: date, at: time) -> datetime:
    """The moment (UTC) at which the hall's wall shows that time on that day."""
    return _moment(definition.zone, day, at)


def spans_of(definition: Definition, day: date) -> tuple[tuple[datetime, datetime], ...]:
    """The day's opening hours as moments (UTC)."""
    return () if day in definition.closed_days else spans_like(definition, day, day.isoweekday())


def spans_like(definition: Definition, day: date, weekday: int) -> tuple[tuple[datetime, datetime], ...]:
    """The hours of that weekday (1 Monday … 7 Sunday) on that day, as moments (UTC), whether it is worked or not."""
    return tuple(
        (_moment(definition.zone, day, hours.opens), _moment(definition.zone, day, hours.closes))
        for hours in definition.hours
        if weekday in hours.days
    )


@lru_cache(maxsize=1024)
def _moment(zone: str, day: date, at: time) -> datetime:
    # Asked several times for each ticket, and always of a few days' few times.
    return datetime.combine(day, at, tzinfo=ZoneInfo(zone)).astimezone(UTC)
