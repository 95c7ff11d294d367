"""The half hours of a day: how many counters a queue usually has in each, and what that makes of work to come."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Final

from hall.learned import Learned, usually_open

SLOT_MINUTES: Final = 30
SLOTS: Final = 48
LOOK_AHEAD: Final = 12
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

    def stretched(self, minutes: float) -> float:
        """How long work lasts that would take so many minutes by the counters that are open now."""
        if minutes <= self._left or not self._base:
            return minutes
        left, passed = minutes - self._left, self._left
        for strength in self._strengths:
            if left <= SLOT_MINUTES * strength:
                return passed + left / strength
            left, passed = left - SLOT_MINUTES * strength, passed + SLOT_MINUTES
        return passed + left

    @cached_property
    def _strengths(self) -> list[float]:
        """Of each later half hour: counters then ÷ now."""
        found: list[float] = []
        for step in range(1, LOOK_AHEAD):
            usual = usually_open(self._known, self._queue, (self._slot + step) % SLOTS)
            found.append(1.0 if usual is None else self._strength(usual, LASTS**step))
        return found

    def _strength(self, usual: float, stays: float) -> float:
        assert self._base
        return max(0.2, min(5.0, usual * (stays / self._base + (1 - stays) / self._now_open)))
