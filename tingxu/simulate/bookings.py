"""Appointments of a day made up: agreed as the product agrees on them, through its own slots and their places.

The plan is one that a hall would make for its counters: every item has in each slot a place less than counters serve
it, one at least, so that one of them is left when the others take long; and nothing is agreed for hours in which
counters are away. Whoever finds the slot full takes the nearest that is free, and comes as much earlier or later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Final

from appointments.plan import Bookable, Break, Plan
from appointments.records import Book
from appointments.slots import offers_on
from hall.definition import Definition
from hall.opening import service_day, spans_of
from tingxu.simulate.day import Seconds, Shift, Visitor

HALF_HOUR: Final = 1800.0
"""Breaks are told to people in whole half hours."""


def plan_of(definition: Definition, shifts: Sequence[Shift], slot_minutes: int) -> Plan:
    """What may be booked in the hall, its counters being there at these hours."""
    items = ((item.id, item.queue) for item in definition.items if item.queue is not None)
    places = (Bookable(item=item, capacity=_places(definition, queue)) for item, queue in items)
    return Plan(slot_minutes=slot_minutes, breaks=tuple(_breaks(shifts)), bookable=tuple(places), calendar="none")


def _places(definition: Definition, queue: str) -> int:
    return max(1, sum(queue in desk.queues for desk in definition.counters) - 1)


def _breaks(shifts: Iterable[Shift]) -> Iterator[Break]:
    """Each stretch in which a counter is away, in whole half hours."""
    since: dict[str, Seconds] = {}
    found: set[tuple[Seconds, Seconds]] = set()
    for shift in sorted(shifts, key=lambda each: each.at):
        if shift.act == "pause":
            since[shift.counter] = shift.at // HALF_HOUR
        elif shift.act == "resume" and shift.counter in since:
            found.add((since.pop(shift.counter), -(-shift.at // HALF_HOUR)))
    return (Break(begins=_clock(begins * HALF_HOUR), ends=_clock(ends * HALF_HOUR)) for begins, ends in sorted(found))


def _clock(seconds: Seconds) -> time:
    """On the hall's wall, on the day itself."""
    return (datetime(1, 1, 1, tzinfo=UTC) + timedelta(seconds=min(seconds, 86_399.0))).time()


def agreed(
    definition: Definition, plan: Plan, midnight: datetime, visitors: Sequence[Visitor], order: Iterable[int]
) -> list[Visitor]:
    """The visitors with the times that they get, who book in this order (places in the list), a wish being their
    `agreed`; who finds nothing free comes without an appointment."""
    book, found = Book(plan), list(visitors)
    opens = _since(midnight, spans_of(definition, service_day(definition, midnight))[0][0])
    for index in order:
        wish = visitors[index].agreed
        if wish is not None:
            book, at = _taken(definition, book, midnight, visitors[index].item, wish)
            comes = visitors[index].at if at is None else max(opens, visitors[index].at + at - wish)
            found[index] = replace(visitors[index], agreed=at, at=comes)
    return found


def _taken(
    definition: Definition, book: Book, midnight: datetime, item: str, wish: Seconds
) -> tuple[Book, Seconds | None]:
    """The free slot that begins nearest to the wish, and the book with that place taken."""
    bookable = book.plan.of(item)
    day = service_day(definition, midnight)
    offers = () if bookable is None else offers_on(definition, book, bookable, day, midnight)
    free = [offer.slot.begins for offer in offers if offer.free]
    if not free:
        return book, None
    begins = min(free, key=lambda each: abs(_since(midnight, each) - wish))
    place = item, begins
    return replace(book, taken=book.taken.set(place, book.taken.get(place, 0) + 1)), _since(midnight, begins)


def _since(midnight: datetime, at: datetime) -> Seconds:
    return (at - midnight).total_seconds()
