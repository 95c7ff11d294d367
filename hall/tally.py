"""How true the ranges were, and how true the plain rules would have been: counted by class and hour as calls come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hall.forecasts import HEAD, LAST, PLAIN
from hall.learned import Learned
from hall.tickets import PriorityClass
from hall.told import Told

FADES_AT: Final = 4000
"""Calls; then all counts are halved, so that the newest weigh."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over `calls`; minutes, but for the first two."""

    calls: float = 0
    inside: float = 0
    error: float = 0
    bias: float = 0
    width: float = 0
    plain_error: float = 0
    last_error: float = 0
    head_error: float = 0


def tally(known: Learned, priority: PriorityClass, hour: int) -> Tally:
    """What was counted for a class in an hour of the day."""
    return Tally(*known.get(f"tally:{priority}:{hour}", ()))


def counted(known: Learned, told: Told, priority: PriorityClass, waited: float) -> Learned:
    """One more call."""
    low, high = told.shown
    plain = told.forecasts or (0.0,) * 6
    one = (
        1, low <= waited <= high, abs(waited - told.middle), told.middle - waited, high - low,
        *(abs(waited - plain[rule]) for rule in (PLAIN, LAST, HEAD)),
    )  # fmt: skip
    key = f"tally:{priority}:{told.hour}"
    before = known.get(key, (0.0,) * len(one))
    half = 0.5 if before[0] >= FADES_AT else 1.0
    return known.set(key, tuple(half * old + new for old, new in zip(before, one, strict=True)))
