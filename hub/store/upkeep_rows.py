"""Rows that mirror a hall's upkeep, written with each event in its transaction; what is open is read back from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import msgspec
from immutables import Map
from sqlalchemy import Connection, Table

from hub.store import tables
from hub.store.moment import from_micros, to_micros
from hub.store.rows import Row
from hub.store.statement import Statement, upsert
from upkeep import events
from upkeep.events import Event
from upkeep.fold import apply, noted
from upkeep.records import (
    DeviceState,
    Fault,
    Loan,
    LoanState,
    OrderState,
    Reading,
    Round,
    Summons,
    Switching,
    Upkeep,
    WorkOrder,
)
from upkeep.register import Register

REGISTER = "register"
"""The one row of `registers`."""
Change = tuple[str, str, Row | None]
"""Table, id, and the row as it now is; None: it is gone."""

_WRITE = {
    table.name: upsert(table.name, ("hall", "id"), [column.name for column in table.columns][2:])
    for table in tables.MIRRORS
}
_DELETE = {
    table.name: Statement(f"DELETE FROM {table.name} WHERE hall = :hall AND id = :id") for table in tables.MIRRORS
}


def project(tx: Connection, hall: str, before: Upkeep, event: Event, at: datetime) -> Upkeep:
    """Write the rows of all that `event` changes; the state after it."""
    after = apply(before, event, at)
    for table, key, row in changes(before, event, after, at):
        if row is None:
            _DELETE[table].run(tx, hall=hall, id=key)
        else:
            _WRITE[table].run(tx, hall=hall, id=key, **row)
    return after


def changes(before: Upkeep, event: Event, after: Upkeep, at: datetime) -> Iterator[Change]:
    """The rows, each with its table, of all that `event` changes between the two states."""
    return _CHANGES[type(event)](before, event, after, at)


def _register(_b: Upkeep, event: events.RegisterEntered, _a: Upkeep, _at: datetime) -> Iterator[Change]:
    yield "registers", REGISTER, {"register": event.register.model_dump_json(by_alias=True)}


def _device(before: Upkeep, event: events.DeviceChanged, after: Upkeep, at: datetime) -> Iterator[Change]:
    device = after.devices[f"{event.machine}/{event.device}"]
    reading = device.reading
    yield "devices", device.key, {
        "machine": device.machine, "name": device.name, "kind": reading.kind, "link": reading.link,
        "media": reading.media, "paper": reading.paper, "action": reading.action, "detail": reading.detail,
        "since": to_micros(device.since),
    }  # fmt: skip
    known = before.devices.get(device.key)
    if known is None or known.reading.works != reading.works:
        yield _spell(device.machine, device.name, reading.works, at)


def _device_removed(_b: Upkeep, event: events.DeviceRemoved, _a: Upkeep, at: datetime) -> Iterator[Change]:
    yield "devices", f"{event.machine}/{event.device}", None
    yield _spell(event.machine, event.device, None, at)


def _silent(before: Upkeep, event: events.MachineSilent, _a: Upkeep, _at: datetime) -> Iterator[Change]:
    """Since it was last heard nobody can tell how its devices are."""
    yield "presences", event.machine, {"silent_since": to_micros(event.since)}
    yield _spell(event.machine, "", False, event.since)
    for device in _devices_of(before, event.machine):
        yield _spell(event.machine, device.name, None, max(event.since, device.since))


def _here(before: Upkeep, event: events.MachineHere, _a: Upkeep, at: datetime) -> Iterator[Change]:
    yield "presences", event.machine, {"silent_since": None}
    yield _spell(event.machine, "", True, at)
    for device in _devices_of(before, event.machine):
        yield _spell(event.machine, device.name, device.reading.works, at)


def _devices_of(upkeep: Upkeep, machine: str) -> list[DeviceState]:
    return sorted((each for each in upkeep.devices.values() if each.machine == machine), key=lambda each: each.name)


def _spell(machine: str, device: str, works: bool | None, since: datetime) -> Change:
    row = {"machine": machine, "device": device, "works": works, "since": to_micros(since)}
    return "spells", f"{machine}/{device}/{to_micros(since)}", row


def _fault_opened(_b: Upkeep, event: events.FaultOpened, _a: Upkeep, at: datetime) -> Iterator[Change]:
    yield "faults", event.fault, {
        "machine": event.machine, "device": event.device, "detail": event.detail, "action": event.action,
        "department": event.department, "opened_at": to_micros(at), "closed_at": None,
    }  # fmt: skip


def _fault_closed(before: Upkeep, event: events.FaultClosed, _a: Upkeep, at: datetime) -> Iterator[Change]:
    fault = before.faults[event.fault]
    yield "faults", fault.id, {
        "machine": fault.machine, "device": fault.device, "detail": fault.detail, "action": fault.action,
        "department": fault.department, "opened_at": to_micros(fault.opened_at), "closed_at": to_micros(at),
    }  # fmt: skip


def _order(_b: Upkeep, event: Any, after: Upkeep, _at: datetime) -> Iterator[Change]:
    yield "work_orders", event.order, _order_row(after.orders[event.order])


def _order_done(before: Upkeep, event: events.OrderDone, _a: Upkeep, at: datetime) -> Iterator[Change]:
    done = replace(noted(before.orders[event.order], event.note, event.parts), state=OrderState.DONE, done_at=at)
    yield "work_orders", event.order, _order_row(done)


def _order_row(order: WorkOrder) -> Row:
    return {
        "way": order.way, "machine": order.machine, "device": order.device, "about": order.about, "fault": order.fault,
        "department": order.department, "opened_at": to_micros(order.opened_at), "opened_by": order.opened_by,
        "state": order.state.value, "assignee": order.assignee, "notes": _list(order.notes),
        "parts": _list(order.parts), "done_at": to_micros(order.done_at),
    }  # fmt: skip


def _summons(_b: Upkeep, event: Any, after: Upkeep, _at: datetime) -> Iterator[Change]:
    yield "summonses", event.summons, _summons_row(after.summons[event.summons])


def _summons_closed(before: Upkeep, event: events.SummonsClosed, _a: Upkeep, at: datetime) -> Iterator[Change]:
    yield "summonses", event.summons, _summons_row(replace(before.summons[event.summons], closed_at=at))


def _summons_row(summons: Summons) -> Row:
    return {
        "machine": summons.machine, "task": summons.task, "at": to_micros(summons.at), "told": _list(summons.to),
        "taken_by": summons.taken_by, "closed_at": to_micros(summons.closed_at),
    }  # fmt: skip


def _loan(_b: Upkeep, event: Any, after: Upkeep, _at: datetime) -> Iterator[Change]:
    yield "loans", event.loan, _loan_row(after.loans[event.loan])


def _loan_ended(before: Upkeep, event: events.LoanEnded, _a: Upkeep, at: datetime) -> Iterator[Change]:
    state = LoanState.RETURNED if event.returned else LoanState.DROPPED
    yield "loans", event.loan, _loan_row(replace(before.loans[event.loan], state=state, ended_at=at))


def _loan_row(loan: Loan) -> Row:
    return {
        "aid": loan.aid, "place": loan.place, "at": to_micros(loan.at), "state": loan.state.value,
        "lent_at": to_micros(loan.lent_at), "ended_at": to_micros(loan.ended_at),
    }  # fmt: skip


def _round(_b: Upkeep, event: events.RoundLogged, _a: Upkeep, at: datetime) -> Iterator[Change]:
    yield "rounds", event.round, {
        "machine": event.machine, "task": event.task, "at": to_micros(at), "by": event.by, "fine": event.fine,
        "note": event.note,
    }  # fmt: skip


def _switching(_b: Upkeep, event: events.SwitchingLogged, _a: Upkeep, _at: datetime) -> Iterator[Change]:
    yield "switchings", f"{event.machine}/{to_micros(event.due)}", {
        "machine": event.machine, "way": event.way, "due": to_micros(event.due), "done_at": to_micros(event.done_at),
    }  # fmt: skip


def _list(values: tuple[str, ...]) -> str:
    return msgspec.json.encode(values).decode()


_CHANGES: Final[dict[type[Event], Callable[[Upkeep, Any, Upkeep, datetime], Iterator[Change]]]] = {
    events.RegisterEntered: _register,
    events.DeviceChanged: _device,
    events.DeviceRemoved: _device_removed,
    events.MachineSilent: _silent,
    events.MachineHere: _here,
    events.FaultOpened: _fault_opened,
    events.FaultClosed: _fault_closed,
    events.OrderOpened: _order,
    events.OrderAssigned: _order,
    events.OrderNoted: _order,
    events.OrderDone: _order_done,
    events.SummonsMade: _summons,
    events.SummonsTaken: _summons,
    events.SummonsClosed: _summons_closed,
    events.AidAsked: _loan,
    events.AidLent: _loan,
    events.LoanEnded: _loan_ended,
    events.RoundLogged: _round,
    events.SwitchingLogged: _switching,
}


# -- reading back --


def load(tx: Connection, hall: str) -> Upkeep:
    """What is known and open, as the fold of the journal would say it, without reading the journal."""
    register = _registered(tx, hall)
    return Upkeep(
        register=register,
        machines=Map({each.key: each for each in register.machines}),
        aids=Map({each.id: each for each in register.aids}),
        devices=Map({each.key: each for each in map(_device_of, _DEVICES.of(tx, hall))}),
        presence=Map({row["id"]: _maybe(row["silent_since"]) for row in _PRESENCES.of(tx, hall)}),
        faults=Map({row["id"]: _fault_of(row) for row in _FAULTS.of(tx, hall)}),
        orders=Map({row["id"]: _order_of(row) for row in _ORDERS.of(tx, hall)}),
        summons=Map({row["id"]: _summons_of(row) for row in _SUMMONSES.of(tx, hall)}),
        loans=Map({row["id"]: _loan_of(row) for row in _LOANS.of(tx, hall)}),
        rounds=Map({f"{each.machine}/{each.task}": each for each in map(_round_of, _ROUNDS.of(tx, hall))}),
        switched=Map({each.machine: each for each in map(_switching_of, _SWITCHINGS.of(tx, hall))}),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """A hall's rows of one table. Fixed statements, since the lane reads where answers are not waited for."""

    columns: tuple[str, ...]
    statement: Statement

    def of(self, tx: Connection, hall: str) -> list[Row]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.statement.rows(tx, hall=hall)]


