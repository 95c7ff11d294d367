"""When a printer's roll will end, from how much was printed lately."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

HOURS_LOOKED_AT = 24 * 14


def paper_ends_at(printed: Sequence[datetime], changed_at: datetime, roll: int, now: datetime) -> datetime | None:
    """The moment at which a roll of `roll` tickets, put in at `changed_at`, will be used up.

    `printed`: when each ticket came out, in order. By the rate of the last two weeks, hours of rest included; None
    where too little was printed to tell, `now` where it should be empty already.
    """
    used = sum(each >= changed_at for each in printed)
    if used >= roll:
        return now
    since = max(printed[0], now - timedelta(hours=HOURS_LOOKED_AT)) if printed else now
    lately = sum(each >= since for each in printed)
    hours = (now - since).total_seconds() / 3600
    if lately < 2 or hours <= 0:
        return None
    return now + timedelta(hours=(roll - used) * hours / lately)
