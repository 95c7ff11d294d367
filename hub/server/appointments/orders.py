"""From a command about appointments on the wire to the core's own: who asks decides which they may mean, and how."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

from sqlalchemy import Connection

from appointments import commands
from appointments.acts.ask import iso
from appointments.records import Appointment, Channel, Side, is_open
from appointments.refusals import CODE_OVER, DOCUMENT_WRONG, UNKNOWN_APPOINTMENT
from appointments.states import AppointmentState
from hall.commands import Issue
from hall.opening import begin_of, end_of, service_day
from hall.refusals import Refusal
from hub import wire
from hub.codes import APPOINTMENT, ExpiredCode, ForgedCode, check_code
from hub.server.appointments.contacts import Contacts
from hub.server.appointments.drafts import AppointmentDraft, Making, is_of_today
from hub.server.appointments.ledger import Ledger
from hub.server.failures import Failure, not_allowed
from hub.server.lane.drafts import Draft, Turn
from hub.server.lane.personal import Contact, document_of
from hub.store import appointment_rows
from hub.store.access import Bearer
from hub.wire import STAFF, Audience

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Of the spoken number: none that is taken for another."""
LENGTH = 6
DESK = "desk"
"""Where one of the staff without a counter checks somebody in: who it was is in the journal's actor alone."""
EARLIEST, LATEST = datetime(1970, 1, 2, tzinfo=UTC), datetime(9998, 1, 1, tzinfo=UTC)

Drafter: TypeAlias = Callable[[Connection], Draft]


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: a visitor at a kiosk or with a phone, or one of the staff."""

    channel: Channel
    place: str
    """The kiosk or counter, where there is one."""
    login: str = ""
    """Of one of the staff."""
    manages: bool = False

    @property
    def of_staff(self) -> bool:
        return bool(self.login)


WEB = Asker("web", "web")
"""A visitor's own phone."""


def asker_of(bearer: Bearer) -> Asker:
    """Who that is to appointments."""
    if bearer.role is Audience.KIOSK:
        return Asker("kiosk", bearer.subject)
    place = "" if bearer.role in STAFF else bearer.counter
    return Asker("desk", place, bearer.login, bearer.role is Audience.MANAGER)


