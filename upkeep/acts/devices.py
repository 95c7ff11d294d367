"""Machines tell of their devices, or are silent: faults open and close by themselves, and so do their work orders."""

from __future__ import annotations

from collections.abc import Iterator

from upkeep.acts.ask import Ask, Decision
from upkeep.commands import ReportDevices, SendForFault, TellSilence
from upkeep.events import (
    DeviceChanged,
    DeviceRemoved,
    Event,
    FaultClosed,
    FaultOpened,
    MachineHere,
    MachineSilent,
    OrderDone,
    OrderOpened,
)
from upkeep.records import WAYS, Fault, Reading, Way

SILENT = "machine-silent"
WORKS_AGAIN = "works-again"
"""The note of a work order that ends with its fault: a code, as a fault's is."""


def report_devices(ask: Ask, command: ReportDevices) -> Decision:
    """What changed since the last report; nothing at all is a sign of life. A machine that the register does not know
    is one all the same: its token says who it is."""
    return (*_here(ask, command.machine), *_changed(ask, command), *_removed(ask, command))


def tell_silence(ask: Ask, command: TellSilence) -> Decision:
    """A machine that was heard of before is silent: a fault of its own."""
    if ask.upkeep.silent(command.machine):
        return ()
    silence = Reading("machine", "offline", action="maintenance", detail=SILENT)
    return (MachineSilent(command.machine, command.since), *_opened(ask, command.machine, "", silence))


def send_for_fault(ask: Ask, command: SendForFault) -> Decision:
    """The hall's keepers look first: a cable, a switch. Nothing where it is over or somebody is sent already."""
    fault = ask.upkeep.faults.get(command.fault)
    if fault is None or ask.upkeep.order_of(fault.id) is not None:
        return ()
    return (_order(ask, "daily", fault.machine, fault.device, fault.detail, fault.id, fault.department),)


def _here(ask: Ask, machine: str) -> Iterator[Event]:
    if ask.upkeep.presence.get(machine, ask.now) is not None:
        yield MachineHere(machine)
        yield from _closed(ask, machine, "")


def _changed(ask: Ask, command: ReportDevices) -> Iterator[Event]:
    for name, reading in sorted(command.readings.items()):
        known = ask.upkeep.devices.get(f"{command.machine}/{name}")
        if known is not None and known.reading == reading:
            continue
        yield DeviceChanged(command.machine, name, reading)
        yield from _judged(ask, command.machine, name, reading)


def _judged(ask: Ask, machine: str, device: str, reading: Reading) -> Iterator[Event]:
    """A fault is what a device can't serve with, or what somebody must see to; another one ends the first."""
    fault = ask.upkeep.fault_of(machine, device)
    if fault is not None and (faulty(reading) is False or fault.detail != reading.detail):
        yield from _closed(ask, machine, device)
        fault = None
    if fault is None and faulty(reading):
        yield from _opened(ask, machine, device, reading)


def faulty(reading: Reading) -> bool:
    """Whether it is a fault. A device that is just starting is none."""
    return reading.link != "starting" and (not reading.works or reading.action in WAYS)


def _removed(ask: Ask, command: ReportDevices) -> Iterator[Event]:
    for each in ask.upkeep.devices.values():
        if each.machine == command.machine and each.name not in command.readings:
            yield from _closed(ask, each.machine, each.name)
            yield DeviceRemoved(each.machine, each.name)


def _opened(ask: Ask, machine: str, device: str, reading: Reading) -> Iterator[Event]:
    fault, department = ask.made(f"fault-{device}"), ask.upkeep.department_of(machine)
    yield FaultOpened(fault, machine, device, reading.detail, reading.action, department)
    way = WAYS.get(reading.action or "")
    if way is not None:
        yield _order(ask, way, machine, device, reading.detail, fault, department)


def _order(ask: Ask, way: Way, machine: str, device: str, about: str, fault: str, department: str) -> OrderOpened:
    made = ask.made(f"order-{device}")
    return OrderOpened(made, way, machine, device, about, fault, department, ask.actor)


def _closed(ask: Ask, machine: str, device: str) -> Iterator[Event]:
    """The fault is over, and so is its work order where nobody has begun with it."""
    fault = ask.upkeep.fault_of(machine, device)
    if fault is not None:
        yield FaultClosed(fault.id)
        yield from _order_over(ask, fault)


def _order_over(ask: Ask, fault: Fault) -> Iterator[Event]:
    order = ask.upkeep.order_of(fault.id)
    if order is not None and order.assignee is None:
        yield OrderDone(order.id, WORKS_AGAIN, ())
