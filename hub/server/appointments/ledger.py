"""What is written of appointments in a turn: events, rows, and what people are told, all in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from immutables import Map

from appointments import commands
from appointments.events import AppointmentMissed, AppointmentMoved, Event, PlanEntered
from appointments.notices import Notice, notices, offers_needed
from appointments.records import Appointment, Book, is_open
from appointments.rules import LATE
from appointments.slots import next_free
from hall.definition import Definition
from hall.opening import end_of
from hub.server.appointments.links import Links
from hub.server.lane.drafts import Turn
from hub.store import appointment_rows, messages, people
from hub.store.messages import Message

OFFERING = (commands.Cancel, commands.DecideRequest, commands.Lapse)
"""Whoever is told of it is told of other times as well."""


def loaded(turn: Turn, command: commands.Command, *, whole: bool = False) -> Book:
    """As much of the book as the command is decided from; `whole`: with the places taken in every slot to come, from
    which other times are offered. There may be a hundred thousand: a place in one slot needs none of the others."""
    tx, hall = turn.tx, turn.hall
    plan = appointment_rows.plan_of(tx, hall)
    if isinstance(command, commands.EnterPlan):
        return Book(plan)
    known = appointment_rows.one(tx, hall, command.appointment)
    found = [] if known is None else [known]
    if isinstance(command, commands.Book):
        found += appointment_rows.of_person(tx, hall, command.contact, command.visitor)
    item = command.item if isinstance(command, commands.Book) else "" if known is None else known.item
    if whole or isinstance(command, OFFERING):
        taken = appointment_rows.taken(tx, hall, plan, item, turn.now)
    elif isinstance(command, commands.Book | commands.Move):
        taken = appointment_rows.taken_then(tx, hall, item, command.starts_at)
    else:
        taken = Map()
    return Book(plan, appointment_rows.of_ids(found), taken)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Writes with each event its row and its messages."""

    links: Links

    def write(self, turn: Turn, book: Book, decided: Iterable[Event], occurred_at: datetime | None = None) -> Book:
        """The book after all of them."""
        for event in decided:
            before = book
            turn.write(event, occurred_at or turn.now)
            book = appointment_rows.project(turn.tx, turn.hall, before, event, turn.now)
            if not isinstance(event, PlanEntered):
                self._told(turn, before, event, book)
        return book

    def _told(self, turn: Turn, before: Book, event: Event, after: Book) -> None:
        assert not isinstance(event, PlanEntered)
        known = after.appointments[event.appointment]
        _keep_person(turn, event, known, after.plan.no_show_days)
        definition = turn.state.definition
        assert definition is not None
        others = _others(definition, after, known, turn.now) if offers_needed(event) else ()
        said = notices(event, before.appointments.get(known.id), known, after.plan, others)
        for number, notice in enumerate(said):
            facts = notice.facts | self._addresses(notice, known, definition)
            message = Message(
                f"{turn.state.seq}.{number}", notice.channel, notice.to, notice.template, facts, turn.now,
                language=known.language, good_until=_good_until(notice, known),
            )  # fmt: skip
            messages.put(turn.tx, turn.hall, message)

    def tell_number(self, turn: Turn, known: Appointment, ticket: str) -> None:
        """To one who is in the hall already and whom a kiosk alone could not give a number: here it is."""
        definition, made = turn.state.definition, turn.state.tickets[ticket]
        assert definition is not None
        facts = {
            "item": known.item, "starts_at": known.starts_at.isoformat(), "number": made.number,
            "url": self.links.ticket_url(made, definition),
        }  # fmt: skip
        messages.put(turn.tx, turn.hall, Message(
            f"number.{ticket}", "sms", known.contact, "appointment_number", facts, turn.now, language=known.language,
            good_until=end_of(definition, made.day),
        ))  # fmt: skip

    def _addresses(self, notice: Notice, known: Appointment, definition: Definition) -> dict[str, str]:
        """To the visitor alone: the number they say at the desk, and the address of their page."""
        if notice.channel == "staff":
            return {}
        return {"code": known.number, "url": self.links.url_of(known, definition)}


def _good_until(notice: Notice, known: Appointment) -> datetime | None:
    """Nobody needs to hear of a time to come when that is over; what was called off is told whenever it can be."""
    return known.starts_at + LATE if notice.channel == "sms" and is_open(known) else None


def _others(definition: Definition, book: Book, known: Appointment, now: datetime) -> tuple[datetime, ...]:
    """In place of the time that the hall gave up."""
    bookable = book.plan.of(known.item)
    return () if bookable is None else next_free(definition, book, bookable, now, known.starts_at, known.slot)


def _keep_person(turn: Turn, event: Event, known: Appointment, no_show_days: int) -> None:
    """Who they are is kept until the new time; after a no-show as long as that counts against them."""
    until = known.starts_at
    if isinstance(event, AppointmentMissed):
        until += timedelta(days=no_show_days)
    elif not isinstance(event, AppointmentMoved):
        return
    for person in (known.contact, known.visitor):
        if person is not None:
            people.seen(turn.tx, turn.hall, person, until)
