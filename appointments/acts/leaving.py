"""What becomes of an appointment whose visitor came and is not served: it follows its ticket."""

from __future__ import annotations

from appointments.acts.ask import Ask, Decision, found, wrong_state
from appointments.commands import ComeBack, LeaveUnserved, MissCall
from appointments.events import AppointmentBack, AppointmentCallMissed, AppointmentUnserved
from appointments.states import Act
from hall.refusals import Refusal


def miss_call(ask: Ask, command: MissCall) -> Decision:
    """It is over unless the ticket waits again; it does not count as given up: they were here (appointment-4)."""
    known = found(ask, command.appointment, Act.MISS_CALL)
    return known if isinstance(known, Refusal) else (AppointmentCallMissed(known.id),)


def come_back(ask: Ask, command: ComeBack) -> Decision:
    """As checked in as before. Whoever never came has nothing to come back to."""
    known = found(ask, command.appointment, Act.COME_BACK)
    if isinstance(known, Refusal):
        return known
    return (AppointmentBack(known.id),) if known.missed_call else wrong_state(known, Act.COME_BACK)


def leave_unserved(ask: Ask, command: LeaveUnserved) -> Decision:
    """The hall could not keep the time it had agreed to."""
    known = found(ask, command.appointment, Act.LEAVE_UNSERVED)
    return known if isinstance(known, Refusal) else (AppointmentUnserved(known.id),)
