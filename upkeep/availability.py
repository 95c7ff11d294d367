"""How much of a time a device could serve: the share of the hours it was meant to run (self-service-4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from upkeep.register import Power


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `since` on a device worked, or did not; or, `works` None, nobody could tell."""

    since: datetime
    works: bool | None


@dataclass(frozen=True, slots=True)
class Availability:
    """Of the `meant` seconds so many are `known` of, and in so many of those the device `worked`."""

    meant: float
    worked: float
    known: float

    @property
    def unknown(self) -> float:
        """Seconds of which nobody could tell."""
        return self.meant - self.known

    @property
    def share(self) -> float | None:
        """0 to 1 of the known time; None where nothing is known."""
        return self.worked / self.known if self.known > 0 else None


Span = tuple[datetime, datetime]


def availability(stretches: Sequence[Stretch], spans: Iterable[Span]) -> Availability:
    """Over the spans of time in which it was meant to run; `stretches` are in order, the last goes on.

    What lies before the first stretch is unknown.
    """
    meant = worked = known = 0.0
    for begin, end in spans:
        meant += (end - begin).total_seconds()
        for place, stretch in enumerate(stretches):
            until = stretches[place + 1].since if place + 1 < len(stretches) else end
            inside = max(0.0, (min(end, until) - max(begin, stretch.since)).total_seconds())
            known += inside if stretch.works is not None else 0.0
            worked += inside if stretch.works else 0.0
    return Availability(meant, worked, known)


def meant_to_run(power: Power | None, begin: datetime, end: datetime, zone: str) -> list[Span]:
    """The spans within `begin`–`end` (UTC) in which a machine with that schedule is switched on."""
    if power is None:
        return [(begin, end)] if begin < end else []
    spans = []
    day = begin.astimezone(ZoneInfo(zone)).date()
    while (on := _at(day, power, zone)[0]) < end:
        off = _at(day, power, zone)[1]
        if day.isoweekday() in power.days and max(on, begin) < min(off, end):
            spans.append((max(on, begin), min(off, end)))
        day += timedelta(days=1)
    return spans


def _at(day: date, power: Power, zone: str) -> Span:
    """In UTC: two moments of one zone are subtracted by the clock on the wall, which jumps twice a year."""
    on, off = (datetime.combine(day, each, ZoneInfo(zone)).astimezone(UTC) for each in (power.on, power.off))
    return on, off
