"""What may be asked of a hall's appointments. An `Order` is a command with its id and who gives it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from appointments.plan import Plan
from appointments.records import Channel, Language, Outcome, Side


@dataclass(frozen=True, slots=True)
class EnterPlan:
    """Let the hall book by this plan; what was agreed before stays."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class Book:
    """Agree on a time, or ask for it where several departments have a part in the item."""

    appointment: str
    item: str
    starts_at: datetime
    """The begin of a slot."""
    contact: str
    channel: Channel
    number: str
    visitor: str | None = None
    """The person with the document, where its number was told."""
    language: Language = "zh"


@dataclass(frozen=True, slots=True)
class Move:
    """To the slot that begins at `starts_at`. The hall gives a reason and, inside eight hours, an override."""

    appointment: str
    starts_at: datetime
    side: Side
    reason: str = ""
    override: str = ""


@dataclass(frozen=True, slots=True)
class Cancel:
    appointment: str
    side: Side
    reason: str = ""
    override: str = ""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The visitor is here; `ticket` is the one that they get."""

    appointment: str
    ticket: str | None
    occurred_at: datetime | None = None
    """When a kiosk that was alone checked them in; None: now."""


@dataclass(frozen=True, slots=True)
class Expire:
    """More than 30 minutes late and nobody came."""

    appointment: str


@dataclass(frozen=True, slots=True)
class Serve:
    """The visit is done."""

    appointment: str


@dataclass(frozen=True, slots=True)
class GiveBack:
    """The visitor gave the ticket of the appointment back."""

    appointment: str


@dataclass(frozen=True, slots=True)
class MissCall:
    """The visitor was called and was not at the counter."""

    appointment: str


@dataclass(frozen=True, slots=True)
class ComeBack:
    """The ticket of the missed call waits again."""

    appointment: str


@dataclass(frozen=True, slots=True)
class LeaveUnserved:
    """The day ended before the visitor was served, or service after closing was refused."""

    appointment: str


@dataclass(frozen=True, slots=True)
class DecideRequest:
    """Whoever is next approves, or refuses with a reason."""

    appointment: str
    login: str
    approve: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class TellOverdue:
    """Whoever is next has not decided within their time."""

    appointment: str


@dataclass(frozen=True, slots=True)
class Lapse:
    """Nobody decided, and the time comes near."""

    appointment: str


@dataclass(frozen=True, slots=True)
class MakeAppeal:
    """The visitor asks that a no-show be not counted."""

    appointment: str
    words: str


@dataclass(frozen=True, slots=True)
class DecideAppeal:
    appointment: str
    grant: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReportSlip:
    """What became of the paper that says what was agreed."""

    appointment: str
    outcome: Outcome
    reason: str = ""


Command: TypeAlias = (
    EnterPlan | Book | Move | Cancel | CheckIn | Expire | Serve | GiveBack | MissCall | ComeBack | LeaveUnserved
    | DecideRequest | TellOverdue | Lapse | MakeAppeal | DecideAppeal | ReportSlip
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Order:
    id: str
    actor: str
    """Who gives it: "kiosk:k1", "clerk:wang@3", "manager:li", "web", "hub"."""
    command: Command
