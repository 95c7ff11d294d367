"""A hub that takes bookings, and what its database says of them, read beside the running process."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from appointments.records import Appointment
from hub.link.client import HubClient
from hub.server.lane.clock import system_clock
from hub.store import appointment_rows, messages
from hub.store.database import open_database, reading
from hub.store.messages import Message
from hub.wire import Answer, AnyCommand, AppointmentView, BookCommand, Problem, SlotView
from tests.hub.house import HubProcess

HALL = "small"
AT_HAND = timedelta(seconds=10)
"""So long at least the slot that is under way lasts on, for who is to book it."""
PLAN = """
slot_minutes = 15
calendar = "none"
no_show_limit = 2
section = ["section"]
leader = ["leader"]
bookable = [
  { item = "card", capacity = 2 },
  { item = "levy", document = true },
  { item = "move", departments = ["office", "other"] },
]
"""
NAME, PHONE, NUMBER = "欧阳修远", "13800001234", "11010519491231002X"


def booking_hub(folder: Path, plan: str = PLAN, more: str = "") -> HubProcess:
    """A hub in `folder` that takes bookings by that plan; not started. Its hall has a second department.

    `more`: lines for the end of its settings.
    """
    (folder / "plan.toml").write_text(plan, "utf-8")
    hub = HubProcess(folder, more=f'appointments = "plan.toml"\n{more}')
    other = '[[departments]]\nid = "other"\nname = { zh = "别科", en = "Other" }\n\n[[topics]]'
    hall = folder / "hall.toml"
    hall.write_text(hall.read_text("utf-8").replace("[[topics]]", other, 1), "utf-8")
    return hub


def wish(starts_at: datetime, item: str = "card", **more: Any) -> BookCommand:
    """Somebody's wish for that time."""
    fields: dict[str, Any] = {"item": item, "starts_at": starts_at, "name": NAME, "phone": PHONE}
    return BookCommand(**(fields | more))


def free(client: HubClient, item: str = "card", after: datetime | None = None) -> list[datetime]:
    """The times that are offered, those after one alone where it is given; none is over before it can be booked."""
    slots = _offered(client, item)
    while slots and slots[0].ends_at - system_clock() < AT_HAND:
        threading.Event().wait(0.1)
        slots = _offered(client, item)
    return [slot.starts_at for slot in slots if after is None or slot.starts_at > after]


def _offered(client: HubClient, item: str) -> list[SlotView]:
    return [slot for day in client.slots(item).days for slot in day.slots if slot.free]


def done(client: HubClient, command: AnyCommand, id: str | None = None) -> Answer:
    """What is answered to a command that is carried out."""
    answer = client.send(command, id)
    assert isinstance(answer, Answer), answer
    return answer


def booked(client: HubClient, command: BookCommand, id: str | None = None) -> AppointmentView:
    """The appointment that was made."""
    made = done(client, command, id).appointment
    assert made is not None
    return made


def refused(client: HubClient, command: AnyCommand) -> Problem:
    problem = client.send(command)
    assert isinstance(problem, Problem), problem
    return problem


class BookKept:
    """Reads the hub's database, which it does not write."""

    def __init__(self, hub: HubProcess) -> None:
        self.engine: Engine = open_database(hub.folder / "data" / "hub.db")

    def close(self) -> None:
        self.engine.dispose()

    def of(self, id: str) -> Appointment:
        with reading(self.engine) as tx:
            found = appointment_rows.one(tx, HALL, id)
        assert found is not None
        return found

    def told(self, template: str) -> list[Message]:
        """The messages of that template."""
        with reading(self.engine) as tx:
            return [each for each in messages.newest(tx, HALL, 200) if each.template == template]
