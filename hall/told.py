"""What a visitor was told of the wait, kept until the call shows how true it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Forecasts: TypeAlias = tuple[float, float, float, float, float, float]
"""Minutes until the call in six ways: see hall.forecasts."""


@dataclass(frozen=True, slots=True)
class Told:
    """Minutes. `shown` is the range as people read it. Without `forecasts` a counter was free."""

    shown: tuple[int, int]
    middle: float
    low: float
    high: float
    hour: int
    """Of the day, on the hall's wall."""
    forecasts: Forecasts | None = None
