"""A book to test: commands in, events out, folded along, as the hub does it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from appointments import commands as c
from appointments.commands import Command, EnterPlan, Order
from appointments.decide import decide
from appointments.due import due
from appointments.events import Event
from appointments.fold import apply
from appointments.plan import Bookable, Plan
from appointments.records import Appointment, Book
from hall.definition import Definition
from hall.refusals import Refusal
from tests.hall.builders import MONDAY, changed, small

ZONE = ZoneInfo("Asia/Shanghai")
PLAN = Plan(
    slot_minutes=30, horizon_days=14, no_show_limit=2, section=("section",), leader=("leader",),
    bookable=(
        Bookable(item="card", capacity=2),
        Bookable(item="levy", capacity=1, document=True),
        Bookable(item="move", capacity=1, departments=("office", "other")),
    ),
)  # fmt: skip


def at(hour: int, minute: int = 0, days: int = 0, **more: int) -> datetime:
    """That time on the wall of the small hall, so many days after its Monday."""
    day = MONDAY.astimezone(ZONE) + timedelta(days=days)
    wall = day.replace(hour=hour, minute=minute, second=more.get("second", 0), microsecond=more.get("microsecond", 0))
    return wall.astimezone(UTC)


@dataclass
class Booking:
    """Asked like a function; the clock is set by hand."""

    now: datetime = MONDAY
    book: Book = field(default_factory=Book)
    definition: Definition = field(default_factory=small)
    happened: list[Event] = field(default_factory=list)
    asked: int = 0

    def ask(self, command: Command, actor: str = "manager:li") -> list[Event] | Refusal:
        """What follows from it, folded; or why not."""
        self.asked += 1
        decided = decide(self.book, self.definition, Order(f"c{self.asked}", actor, command), self.now)
        if isinstance(decided, Refusal):
            return decided
        for event in decided:
            self.book = apply(self.book, event, self.now)
        self.happened += decided
        return list(decided)

    def must(self, command: Command) -> list[Event]:
        """The events of a command that is carried out."""
        decided = self.ask(command)
        assert not isinstance(decided, Refusal), decided
        return decided

    def refused(self, command: Command) -> Refusal:
        decided = self.ask(command)
        assert isinstance(decided, Refusal), decided
        return decided

    def books(self, id: str, starts_at: datetime, item: str = "card", **more: Any) -> Appointment:
        """An appointment of its own person."""
        self.must(booked(id, starts_at, item, **more))
        return self.of(id)

    def of(self, id: str) -> Appointment:
        return self.book.appointments[id]

    def pass_time(self) -> list[Event]:
        """What time alone asks for by now."""
        return [event for each in due(self.book, self.now) for event in self.must(each.command)]


def booked(id: str, starts_at: datetime, item: str = "card", **more: Any) -> c.Book:
    """A wish for that time."""
    fields: dict[str, Any] = {"contact": f"of-{id}", "channel": "desk", "number": "K4X9PD"} | more
    return c.Book(appointment=id, item=item, starts_at=starts_at, **fields)


def booking() -> Booking:
    """The small hall with the plan above; its move is of two departments."""
    known = small()
    other = known.departments[0].model_copy(update={"id": "other"})
    desk = Booking(definition=changed(known, departments=(*known.departments, other)))
    desk.must(EnterPlan(PLAN))
    return desk
