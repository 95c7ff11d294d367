"""Number bands: numbers lent in advance to a kiosk, which it may give out while the hub is gone.

A band is one run of ordinals of one service day, the same in every series. It begins at `FIRST`, far above what
the hall's own counters usually come to, so that the numbers of an ordinary day have no gaps; a counter that does
come there steps over it. Two bands of a day never share a number, whoever has them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias

FIRST = 501
"""Where the first band of a day begins; four digits follow after 999."""
SIZE = 40
"""Numbers in a band, per series: an hour and more of one kiosk's visitors, all for one queue."""
MOST_A_DAY = 25
"""Bands that one kiosk may have of one day, so that a mad kiosk can't use the numbers up."""
KEPT_DAYS = 7
"""How long after its day a band still lets what was given out of it be told to the hub."""


@dataclass(frozen=True, slots=True)
class Band:
    kiosk: str
    day: date
    first: int
    last: int
    leased_at: datetime

    def holds(self, ordinal: int) -> bool:
        return self.first <= ordinal <= self.last


Bands: TypeAlias = tuple[Band, ...]


def next_own(bands: Bands, day: date, last: int) -> int:
    """The next ordinal of the hall's own counter, which last gave `last`: none that is lent to a kiosk."""
    following = last + 1
    for band in sorted(_of(bands, day), key=lambda each: each.first):
        if band.holds(following):
            following = band.last + 1
    return following


def free_run(bands: Bands, day: date, given: Iterable[int]) -> tuple[int, int]:
    """(first, last) of a new band: above every band of the day and above all that was `given` already."""
    above = max([FIRST - 1, *given, *(band.last for band in _of(bands, day))])
    return above + 1, above + SIZE


def band_of(bands: Bands, kiosk: str, day: date, ordinal: int) -> Band | None:
    """The band of this kiosk that holds the number; None when the number was never lent to it."""
    return next((each for each in _of(bands, day) if each.kiosk == kiosk and each.holds(ordinal)), None)


def count(bands: Bands, kiosk: str, day: date) -> int:
    """How many bands of the day the kiosk has had."""
    return sum(each.kiosk == kiosk for each in _of(bands, day))


def kept(bands: Bands, today: date) -> Bands:
    """Those that the next service day must still know."""
    return tuple(each for each in bands if each.day >= today - timedelta(days=KEPT_DAYS))


def _of(bands: Bands, day: date) -> list[Band]:
    return [each for each in bands if each.day == day]
