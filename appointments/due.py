"""What time alone makes happen to appointments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from appointments.commands import Command, Expire, Lapse, TellOverdue
from appointments.records import Appointment, Book
from appointments.rules import LATE, NOTICE
from appointments.states import AppointmentState

JUST_AFTER = timedelta(microseconds=1)
"""The limits themselves are still in time."""


@dataclass(frozen=True, slots=True)
class Due:
    when: datetime
    command: Command


def due(book: Book, now: datetime) -> Iterator[Due]:
    """What is due by `now`, soonest first."""
    found = (each for known in book.appointments.values() for each in _of(known) if each.when <= now)
    return iter(sorted(found, key=lambda each: each.when))


def _of(known: Appointment) -> Iterator[Due]:
    if known.state is AppointmentState.CONFIRMED:
        yield Due(known.starts_at + LATE + JUST_AFTER, Expire(known.id))
    if known.state is AppointmentState.REQUESTED:
        yield Due(known.starts_at - NOTICE + JUST_AFTER, Lapse(known.id))
        if known.stage_due is not None and not known.overdue:
            yield Due(known.stage_due + JUST_AFTER, TellOverdue(known.id))
