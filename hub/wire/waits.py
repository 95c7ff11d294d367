"""How true it was what people were told of their wait, as a manager sees it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from hub.wire.equipment import Fraction
from hub.wire.shape import Shape

Minutes = Annotated[float, Field(ge=-100_000, le=100_000)]


class WaitScore(Shape):
    """Visitors who were told a range and then called. Means in minutes; None where nobody was."""

    visitors: int
    inside: int
    """Called within the range they were told."""
    share: Fraction | None
    """The same, 0 to 1; the aim is 0.8."""
    error: Minutes | None
    """Mean absolute error of the range's middle."""
    bias: Minutes | None
    """Told less waited: above nought, people were told too long a wait."""
    width: Minutes | None
    """Of the range."""
    plain_error: Minutes | None
    """Mean absolute error of people ahead × mean service ÷ counters open, for the same visitors."""
    last_error: Minutes | None
    """That of what the last one called had waited."""
    head_error: Minutes | None
    """That of what the first in line has waited so far."""


class WaitDay(WaitScore):
    day: date


class WaitCell(WaitScore):
    priority: Literal["green", "appointment", "walk_in"]
    hour: int
    """Of the day, on the hall's wall."""


class WaitClass(WaitScore):
    priority: Literal["green", "appointment", "walk_in"]


class WaitsView(Shape):
    """The days the hub keeps, at most thirty and today. Of a cell with more than 4,000 calls the older count half."""

    at: datetime
    whole: WaitScore
    days: list[WaitDay]
    """Oldest first, today last; only days on which somebody was called."""
    classes: list[WaitClass]
    cells: list[WaitCell]
    """By class and hour; only those with somebody in them."""
