"""A ticket that a kiosk issued alone to somebody who had shown an appointment: both are taken in, in one turn.

Nobody could look the appointment up then. Now it is, as of the minute that the kiosk wrote down: in time, the ticket
is the appointment's, also where that was counted as a no-show meanwhile (appointment-4); else it stays what it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from appointments import commands
from appointments.decide import decide
from appointments.events import Event
from appointments.records import Appointment, Book
from hall.commands import IssueAlone
from hall.opening import service_day
from hall.refusals import NO_HALL, Refusal
from hub.server.appointments.ledger import Ledger, loaded
from hub.server.lane.drafts import QueueDraft, Turn

_log = structlog.get_logger("hub.arrived_alone")


@dataclass(frozen=True, slots=True)
class _Arrived:
    known: Appointment
    book: Book
    decided: tuple[Event, ...]
    linked: bool
    """The ticket is for the appointment's item."""


@dataclass(slots=True)
class ArrivedAloneDraft:
    """`issue` makes the ticket; `meant` finds the appointment that was shown at `occurred_at`."""

    issue: QueueDraft
    command: IssueAlone
    meant: Callable[[Turn], Appointment | Refusal]
    occurred_at: datetime
    ledger: Ledger

    def carry_out(self, turn: Turn) -> Refusal | None:
        if turn.state.definition is None:
            return Refusal(NO_HALL)
        arrived = self._arrived(turn)
        if isinstance(arrived, Refusal):
            _log.info("appointment_not_taken_in", ticket=self.command.ticket, code=arrived.code)
            return self.issue.carry_out(turn)
        if arrived.linked:
            known = arrived.known
            self.command = replace(self.command, appointment=known.id, agreed_at=known.starts_at)
        refusal = replace(self.issue, command=self.command).carry_out(turn)
        if refusal is None:
            self.ledger.write(turn, arrived.book, arrived.decided, min(self.occurred_at, turn.now))
        return refusal

    def _arrived(self, turn: Turn) -> _Arrived | Refusal:
        known = self.meant(turn)
        if isinstance(known, Refusal):
            return known
        definition = turn.state.definition
        assert definition is not None
        linked = self.command.items[0] == known.item and service_day(definition, known.starts_at) == self.command.day
        ticket = self.command.ticket if linked else None
        asked = commands.CheckIn(known.id, ticket, self.occurred_at)
        book = loaded(turn, asked)
        decided = decide(book, definition, commands.Order(turn.id, turn.actor, asked), turn.now)
        return decided if isinstance(decided, Refusal) else _Arrived(known, book, decided, linked)
