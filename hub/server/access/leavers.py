"""A clerk whose token ended holds no counter: their visitor is called first elsewhere, the counter is free."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from hall.commands import Vacate
from hall.refusals import Refusal
from hall.state import HallState
from hub.server.lane.drafts import QueueDraft, Turn
from hub.server.lane.due_jobs import own_draft
from hub.server.lane.turn import Job
from hub.store import access
from hub.store.access import Bearer
from hub.wire import Audience

TOKEN_ENDED = "token_ended"


@dataclass(frozen=True, slots=True)
class LeaverDraft:
    """Vacates the counter, unless meanwhile somebody else is there or the clerk has come in again."""

    command: Vacate
    clerk: Bearer

    def carry_out(self, turn: Turn) -> Refusal | None:
        counter = turn.state.counters.get(self.clerk.counter)
        if counter is None or counter.clerk != self.clerk.login:
            return None
        if self.clerk.subject in access.subjects(turn.tx, turn.hall, Audience.CLERK, turn.now):
            return None
        return QueueDraft(self.command).carry_out(turn)


def vacating(hall: str, state: HallState, clerks: Container[str]) -> Iterator[Job]:
    """What frees the counters whose clerk is not among `clerks` ("login@counter"); each is done once."""
    for counter in state.counters.values():
        if counter.clerk is not None and f"{counter.clerk}@{counter.id}" not in clerks:
            bearer = Bearer(Audience.CLERK, f"{counter.clerk}@{counter.id}")
            draft = LeaverDraft(Vacate(counter.id, TOKEN_ENDED), bearer)
            yield own_draft(f"leave-{hall}-{counter.id}-{state.seq}", draft)
