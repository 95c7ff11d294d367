"""Rows that mirror a hall's appointments, written with each event in its transaction; decisions read them back.

Appointments live longer than a service day and are many: what a decision needs of them is loaded, never all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from immutables import Map
from sqlalchemy import Connection

from appointments.events import Event, PlanEntered
from appointments.fold import apply
from appointments.plan import NOTHING, Plan
from appointments.records import Appointment, Book
from appointments.states import HOLDING, AppointmentState
from hub.store import tables
from hub.store.moment import from_micros, to_micros
from hub.store.rows import Row
from hub.store.statement import Statement, upsert

PLAN = "plan"
"""The one row of `plans`."""
DUE_AT_ONCE = 64
"""So many that time asks something of are looked at in one tick."""

PAGE = 500

_WRITE = {
    table.name: upsert(table.name, ("hall", "id"), [column.name for column in table.columns][2:])
    for table in tables.BOOKED
}
_COLUMNS = tuple(column.name for column in tables.appointments.columns)[1:]
_NAMED = ", ".join(f'"{name}"' for name in _COLUMNS)
_HOLDING = ", ".join(f"'{each}'" for each in sorted(HOLDING))


def _where(wanted: str) -> Statement:
    return Statement(f"SELECT {_NAMED} FROM appointments WHERE hall = :hall AND {wanted}")


_PLAN = Statement("SELECT plan FROM plans WHERE hall = :hall")
_ONE = _where("id = :id")
_OF_CONTACT, _OF_VISITOR = _where("contact = :contact"), _where("visitor = :visitor")
_OF_NUMBER = _where("number = :number")
_BETWEEN = _where("starts_at >= :begin AND starts_at < :end ORDER BY starts_at, id LIMIT :most")
_PAGE = _where("(starts_at, id) > (:at, :id) ORDER BY starts_at, id LIMIT :most")
_TO_COME = _where("state = 'confirmed' AND starts_at > :after AND starts_at <= :until ORDER BY starts_at, id")
_IN_STATE = _where("state = :state ORDER BY starts_at, id LIMIT :most")
_APPEALED = _where("state = 'no_show' AND appeal = 'made' ORDER BY starts_at, id LIMIT :most")
_LATE = _where("state = 'confirmed' AND starts_at < :before ORDER BY starts_at LIMIT :most")
_HELD = f"(state IN ({_HOLDING}) OR (state = 'no_show' AND arrived_at IS NOT NULL))"
_TAKEN = Statement(f"""
    SELECT slot, COUNT(*) FROM appointments
    WHERE hall = :hall AND item = :item AND slot > :after AND {_HELD} GROUP BY slot""")
_TAKEN_THEN = Statement(f"""
    SELECT COUNT(*) FROM appointments WHERE hall = :hall AND item = :item AND slot = :slot AND {_HELD}""")


# -- writing --


def project(tx: Connection, hall: str, before: Book, event: Event, at: datetime) -> Book:
    """Write the row of what `event` changes; the book after it."""
    after = apply(before, event, at)
    table, key, row = change(event, after)
    _WRITE[table].run(tx, hall=hall, id=key, **row)
    return after


def change(event: Event, after: Book) -> tuple[str, str, Row]:
    """Table, id and row of what `event` changed."""
    if isinstance(event, PlanEntered):
        return "plans", PLAN, {"plan": event.plan.model_dump_json()}
    known = after.appointments[event.appointment]
    return "appointments", known.id, _row_of(known)


def _row_of(known: Appointment) -> Row:
    return {
        "item": known.item, "slot": to_micros(known.slot), "starts_at": to_micros(known.starts_at),
        "state": known.state.value, "contact": known.contact, "visitor": known.visitor, "channel": known.channel,
        "number": known.number, "language": known.language, "made_at": to_micros(known.made_at),
        "since": to_micros(known.since), "stage": known.stage, "stage_due": to_micros(known.stage_due),
        "overdue": known.overdue, "ticket": known.ticket, "arrived_at": to_micros(known.arrived_at),
        "corrected": known.corrected, "moved": known.moved, "appeal": known.appeal,
    }  # fmt: skip


# -- reading back --


def plan_of(tx: Connection, hall: str) -> Plan:
    """What may be booked."""
    row = _PLAN.row(tx, hall=hall)
    return NOTHING if row is None else _plan(row[0])


@lru_cache(maxsize=4)
def _plan(text: str) -> Plan:
    """Read once: it is asked for with every appointment and hardly ever changes."""
    return Plan.model_validate_json(text)


def one(tx: Connection, hall: str, id: str) -> Appointment | None:
    """The appointment of that id."""
    row = _ONE.row(tx, hall=hall, id=id)
    return None if row is None else _known(row)


def of_person(tx: Connection, hall: str, contact: str, visitor: str | None) -> list[Appointment]:
    """All of one person, by contact or by document."""
    rows = list(_OF_CONTACT.rows(tx, hall=hall, contact=contact))
    if visitor is not None:
        rows += _OF_VISITOR.rows(tx, hall=hall, visitor=visitor)
    return [_known(row) for row in rows]


def of_visitor(tx: Connection, hall: str, visitor: str) -> list[Appointment]:
    """All of the person with that document."""
    return [_known(row) for row in _OF_VISITOR.rows(tx, hall=hall, visitor=visitor)]


def of_number(tx: Connection, hall: str, number: str) -> list[Appointment]:
    """Those that go by that spoken number."""
    return [_known(row) for row in _OF_NUMBER.rows(tx, hall=hall, number=number)]


def between(tx: Connection, hall: str, begin: datetime, end: datetime, most: int) -> list[Appointment]:
    """Those agreed for a time from `begin` to before `end`, in its order."""
    rows = _BETWEEN.rows(tx, hall=hall, begin=to_micros(begin), end=to_micros(end), most=most)
    return [_known(row) for row in rows]


def to_come(tx: Connection, hall: str, after: datetime, until: datetime) -> Iterator[Appointment]:
    """Those confirmed for a time after `after`, up to and including `until`, in its order."""
    return map(_known, _TO_COME.rows(tx, hall=hall, after=to_micros(after), until=to_micros(until)))


def everything(tx: Connection, hall: str) -> Iterator[Appointment]:
    """All there ever were, in the order of their times; a page of them is held."""
    at, id = 0, ""
    while rows := _PAGE.rows(tx, hall=hall, at=at, id=id, most=PAGE):
        for known in map(_known, rows):
            yield known
        at, id = to_micros(known.starts_at), known.id


def requested(tx: Connection, hall: str, most: int) -> list[Appointment]:
    """Those that somebody is to decide."""
    rows = _IN_STATE.rows(tx, hall=hall, state=AppointmentState.REQUESTED.value, most=most)
    return [_known(row) for row in rows]


def appealed(tx: Connection, hall: str, most: int) -> list[Appointment]:
    """No-shows that visitors ask not to be counted."""
    return [_known(row) for row in _APPEALED.rows(tx, hall=hall, most=most)]


def taken(tx: Connection, hall: str, plan: Plan, item: str, now: datetime) -> Map[tuple[str, datetime], int]:
    """(item, slot) -> places taken, in the slots that are not over."""
    rows = _TAKEN.rows(tx, hall=hall, item=item, after=to_micros(now - plan.slot))
    return Map({(item, from_micros(slot)): int(count) for slot, count in rows})


def taken_then(tx: Connection, hall: str, item: str, slot: datetime) -> Map[tuple[str, datetime], int]:
    """The same of the one slot."""
    row = _TAKEN_THEN.row(tx, hall=hall, item=item, slot=to_micros(slot))
    return Map({(item, slot): int(row[0])} if row and row[0] else {})


def awaiting(tx: Connection, hall: str, late: timedelta, now: datetime) -> Book:
    """Those that time may ask something of by `now`: who is late, and what is to be decided."""
    rows = [*_LATE.rows(tx, hall=hall, before=to_micros(now - late), most=DUE_AT_ONCE)]
    rows += _IN_STATE.rows(tx, hall=hall, state=AppointmentState.REQUESTED.value, most=DUE_AT_ONCE)
    return Book(appointments=of_ids(map(_known, rows)))


def of_ids(found: Iterable[Appointment]) -> Map[str, Appointment]:
    return Map({each.id: each for each in found})


def _known(row: Sequence[Any]) -> Appointment:
    read: Iterator[tuple[str, Any]] = zip(_COLUMNS, row, strict=True)
    fields = {name: _READ[name](value) if name in _READ and value is not None else value for name, value in read}
    return Appointment(**fields)


_READ: dict[str, Callable[[Any], Any]] = {
    "state": AppointmentState, "overdue": bool, "corrected": bool,
    **dict.fromkeys(("slot", "starts_at", "made_at", "since", "stage_due", "arrived_at"), from_micros),
}  # fmt: skip
