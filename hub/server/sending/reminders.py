"""Reminders of appointments: so many hours before each, put into the outbox once, by whichever hub is first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from sqlalchemy import Connection

from appointments.records import Appointment
from appointments.states import AppointmentState
from hall.definition import Definition
from hub.server.appointments.links import Links
from hub.store import appointment_rows, messages
from hub.store.messages import Message

EVERY = timedelta(seconds=30)
TEMPLATE = "appointment_reminder"


def is_overtaken(tx: Connection, hall: str, message: Message) -> bool:
    """Whether it reminds of a time that is agreed no more: cancelled, moved or checked in since it was put there."""
    if message.template != TEMPLATE:
        return False
    at = message.facts.get("starts_at")
    found = appointment_rows.of_number(tx, hall, message.facts.get("code", ""))
    theirs = (each for each in found if each.contact == message.to and each.state is AppointmentState.CONFIRMED)
    return all(each.starts_at.isoformat() != at for each in theirs)


class Reminders:
    """The lane asks at each tick whether it is due, and gives it a transaction of its own.

    Only what became due since the last run is looked at; at the first, all that is due. After a time without any hub
    the reminder nearest to the appointment is sent, and not also the one before it.
    """

    def __init__(self, hours: Sequence[float], links: Links, definition: Callable[[], Definition | None]) -> None:
        self._leads = sorted({timedelta(hours=each) for each in hours}, reverse=True)
        self._links = links
        self._definition = definition
        self._done_until: datetime | None = None

    def due(self, now: datetime) -> bool:
        return self._definition() is not None and (self._done_until is None or now >= self._done_until + EVERY)

    def run(self, tx: Connection, hall: str, now: datetime) -> None:
        """Put those into the outbox that nobody put yet."""
        definition = self._definition()
        assert definition is not None
        for lead, known in self._awaited(tx, hall, now):
            if known.made_at <= known.starts_at - lead:  # who has just booked needs none
                messages.put(tx, hall, self._message(lead, known, definition, now))
        self._done_until = now

    def _awaited(self, tx: Connection, hall: str, now: datetime) -> Iterator[tuple[timedelta, Appointment]]:
        """Every appointment with the shortest time ahead that has come for it."""
        for lead, next_lead in pairwise((*self._leads, timedelta(0))):
            begin = now + next_lead
            if self._done_until is not None:
                begin = max(begin, self._done_until + lead)
            for known in appointment_rows.to_come(tx, hall, begin, now + lead):
                yield lead, known

    def _message(self, lead: timedelta, known: Appointment, definition: Definition, now: datetime) -> Message:
        facts = {
            "item": known.item, "starts_at": known.starts_at.isoformat(), "code": known.number,
            "url": self._links.url_of(known, definition),
        }  # fmt: skip
        minutes, at = int(lead / timedelta(minutes=1)), int(known.starts_at.timestamp())
        return Message(
            f"remind.{minutes}.{at}.{known.id}", "sms", known.contact, TEMPLATE, facts, now, language=known.language,
            good_until=known.starts_at,
        )  # fmt: skip
