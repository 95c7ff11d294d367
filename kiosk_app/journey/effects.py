"""What the shell must do after a move. Values; `kiosk_app.carry_out` does them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime

    from hub.wire import AppointmentView, Document, Language, TicketView
    from kiosk_app.journey.claim import Claim


Task: TypeAlias = Literal["guidance", "incident"]
"""What a person at the machine needs somebody for (self-service-3)."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A check-in with the hub gone: what names the appointment, when it was, under which id the hub was asked."""

    id: str
    claim: Claim
    at: datetime


@dataclass(frozen=True, slots=True)
class Issue:
    """Ask the hub for a ticket."""

    id: str
    items: tuple[str, ...]
    document: Document | None
    paper: bool
    arrival: Noted | None = None
    """The visitor has an appointment that the kiosk alone could not look up: for when the hub is told."""
    instead: bool = False
    """They have one for later today and want a number now: it is cancelled."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Ask the hub for the ticket of an appointment. `at`: when the visitor said so first, with the hub gone."""

    id: str
    claim: Claim
    paper: bool
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AskSlots:
    """Ask the hub when the item may be booked."""

    item: str


@dataclass(frozen=True, slots=True, repr=False)
class Book:
    """Agree on a time for the holder of the card."""

    id: str
    item: str
    starts_at: datetime
    document: Document
    phone: str
    language: Language

    def __repr__(self) -> str:
        return f"Book({self.id})"


@dataclass(frozen=True, slots=True)
class PrintBooking:
    """Print what was agreed; what becomes of the paper is told on the page and reported like a ticket's."""

    job: str
    appointment: AppointmentView
    language: Language


@dataclass(frozen=True, slots=True)
class Reprint:
    """Ask the hub for leave to print the same number again."""

    id: str
    ticket: str


@dataclass(frozen=True, slots=True)
class Print:
    """Print. `job` names ticket and command, so that its outcome can be reported whoever is there by then."""

    job: str
    ticket: TicketView
    language: Language
    again: bool
    noted_at: datetime | None = None
    """When the visitor checked in with the hub gone, whose word is still to come."""


@dataclass(frozen=True, slots=True)
class ReportPrint:
    """Tell the hub what became of a paper; it must arrive, be it after a power failure."""

    ticket: str
    outcome: Literal["printed", "failed", "unknown"]
    reason: str = ""
    job: str = ""
    """The print it ends; empty where none was begun."""


@dataclass(frozen=True, slots=True, repr=False)
class LookUp:
    """Ask the hub how it stands with the ticket of this code."""

    id: str
    code: str

    def __repr__(self) -> str:
        return f"LookUp({self.id})"


ComingBack: TypeAlias = Literal["return_ticket", "recycle", "extend_service"]
"""What the holder of a scanned ticket may ask: they are back from a park, missed their call, or want to be served after
closing."""


@dataclass(frozen=True, slots=True)
class ComeBack:
    """Ask the hub to let the ticket wait again, or to serve it after closing."""

    id: str
    ticket: str
    way: ComingBack


@dataclass(frozen=True, slots=True)
class AskForGuide:
    id: str


@dataclass(frozen=True, slots=True)
class Summon:
    """Tell those on duty for it, at any hour."""

    id: str
    task: Task


@dataclass(frozen=True, slots=True)
class AskForAid:
    id: str
    aid: str


@dataclass(frozen=True, slots=True)
class Forget:
    """The visit is over: drop everything that belongs to it, stop speaking."""


Effect: TypeAlias = (
    Issue | CheckIn | Reprint | Print | ReportPrint | LookUp | ComeBack | AskForGuide | Summon | AskForAid
    | AskSlots | Book | PrintBooking | Forget
)  # fmt: skip


SLIP = "booking-"
"""What stands before an appointment's id where a print is no ticket's."""


def job_name(ticket: str, command: str) -> str:
    """One print: the ticket and the command that it answers. Ids have no dot (hub.wire.Id)."""
    return f"{ticket}.{command}"


def ticket_of(job: str) -> str:
    return job.rpartition(".")[0]
