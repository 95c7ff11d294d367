"""Slots out of the hours, and how many places each has left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from appointments.calendar import hours_on, unknown_years
from appointments.plan import Bookable, Plan
from appointments.records import Book
from appointments.rules import NOTICE
from hall.definition import Definition
from hall.opening import service_day

OFFERS = 3
"""So many other times are told to one who finds a slot full."""
AHEAD = timedelta(days=60)
"""A year's holidays are asked for from the beginning of November on, when they are published."""


@dataclass(frozen=True, slots=True)
class Slot:
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Offer:
    """A slot and the places left in it."""

    slot: Slot
    free: int


def slots_on(definition: Definition, plan: Plan, day: date) -> Iterator[Slot]:
    """All of the day, in order; what is left of the hours after the last whole one is no slot."""
    length = plan.slot
    for opens, closes in hours_on(definition, plan, day):
        begins = opens
        while (ends := begins + length) <= closes:
            yield Slot(begins, ends)
            begins = ends


def slot_at(definition: Definition, plan: Plan, at: datetime) -> Slot | None:
    """The slot that begins then, or under way then; None where there is none."""
    for opens, closes in hours_on(definition, plan, service_day(definition, at)):
        begins = opens + (at - opens) // plan.slot * plan.slot
        if opens <= at and begins + plan.slot <= closes:
            return Slot(begins, begins + plan.slot)
    return None


def last_day(definition: Definition, plan: Plan, now: datetime) -> date:
    """The last one that may be booked at `now`."""
    return service_day(definition, now) + timedelta(days=plan.horizon_days)


def years_to_enter(definition: Definition, plan: Plan, now: datetime) -> tuple[int, ...]:
    """Years without their holidays that may be booked at `now`, or soon: their notice is out by then."""
    first = service_day(definition, now)
    return unknown_years(plan, first, max(last_day(definition, plan, now), first + AHEAD))


def earliest(plan: Plan, bookable: Bookable, now: datetime) -> datetime:
    """Before this nothing of that item can begin: a request is to be decided first, and told in time."""
    if not bookable.needs_approval:
        return now
    return now + timedelta(hours=plan.section_hours + plan.leader_hours) + NOTICE


def offers_on(definition: Definition, book: Book, bookable: Bookable, day: date, now: datetime) -> Iterator[Offer]:
    """The day's slots that are not over, with what is left in each; none on a day that can't be booked at `now`."""
    if not service_day(definition, now) <= day <= last_day(definition, book.plan, now):
        return
    after = earliest(book.plan, bookable, now)
    for slot in slots_on(definition, book.plan, day):
        if slot.begins >= after or (slot.begins <= now < slot.ends and after == now):
            yield Offer(slot, max(0, bookable.capacity - book.taken.get((bookable.item, slot.begins), 0)))


def next_free(
    definition: Definition, book: Book, bookable: Bookable, now: datetime, around: datetime,
    besides: datetime | None = None,
) -> tuple[datetime, ...]:
    """The next times with a place left, from `around` on; where there are none, the first from now on.

    `besides`: one that is not meant, such as that which the hall has just given up.
    """
    def others() -> Iterator[datetime]:
        return (each for each in _free(definition, book, bookable, now) if each != besides)

    wanted = tuple(islice((each for each in others() if each >= around), OFFERS))
    return wanted or tuple(islice(others(), OFFERS))


def _free(definition: Definition, book: Book, bookable: Bookable, now: datetime) -> Iterator[datetime]:
    first = service_day(definition, now)
    for days in range(book.plan.horizon_days + 1):
        for offer in offers_on(definition, book, bookable, first + timedelta(days=days), now):
            if offer.free > 0:
                yield offer.slot.begins
