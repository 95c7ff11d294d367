"""A number taken for what one is booked for today, with the card of the booking: whoever does that is here.

In the time for it that is the check-in, and the ticket is the appointment's. Earlier the visitor is told when; or has
the number at once and the appointment is cancelled, if they say so. After it the number is a walk-in's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Connection

import hall.commands
from appointments import commands
from appointments.decide import decide
from appointments.records import Appointment
from appointments.refusals import TOO_EARLY
from appointments.rules import is_over
from appointments.states import AppointmentState
from hall.opening import service_day
from hall.refusals import Refusal
from hub.server.appointments.drafts import AppointmentDraft
from hub.server.appointments.ledger import Ledger, loaded
from hub.server.lane.drafts import Command, Draft, QueueDraft, Turn
from hub.store import appointment_rows
from hub.wire import IssueCommand

Drafter: TypeAlias = Callable[[Connection], Draft]
S = AppointmentState
INSTEAD = "现取号"
"""Why an appointment was cancelled, in the journal's words."""


@dataclass(slots=True)
class WalkInDraft:
    """`issue` makes a ticket for a visitor who is known."""

    issue: QueueDraft
    ledger: Ledger
    instead: bool
    """They want the number and not the appointment."""
    command: Command

    def carry_out(self, turn: Turn) -> Refusal | None:
        wanted = self.issue.command
        assert isinstance(wanted, hall.commands.Issue)
        known = None if wanted.visitor is None else awaited(turn, wanted.visitor, wanted.items, turn.now)
        if known is None:
            return self.issue.carry_out(turn)
        refusal = self._checked_in(turn, known, wanted)
        if refusal is not None and refusal.code == TOO_EARLY and self.instead:
            return self._walks_in(turn, known)
        return refusal

    def _checked_in(self, turn: Turn, known: Appointment, wanted: hall.commands.Issue) -> Refusal | None:
        keep = [] if self.issue.keep is None else [self.issue.keep]
        asked = commands.CheckIn(known.id, wanted.ticket)
        draft = AppointmentDraft(lambda _turn: asked, self.ledger, wanted, keep)
        refusal = draft.carry_out(turn)
        self.command = draft.command
        return refusal

    def _walks_in(self, turn: Turn, known: Appointment) -> Refusal | None:
        """The number first: without it nothing is cancelled."""
        asked = commands.Cancel(known.id, "visitor", INSTEAD)
        book, definition = loaded(turn, asked), turn.state.definition
        assert definition is not None
        decided = decide(book, definition, commands.Order(turn.id, turn.actor, asked), turn.now)
        if isinstance(decided, Refusal):
            return decided
        refusal = self.issue.carry_out(turn)
        if refusal is None:
            self.command = self.issue.command
            self.ledger.write(turn, book, decided)
        return refusal


def walk_in_drafter(made: Drafter, asked: IssueCommand, ledger: Ledger) -> Drafter:
    """The drafter of a walk-in's number, where it may turn out to be an appointment's."""
    def draft(tx: Connection) -> Draft:
        issue = made(tx)
        assert isinstance(issue, QueueDraft)
        return WalkInDraft(issue, ledger, asked.instead_of_appointment, issue.command)

    return draft


def awaited(turn: Turn, visitor: str, items: Iterable[str], at: datetime) -> Appointment | None:
    """The person's next appointment of that day for one of these items, as long as it can be kept."""
    definition, wanted = turn.state.definition, frozenset(items)
    if definition is None:
        return None
    day = service_day(definition, at)
    found = (
        each for each in appointment_rows.of_visitor(turn.tx, turn.hall, visitor)
        if each.item in wanted and service_day(definition, each.starts_at) == day
        and (each.state is S.CONFIRMED or (each.state is S.NO_SHOW and not each.missed_call))
        and not is_over(each.starts_at, at)
    )  # fmt: skip
    return min(found, key=lambda each: each.starts_at, default=None)