def _all(table: Table, wanted: str = "") -> _Reader:
    """All its rows, or those that are `wanted`."""
    columns = tuple(table.columns.keys())
    named = ", ".join(f'"{name}"' for name in columns)
    return _Reader(columns, Statement(f"SELECT {named} FROM {table.name} WHERE hall = :hall {wanted}"))


def _newest(table: Table, moment: str, *of: str) -> _Reader:
    """Of each group of its rows the newest."""
    groups = ", ".join(of)
    newest = f"SELECT {groups}, MAX({moment}) FROM {table.name} WHERE hall = :hall GROUP BY {groups}"
    return _all(table, f"AND ({groups}, {moment}) IN ({newest})")


_REGISTERS, _DEVICES, _PRESENCES = _all(tables.registers), _all(tables.devices), _all(tables.presences)
_FAULTS = _all(tables.faults, "AND closed_at IS NULL")
_ORDERS = _all(tables.work_orders, "AND done_at IS NULL")
_SUMMONSES = _all(tables.summonses, "AND closed_at IS NULL")
_LOANS = _all(tables.loans, "AND ended_at IS NULL")
_ROUNDS = _newest(tables.rounds, "at", "machine", "task")
_SWITCHINGS = _newest(tables.switchings, "due", "machine")


def _registered(tx: Connection, hall: str) -> Register:
    rows = _REGISTERS.of(tx, hall)
    return Register.model_validate_json(rows[0]["register"]) if rows else Register()


