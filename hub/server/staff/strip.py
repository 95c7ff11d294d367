"""How a device was over the last thirty days, a column for each day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from upkeep.availability import Stretch, availability, meant_to_run
from upkeep.register import Power

DAYS = 30
HEIGHT = 24
"""Of a column, in units of the picture."""


@dataclass(frozen=True, slots=True)
class Day:
    """Shares of the time the device was meant to run, 0 to 1; all nought on a day of rest."""

    day: date
    worked: float
    failed: float

    @property
    def share(self) -> float | None:
        """Of the time of which anything is known."""
        known = self.worked + self.failed
        return self.worked / known if known > 0 else None

    @property
    def good(self) -> int:
        """The height of what worked."""
        return round(self.worked * HEIGHT)

    @property
    def bad(self) -> int:
        """The height of what failed: whatever failed at all is to be seen."""
        return 0 if self.failed <= 0 else max(2, min(round(self.failed * HEIGHT), HEIGHT))


def last_days(stretches: Sequence[Stretch], power: Power | None, now: datetime, zone: str) -> list[Day]:
    """The last thirty days of the hall's calendar, oldest first, today as far as it has gone."""
    today = now.astimezone(ZoneInfo(zone)).date()
    return [_day(stretches, power, now, zone, today - timedelta(days=back)) for back in reversed(range(DAYS))]


def _day(stretches: Sequence[Stretch], power: Power | None, now: datetime, zone: str, day: date) -> Day:
    begin, end = (_midnight(each, zone) for each in (day, day + timedelta(days=1)))
    had = availability(stretches, meant_to_run(power, begin, min(end, now), zone))
    if had.meant <= 0:
        return Day(day, 0.0, 0.0)
    return Day(day, had.worked / had.meant, max(0.0, had.meant - had.unknown - had.worked) / had.meant)


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(0), ZoneInfo(zone)).astimezone(UTC)
