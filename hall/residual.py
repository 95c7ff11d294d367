"""How long a service that has already lasted will still last, when services have a long tail.

Lognormal with the coefficient of variation `VARIATION`: mean of what remains after the age a, by
E[S - a | S > a] = m Φ(σ - z) / Φ(-z) - a with z = (ln a - μ) / σ. It depends on a ÷ m alone: one table for all.
"""

from __future__ import annotations

from math import erf, log, sqrt
from typing import Final

VARIATION: Final = 1.2
"""Standard deviation of a service ÷ its mean."""
STEPS_PER_MEAN: Final = 8
LONGEST: Final = 8
_VARIANCE: Final = log(1 + VARIATION**2)


def _remaining(age: float) -> float:
    """In means, after an age in means."""
    if age <= 0:
        return 1.0
    sigma = sqrt(_VARIANCE)
    z = (log(age) + _VARIANCE / 2) / sigma
    return _below(sigma - z) / _below(-z) - age


def _below(z: float) -> float:
    return (1 + erf(z / sqrt(2))) / 2


def lasting(mean: float, age: float, longer: float) -> float:
    """The chance that a service of that age lasts so much longer, all in one unit; 0 for one as good as forgotten."""
    return _beyond(mean, age + longer) / max(_beyond(mean, age), 1e-9)


def _beyond(mean: float, length: float) -> float:
    """The chance that a service is longer than that."""
    return 1.0 if length <= 0 else _below(-(log(length / mean) + _VARIANCE / 2) / sqrt(_VARIANCE))


_TABLE: Final = tuple(_remaining(step / STEPS_PER_MEAN) for step in range(LONGEST * STEPS_PER_MEAN + 1))


def remaining(mean: float, age: float) -> float:
    """Mean of what remains, in the unit of both; what lasts longer than all others is as good as forgotten."""
    step = int(max(0.0, age) / mean * STEPS_PER_MEAN)
    return mean * _TABLE[min(step, len(_TABLE) - 1)]
