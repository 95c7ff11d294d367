"""What a visitor was told of the wait, kept until the call shows how true it was."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

Forecasts: TypeAlias = tuple[float, float, float, float, float, float]
"""Minutes until the call in six ways: see hall.forecasts."""


class Told(Struct, frozen=True):
    """Minutes. `shown` is the range as people read it. Without `forecasts` a counter was free."""

    shown: tuple[int, int]
    middle: float
    low: float
    high: float
    hour: int
    """Of the day, on the hall's wall."""
    forecasts: Forecasts | None = None
