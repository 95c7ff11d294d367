"""When a message that was not taken is tried again, and when no more."""

from __future__ import annotations

import random
from datetime import timedelta

FIRST = timedelta(seconds=10)
LONGEST = timedelta(minutes=15)
MOST_TRIES = 100
"""About a day of a gateway that is gone."""
LONGEST_PAUSE = 60.0
"""Seconds for which a gateway in trouble is left alone altogether."""


def wait_after(tries: int, asked: timedelta | None = None) -> timedelta:
    """After so many tries: twice as long each time, a little apart from one another, no less than the gateway asked."""
    usual = min(FIRST * (1 << min(tries - 1, 20)), LONGEST)
    spread = usual * random.uniform(0.8, 1.2)
    return spread if asked is None else max(spread, asked)


def pause_after(failures: int) -> float:
    """Seconds before any message is tried, after so many failures in a row: the first may be that message's own."""
    return min((1 << min(failures, 10)) - 1.0, LONGEST_PAUSE)
