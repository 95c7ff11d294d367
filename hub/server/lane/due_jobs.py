"""What time alone makes happen, as commands with ids made from rule and due time: each happens once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

import upkeep.commands
import upkeep.due
from hall.commands import Command as QueueCommand
from hall.due import Due
from hall.state import HallState
from hub.server.lane.drafts import Command, Draft, QueueDraft, UpkeepDraft
from hub.server.lane.turn import Job, Outcome
from hub.wire import Answer

ACTOR = "hub"


def due_id(hall: str, due: Due) -> str:
    """The same on every hub that sees it."""
    about = getattr(due.command, "ticket", "") or getattr(due.command, "call", "")
    what = f"{type(due.command).__name__}-{about}" if about else type(due.command).__name__
    return f"due-{hall}-{what}-{due.when:%Y%m%dT%H%M%S}"


def due_job(hall: str, due: Due) -> Job:
    """The command as a job for the lane. Nobody waits for its answer."""
    return own_job(due_id(hall, due), due.command)


def upkeep_job(hall: str, due: upkeep.due.Due) -> Job:
    """The same for what time asks of upkeep."""
    what = f"{type(due.command).__name__}-{_about(due.command)}"
    return _job(f"due-{hall}-{what}-{due.when:%Y%m%dT%H%M%S%f}", UpkeepDraft(due.command), _nobody)


def _about(command: upkeep.commands.Command) -> str:
    """What tells it from others due at that moment. Of a fault a digest: what is made has longer ids."""
    if isinstance(command, upkeep.commands.SendForFault):
        return sha256(command.fault.encode()).hexdigest()[:16]
    return str(getattr(command, "machine", ""))


def own_job(command_id: str, command: QueueCommand, done: Callable[[Outcome], None] | None = None) -> Job:
    """A command of the hub itself."""
    return _job(command_id, QueueDraft(command), done or _nobody)


def own_draft(command_id: str, draft: Draft) -> Job:
    """The same for what looks around once more before it is done."""
    return _job(command_id, draft, _nobody)


def upkeep_order(command_id: str, command: upkeep.commands.Command, done: Callable[[Outcome], None]) -> Job:
    """A command of the hub itself to upkeep."""
    return _job(command_id, UpkeepDraft(command), done)


def _job(command_id: str, draft: Draft, done: Callable[[Outcome], None]) -> Job:
    digest = sha256(command_id.encode()).digest()
    return Job(command_id, ACTOR, (digest,), lambda _tx: draft, _answer, done)


def _answer(_command: Command, state: HallState, _now: datetime) -> bytes:
    return Answer(seq=state.seq).model_dump_json().encode()


def _nobody(_outcome: Outcome) -> None:
    """The hub asks itself; a refusal or a failure is in the log or the table of answers."""
