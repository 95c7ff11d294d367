"""What time alone makes happen in a hall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hall.commands import Command, EndDay
from hall.opening import end_of
from hall.state import HallState


@dataclass(frozen=True, slots=True)
class Due:
    """`command` is to be given to the hall at `when` (UTC), or as soon after it as somebody looks."""

    when: datetime
    command: Command


def due(state: HallState, now: datetime) -> tuple[Due, ...]:
    """What is due by `now` or next, soonest first. Empty only where no hall is open."""
    if state.definition is None or state.day is None:
        return ()
    return (Due(when=max(end_of(state.definition, state.day), state.at), command=EndDay(state.day)),)
