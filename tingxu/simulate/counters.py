"""Counters' hours on the bench: what clerks do when, breaks, and counters opened beside the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from hall.commands import Command, Pause, Resume, SignIn, SignOut
from hall.definition import Counter
from tingxu.simulate.day import Seconds, Shift

ACTS: Final[dict[str, Callable[[str], Command]]] = {
    "sign_in": lambda counter: SignIn(counter, f"clerk-{counter}"),
    "sign_out": SignOut,
    "pause": Pause,
    "resume": Resume,
}
BREAK_FROM: Final = 11.5 * 3600
BREAK_SECONDS: Final = 40 * 60


def whole_day(counters: Sequence[Counter], opens: Seconds) -> tuple[Shift, ...]:
    """All open from `opens` until everybody is served."""
    return tuple(Shift(opens, counter.id, "sign_in") for counter in counters)


def with_breaks(counters: Sequence[Counter], opens: Seconds) -> tuple[Shift, ...]:
    """The same, with a break at noon: every second counter first, then the others."""
    breaks = (shift for place, counter in enumerate(counters) for shift in _break(counter.id, place % 2))
    return (*whole_day(counters, opens), *breaks)


def _break(counter: str, turn: int) -> Iterator[Shift]:
    begins = BREAK_FROM + turn * BREAK_SECONDS
    yield Shift(begins, counter, "pause")
    yield Shift(begins + BREAK_SECONDS, counter, "resume")


def open_seconds(shifts: Sequence[Shift], until: Seconds) -> dict[str, float]:
    """Counter → seconds in which it calls, up to `until`."""
    found: dict[str, float] = {}
    for shift in sorted(shifts, key=lambda each: each.at):
        sign = 1 if shift.act in ("sign_in", "resume") else -1
        found[shift.counter] = found.get(shift.counter, 0.0) + sign * max(0.0, until - shift.at)
    return found