def _device_of(row: Row) -> DeviceState:
    reading = Reading(row["kind"], row["link"], row["media"], row["paper"], row["action"], row["detail"])
    return DeviceState(row["machine"], row["name"], reading, from_micros(row["since"]))


def _fault_of(row: Row) -> Fault:
    return Fault(
        row["id"], row["machine"], row["device"], row["detail"], row["action"], row["department"],
        from_micros(row["opened_at"]),
    )  # fmt: skip


def _order_of(row: Row) -> WorkOrder:
    return WorkOrder(
        row["id"], row["way"], row["machine"], row["device"], row["about"], row["fault"], row["department"],
        from_micros(row["opened_at"]), row["opened_by"], OrderState(row["state"]), row["assignee"],
        _tuple(row["notes"]), _tuple(row["parts"]),
    )  # fmt: skip


def _summons_of(row: Row) -> Summons:
    return Summons(
        row["id"], row["machine"], row["task"], from_micros(row["at"]), _tuple(row["told"]), row["taken_by"]
    )


def _loan_of(row: Row) -> Loan:
    state, lent = LoanState(row["state"]), _maybe(row["lent_at"])
    return Loan(row["id"], row["aid"], row["place"], from_micros(row["at"]), state, lent)


def _round_of(row: Row) -> Round:
    return Round(
        row["id"], row["machine"], row["task"], from_micros(row["at"]), row["by"], bool(row["fine"]), row["note"]
    )


def _switching_of(row: Row) -> Switching:
    return Switching(row["machine"], row["way"], from_micros(row["due"]), _maybe(row["done_at"]))


def _maybe(micros: int | None) -> datetime | None:
    return None if micros is None else from_micros(micros)


def _tuple(text: str) -> tuple[str, ...]:
    return msgspec.json.decode(text, type=tuple[str, ...])
