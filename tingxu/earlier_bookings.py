"""Appointments that were made in the sample hall before it is opened, so that somebody may come late for one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from appointments.commands import Book
from appointments.plan_file import read as read_plan
from appointments.rules import LATE
from hall.commands import OpenHall
from hall.definition import Definition
from hall.definition_file import read
from hall.state import HallState
from hub.keys import KeyFile
from hub.server.appointments.drafts import AppointmentDraft
from hub.server.appointments.ledger import Ledger
from hub.server.appointments.links import Links
from hub.server.appointments.timer import plan_order
from hub.server.lane.due_jobs import own_draft, own_job
from hub.server.lane.turn import Job, take_turn
from hub.store import appointment_rows
from hub.store.database import open_database, writing

AGO: Final = {"late": LATE - timedelta(minutes=7), "over": LATE + timedelta(minutes=1)}
"""Whose agreed time was so long ago when the hall opens: one who is late and still in time, one who is not."""
ITEM = "advice"


def book_earlier(folder: Path, database: Path | str, now: datetime) -> dict[str, str]:
    """Make them in the hall of that folder, whose hub does not run yet; name -> the code that its visitor shows."""
    definition, keys = read(folder / "hall.toml"), KeyFile(folder / "hub" / "keys.json")
    links, engine = Links(keys, ""), open_database(database)
    state = HallState()
    with writing(engine, definition.id) as tx:
        for at, job in _jobs(definition, folder, Ledger(links), now):
            state = take_turn(tx, definition.id, state, job, at).state
        made = {name: appointment_rows.one(tx, definition.id, _id(name)) for name in AGO}
    engine.dispose()
    return {name: links.code_of(known, definition) for name, known in made.items() if known is not None}


def _jobs(definition: Definition, folder: Path, ledger: Ledger, now: datetime) -> Iterator[tuple[datetime, Job]]:
    plan = read_plan(folder / "appointments.toml", definition)
    began = now - max(AGO.values())
    yield began, own_job("earlier-open", OpenHall(definition))
    yield began, plan_order("earlier-plan", plan, ledger, lambda _outcome: None)
    for name, ago in sorted(AGO.items(), key=lambda each: -each[1]):
        # Booked in the slot under way: the agreed time is that very moment.
        yield now - ago, own_draft(f"earlier-{name}", _booking(name, _slot(now - ago, plan.slot), ledger))


def _booking(name: str, slot: datetime, ledger: Ledger) -> AppointmentDraft:
    wish = Book(_id(name), ITEM, slot, f"contact-{name}", "desk", f"DEM{name[:3].upper()}")
    return AppointmentDraft(lambda _turn: wish, ledger)


def _id(name: str) -> str:
    return f"earlier-{name}"


def _slot(at: datetime, length: timedelta) -> datetime:
    """The begin of the slot that is under way; they begin at whole multiples of it in every zone with whole hours."""
    return at - (at - datetime.min.replace(tzinfo=at.tzinfo)) % length
