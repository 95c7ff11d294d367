"""Whatever is asked in whatever order: what must always be so."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.upkeep.keeping import NOON, keeping
from tests.upkeep.steps import STEPS, command_of
from upkeep.acts.devices import faulty
from upkeep.fold import apply
from upkeep.records import Upkeep


@given(st.lists(STEPS, max_size=40))
def test_invariants_hold_after_every_step(steps: list[tuple[Any, ...]]) -> None:
    house = keeping()
    for step in steps:
        house.wait(seconds=1)
        house.ask(command_of(house.upkeep, step, house.now))
        _check(house.upkeep)
    folded = Upkeep()
    for event in house.happened:
        folded = apply(folded, event, NOON)
    assert set(folded.orders) == set(house.upkeep.orders)
    assert set(folded.faults) == set(house.upkeep.faults)


def _check(upkeep: Upkeep) -> None:
    faults = [(each.machine, each.device) for each in upkeep.faults.values()]
    assert len(faults) == len(set(faults))
    expected = {(each.machine, each.name) for each in upkeep.devices.values() if faulty(each.reading)}
    assert {each for each in faults if each[1]} == expected
    assert {machine for machine, device in faults if not device} == {m for m in upkeep.presence if upkeep.silent(m)}
    for order in upkeep.orders.values():
        assert order.fault is None or order.fault in upkeep.faults or order.assignee is not None
    for aid in upkeep.register.aids:
        assert upkeep.lent(aid.id) <= aid.count
    summoned = [(each.machine, each.task) for each in upkeep.summons.values()]
    assert len(summoned) == len(set(summoned))
