"""When an item may be booked, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from appointments.calendar import unknown_years
from appointments.plan import Bookable
from appointments.records import Book
from appointments.slots import last_day, offers_on
from hall.definition import Definition
from hall.state import HallState
from hub.server.views.head import words
from hub.store import appointment_rows
from hub.wire import SlotDay, SlotsView, SlotView


def slots_view(
    tx: Connection, hall: str, state: HallState, item: str, first: date, days: int, now: datetime
) -> SlotsView | None:
    """`days` days from `first` on; None for an item that can't be booked."""
    definition, plan = state.definition, appointment_rows.plan_of(tx, hall)
    bookable = plan.of(item)
    if definition is None or bookable is None or item not in state.items:
        return None
    book = Book(plan, taken=appointment_rows.taken(tx, hall, plan, item, now))
    last, named = last_day(definition, plan, now), state.items[item]
    return SlotsView(
        at=now, item=item, item_name=words(named.name), bring=[words(each) for each in named.bring],
        document=bookable.document, approval=bookable.needs_approval, last_day=last,
        days=list(_days(definition, book, bookable, first, days, now)),
        years_unknown=list(unknown_years(plan, first, min(last, first + timedelta(days=days - 1)))),
    )  # fmt: skip


def _days(
    definition: Definition, book: Book, bookable: Bookable, first: date, days: int, now: datetime
) -> Iterator[SlotDay]:
    for number in range(days):
        day = first + timedelta(days=number)
        offers = offers_on(definition, book, bookable, day, now)
        slots = [SlotView(starts_at=each.slot.begins, ends_at=each.slot.ends, free=each.free) for each in offers]
        yield SlotDay(day=day, slots=slots)
