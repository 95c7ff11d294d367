"""Appointments for who asks without a token: the hub's own pages for visitors' phones, and the routes of the wire."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Connection

from appointments.records import Appointment
from hall.opening import begin_of, end_of, service_day
from hub.codes import APPOINTMENT, check_code
from hub.server.appointments.orders import WEB
from hub.server.hub import Hub
from hub.server.lane.turn import Outcome
from hub.server.views.appointment import appointment_view
from hub.server.views.slots import slots_view
from hub.store import appointment_rows
from hub.store.database import reading
from hub.wire import (
    AppealAppointmentCommand,
    AppointmentView,
    BookCommand,
    CancelAppointmentCommand,
    MoveAppointmentCommand,
    SlotsView,
)

ByPhone = BookCommand | MoveAppointmentCommand | CancelAppointmentCommand | AppealAppointmentCommand
"""What a visitor's own phone may ask."""
MOST = 500
LONGEST_LOOK = 62
"""Days of slots in one answer."""
Told = TypeVar("Told")


async def ask(hub: Hub, command_id: str, command: ByPhone) -> Outcome:
    """Carry it out for a visitor's phone. Asked again with the same id, the first answer stands."""
    body = command.model_dump_json().encode()
    return await hub.carry_out_for(command_id, WEB.channel, body, hub.bookings.drafter(command, WEB))


async def slots(hub: Hub, item: str, first: date | None = None, days: int = 7) -> SlotsView | None:
    """From `first`, today where it is None; None: the item can't be booked."""
    now = hub.now()
    definition = hub.state.definition
    if definition is None:
        return None
    begin = first or service_day(definition, now)
    return await _read(hub, lambda tx: slots_view(
        tx, hub.hall, hub.state, item, begin, max(1, min(days, LONGEST_LOOK)), now
    ))  # fmt: skip


async def by_code(hub: Hub, code: str) -> AppointmentView | None:
    """The one whose code was scanned or followed. Raises ForgedCode or ExpiredCode."""
    id = check_code(hub.keys(), APPOINTMENT, code, hub.now())
    return await _read(hub, lambda tx: _seen(hub, tx, appointment_rows.one(tx, hub.hall, id)))


async def by_number(hub: Hub, number: str, phone_tail: str) -> AppointmentView | None:
    """The one that goes by that spoken number, of a phone that ends so."""
    return await _read(
        hub, lambda tx: _seen(hub, tx, hub.bookings.by_number(tx, hub.hall, number, phone_tail))
    )


async def of_day(hub: Hub, day: date) -> list[AppointmentView]:
    """All that were agreed for that day, in the order of their times."""
    definition = hub.state.definition
    if definition is None:
        return []
    begin, end = begin_of(definition, day), end_of(definition, day)
    return await _read(hub, lambda tx: _all_seen(hub, tx, appointment_rows.between(tx, hub.hall, begin, end, MOST)))


async def requests(hub: Hub) -> list[AppointmentView]:
    """Those that somebody is to decide."""
    return await _read(hub, lambda tx: _all_seen(hub, tx, appointment_rows.requested(tx, hub.hall, MOST)))


async def appeals(hub: Hub) -> list[AppointmentView]:
    """No-shows that visitors ask not to be counted."""
    return await _read(hub, lambda tx: _all_seen(hub, tx, appointment_rows.appealed(tx, hub.hall, MOST)))


def _all_seen(hub: Hub, tx: Connection, found: Iterable[Appointment]) -> list[AppointmentView]:
    views = (_seen(hub, tx, each) for each in found)
    return [each for each in views if each is not None]


def _seen(hub: Hub, tx: Connection, known: Appointment | None) -> AppointmentView | None:
    """None also for an item that the hall has no more."""
    if known is None or known.item not in hub.state.items:
        return None
    now: datetime = hub.now()
    plan, contact = appointment_rows.plan_of(tx, hub.hall), hub.bookings.contacts.of(tx, known.contact)
    return appointment_view(hub.state, plan, known, hub.links, now, contact)


async def _read(hub: Hub, read: Callable[[Connection], Told]) -> Told:
    return await asyncio.to_thread(_reading, hub, read)


def _reading(hub: Hub, read: Callable[[Connection], Told]) -> Told:
    with reading(hub.engine) as tx:
        return read(tx)