@dataclass(frozen=True, slots=True)
class Bookings:
    """Makes drafts of what is asked."""

    contacts: Contacts
    ledger: Ledger

    def drafter(self, asked: wire.BookingCommand, who: Asker) -> Drafter:
        """What the lane calls to get the draft. Raises Failure for what this role may not ask."""
        return _DRAFTERS[type(asked)](self, asked, who)

    def draft(self, make: Making) -> AppointmentDraft:
        return AppointmentDraft(make, self.ledger)

    # -- booking --

    def book(self, asked: wire.BookCommand, who: Asker, id: str | None = None) -> Drafter:
        """The person is found or sealed inside the transaction, and kept if the time is agreed.

        `id`: of the appointment, where whoever asks has one for it; it must not be known.
        """
        channel: Channel = asked.channel if who.of_staff else who.channel
        starts_at = _sane(asked.starts_at)

        def draft(tx: Connection) -> Draft:
            made = self.draft(lambda _turn: command)
            contact, keep = self.contacts.known_or_new(tx, Contact(name=asked.name, phone=asked.phone), starts_at)
            made.keep.append(keep)
            visitor = None
            if asked.number is not None:
                document = document_of(asked.number, asked.name)
                if document is None:
                    return self.draft(lambda _turn: Refusal(DOCUMENT_WRONG))
                visitor, keep = self.contacts.known_or_new(tx, document, starts_at)
                made.keep.append(keep)
            command = commands.Book(
                id or _new_id(), asked.item, starts_at, contact, channel, _new_number(), visitor, asked.language
            )
            return made

        return draft

    # -- what was booked --

    def move(self, asked: wire.MoveAppointmentCommand, who: Asker) -> Drafter:
        side, override = _side(asked.by, who), _override(asked.override, who)
        starts_at = _sane(asked.starts_at)
        return self._about(asked, who, lambda id: commands.Move(id, starts_at, side, asked.reason, override))

    def cancel(self, asked: wire.CancelAppointmentCommand, who: Asker) -> Drafter:
        side, override = _side(asked.by, who), _override(asked.override, who)
        return self._about(asked, who, lambda id: commands.Cancel(id, side, asked.reason, override))

    def appeal(self, asked: wire.AppealAppointmentCommand, who: Asker) -> Drafter:
        return self._about(asked, who, lambda id: commands.MakeAppeal(id, asked.words))

    def decide(self, asked: wire.DecideAppointmentCommand, who: Asker) -> Drafter:
        command = commands.DecideRequest(asked.appointment, who.login, asked.approve, asked.words)
        return lambda _tx: self.draft(lambda _turn: command)

    def report_slip(self, asked: wire.ReportSlipCommand, _who: Asker) -> Drafter:
        command = commands.ReportSlip(asked.appointment, asked.outcome, asked.reason)
        return lambda _tx: self.draft(lambda _turn: command)

    def decide_appeal(self, asked: wire.DecideAppealCommand, _who: Asker) -> Drafter:
        command = commands.DecideAppeal(asked.appointment, asked.grant, asked.words)
        return lambda _tx: self.draft(lambda _turn: command)

    def _about(self, asked: Any, who: Asker, command: Callable[[str], commands.Command]) -> Drafter:
        """Staff by its id or its code, all others by its code."""
        named = _exactly_one(("appointment", asked.appointment if who.of_staff else None), ("code", asked.code))

        def make(turn: Turn) -> commands.Command | Refusal:
            id = asked.appointment if named == "appointment" else self._by_code(turn, asked.code)
            return id if isinstance(id, Refusal) else command(id)

        return lambda _tx: self.draft(make)

    # -- coming --

    def check_in(self, asked: wire.CheckInCommand, who: Asker) -> Drafter:
        """With the ticket that follows from it, as long as the day is not over."""
        if who.of_staff and asked.occurred_at is not None:
            raise not_allowed(fields=["occurred_at"])
        occurred_at, meant = moment_of(asked), self.meant(asked, who)

        def make(turn: Turn) -> commands.Command | Refusal:
            known = meant(turn)
            if isinstance(known, Refusal):
                return known
            ticket = secrets.token_urlsafe(16) if is_of_today(turn, known) else None
            return commands.CheckIn(known.id, ticket, occurred_at)

        birth: date | None = None if asked.document is None else asked.document.birth
        issue = Issue("", (), who.place or DESK, birth=birth, paper=asked.paper)
        return lambda _tx: AppointmentDraft(make, self.ledger, issue)

    def meant(self, asked: wire.CheckInCommand, who: Asker) -> Callable[[Turn], Appointment | Refusal]:
        """Finds the appointment that is named: of several the one whose time it is. Raises Failure."""
        named = _exactly_one(
            ("code", asked.code), ("document", asked.document), ("number", asked.number),
            ("appointment", asked.appointment if who.of_staff else None),
        )  # fmt: skip
        if (asked.number is None) != (asked.phone_tail is None):
            raise Failure(422, "invalid", where=["command.check_in.phone_tail: beside number"])
        return lambda turn: self._meant(turn, asked, named, moment_of(asked))

    def _meant(
        self, turn: Turn, asked: wire.CheckInCommand, named: str, occurred_at: datetime | None
    ) -> Appointment | Refusal:
        if named == "document":
            assert asked.document is not None
            return self._of_document(turn, asked.document, occurred_at or turn.now)
        if named == "number":
            return self.by_number(turn.tx, turn.hall, str(asked.number), str(asked.phone_tail)) or _unknown()
        id = asked.appointment if named == "appointment" else self._by_code(turn, asked.code or "")
        if isinstance(id, Refusal):
            return id
        return appointment_rows.one(turn.tx, turn.hall, str(id)) or _unknown()

    def by_number(self, tx: Connection, hall: str, number: str, tail: str) -> Appointment | None:
        """The appointment that goes by the spoken number, of one whose phone ends so."""
        for each in appointment_rows.of_number(tx, hall, number.upper()):
            contact = self.contacts.of(tx, each.contact)
            if contact is not None and contact.tail == tail:
                return each
        return None

    def _of_document(self, turn: Turn, document: wire.Document, at: datetime) -> Appointment | Refusal:
        """The person's of that day: one still awaited before one that is over, then the nearest in time."""
        visitor = self.contacts.find(turn.tx, document)
        definition = turn.state.definition
        if visitor is None or definition is None:
            return _unknown()
        day = service_day(definition, at)
        begin, end = begin_of(definition, day), end_of(definition, day)
        theirs = appointment_rows.of_visitor(turn.tx, turn.hall, visitor)
        today = [each for each in theirs if begin <= each.starts_at < end]
        if today:
            return min(today, key=lambda each: (_ORDER.get(each.state, 9), abs(each.starts_at - at)))
        return _later(theirs, at)

    def _by_code(self, turn: Turn, code: str) -> str | Refusal:
        try:
            return check_code(self.contacts.keys(), APPOINTMENT, code, turn.now)
        except ForgedCode:
            return _unknown()
        except ExpiredCode:
            return Refusal(CODE_OVER)


