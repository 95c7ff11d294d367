"""Rows that mirror the state, written with each event in its transaction: for reports and other readers.

`project` writes what an event changed; `tests/hub` holds the rows against the fold.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import msgspec
from sqlalchemy import Connection

from hall.events import Event, HallOpened
from hall.state import Assistance, Call, CounterState, HallState
from hall.tickets import Ticket
from hub.store.event_text import to_text
from hub.store.moment import to_micros
from hub.store.statement import upsert

Row: TypeAlias = dict[str, Any]
"""A row's values by column, without the hall."""

_STATEMENTS = {
    "halls": upsert("halls", ("id",), ("definition", "opened_at")),
    "tickets": upsert("tickets", ("hall", "id"), (
        "day", "series", "ordinal", "number", "items", "item_index", "queue", "state", "priority", "grounds",
        "visitor", "origin", "on_behalf", "print", "counter", "clerk", "call", "recalls", "recycled", "why",
        "issued_at", "called_at", "confirmed_at", "finished_at", "since", "arrived_at", "merged_into", "also",
        "park", "lent",
        "appointment", "agreed_at", "granted_by", "grant_reason", "why_facts", "guide",
    )),
    "counters": upsert("counters", ("hall", "id"), ("clerk", "paused", "ticket")),
    "calls": upsert("calls", ("hall", "id"), ("ticket", "number", "counter", "queue", "again", "at", "outcome")),
    "assistance": upsert("assistance", ("hall", "id"), ("place", "at", "counter", "guide", "stage")),
}  # fmt: skip


def project(
    tx: Connection, hall: str, before: HallState, event: Event, after: HallState
) -> None:
    """Write the rows of all that `event` changed between the two states."""
    for table, row in changes(hall, before, event, after):
        _STATEMENTS[table].run(tx, hall=hall, **row)


def changes(
    hall: str, before: HallState, event: Event, after: HallState
) -> Iterator[tuple[str, Row]]:
    """The rows, each with its table, of all that `event` changed between the two states."""
    if after.definition is not None and after.definition is not before.definition:
        definition = to_text(HallOpened(after.definition))
        yield "halls", {"id": hall, "definition": definition, "opened_at": to_micros(after.opened_at)}
    ticket = after.tickets.get(getattr(event, "ticket", ""))
    if ticket is not None:
        yield "tickets", _ticket(ticket)
    for counter in _changed_counters(before, after):
        yield "counters", _counter(counter)
    call = after.calls.get(getattr(event, "call", ""))
    if call is not None:
        yield "calls", _call(call)
    request = after.assistance.get(getattr(event, "request", ""))
    if request is not None:
        yield "assistance", _assistance(request)


def _changed_counters(before: HallState, after: HallState) -> list[CounterState]:
    if before.counters is after.counters:
        return []
    return [each for each in after.counters.values() if before.counters.get(each.id) is not each]


def _ticket(ticket: Ticket) -> Row:
    return {
        "id": ticket.id,
        "day": ticket.day.isoformat(),
        "series": ticket.series,
        "ordinal": ticket.ordinal,
        "number": ticket.number,
        "items": msgspec.json.encode(ticket.items).decode(),
        "item_index": ticket.item_index,
        "queue": ticket.queue,
        "state": ticket.state.value,
        "priority": ticket.priority.value,
        "grounds": ticket.grounds.value,
        "visitor": ticket.visitor,
        "origin": ticket.origin,
        "on_behalf": ticket.on_behalf,
        "print": ticket.print.value,
        "counter": ticket.counter,
        "clerk": ticket.clerk,
        "call": ticket.call,
        "recalls": ticket.recalls,
        "recycled": ticket.recycled,
        "why": ticket.why,
        "issued_at": to_micros(ticket.issued_at),
        "called_at": to_micros(ticket.called_at),
        "confirmed_at": to_micros(ticket.confirmed_at),
        "finished_at": to_micros(ticket.finished_at),
        "since": to_micros(ticket.since),
        "arrived_at": to_micros(ticket.arrived_at),
        "merged_into": ticket.merged_into,
        "also": msgspec.json.encode(ticket.also).decode(),
        "park": None if ticket.park is None else msgspec.json.encode(ticket.park).decode(),
        "lent": msgspec.json.encode(ticket.lent).decode(),
        "appointment": ticket.appointment,
        "agreed_at": to_micros(ticket.agreed_at),
        "granted_by": ticket.granted_by,
        "grant_reason": ticket.grant_reason,
        "why_facts": msgspec.json.encode(ticket.why_facts).decode(),
        "guide": ticket.guide,
    }


def _counter(counter: CounterState) -> Row:
    return {"id": counter.id, "clerk": counter.clerk, "paused": counter.paused, "ticket": counter.ticket}


def _call(call: Call) -> Row:
    return {
        "id": call.id,
        "ticket": call.ticket,
        "number": call.number,
        "counter": call.counter,
        "queue": call.queue,
        "again": call.again,
        "at": to_micros(call.at),
        "outcome": call.outcome,
    }


def _assistance(request: Assistance) -> Row:
    return {
        "id": request.id,
        "place": request.place,
        "at": to_micros(request.at),
        "counter": request.counter,
        "guide": request.guide,
        "stage": request.stage.value,
    }
