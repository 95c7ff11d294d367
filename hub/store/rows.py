"""Rows that mirror the state, written with each event in its transaction: for reports and other readers.

`project` writes what an event changed; `tests/hub` holds the rows against the fold.
"""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import Connection

from hall.events import Event, HallOpened
from hall.state import Assistance, Call, CounterState, HallState
from hall.tickets import Ticket
from hub.store.event_text import to_text
from hub.store.moment import to_micros
from hub.store.statement import Statement, upsert

_HALL = Statement("INSERT INTO halls (id, definition, opened_at) VALUES (:hall, :definition, :opened_at)")
_TICKET = upsert("tickets", ("hall", "id"), (
    "day", "series", "ordinal", "number", "items", "item_index", "queue", "state", "priority", "grounds",
    "visitor", "origin", "on_behalf", "print", "counter", "clerk", "call", "recalls", "recycled", "why",
    "issued_at", "called_at", "confirmed_at", "finished_at", "since", "arrived_at", "merged_into", "also",
))
_COUNTER = upsert("counters", ("hall", "id"), ("clerk", "paused", "ticket"))
_CALL = upsert("calls", ("hall", "id"), ("ticket", "number", "counter", "queue", "again", "at", "outcome"))
_ASSISTANCE = upsert("assistance", ("hall", "id"), ("place", "at", "counter"))


def project(
    tx: Connection, hall: str, before: HallState, event: Event, after: HallState, at: datetime
) -> None:
    """Write the rows of all that `event` changed between the two states."""
    if isinstance(event, HallOpened):
        _HALL.run(tx, hall=hall, definition=to_text(event), opened_at=to_micros(at))
    ticket = after.tickets.get(getattr(event, "ticket", ""))
    if ticket is not None:
        _write_ticket(tx, hall, ticket)
    for counter in _changed_counters(before, after):
        _write_counter(tx, hall, counter)
    call = after.calls.get(getattr(event, "call", ""))
    if call is not None:
        _write_call(tx, hall, call)
    request = after.assistance.get(getattr(event, "request", ""))
    if request is not None:
        _write_assistance(tx, hall, request)


def _changed_counters(before: HallState, after: HallState) -> list[CounterState]:
    if before.counters is after.counters:
        return []
    return [each for each in after.counters.values() if before.counters.get(each.id) is not each]


def _write_ticket(tx: Connection, hall: str, ticket: Ticket) -> None:
    _TICKET.run(
        tx, hall=hall, id=ticket.id, day=ticket.day.isoformat(), series=ticket.series, ordinal=ticket.ordinal,
        number=ticket.number, items=msgspec.json.encode(ticket.items).decode(), item_index=ticket.item_index,
        queue=ticket.queue, state=ticket.state.value, priority=ticket.priority.value,
        grounds=ticket.grounds.value, visitor=ticket.visitor, origin=ticket.origin,
        on_behalf=ticket.on_behalf, print=ticket.print.value, counter=ticket.counter, clerk=ticket.clerk,
        call=ticket.call, recalls=ticket.recalls, recycled=ticket.recycled, why=ticket.why,
        issued_at=to_micros(ticket.issued_at), called_at=to_micros(ticket.called_at),
        confirmed_at=to_micros(ticket.confirmed_at), finished_at=to_micros(ticket.finished_at),
        since=to_micros(ticket.since), arrived_at=to_micros(ticket.arrived_at),
        merged_into=ticket.merged_into, also=msgspec.json.encode(ticket.also).decode(),
    )


def _write_counter(tx: Connection, hall: str, counter: CounterState) -> None:
    _COUNTER.run(
        tx, hall=hall, id=counter.id, clerk=counter.clerk, paused=counter.paused, ticket=counter.ticket
    )


def _write_call(tx: Connection, hall: str, call: Call) -> None:
    _CALL.run(
        tx, hall=hall, id=call.id, ticket=call.ticket, number=call.number, counter=call.counter,
        queue=call.queue, again=call.again, at=to_micros(call.at), outcome=call.outcome,
    )


def _write_assistance(tx: Connection, hall: str, request: Assistance) -> None:
    _ASSISTANCE.run(
        tx, hall=hall, id=request.id, place=request.place, at=to_micros(request.at), counter=request.counter
    )
