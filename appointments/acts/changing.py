"""Moving and cancelling: the visitor any time before, the hall with a reason and eight hours' notice."""

from __future__ import annotations

from appointments.acts.ask import Ask, Decision, found, iso
from appointments.acts.booking import FIRST, agreed, first_due, place
from appointments.commands import Cancel, Move
from appointments.events import AppointmentCancelled, AppointmentMoved
from appointments.plan import Bookable
from appointments.records import Appointment
from appointments.refusals import (
    NOT_BOOKABLE,
    NOTICE_NEEDED,
    REASON_NEEDED,
    SAME_TIME,
    TOO_LATE,
    TOO_LATE_TO_CHANGE,
)
from appointments.rules import LATE, NOTICE, is_over
from appointments.states import Act
from hall.refusals import Refusal


def move(ask: Ask, command: Move) -> Decision:
    """Another slot of the same item. What several departments agreed on, a visitor's wish puts before them again."""
    known = _changeable(ask, command, Act.MOVE)
    if isinstance(known, Refusal):
        return known
    bookable = ask.book.plan.of(known.item)
    if bookable is None:
        return Refusal(NOT_BOOKABLE, {"item": known.item})
    if command.starts_at == known.slot:
        return Refusal(SAME_TIME, {"starts_at": iso(known.starts_at)})
    return _moved(ask, command, known, bookable)


def cancel(ask: Ask, command: Cancel) -> Decision:
    """The place is free again."""
    known = _changeable(ask, command, Act.CANCEL if command.side == "visitor" else Act.CALL_OFF)
    if isinstance(known, Refusal):
        return known
    override = _override(ask, command, known)
    return (AppointmentCancelled(known.id, command.side, command.reason.strip(), override),)


def _moved(ask: Ask, command: Move, known: Appointment, bookable: Bookable) -> Decision:
    asked_anew = command.side == "visitor" and bookable.needs_approval
    wanted = bookable if asked_anew else bookable.model_copy(update={"departments": ()})
    slot = place(ask, wanted, command.starts_at, known)
    if isinstance(slot, Refusal):
        return slot
    due = first_due(ask, wanted)
    return (AppointmentMoved(
        known.id, slot.begins, agreed(slot, ask.now), command.side, command.reason.strip(),
        _override(ask, command, known), None if due is None else FIRST, due,
    ),)  # fmt: skip


def _changeable(ask: Ask, command: Move | Cancel, act: Act) -> Appointment | Refusal:
    known = found(ask, command.appointment, act)
    if isinstance(known, Refusal):
        return known
    if is_over(known.starts_at, ask.now):
        return Refusal(TOO_LATE, {"starts_at": iso(known.starts_at), "until": iso(known.starts_at + LATE)})
    return (_by_visitor(ask, known) if command.side == "visitor" else _by_hall(ask, command, known)) or known


def _by_visitor(ask: Ask, known: Appointment) -> Refusal | None:
    if ask.now < known.starts_at:
        return None
    return Refusal(TOO_LATE_TO_CHANGE, {"starts_at": iso(known.starts_at)})


def _by_hall(ask: Ask, command: Move | Cancel, known: Appointment) -> Refusal | None:
    """Not without cause, and not late (appointment-3)."""
    if not command.reason.strip():
        return Refusal(REASON_NEEDED)
    if _is_late(ask, known) and not command.override.strip():
        hours = int(NOTICE.total_seconds()) // 3600
        return Refusal(NOTICE_NEEDED, {"hours": hours, "starts_at": iso(known.starts_at)})
    return None


def _override(ask: Ask, command: Move | Cancel, known: Appointment) -> str:
    """On record only where it was needed."""
    return command.override.strip() if command.side == "hall" and _is_late(ask, known) else ""


def _is_late(ask: Ask, known: Appointment) -> bool:
    return known.starts_at - ask.now < NOTICE
