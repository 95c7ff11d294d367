"""Coming, or not: early, on time, up to and including 30:00.000 late; a microsecond later it is given up."""

from __future__ import annotations

from datetime import datetime

from appointments.acts.ask import Ask, Decision, found, iso, wrong_state
from appointments.commands import CheckIn, Expire, GiveBack, Serve
from appointments.events import AppointmentCancelled, AppointmentCheckedIn, AppointmentMissed, AppointmentServed
from appointments.records import Appointment
from appointments.refusals import (
    ALREADY_CHECKED_IN,
    NOT_CONFIRMED,
    TOO_EARLY,
    TOO_LATE,
    UNKNOWN_APPOINTMENT,
)
from appointments.rules import LATE, is_over
from appointments.states import Act, AppointmentState
from hall.refusals import Facts, Refusal

S = AppointmentState


def check_in(ask: Ask, command: CheckIn) -> Decision:
    """The visitor is here. What a kiosk that was alone saw in time counts, though it is heard later: where it was
    counted as a no-show meanwhile, this corrects it (appointment-4)."""
    known = ask.book.appointments.get(command.appointment)
    if known is None:
        return Refusal(UNKNOWN_APPOINTMENT)
    at = arrival(ask, command)
    return _not_now(ask, known, at) or _wrong_time(ask, known, at) or _arrived(known, command, at)


def arrival(ask: Ask, command: CheckIn) -> datetime:
    """When the visitor came: never in the future."""
    return ask.now if command.occurred_at is None else min(command.occurred_at, ask.now)


def _not_now(ask: Ask, known: Appointment, at: datetime) -> Refusal | None:
    if known.state in (S.CHECKED_IN, S.SERVED) or known.missed_call:
        ticket: Facts = {} if known.ticket is None else {"ticket": known.ticket}
        return Refusal(ALREADY_CHECKED_IN, _facts(known) | ticket)
    if known.state is S.REQUESTED:
        return Refusal(NOT_CONFIRMED, _facts(known))
    if known.state in (S.CONFIRMED, S.NO_SHOW):
        return None
    wrong = wrong_state(known, Act.CHECK_IN)
    return Refusal(wrong.code, _facts(known) | wrong.facts)


def _facts(known: Appointment) -> Facts:
    """What whoever has just named the appointment may be told of it: for what, and for when."""
    return {"item": known.item, "starts_at": iso(known.starts_at)}


def _wrong_time(ask: Ask, known: Appointment, at: datetime) -> Refusal | None:
    opens = known.starts_at - ask.book.plan.early
    if at < opens:
        return Refusal(TOO_EARLY, _facts(known) | {"opens_at": iso(opens)})
    if is_over(known.starts_at, at):
        return Refusal(TOO_LATE, _facts(known) | {"until": iso(known.starts_at + LATE)})
    return None


def _arrived(known: Appointment, command: CheckIn, at: datetime) -> Decision:
    return (AppointmentCheckedIn(known.id, command.ticket, at, known.state is S.NO_SHOW),)


def expire(ask: Ask, command: Expire) -> Decision:
    """Given up, once; nothing where the visitor came, or the time was moved meanwhile."""
    known = ask.book.appointments.get(command.appointment)
    if known is None:
        return Refusal(UNKNOWN_APPOINTMENT)
    over = known.state is S.CONFIRMED and is_over(known.starts_at, ask.now)
    return (AppointmentMissed(known.id),) if over else ()


def serve(ask: Ask, command: Serve) -> Decision:
    """The visit is done."""
    known = found(ask, command.appointment, Act.SERVE)
    return known if isinstance(known, Refusal) else (AppointmentServed(known.id),)


def give_back(ask: Ask, command: GiveBack) -> Decision:
    """The visitor went without being served."""
    known = found(ask, command.appointment, Act.WITHDRAW)
    return known if isinstance(known, Refusal) else (AppointmentCancelled(known.id, "visitor", "", ""),)
