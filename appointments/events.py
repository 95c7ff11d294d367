"""What has happened to appointments. The journal keeps these for ever: a new version adds fields.

Nobody's name, phone or number is in them: `contact` and `visitor` are random ids.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, TypeAlias, get_args

from appointments.plan import Plan
from appointments.records import Channel, Language, Outcome, Side, Stage


@dataclass(frozen=True, slots=True)
class PlanEntered:
    kind: ClassVar[str] = "appointment.plan_entered"
    version: ClassVar[int] = 1
    plan: Plan


@dataclass(frozen=True, slots=True)
class AppointmentMade:
    """Confirmed at once, or, where `stage` says who is next, a request."""

    kind: ClassVar[str] = "appointment.made"
    version: ClassVar[int] = 1
    appointment: str
    item: str
    slot: datetime
    starts_at: datetime
    contact: str
    visitor: str | None
    channel: Channel
    number: str
    language: Language
    stage: Stage | None = None
    stage_due: datetime | None = None


@dataclass(frozen=True, slots=True)
class RequestApproved:
    """By `stage`; `next_stage` None: it is confirmed."""

    kind: ClassVar[str] = "appointment.request_approved"
    version: ClassVar[int] = 1
    appointment: str
    stage: Stage
    by: str
    next_stage: Stage | None = None
    stage_due: datetime | None = None


@dataclass(frozen=True, slots=True)
class RequestRefused:
    kind: ClassVar[str] = "appointment.request_refused"
    version: ClassVar[int] = 1
    appointment: str
    stage: Stage
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class RequestOverdue:
    kind: ClassVar[str] = "appointment.request_overdue"
    version: ClassVar[int] = 1
    appointment: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class RequestLapsed:
    kind: ClassVar[str] = "appointment.request_lapsed"
    version: ClassVar[int] = 1
    appointment: str


@dataclass(frozen=True, slots=True)
class AppointmentMoved:
    """`stage`: a visitor moved what several departments had agreed on; they are asked anew."""

    kind: ClassVar[str] = "appointment.moved"
    version: ClassVar[int] = 1
    appointment: str
    slot: datetime
    starts_at: datetime
    side: Side
    words: str
    override: str
    stage: Stage | None = None
    stage_due: datetime | None = None


@dataclass(frozen=True, slots=True)
class AppointmentCancelled:
    kind: ClassVar[str] = "appointment.cancelled"
    version: ClassVar[int] = 1
    appointment: str
    side: Side
    words: str
    override: str


@dataclass(frozen=True, slots=True)
class AppointmentCheckedIn:
    """`corrected`: it had been counted as a no-show, and a kiosk that was alone had checked the visitor in in time."""

    kind: ClassVar[str] = "appointment.checked_in"
    version: ClassVar[int] = 1
    appointment: str
    ticket: str | None
    arrived_at: datetime
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class AppointmentMissed:
    kind: ClassVar[str] = "appointment.missed"
    version: ClassVar[int] = 1
    appointment: str


@dataclass(frozen=True, slots=True)
class AppointmentServed:
    kind: ClassVar[str] = "appointment.served"
    version: ClassVar[int] = 1
    appointment: str


@dataclass(frozen=True, slots=True)
class AppointmentCallMissed:
    """Checked in, called, and not at the counter."""

    kind: ClassVar[str] = "appointment.call_missed"
    version: ClassVar[int] = 1
    appointment: str


@dataclass(frozen=True, slots=True)
class AppointmentBack:
    """The ticket of the missed call waits again."""

    kind: ClassVar[str] = "appointment.back"
    version: ClassVar[int] = 1
    appointment: str


@dataclass(frozen=True, slots=True)
class AppointmentUnserved:
    """Checked in, and not served: the day ended, or service after closing was refused."""

    kind: ClassVar[str] = "appointment.unserved"
    version: ClassVar[int] = 1
    appointment: str


@dataclass(frozen=True, slots=True)
class AppealMade:
    kind: ClassVar[str] = "appointment.appeal_made"
    version: ClassVar[int] = 1
    appointment: str
    words: str


@dataclass(frozen=True, slots=True)
class AppealDecided:
    kind: ClassVar[str] = "appointment.appeal_decided"
    version: ClassVar[int] = 1
    appointment: str
    granted: bool
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class SlipReported:
    """Whether the paper with what was agreed came out of the kiosk."""

    kind: ClassVar[str] = "appointment.slip_reported"
    version: ClassVar[int] = 1
    appointment: str
    outcome: Outcome
    reason: str
    """The printer's stable code, where it did not."""


Event: TypeAlias = (
    PlanEntered | AppointmentMade | RequestApproved | RequestRefused | RequestOverdue | RequestLapsed
    | AppointmentMoved | AppointmentCancelled | AppointmentCheckedIn | AppointmentMissed | AppointmentServed
    | AppointmentCallMissed | AppointmentBack | AppointmentUnserved | AppealMade | AppealDecided
    | SlipReported
)  # fmt: skip

EVENT_KINDS: dict[str, type[Event]] = {each.kind: each for each in get_args(Event)}
