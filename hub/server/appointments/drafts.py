"""A command about an appointment, in the lane's transaction; a check-in makes the ticket in the same turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias

import hall.commands
import hall.decide
from appointments import commands
from appointments.decide import decide
from appointments.records import Appointment, Book
from appointments.refusals import ALREADY_CHECKED_IN
from hall.events import Event as QueueEvent
from hall.opening import service_day
from hall.refusals import NO_HALL, Refusal
from hall.tickets import LIVE
from hub.server.appointments.ledger import Ledger, loaded
from hub.server.lane.drafts import Keep, Told, Turn, write_queue

Making: TypeAlias = Callable[[Turn], commands.Command | Refusal]
"""Finds inside the transaction which appointment is meant, and what is asked of it."""


@dataclass(slots=True)
class AppointmentDraft:
    make: Making
    ledger: Ledger
    issue: hall.commands.Issue | None = None
    """Of a check-in: the ticket but for what the appointment says."""
    keep: list[Keep] = field(default_factory=list)
    """What else is written if it is carried out; `make` may add to it."""
    command: Told = field(default_factory=Told)
    """What is answered."""

    def carry_out(self, turn: Turn) -> Refusal | None:
        if turn.state.definition is None:
            return Refusal(NO_HALL)
        asked = self.make(turn)
        if isinstance(asked, Refusal):
            return asked
        book = loaded(turn, asked)
        order = commands.Order(turn.id, turn.actor, asked)
        decided = decide(book, turn.state.definition, order, turn.now)
        if isinstance(decided, Refusal) and "offers" in decided.facts:
            decided = decide(loaded(turn, asked, whole=True), turn.state.definition, order, turn.now)
        if isinstance(decided, Refusal):
            return with_number(turn, decided)
        issued = self._ticket(turn, book, asked)
        if isinstance(issued, Refusal):
            return issued
        for keep in self.keep:
            keep(turn.tx, turn.now)
        occurred_at = asked.occurred_at if isinstance(asked, commands.CheckIn) else None
        book = self.ledger.write(turn, book, decided, _no_later(occurred_at, turn.now))
        write_queue(turn, issued, turn.now)
        if issued and isinstance(asked, commands.CheckIn) and asked.ticket is not None and occurred_at is not None:
            self.ledger.tell_number(turn, book.appointments[asked.appointment], asked.ticket)
        if not isinstance(asked, commands.EnterPlan):
            ticket = asked.ticket if isinstance(asked, commands.CheckIn) else None
            self.command = Told(book.appointments[asked.appointment], book.plan, ticket)
        return None

    def _ticket(self, turn: Turn, book: Book, asked: commands.Command) -> tuple[QueueEvent, ...] | Refusal:
        """None for a check-in by a number that was taken before."""
        if not isinstance(asked, commands.CheckIn) or asked.ticket is None or asked.ticket in turn.state.tickets:
            return ()
        assert self.issue is not None
        issue = _as_booked(replace(self.issue, ticket=asked.ticket), book.appointments[asked.appointment])
        return hall.decide.decide(turn.state, hall.commands.Order(turn.id, turn.actor, issue), turn.now)


def _as_booked(issue: hall.commands.Issue, known: Appointment) -> hall.commands.Issue:
    """The visit begins with what the time was agreed for."""
    items = (known.item, *(each for each in issue.items if each != known.item))
    visitor = issue.visitor or known.visitor
    return replace(issue, items=items, visitor=visitor, appointment=known.id, agreed_at=known.starts_at)


def with_number(turn: Turn, refusal: Refusal) -> Refusal:
    """Of who has checked in before, with the number that they have, as long as it is to be called or served."""
    ticket = turn.state.tickets.get(str(refusal.facts.get("ticket", "")))
    if refusal.code != ALREADY_CHECKED_IN or ticket is None or ticket.state not in LIVE:
        return refusal
    return Refusal(refusal.code, refusal.facts | {"number": ticket.number})


def is_of_today(turn: Turn, known: Appointment) -> bool:
    """Whether there is a ticket to be had for it; a kiosk's late word of another day only sets the record right."""
    assert turn.state.definition is not None
    return service_day(turn.state.definition, known.starts_at) == service_day(turn.state.definition, turn.now)


def _no_later(told: datetime | None, now: datetime) -> datetime | None:
    return None if told is None else min(told, now)
