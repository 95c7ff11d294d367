"""Agreeing on a time: the place in the slot, the person's own limits, and who has to approve."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from appointments.acts.ask import Ask, Decision, iso, offers
from appointments.commands import Book, ReportSlip
from appointments.events import AppointmentMade, SlipReported
from appointments.plan import Bookable
from appointments.records import Appointment, is_open
from appointments.refusals import (
    ALREADY_BOOKED,
    DOCUMENT_NEEDED,
    NO_SLOT,
    NOT_BOOKABLE,
    SLOT_FULL,
    SLOT_OVER,
    SLOT_TOO_FAR,
    SLOT_TOO_SOON,
    TOO_MANY_NO_SHOWS,
    UNKNOWN_APPOINTMENT,
)
from appointments.rules import is_over
from appointments.slots import Slot, earliest, last_day, slot_at
from hall.opening import service_day
from hall.refusals import Facts, Refusal

FIRST: Literal["section"] = "section"
"""Who is asked first about a request."""


def book(ask: Ask, command: Book) -> Decision:
    """A place in the slot, confirmed at once or asked for (appointment-1, appointment-3)."""
    bookable = ask.book.plan.of(command.item)
    if bookable is None:
        return Refusal(NOT_BOOKABLE, {"item": command.item})
    if bookable.document and command.visitor is None:
        return Refusal(DOCUMENT_NEEDED, {"item": command.item})
    kept_out = _too_many_no_shows(ask, command)
    if kept_out is not None:
        return kept_out
    slot = place(ask, bookable, command.starts_at)
    if isinstance(slot, Refusal):
        return slot
    return _taken_by_person(ask, command, slot) or (_made(ask, command, bookable, slot),)


def place(ask: Ask, bookable: Bookable, starts_at: datetime, moved: Appointment | None = None) -> Slot | Refusal:
    """The slot that begins then, where it has a place left; `moved` has one already and gives it up."""
    wrong = _out_of_reach(ask, bookable, starts_at)
    if wrong is not None:
        return Refusal(wrong.code, {**wrong.facts, "offers": offers(ask, bookable, starts_at)})
    slot = slot_at(ask.definition, ask.book.plan, starts_at)
    if slot is None or slot.begins != starts_at:
        return Refusal(NO_SLOT, {"offers": offers(ask, bookable, starts_at)})
    taken = ask.book.taken.get((bookable.item, slot.begins), 0)
    if moved is not None and moved.slot == slot.begins:
        taken -= 1
    if taken >= bookable.capacity:
        return Refusal(SLOT_FULL, {"starts_at": iso(starts_at), "offers": offers(ask, bookable, starts_at)})
    return slot


def agreed(slot: Slot, now: datetime) -> datetime:
    """The slot's begin; of one that is under way the visitor is expected at once."""
    return max(slot.begins, now)


def first_due(ask: Ask, bookable: Bookable) -> datetime | None:
    """Until when the business section is to decide; None where nobody need be asked."""
    return ask.now + timedelta(hours=ask.book.plan.section_hours) if bookable.needs_approval else None


def _out_of_reach(ask: Ask, bookable: Bookable, starts_at: datetime) -> Refusal | None:
    """Past, too near for a request, or too far."""
    slot = slot_at(ask.definition, ask.book.plan, starts_at)
    if (slot.ends if slot is not None else starts_at) <= ask.now:
        return Refusal(SLOT_OVER)
    after = earliest(ask.book.plan, bookable, ask.now)
    if bookable.needs_approval and starts_at < after:
        return Refusal(SLOT_TOO_SOON, {"earliest": iso(after)})
    last = last_day(ask.definition, ask.book.plan, ask.now)
    if service_day(ask.definition, starts_at) > last:
        return Refusal(SLOT_TOO_FAR, {"last_day": last.isoformat()})
    return None


def _too_many_no_shows(ask: Ask, command: Book) -> Refusal | None:
    plan = ask.book.plan
    counted = ask.book.no_shows(command.contact, command.visitor, ask.now)
    if plan.no_show_limit == 0 or len(counted) < plan.no_show_limit:
        return None
    until = counted[-plan.no_show_limit].starts_at + timedelta(days=plan.no_show_days)
    return Refusal(TOO_MANY_NO_SHOWS, {
        "count": len(counted), "limit": plan.no_show_limit, "until": iso(until), "appointment": counted[-1].id,
    })  # fmt: skip


def _taken_by_person(ask: Ask, command: Book, slot: Slot) -> Refusal | None:
    """Nobody holds one item twice, or is in two places at once."""
    for each in ask.book.of_person(command.contact, command.visitor):
        awaited = is_open(each) and not is_over(each.starts_at, ask.now)
        if awaited and (each.item == command.item or each.slot == slot.begins):
            facts: Facts = {"appointment": each.id, "item": each.item, "starts_at": iso(each.starts_at)}
            return Refusal(ALREADY_BOOKED, facts)
    return None


def _made(ask: Ask, command: Book, bookable: Bookable, slot: Slot) -> AppointmentMade:
    due = first_due(ask, bookable)
    return AppointmentMade(
        appointment=command.appointment, item=command.item, slot=slot.begins, starts_at=agreed(slot, ask.now),
        contact=command.contact, visitor=command.visitor, channel=command.channel, number=command.number,
        language=command.language, stage=None if due is None else FIRST, stage_due=due,
    )  # fmt: skip


def report_slip(ask: Ask, command: ReportSlip) -> Decision:
    """On record, whatever became of the appointment since."""
    if command.appointment not in ask.book.appointments:
        return Refusal(UNKNOWN_APPOINTMENT)
    return (SlipReported(command.appointment, command.outcome, command.reason),)
