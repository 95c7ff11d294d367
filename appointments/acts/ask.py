"""What an act decides from, and the questions that many of them begin with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from appointments.events import Event
from appointments.plan import Bookable
from appointments.records import Appointment, Book
from appointments.refusals import UNKNOWN_APPOINTMENT, WRONG_APPOINTMENT_STATE
from appointments.slots import next_free
from appointments.states import TRANSITIONS, Act
from hall.definition import Definition
from hall.refusals import Facts, Refusal

Decision: TypeAlias = tuple[Event, ...] | Refusal


@dataclass(frozen=True, slots=True)
class Ask:
    book: Book
    definition: Definition
    actor: str
    now: datetime


def iso(at: datetime) -> str:
    """A moment in a refusal's facts."""
    return at.astimezone(UTC).isoformat()


def found(ask: Ask, appointment: str, act: Act) -> Appointment | Refusal:
    """The appointment, where its state allows `act`."""
    known = ask.book.appointments.get(appointment)
    if known is None:
        return Refusal(UNKNOWN_APPOINTMENT)
    return known if (known.state, act) in TRANSITIONS else wrong_state(known, act)


def wrong_state(known: Appointment, act: str) -> Refusal:
    """The refusal of an act that the appointment's state does not know."""
    facts: Facts = {"state": str(known.state), "act": str(act), "starts_at": iso(known.starts_at)}
    return Refusal(WRONG_APPOINTMENT_STATE, facts)


def offers(ask: Ask, bookable: Bookable, around: datetime) -> list[str]:
    """Other times that are free, for a refusal's facts."""
    return [iso(each) for each in next_free(ask.definition, ask.book, bookable, ask.now, around)]
