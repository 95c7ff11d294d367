"""A ticket that a kiosk issued alone to somebody who has an appointment: both are taken in, in one turn.

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
from hub.server.appointments.walk_in import awaited
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
    """`issue` makes the ticket; `shown` finds the appointment that was shown at `occurred_at`, where one was."""

    issue: QueueDraft
    command: IssueAlone
    shown: Callable[[Turn], Appointment | Refusal] | None
    occurred_at: datetime
    ledger: Ledger

    def carry_out(self, turn: Turn) -> Refusal | None:
        if turn.state.definition is None:
            return Refusal(NO_HALL)
        known = self._meant(turn)
        if known is None:
            return self.issue.carry_out(turn)
        arrived = self._arrived(turn, known)
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

    def _meant(self, turn: Turn) -> Appointment | Refusal | None:
        """What was shown; else what the holder of the card is booked for, if that is what the ticket is for."""
        if self.shown is not None:
            return self.shown(turn)
        visitor = self.command.visitor
        return None if visitor is None else awaited(turn, visitor, self.command.items[:1], self.occurred_at)

    def _arrived(self, turn: Turn, known: Appointment | Refusal) -> _Arrived | Refusal:
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
