"""The half hours of a day: how many counters a queue usually has in each, and what that makes of work to come."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from hall.learned import Learned, usually_open

SLOT_MINUTES: Final = 30
SLOTS: Final = 48
LOOK_AHEAD: Final = 9
"""Half hours that are looked at, this one included."""
LASTS: Final = 0.5
"""How much of what is unusual now still holds half an hour later."""


def slot_of(local: datetime) -> tuple[int, int]:
    """Which half hour it is on the hall's wall, and how many minutes of it are over."""
    return divmod(local.hour * 60 + local.minute, SLOT_MINUTES)


class HalfHours:
    """The counters of a queue in the half hours from now on, as they usually open and close at that time of day.

    More or fewer than usual now is thought to last, but less and less surely.
    """

    def __init__(self, known: Learned, queue: str, now_open: int, local: datetime) -> None:
        self._known, self._queue, self._now_open = known, queue, now_open
        self._slot, into = slot_of(local)
        self._left = float(SLOT_MINUTES - into)
        self._base = usually_open(known, queue, self._slot)

    def stretched(self, *works: float) -> tuple[float, ...]:
        """How long each work lasts that would take so many minutes by the counters that are open now."""
        longest = max(works) - self._left
        if longest <= 0 or not self._base:
            return works
        strengths = self._strengths(longest)
        return tuple([self._lasts(work - self._left, strengths) for work in works])

    def _strengths(self, minutes: float) -> list[float]:
        """Of each later half hour, until the work is done: counters then ÷ now."""
        assert self._base
        found: list[float] = []
        for step in range(1, LOOK_AHEAD):
            usual = usually_open(self._known, self._queue, (self._slot + step) % SLOTS)
            stays = LASTS**step
            strength = 1.0 if usual is None else usual * (stays / self._base + (1 - stays) / self._now_open)
            found.append(max(0.2, min(5.0, strength)))
            minutes -= SLOT_MINUTES * found[-1]
            if minutes <= 0:
                break
        return found

    def _lasts(self, minutes: float, strengths: list[float]) -> float:
        """The same of what is left after this half hour."""
        if minutes <= 0:
            return self._left + minutes
        passed = self._left
        for strength in strengths:
            if minutes <= SLOT_MINUTES * strength:
                return passed + minutes / strength
            minutes, passed = minutes - SLOT_MINUTES * strength, passed + SLOT_MINUTES
        return passed + minutes
