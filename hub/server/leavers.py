"""A clerk who is no longer of the staff holds no counter: their visitor waits again, the counter is free."""

from __future__ import annotations

from collections.abc import Container, Iterator

from hall.commands import Command, SignOut, Transfer
from hall.state import CounterState, HallState
from hub.server.due_jobs import own_job
from hub.server.turn import Job


def vacating(hall: str, state: HallState, staff: Container[str]) -> Iterator[Job]:
    """What frees the counters at which somebody is signed in who is not of the `staff`; each is done once."""
    for counter in state.counters.values():
        if counter.clerk is not None and counter.clerk not in staff:
            for command in _leave(state, counter):
                yield own_job(f"leave-{hall}-{counter.id}-{state.seq}-{type(command).__name__}", command)


def _leave(state: HallState, counter: CounterState) -> Iterator[Command]:
    if counter.ticket is not None:
        yield Transfer(counter.id, to_queue=state.tickets[counter.ticket].queue)
    yield SignOut(counter.id)
