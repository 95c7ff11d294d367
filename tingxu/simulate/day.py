"""One day as it is given to the bench: who comes when and for what, and which counters are open when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from hall.definition import Definition
from hall.tickets import PriorityClass

Seconds: TypeAlias = float
"""Since the day's midnight on the hall's wall."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who comes. All that is random about a visitor is drawn here, once, for every policy alike."""

    at: Seconds
    item: str
    priority: PriorityClass
    service: float
    """Seconds from call to finish."""
    agreed: Seconds | None = None
    """The time of an appointment."""
    comes: bool = True
    """False: does not come when called for the first time."""
    returns_after: float | None = None
    """Seconds after the missed call at which the visitor is back; None: never."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A clerk's act at a counter."""

    at: Seconds
    counter: str
    act: Literal["sign_in", "sign_out", "pause", "resume"]


@dataclass(frozen=True, slots=True)
class Day:
    """`midnight` (UTC) begins it; visitors in the order of coming."""

    midnight: datetime
    definition: Definition
    visitors: tuple[Visitor, ...]
    shifts: tuple[Shift, ...]
    no_show_seconds: float = 60
    """How long a clerk waits for one who does not come."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one visitor. `called`: the first call; None for one never called that day."""

    visitor: Visitor
    queue: str
    called: Seconds | None
    finished: Seconds | None
    counter: str | None
    why: str

    @property
    def wait(self) -> float | None:
        """Seconds from coming to the first call."""
        return None if self.called is None else self.called - self.visitor.at


@dataclass(frozen=True, slots=True)
class Played:
    """A day as it went."""

    outcomes: tuple[Outcome, ...]
    busy: dict[str, float]
    """Counter → seconds with a visitor."""
    open: dict[str, float]
    """Counter → seconds with a clerk who calls or serves."""
    kept: float = 0.0
    """Seconds in which counters were kept free for somebody booked, before people who waited."""
