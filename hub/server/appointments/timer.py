"""What time alone asks of appointments, as commands with ids made from appointment, rule and due time: each once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection

from appointments.commands import Command, EnterPlan, Expire
from appointments.due import Due, due
from appointments.plan import Plan
from appointments.rules import LATE
from hall.state import HallState
from hub.server.appointments.drafts import AppointmentDraft
from hub.server.appointments.late import expiring
from hub.server.appointments.ledger import Ledger
from hub.server.lane import drafts
from hub.server.lane.due_jobs import ACTOR
from hub.server.lane.turn import Job, Outcome
from hub.store import appointment_rows
from hub.wire import Answer


class AppointmentTimer:
    """The lane asks at each tick."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def jobs(self, tx: Connection, hall: str, now: datetime) -> list[Job]:
        """No-shows, requests that nobody decided."""
        book = appointment_rows.awaiting(tx, hall, LATE, now)
        return [appointment_job(hall, each, self._ledger) for each in due(book, now)]


def appointment_job(hall: str, due: Due, ledger: Ledger) -> Job:
    """Of several hubs that see it one is first; the others find it done."""
    about = getattr(due.command, "appointment", "")
    job_id = f"due-{hall}-{type(due.command).__name__}-{about}-{due.when:%Y%m%dT%H%M%S%f}"
    return _job(job_id, due.command, ledger, _nobody)


def plan_order(command_id: str, plan: Plan, ledger: Ledger, done: Callable[[Outcome], None]) -> Job:
    """The hub itself enters the plan that it was started with."""
    return _job(command_id, EnterPlan(plan), ledger, done)


def _job(command_id: str, command: Command, ledger: Ledger, done: Callable[[Outcome], None]) -> Job:
    digest = sha256(command_id.encode()).digest()
    make = expiring(command) if isinstance(command, Expire) else lambda _turn: command
    draft = AppointmentDraft(make, ledger)
    return Job(command_id, ACTOR, (digest,), lambda _tx: draft, _answer, done)


def _answer(_command: drafts.Command, state: HallState, _now: datetime) -> bytes:
    return Answer(seq=state.seq).model_dump_json().encode()


def _nobody(_outcome: Outcome) -> None:
    """The hub asks itself; a refusal or a failure is in the log or the table of answers."""
