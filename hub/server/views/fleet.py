"""All the equipment of the hall at one moment, with figures over day, week and month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection

from hall.definition import Definition
from hub.store import heard, upkeep_history, upkeep_rows
from hub.store.moment import from_micros
from hub.store.upkeep_history import Key, Past
from hub.wire import (
    AidRow,
    DeviceRow,
    FaultRow,
    FleetView,
    LoanRow,
    MachineRow,
    OrderRow,
    Share,
    SummonsRow,
    Words,
)
from upkeep.availability import Stretch, availability, meant_to_run
from upkeep.due import SILENCE
from upkeep.forecast import paper_ends_at
from upkeep.records import DeviceState, Upkeep, WorkOrder
from upkeep.register import Aid, Power

DAY, WEEK, MONTH = timedelta(days=1), timedelta(days=7), timedelta(days=30)
DONE_SHOWN = 20


def fleet_view(tx: Connection, hall: str, definition: Definition, seq: int, now: datetime) -> FleetView:
    """What is known of every machine. Reads rows only."""
    known = upkeep_rows.load(tx, hall)
    looking = _Looking(
        tx, hall, known, definition, heard.all_of(tx, hall), upkeep_history.stretches(tx, hall, now - MONTH), now
    )
    return FleetView(
        at=now, seq=seq,
        departments={each.id: _words(each.name) for each in definition.departments},
        machines=[looking.machine(key) for key in looking.machines()],
        faults=_faults(known),
        orders=_orders(known, upkeep_history.orders_done(tx, hall, DONE_SHOWN)),
        summons=_summons(known),
        aids=[_aid(known, each) for each in known.register.aids],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Looking:
    tx: Connection
    hall: str
    known: Upkeep
    definition: Definition
    heard: Mapping[str, datetime]
    stretches: Mapping[Key, Sequence[Stretch]]
    now: datetime

    def machines(self) -> list[str]:
        """Those of the register in its order, then others that were heard of."""
        listed = [each.key for each in self.known.register.machines]
        return listed + sorted((set(self.heard) | {each.machine for each in self.known.devices.values()}) - set(listed))

    def machine(self, key: str) -> MachineRow:
        listed = self.known.machines.get(key)
        power = None if listed is None else listed.power
        cleaned, inspected = (self.known.rounds.get(f"{key}/{task}") for task in ("cleaning", "inspection"))
        overdue = timedelta(hours=self.known.register.cleaning_hours)
        missed = self.known.switched.get(key)
        heard_at = self.heard.get(key)
        return MachineRow(
            machine=key,
            name=Words(zh=key, en=key) if listed is None else _words(listed.name),
            department=self.known.department_of(key), listed=listed is not None,
            connected=heard_at is not None and not self.known.silent(key) and self.now - heard_at < SILENCE,
            heard_at=heard_at, available=self._share(key, "", power),
            devices=[self._device(each, power) for each in self._devices(key)],
            paper_ends_at=self._paper(key),
            cleaned_at=None if cleaned is None else cleaned.at,
            cleaning_due=listed is not None and (cleaned is None or self.now - cleaned.at > overdue),
            inspected_at=None if inspected is None else inspected.at,
            inspection_fine=None if inspected is None else inspected.fine,
            power="" if power is None else f"{power.on:%H:%M}–{power.off:%H:%M}",
            switching_missed_at=missed.due if missed is not None and missed.done_at is None else None,
        )  # fmt: skip

    def _devices(self, machine: str) -> list[DeviceState]:
        mine = (each for each in self.known.devices.values() if each.machine == machine)
        return sorted(mine, key=lambda each: each.name)

    def _device(self, device: DeviceState, power: Power | None) -> DeviceRow:
        reading = device.reading
        return DeviceRow(
            name=device.name, kind=reading.kind, link=reading.link, media=reading.media, paper=reading.paper,
            action=reading.action, detail=reading.detail, since=device.since, works=reading.works,  # type: ignore[arg-type]
            available=self._share(device.machine, device.name, power),
        )  # fmt: skip

    def _share(self, machine: str, device: str, power: Power | None) -> Share:
        stretches = self.stretches.get((machine, device), ())
        day, week, month = (
            availability(stretches, meant_to_run(power, self.now - span, self.now, self.definition.zone)).share
            for span in (DAY, WEEK, MONTH)
        )
        return Share(day=day, week=week, month=month)

    def _paper(self, machine: str) -> datetime | None:
        kind, _, name = machine.partition(":")
        changed = upkeep_history.paper_changed_at(self.tx, self.hall, machine) if kind == "kiosk" else None
        if changed is None:
            return None
        printed = upkeep_history.printed(self.tx, self.hall, name, min(changed, self.now - timedelta(days=14)))
        return paper_ends_at(printed, changed, self.known.register.roll.tickets, self.now)


def _words(words: Any) -> Words:
    return Words(zh=words.zh, en=words.en)


def _faults(known: Upkeep) -> list[FaultRow]:
    return [
        FaultRow(
            id=each.id, machine=each.machine, device=each.device, detail=each.detail, action=each.action,  # type: ignore[arg-type]
            department=each.department, opened_at=each.opened_at,
        )
        for each in sorted(known.faults.values(), key=lambda each: each.opened_at)
    ]  # fmt: skip


def _orders(known: Upkeep, done: Sequence[Past]) -> list[OrderRow]:
    waiting = sorted(known.orders.values(), key=lambda each: each.opened_at)
    return [_order(each) for each in waiting] + [_done(each) for each in done]


def _order(order: WorkOrder) -> OrderRow:
    return OrderRow(
        id=order.id, way=order.way, machine=order.machine, device=order.device, about=order.about, fault=order.fault,
        department=order.department, opened_at=order.opened_at, state=order.state.value, assignee=order.assignee,
        notes=list(order.notes), parts=list(order.parts), done_at=None,
    )  # fmt: skip


def _done(past: Past) -> OrderRow:
    row = past.row
    return OrderRow(
        id=past.id, way=row["way"], machine=past.machine, device=row["device"], about=row["about"], fault=row["fault"],
        department=row["department"], opened_at=from_micros(row["opened_at"]), state="done", assignee=row["assignee"],
        notes=msgspec.json.decode(row["notes"]), parts=msgspec.json.decode(row["parts"]), done_at=past.at,
    )  # fmt: skip


def _summons(known: Upkeep) -> list[SummonsRow]:
    return [
        SummonsRow(id=each.id, machine=each.machine, task=each.task, at=each.at, taken_by=each.taken_by)
        for each in sorted(known.summons.values(), key=lambda each: each.at)
    ]


def _aid(known: Upkeep, aid: Aid) -> AidRow:
    mine = sorted((each for each in known.loans.values() if each.aid == aid.id), key=lambda each: each.at)
    return AidRow(
        id=aid.id, name=_words(aid.name), icon=aid.icon, count=aid.count, lent=known.lent(aid.id),
        loans=[LoanRow(id=each.id, place=each.place, at=each.at, lent_at=each.lent_at) for each in mine],
    )  # fmt: skip
