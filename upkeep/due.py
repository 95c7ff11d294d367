"""What time alone makes happen: machines fall silent, faults last, turns of the power schedule are missed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from upkeep.availability import meant_to_run
from upkeep.commands import Command, LogSwitching, SendForFault, TellSilence
from upkeep.records import WAYS, Upkeep

SILENCE = timedelta(seconds=90)
"""A machine gives a sign of life every half minute."""
LASTING = timedelta(seconds=5)
"""So long a device may be away that comes back by itself: a plug that was knocked is back in two or three. The pages
show it meanwhile."""
GRACE = timedelta(minutes=15)
"""So late may a machine be switched on or off."""


@dataclass(frozen=True, slots=True)
class Due:
    when: datetime
    command: Command


def due(upkeep: Upkeep, heard: Mapping[str, datetime], now: datetime, zone: str) -> Iterator[Due]:
    """What is due by `now`. `heard`: when each machine last gave a sign of life."""
    for machine, at in heard.items():
        if not upkeep.silent(machine) and at + SILENCE <= now and _should_run(upkeep, machine, now, zone):
            yield Due(at + SILENCE, TellSilence(machine, at))
    for fault in upkeep.faults.values():
        by_itself = fault.action not in WAYS and upkeep.order_of(fault.id) is None
        if by_itself and fault.opened_at + LASTING <= now:
            yield Due(fault.opened_at + LASTING, SendForFault(fault.id))
    for machine in upkeep.machines:
        yield from _switchings(upkeep, machine, heard.get(machine), now, zone)


def _should_run(upkeep: Upkeep, machine: str, now: datetime, zone: str) -> bool:
    known = upkeep.machines.get(machine)
    return bool(meant_to_run(known.power if known else None, now - SILENCE, now, zone))


def _switchings(
    upkeep: Upkeep, machine: str, heard: datetime | None, now: datetime, zone: str
) -> Iterator[Due]:
    """The newest turn of its schedule, once its grace is over: done, or missed."""
    power = upkeep.machines[machine].power
    if power is None:
        return
    spans = meant_to_run(power, now - timedelta(days=8), now + timedelta(days=1), zone)
    turns = sorted([(on, "on") for on, _ in spans] + [(off, "off") for _, off in spans])
    past = [(at, way) for at, way in turns if at + GRACE <= now]
    if not past:
        return
    at, way = past[-1]
    newest = upkeep.switched.get(machine)
    if newest is not None and newest.due >= at:
        return
    done = (heard is not None and heard >= at) if way == "on" else (heard is None or heard <= at + GRACE)
    when = max(at, heard or at) if way == "on" else min(at + GRACE, max(at, heard or at))
    yield Due(at + GRACE, LogSwitching(machine, "on" if way == "on" else "off", at, when if done else None))
