"""How true the ranges were, and how true the plain rules would have been: counted by class and hour as calls come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Final, TypeAlias

from hall.forecasts import HEAD, LAST, PLAIN
from hall.learned import Learned
from hall.tickets import PriorityClass
from hall.told import Told

Cell: TypeAlias = tuple[PriorityClass, int]
"""A class, and an hour of the day on the hall's wall."""
FADES_AT: Final = 4000
"""Calls; then all counts are halved, so that the newest weigh."""


ENOUGH: Final = 50
"""Calls, before a share is told to anybody."""


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


def held_of_ten(known: Learned, priority: PriorityClass) -> int | None:
    """Of ten of that class lately called, how many at least within the range; None before enough were."""
    whole = summed(tally(known, priority, hour) for hour in range(24))
    return int(10 * whole.inside / whole.calls) if whole.calls >= ENOUGH else None


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


def cells(known: Learned) -> dict[Cell, Tally]:
    """All that was counted, by class and hour."""
    found = (key.split(":") for key in known if key.startswith("tally:"))
    return {(PriorityClass(name), int(hour)): tally(known, PriorityClass(name), int(hour)) for _, name, hour in found}


def between(before: Learned, after: Learned) -> dict[Cell, Tally]:
    """What was counted from one moment to a later one.

    Where counts were halved meanwhile the earlier calls count half: the means stay means.
    """
    old, new = cells(before), cells(after)
    grown = {cell: _grown(old.get(cell, Tally()), counts) for cell, counts in new.items()}
    return {cell: counts for cell, counts in grown.items() if counts.calls > 0}


def _grown(old: Tally, new: Tally) -> Tally:
    kept = 1.0 if new.calls >= old.calls else 0.5
    return Tally(*(after - kept * before for before, after in zip(astuple(old), astuple(new), strict=True)))


def summed(tallies: Iterable[Tally]) -> Tally:
    """All of them as one."""
    return Tally(*(sum(each) for each in zip(astuple(Tally()), *map(astuple, tallies), strict=True)))