S = AppointmentState
_ORDER = {S.CONFIRMED: 0, S.NO_SHOW: 1, S.CHECKED_IN: 2, S.REQUESTED: 3}
"""Of one person's of a day, which is meant by the card on the reader."""
_DRAFTERS: dict[type[wire.Shape], Callable[[Bookings, Any, Asker], Drafter]] = {
    wire.BookCommand: Bookings.book,
    wire.MoveAppointmentCommand: Bookings.move,
    wire.CancelAppointmentCommand: Bookings.cancel,
    wire.AppealAppointmentCommand: Bookings.appeal,
    wire.CheckInCommand: Bookings.check_in,
    wire.DecideAppointmentCommand: Bookings.decide,
    wire.DecideAppealCommand: Bookings.decide_appeal,
    wire.ReportSlipCommand: Bookings.report_slip,
}


def moment_of(asked: wire.CheckInCommand) -> datetime | None:
    """When a kiosk that was alone saw it; None: now."""
    return None if asked.occurred_at is None else _sane(asked.occurred_at)


def _later(theirs: list[Appointment], at: datetime) -> Refusal:
    """Nothing today: whoever came on the wrong day is told which is the right one."""
    ahead = sorted(each.starts_at for each in theirs if each.starts_at > at and is_open(each))
    return Refusal(UNKNOWN_APPOINTMENT, {"starts_at": iso(ahead[0])} if ahead else {})


def _unknown() -> Refusal:
    return Refusal(UNKNOWN_APPOINTMENT)


def _side(asked: Side, who: Asker) -> Side:
    return asked if who.of_staff else "visitor"


def _override(asked: str, who: Asker) -> str:
    """Only whoever answers for the hall goes over its rules."""
    if asked and not who.manages:
        raise not_allowed(fields=["override"])
    return asked


def _exactly_one(*given: tuple[str, object]) -> str:
    """The name of the one that is there. Raises Failure."""
    named = [name for name, value in given if value is not None]
    if len(named) != 1:
        raise Failure(422, "invalid", where=[f"command: exactly one of {', '.join(name for name, _ in given)}"])
    return named[0]


def _sane(told: datetime) -> datetime:
    """A clock's wildest word, within what the journal can hold, in whole microseconds UTC."""
    return max(EARLIEST, min(told, LATEST)).astimezone(UTC)


def _new_id() -> str:
    return secrets.token_urlsafe(12)


def _new_number() -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))

