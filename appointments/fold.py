"""How an event changes the book: `apply` is the only maker of a next one. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, TypeAlias

from appointments import events
from appointments.events import Event
from appointments.records import Appointment, Book
from appointments.states import AppointmentState

Fold: TypeAlias = Callable[[Appointment, Any, datetime], Appointment]
S = AppointmentState


def _made(event: events.AppointmentMade, at: datetime) -> Appointment:
    return Appointment(
        id=event.appointment, item=event.item, slot=event.slot, starts_at=event.starts_at,
        state=S.CONFIRMED if event.stage is None else S.REQUESTED, contact=event.contact, visitor=event.visitor,
        channel=event.channel, number=event.number, language=event.language, made_at=at, since=at,
        stage=event.stage, stage_due=event.stage_due,
    )  # fmt: skip


def _approved(before: Appointment, event: events.RequestApproved, at: datetime) -> Appointment:
    onward = replace(before, stage=event.next_stage, stage_due=event.stage_due, overdue=False)
    return onward if event.next_stage is not None else _turned(onward, S.CONFIRMED, at)


def _off(before: Appointment, event: Any, at: datetime) -> Appointment:
    return _turned(replace(before, stage=None, stage_due=None), S.CANCELLED_BY_HALL, at)


def _overdue(before: Appointment, _event: events.RequestOverdue, _at: datetime) -> Appointment:
    return replace(before, overdue=True)


def _moved(before: Appointment, event: events.AppointmentMoved, at: datetime) -> Appointment:
    there = replace(before, slot=event.slot, starts_at=event.starts_at, moved=before.moved + 1)
    if event.stage is None:
        return there
    asked = replace(there, stage=event.stage, stage_due=event.stage_due, overdue=False)
    return asked if before.state is S.REQUESTED else _turned(asked, S.REQUESTED, at)


def _cancelled(before: Appointment, event: events.AppointmentCancelled, at: datetime) -> Appointment:
    if event.side == "hall":
        return _off(before, event, at)
    return _turned(replace(before, stage=None, stage_due=None), S.CANCELLED_BY_VISITOR, at)


def _checked_in(before: Appointment, event: events.AppointmentCheckedIn, at: datetime) -> Appointment:
    here = replace(before, ticket=event.ticket, arrived_at=event.arrived_at, corrected=event.corrected)
    return _turned(here, S.CHECKED_IN, at)


def _missed(
    before: Appointment, _event: events.AppointmentMissed | events.AppointmentCallMissed, at: datetime
) -> Appointment:
    return _turned(before, S.NO_SHOW, at)


def _served(before: Appointment, _event: events.AppointmentServed, at: datetime) -> Appointment:
    return _turned(before, S.SERVED, at)


def _back(before: Appointment, _event: events.AppointmentBack, at: datetime) -> Appointment:
    return _turned(before, S.CHECKED_IN, at)


def _unserved(before: Appointment, _event: events.AppointmentUnserved, at: datetime) -> Appointment:
    return _turned(before, S.CANCELLED_BY_HALL, at)


def _appeal_made(before: Appointment, _event: events.AppealMade, _at: datetime) -> Appointment:
    return replace(before, appeal="made")


def _appeal_decided(before: Appointment, event: events.AppealDecided, _at: datetime) -> Appointment:
    return replace(before, appeal="granted" if event.granted else "refused")


def _unchanged(before: Appointment, _event: events.SlipReported, _at: datetime) -> Appointment:
    return before


def _turned(appointment: Appointment, state: AppointmentState, at: datetime) -> Appointment:
    return replace(appointment, state=state, since=at)


FOLDS: Final[dict[type[Event], Fold]] = {
    events.RequestApproved: _approved,
    events.RequestRefused: _off,
    events.RequestOverdue: _overdue,
    events.RequestLapsed: _off,
    events.AppointmentMoved: _moved,
    events.AppointmentCancelled: _cancelled,
    events.AppointmentCheckedIn: _checked_in,
    events.AppointmentMissed: _missed,
    events.AppointmentServed: _served,
    events.AppointmentCallMissed: _missed,
    events.AppointmentBack: _back,
    events.AppointmentUnserved: _unserved,
    events.AppealMade: _appeal_made,
    events.AppealDecided: _appeal_decided,
    events.SlipReported: _unchanged,
}


def apply(book: Book, event: Event, at: datetime) -> Book:
    """The book after `event` at `at` (UTC)."""
    if isinstance(event, events.PlanEntered):
        return replace(book, plan=event.plan)
    if isinstance(event, events.AppointmentMade):
        return book.with_(_made(event, at))
    return book.with_(FOLDS[type(event)](book.appointments[event.appointment], event, at))
