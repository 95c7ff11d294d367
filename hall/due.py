"""What time alone makes happen in a hall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from hall.commands import Command, EndDay, EndPark, LapseCall
from hall.definition import Definition
from hall.lapse import lapses_at
from hall.opening import end_of
from hall.state import HallState


@dataclass(frozen=True, slots=True)
class Due:
    """`command` is to be given to the hall at `when` (UTC), or as soon after it as somebody looks."""

    when: datetime
    command: Command


def due(state: HallState, now: datetime) -> tuple[Due, ...]:
    """What is due by `now` or next, soonest first. Empty only where no hall is open."""
    definition = state.definition
    if definition is None or state.day is None:
        return ()
    ends = Due(when=max(end_of(definition, state.day), state.at), command=EndDay(state.day))
    return tuple(sorted((*_parks(state), *_calls(state, definition), ends), key=lambda each: each.when))


def _parks(state: HallState) -> Iterator[Due]:
    for ticket, until in state.returns.items():
        yield Due(until, EndPark(ticket, until))


def _calls(state: HallState, definition: Definition) -> Iterator[Due]:
    """Calls that nobody answers, where the hall lets them lapse by time."""
    for counter in state.counters.values() if definition.policy.no_show_seconds else ():
        ticket = state.tickets.get(counter.ticket or "")
        lapses = None if ticket is None else lapses_at(state, definition.policy, ticket)
        if ticket is not None and lapses is not None:
            yield Due(lapses, LapseCall(ticket.call or ""))
