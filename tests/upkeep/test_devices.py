"""What machines tell of their devices: faults, and the work orders that follow, by themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.upkeep.keeping import BROKEN, COUNTER, K1, K2, NOON, OUT, READY, RECOVERING, keeping
from upkeep.commands import AssignOrder, FinishOrder, SendForFault, TellSilence
from upkeep.events import (
    DeviceChanged,
    DeviceRemoved,
    FaultClosed,
    FaultOpened,
    MachineHere,
    MachineSilent,
    OrderDone,
    OrderOpened,
)
from upkeep.records import Reading


def test_the_first_report_tells_of_the_machine_and_each_device() -> None:
    house = keeping()
    assert house.report(printer=READY, reader=Reading("idcard", "online")) == [
        MachineHere(K1), DeviceChanged(K1, "printer", READY), DeviceChanged(K1, "reader", Reading("idcard", "online")),
    ]  # fmt: skip
    assert house.report(printer=READY, reader=Reading("idcard", "online")) == []


@pytest.mark.rule("self-service-4")
@pytest.mark.parametrize(("reading", "way"), [(OUT, "daily"), (BROKEN, "professional")])
def test_what_somebody_must_see_to_is_a_fault_with_a_work_order_of_its_kind(reading: Reading, way: str) -> None:
    house = keeping()
    house.report(device=replace(reading, link="online", paper=None, action=None, detail=""))
    changed, fault, order = house.report(device=reading)
    assert changed == DeviceChanged(K1, "device", reading)
    assert isinstance(fault, FaultOpened)
    assert isinstance(order, OrderOpened)
    assert (fault.detail, order.way, order.about, order.fault) == (reading.detail, way, reading.detail, fault.fault)


@pytest.mark.rule("self-service-7")
@pytest.mark.parametrize(
    ("machine", "department"), [(K1, "centre"), (K2, "police"), (COUNTER, "police"), ("board:x", "")]
)
def test_fault_and_order_go_to_the_owning_department(machine: str, department: str) -> None:
    house = keeping()
    house.report(machine, device=BROKEN)
    (fault,), (order,) = house.upkeep.faults.values(), house.upkeep.orders.values()
    assert fault.department == order.department == department


def test_what_recovers_by_itself_is_a_fault_that_nobody_is_sent_to_at_once() -> None:
    house = keeping()
    house.report(printer=RECOVERING)
    assert len(house.upkeep.faults) == 1
    assert not house.upkeep.orders


@pytest.mark.rule("self-service-4")
def test_where_it_does_not_recover_the_keepers_are_sent_once() -> None:
    house = keeping()
    house.report(printer=RECOVERING)
    (fault,) = house.upkeep.faults
    (order,) = house.must(SendForFault(fault))
    assert isinstance(order, OrderOpened)
    assert (order.way, order.about, order.fault, order.device) == ("daily", "port-lost", fault, "printer")
    assert house.must(SendForFault(fault)) == []
    assert house.report(printer=READY)[1:] == [FaultClosed(fault), OrderDone(order.order, "works-again", ())]
    assert house.must(SendForFault(fault)) == []


def test_a_device_that_is_starting_is_no_fault() -> None:
    house = keeping()
    house.report(printer=Reading("printer", "starting"))
    assert not house.upkeep.faults


def test_a_fault_ends_when_the_device_works_and_takes_its_order_along() -> None:
    house = keeping()
    house.report(printer=OUT)
    (fault,), (order,) = house.upkeep.faults, house.upkeep.orders
    assert house.report(printer=READY)[1:] == [FaultClosed(fault), OrderDone(order, "works-again", ())]
    assert not house.upkeep.faults
    assert not house.upkeep.orders


def test_an_order_that_somebody_took_stays_theirs_to_finish() -> None:
    house = keeping()
    house.report(printer=OUT)
    (order,) = house.upkeep.orders
    house.must(AssignOrder(order, "keeper"))
    house.report(printer=READY)
    assert order in house.upkeep.orders
    house.must(FinishOrder(order, "换了纸"))
    assert not house.upkeep.orders


def test_another_fault_of_the_same_device_is_another_fault() -> None:
    house = keeping()
    house.report(printer=OUT)
    (first,) = house.upkeep.faults
    house.report(printer=replace(OUT, paper="jammed", detail="paper-jam"))
    (second,) = house.upkeep.faults.values()
    assert second.id != first
    assert second.detail == "paper-jam"


def test_the_same_fault_told_with_another_medium_stays_one() -> None:
    house = keeping()
    house.report(printer=OUT)
    (fault,) = house.upkeep.faults
    house.report(printer=replace(OUT, media="present"))
    assert list(house.upkeep.faults) == [fault]


def test_a_device_that_is_gone_takes_its_fault_along() -> None:
    house = keeping()
    house.report(printer=OUT, reader=BROKEN)
    told = house.report(printer=OUT)
    assert DeviceRemoved(K1, "reader") in told
    assert [each.device for each in house.upkeep.faults.values()] == ["printer"]


def test_a_silent_machine_is_one_fault_until_it_speaks() -> None:
    house = keeping()
    house.report(printer=READY)
    house.wait(minutes=2)
    silent, fault, order = house.must(TellSilence(K1, NOON))
    assert silent == MachineSilent(K1, NOON)
    assert isinstance(fault, FaultOpened)
    assert isinstance(order, OrderOpened)
    assert (fault.device, order.way) == ("", "professional")
    assert house.must(TellSilence(K1, NOON)) == []
    assert house.report(printer=READY) == [
        MachineHere(K1), FaultClosed(fault.fault), OrderDone(order.order, "works-again", ()),
    ]  # fmt: skip
