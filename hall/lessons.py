"""What the hall learns when somebody is called, and when a service ends (hall.learned).

Steps are small and every one is bounded. Quantiles are followed online: whoever was outside the range widens it by four
times as much as one inside narrows it, so that in the long run 8 of 10 are inside, whatever the day does (adaptive
conformal inference: Gibbs and Candès 2021).
"""

from __future__ import annotations

from typing import Final

from hall import learned
from hall.estimate import corrected, scaled, truth_keys
from hall.learned import FIRST_TRUST, LATE_MEMORY, Learned
from hall.tally import counted
from hall.tickets import PriorityClass
from hall.told import Forecasts, Told

MISSES: Final = 0.2
"""Share of waits that may be outside the range."""
SPREAD_STEP: Final = 0.01
CELL_STEP: Final = 0.04
TILT_STEP: Final = 0.005
TRUST_STEP: Final = 0.02
LEAST_TRUST: Final = -4.0
ERROR_MEMORY: Final = 0.02
WIDEST: Final = 2.0
"""The range's width ÷ the theoretical is at most so far from 1, in logarithms."""


def called(known: Learned, told: Told, queue: str, priority: PriorityClass, waited: float) -> Learned:
    """One who was told `told` has been called after so many minutes."""
    known = counted(known, told, priority, waited)
    known = known.set(f"last:{queue}:{priority}", (waited,))
    known = _spread(known, told, priority, waited)
    if told.forecasts is None:
        return known
    return _truth(_trust(known, told, queue, priority, waited), told.forecasts, queue, priority, waited)


def _spread(known: Learned, told: Told, priority: PriorityClass, waited: float) -> Learned:
    """Wider after a miss, narrower after a hit."""
    below, above = waited < told.shown[0], waited > told.shown[1]
    by = (below or above) - MISSES
    known = learned.nudged(known, f"spread:{priority}", SPREAD_STEP * by, WIDEST)
    known = learned.nudged(known, f"spread:{priority}:{told.hour}", CELL_STEP * by, WIDEST)
    return learned.nudged(known, f"tilt:{priority}", TILT_STEP * (above - below), WIDEST / 4)


def _trust(known: Learned, told: Told, queue: str, priority: PriorityClass, waited: float) -> Learned:
    """Each forecast loses by how wrong it was, in usual errors; none is ever given up."""
    assert told.forecasts is not None
    *trust, usual = known.get(f"trust:{priority}", FIRST_TRUST)
    usual += ERROR_MEMORY * (abs(waited - told.middle) - usual)
    losses = [abs(waited - each) / max(usual, 0.5) for each in corrected(known, told.forecasts, queue, priority)]
    raw = [old - TRUST_STEP * min(loss, 5.0) for old, loss in zip(trust, losses, strict=True)]
    best = max(raw)
    return known.set(f"trust:{priority}", (*(max(LEAST_TRUST, each - best) for each in raw), usual))


def _truth(known: Learned, forecasts: Forecasts, queue: str, priority: PriorityClass, waited: float) -> Learned:
    """What was waited beside what each forecast had said."""
    after, minutes = known, list(forecasts)
    for key in truth_keys(forecasts, queue, priority):
        after = learned.compared(after, key, waited, minutes)
        minutes = scaled(known, key, minutes)
    return learned.compared(after, f"late:{queue}", waited, forecasts[:1], LATE_MEMORY)
