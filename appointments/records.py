"""What is known of a hall's appointments: the fold of their events, immutable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from immutables import Map

from appointments.plan import NOTHING, Plan
from appointments.states import HOLDING, OPEN, AppointmentState

Channel = Literal["kiosk", "desk", "phone", "web", "portal"]
"""Where it was booked (appointment-2)."""
Side = Literal["visitor", "hall"]
"""Who wants a change; by whose hands is in the journal's actor."""
Stage = Literal["section", "leader"]
"""Who is to agree next: the business section, then the leader in charge (appointment-3)."""
Language = Literal["zh", "en"]
Outcome = Literal["printed", "failed", "unknown"]
"""Of the paper with what was agreed."""
Appeal = Literal["", "made", "granted", "refused"]


@dataclass(frozen=True, slots=True)
class Appointment:
    id: str
    item: str
    slot: datetime
    """Begin of the slot in which it has a place."""
    starts_at: datetime
    """The agreed time: the slot's begin, or, of a slot already under way, when it was booked."""
    state: AppointmentState
    contact: str
    """Random id of the name and phone in the sealed store."""
    visitor: str | None
    """Random id of the person with that document, where the ID number was told."""
    channel: Channel
    number: str
    """What a visitor says at the desk; useless without the phone's last digits."""
    language: Language
    made_at: datetime
    since: datetime
    """When it came into its present state."""
    stage: Stage | None = None
    stage_due: datetime | None = None
    """Until then whoever is next decides."""
    overdue: bool = False
    """They did not, and it was told."""
    ticket: str | None = None
    arrived_at: datetime | None = None
    corrected: bool = False
    """Counted as a no-show until a kiosk's word came in that the visitor was there."""
    moved: int = 0
    appeal: Appeal = ""

    @property
    def is_counted(self) -> bool:
        """Whether it counts against the limit of no-shows."""
        return self.state is AppointmentState.NO_SHOW and not self.missed_call and self.appeal != "granted"

    @property
    def missed_call(self) -> bool:
        """They came in time, and were not at the counter when called: nothing was given up (appointment-4)."""
        return self.state is AppointmentState.NO_SHOW and self.arrived_at is not None

    @property
    def holds_place(self) -> bool:
        """Whether the slot has a place less for others."""
        return self.state in HOLDING or self.missed_call


@dataclass(frozen=True, slots=True)
class Book:
    """A hall's appointments, or those of them that a decision needs."""

    plan: Plan = NOTHING
    appointments: Map[str, Appointment] = field(default_factory=Map)
    taken: Map[tuple[str, datetime], int] = field(default_factory=Map)
    """(item, slot) -> places that are taken in it."""

    def of_person(self, contact: str, visitor: str | None) -> Iterator[Appointment]:
        """Theirs, by contact or by document, in the order of their times."""
        found = (
            each for each in self.appointments.values()
            if each.contact == contact or (visitor is not None and each.visitor == visitor)
        )  # fmt: skip
        return iter(sorted(found, key=lambda each: (each.starts_at, each.id)))

    def no_shows(self, contact: str, visitor: str | None, now: datetime) -> list[Appointment]:
        """Those that count against the limit now, oldest first."""
        since = now - timedelta(days=self.plan.no_show_days)
        return [each for each in self.of_person(contact, visitor) if each.is_counted and each.starts_at > since]

    def with_(self, appointment: Appointment) -> Book:
        """The book with this one as it now is, its places counted."""
        before = self.appointments.get(appointment.id)
        taken = self.taken
        for each, step in ((before, -1), (appointment, 1)):
            if each is not None and each.holds_place:
                place = each.item, each.slot
                taken = taken.set(place, taken.get(place, 0) + step)
        taken = _without_zeros(taken, before, appointment)
        return Book(self.plan, self.appointments.set(appointment.id, appointment), taken)


def _without_zeros(
    taken: Map[tuple[str, datetime], int], *touched: Appointment | None
) -> Map[tuple[str, datetime], int]:
    for each in touched:
        if each is not None and taken.get((each.item, each.slot)) == 0:
            taken = taken.delete((each.item, each.slot))
    return taken


def is_open(appointment: Appointment) -> bool:
    """Whether the visitor is still to come."""
    return appointment.state in OPEN
