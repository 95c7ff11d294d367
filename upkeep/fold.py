"""How an event changes what is known of the equipment: `apply` is the only maker of a next state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, TypeAlias

from immutables import Map

from upkeep import events
from upkeep.events import Event
from upkeep.records import (
    DeviceState,
    Fault,
    Loan,
    LoanState,
    OrderState,
    Round,
    Summons,
    Switching,
    Upkeep,
    WorkOrder,
)

Fold: TypeAlias = Callable[[Upkeep, Any, datetime], Upkeep]


def _register_entered(upkeep: Upkeep, event: events.RegisterEntered, _at: datetime) -> Upkeep:
    machines = Map({each.key: each for each in event.register.machines})
    aids = Map({each.id: each for each in event.register.aids})
    return replace(upkeep, register=event.register, machines=machines, aids=aids)


def _device_changed(upkeep: Upkeep, event: events.DeviceChanged, at: datetime) -> Upkeep:
    device = DeviceState(event.machine, event.device, event.reading, at)
    return replace(upkeep, devices=upkeep.devices.set(device.key, device))


def _device_removed(upkeep: Upkeep, event: events.DeviceRemoved, _at: datetime) -> Upkeep:
    return replace(upkeep, devices=upkeep.devices.delete(f"{event.machine}/{event.device}"))


def _machine_silent(upkeep: Upkeep, event: events.MachineSilent, _at: datetime) -> Upkeep:
    return replace(upkeep, presence=upkeep.presence.set(event.machine, event.since))


def _machine_here(upkeep: Upkeep, event: events.MachineHere, _at: datetime) -> Upkeep:
    return replace(upkeep, presence=upkeep.presence.set(event.machine, None))


def _fault_opened(upkeep: Upkeep, event: events.FaultOpened, at: datetime) -> Upkeep:
    fault = Fault(event.fault, event.machine, event.device, event.detail, event.action, event.department, at)
    return replace(upkeep, faults=upkeep.faults.set(fault.id, fault))


def _fault_closed(upkeep: Upkeep, event: events.FaultClosed, _at: datetime) -> Upkeep:
    return replace(upkeep, faults=upkeep.faults.delete(event.fault))


def _order_opened(upkeep: Upkeep, event: events.OrderOpened, at: datetime) -> Upkeep:
    order = WorkOrder(
        event.order, event.way, event.machine, event.device, event.about, event.fault, event.department, at, event.by
    )
    return replace(upkeep, orders=upkeep.orders.set(order.id, order))


def _order_assigned(upkeep: Upkeep, event: events.OrderAssigned, _at: datetime) -> Upkeep:
    order = replace(upkeep.orders[event.order], state=OrderState.ASSIGNED, assignee=event.staff)
    return replace(upkeep, orders=upkeep.orders.set(order.id, order))


def _order_noted(upkeep: Upkeep, event: events.OrderNoted, _at: datetime) -> Upkeep:
    order = noted(upkeep.orders[event.order], event.note, event.parts)
    return replace(upkeep, orders=upkeep.orders.set(order.id, order))


def _order_done(upkeep: Upkeep, event: events.OrderDone, _at: datetime) -> Upkeep:
    return replace(upkeep, orders=upkeep.orders.delete(event.order))


def noted(order: WorkOrder, note: str, parts: tuple[str, ...]) -> WorkOrder:
    """The order with one more note and these parts."""
    notes = (*order.notes, note) if note else order.notes
    return replace(order, notes=notes, parts=order.parts + parts)


def _summons_made(upkeep: Upkeep, event: events.SummonsMade, at: datetime) -> Upkeep:
    summons = Summons(event.summons, event.machine, event.task, at, event.to)
    return replace(upkeep, summons=upkeep.summons.set(summons.id, summons))


def _summons_taken(upkeep: Upkeep, event: events.SummonsTaken, _at: datetime) -> Upkeep:
    summons = replace(upkeep.summons[event.summons], taken_by=event.staff)
    return replace(upkeep, summons=upkeep.summons.set(summons.id, summons))


def _summons_closed(upkeep: Upkeep, event: events.SummonsClosed, _at: datetime) -> Upkeep:
    return replace(upkeep, summons=upkeep.summons.delete(event.summons))


def _aid_asked(upkeep: Upkeep, event: events.AidAsked, at: datetime) -> Upkeep:
    return replace(upkeep, loans=upkeep.loans.set(event.loan, Loan(event.loan, event.aid, event.place, at)))


def _aid_lent(upkeep: Upkeep, event: events.AidLent, at: datetime) -> Upkeep:
    asked = upkeep.loans.get(event.loan) or Loan(event.loan, event.aid, "", at)
    return replace(upkeep, loans=upkeep.loans.set(event.loan, replace(asked, state=LoanState.LENT, lent_at=at)))


def _loan_ended(upkeep: Upkeep, event: events.LoanEnded, _at: datetime) -> Upkeep:
    return replace(upkeep, loans=upkeep.loans.delete(event.loan))


def _round_logged(upkeep: Upkeep, event: events.RoundLogged, at: datetime) -> Upkeep:
    newest = Round(event.round, event.machine, event.task, at, event.by, event.fine, event.note)
    return replace(upkeep, rounds=upkeep.rounds.set(f"{event.machine}/{event.task}", newest))


def _switching_logged(upkeep: Upkeep, event: events.SwitchingLogged, _at: datetime) -> Upkeep:
    newest = Switching(event.machine, event.way, event.due, event.done_at)
    return replace(upkeep, switched=upkeep.switched.set(event.machine, newest))


FOLDS: Final[dict[type[Event], Fold]] = {
    events.RegisterEntered: _register_entered,
    events.DeviceChanged: _device_changed,
    events.DeviceRemoved: _device_removed,
    events.MachineSilent: _machine_silent,
    events.MachineHere: _machine_here,
    events.FaultOpened: _fault_opened,
    events.FaultClosed: _fault_closed,
    events.OrderOpened: _order_opened,
    events.OrderAssigned: _order_assigned,
    events.OrderNoted: _order_noted,
    events.OrderDone: _order_done,
    events.SummonsMade: _summons_made,
    events.SummonsTaken: _summons_taken,
    events.SummonsClosed: _summons_closed,
    events.AidAsked: _aid_asked,
    events.AidLent: _aid_lent,
    events.LoanEnded: _loan_ended,
    events.RoundLogged: _round_logged,
    events.SwitchingLogged: _switching_logged,
}


def apply(upkeep: Upkeep, event: Event, at: datetime) -> Upkeep:
    """The state after `event` at `at` (UTC)."""
    return FOLDS[type(event)](upkeep, event, at)
