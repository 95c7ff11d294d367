"""Whether what a step expects of the hall's equipment has come true in the hub: faults, work orders, messages."""

from __future__ import annotations

import time

from tingxu.demo.records import Records
from tingxu.demo.story import Expected
from tingxu.demo.window import STEP_SECONDS, NotSeen

KIOSK = "kiosk:k1"
LOOK_SECONDS = 0.1


def check_equipment(expected: Expected, told_before: frozenset[str], records: Records) -> None:
    """Wait for it. `told_before`: messages that were there when the story began. Raises NotSeen."""
    deadline = time.monotonic() + STEP_SECONDS
    while differs := _differs(expected, told_before, records):
        if time.monotonic() > deadline:
            raise NotSeen(f"hub: {'; '.join(differs)}")
        time.sleep(LOOK_SECONDS)


def messages_so_far(records: Records) -> frozenset[str]:
    """The ids of all messages that are there now."""
    return frozenset(each.id for each in records.messages())


def _differs(expected: Expected, told_before: frozenset[str], records: Records) -> list[str]:
    upkeep, found = records.upkeep(), list[str]()
    faults = {each.device: each.detail for each in upkeep.faults.values() if each.machine == KIOSK}
    orders = {each.device: each.way for each in upkeep.orders.values() if each.machine == KIOSK}
    loans = {each.aid: each.state.value for each in upkeep.loans.values() if each.place == KIOSK}
    told = {(each.to, each.template) for each in records.messages() if each.id not in told_before}
    if expected.faults not in (None, faults):
        found.append(f"faults should be {expected.faults}, are {faults}")
    if expected.orders not in (None, orders):
        found.append(f"work orders should be {expected.orders}, are {orders}")
    if expected.loans not in (None, loans):
        found.append(f"loans should be {expected.loans}, are {loans}")
    untold = (each for each in expected.told.items() if each not in told)
    return found + [f"{login} was not told {what}" for login, what in untold]
