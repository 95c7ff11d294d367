"""What has happened in a hall. The journal keeps these for ever: a new version adds fields.

`kind` names the event in the journal and on the wire (see EVENT_KINDS).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, TypeAlias, get_args

from hall.bands import Bands
from hall.definition import Counter, Definition, Policy, Words
from hall.guides import GuideStage
from hall.tickets import Grounds, ParkKind, PrintState, PriorityClass, QueueKey


@dataclass(frozen=True, slots=True)
class HallOpened:
    kind: ClassVar[str] = "hall.opened"
    version: ClassVar[int] = 1
    definition: Definition


@dataclass(frozen=True, slots=True)
class TicketIssued:
    """Also one that a kiosk issued alone and told later: it may be over when the hub first hears of it."""

    kind: ClassVar[str] = "ticket.issued"
    version: ClassVar[int] = 3
    ticket: str
    number: str
    series: str
    ordinal: int
    day: date
    items: tuple[str, ...]
    queue: str
    priority: PriorityClass
    grounds: Grounds
    visitor: str | None
    origin: str
    on_behalf: bool
    print: PrintState
    key: QueueKey
    issued_at: datetime | None = None
    """When a kiosk issued it alone; None: now, by the hub itself."""
    ended: str = ""
    """Why it is withdrawn at once: "merged" into `into`, or "day_ended"."""
    into: str | None = None
    also: tuple[str, ...] = ()
    """Numbers of the same person that were merged into this one."""
    appointment: str | None = None
    agreed_at: datetime | None = None
    """The time that was agreed, where it was checked in for an appointment (UTC)."""
    granted_by: str = ""
    """Which of the staff gave the green channel, as in Order.actor; empty where the document did, or nobody."""
    grant_reason: str = ""


@dataclass(frozen=True, slots=True)
class TicketJoined:
    """Another number of the same person leads to this ticket too. `items`: all of the visit."""

    kind: ClassVar[str] = "ticket.joined"
    version: ClassVar[int] = 1
    ticket: str
    number: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BandLeased:
    """Ordinals `first` to `last` of every series are this kiosk's on that day."""

    kind: ClassVar[str] = "band.leased"
    version: ClassVar[int] = 1
    kiosk: str
    day: date
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PrintReported:
    """Also PRINTING, when the same number is printed again."""

    kind: ClassVar[str] = "ticket.print_reported"
    version: ClassVar[int] = 1
    ticket: str
    outcome: PrintState
    reason: str


@dataclass(frozen=True, slots=True)
class ClerkSignedIn:
    kind: ClassVar[str] = "clerk.signed_in"
    version: ClassVar[int] = 1
    counter: str
    clerk: str


@dataclass(frozen=True, slots=True)
class ClerkSignedOut:
    kind: ClassVar[str] = "clerk.signed_out"
    version: ClassVar[int] = 2
    counter: str
    clerk: str
    reason: str = ""
    """"" by themselves or with the day; "token_ended" or "manager": without them."""


@dataclass(frozen=True, slots=True)
class CounterPaused:
    kind: ClassVar[str] = "counter.paused"
    version: ClassVar[int] = 1
    counter: str


@dataclass(frozen=True, slots=True)
class CounterResumed:
    kind: ClassVar[str] = "counter.resumed"
    version: ClassVar[int] = 1
    counter: str


@dataclass(frozen=True, slots=True)
class TicketCalled:
    """Also a recall (`again` counts them) and the call of a parked ticket. Each is announced on its own."""

    kind: ClassVar[str] = "ticket.called"
    version: ClassVar[int] = 2
    ticket: str
    number: str
    counter: str
    clerk: str
    call: str
    again: int
    why: str
    """Why this one: a code of hall.why."""
    why_facts: Mapping[str, str | int] = field(default_factory=dict)
    """What that rests on: waited minutes, class, the time agreed …"""


@dataclass(frozen=True, slots=True)
class TicketConfirmed:
    kind: ClassVar[str] = "ticket.confirmed"
    version: ClassVar[int] = 1
    ticket: str
    counter: str


@dataclass(frozen=True, slots=True)
class TicketFinished:
    """`next_queue` and `key` are given when the visit has more items and goes on."""

    kind: ClassVar[str] = "ticket.finished"
    version: ClassVar[int] = 2
    ticket: str
    counter: str
    next_queue: str | None
    key: QueueKey
    back: bool = False
    """It was lent: the same item goes on, in `next_queue`, and for `to_counter` alone where that is staffed."""
    to_counter: str | None = None


@dataclass(frozen=True, slots=True)
class TicketNoShow:
    kind: ClassVar[str] = "ticket.no_show"
    version: ClassVar[int] = 2
    ticket: str
    counter: str
    by: str = "clerk"
    """"clerk" or "time"."""


@dataclass(frozen=True, slots=True)
class TicketRecycled:
    kind: ClassVar[str] = "ticket.recycled"
    version: ClassVar[int] = 1
    ticket: str
    key: QueueKey


@dataclass(frozen=True, slots=True)
class TicketParked:
    kind: ClassVar[str] = "ticket.parked"
    version: ClassVar[int] = 2
    ticket: str
    counter: str
    park: ParkKind | None = ParkKind.FETCH
    """None: set aside when there was one way only; any counter that serves the queue has it back."""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class TicketReturned:
    """A parked ticket waits again: in its queue, or for `to_counter` alone."""

    kind: ClassVar[str] = "ticket.returned"
    version: ClassVar[int] = 1
    ticket: str
    to_counter: str | None
    key: QueueKey
    by: str
    """"visitor", "clerk" or "time"."""


@dataclass(frozen=True, slots=True)
class TicketTransferred:
    kind: ClassVar[str] = "ticket.transferred"
    version: ClassVar[int] = 2
    ticket: str
    counter: str
    to_queue: str
    to_counter: str | None
    key: QueueKey
    come_back: bool = False
    """`counter` has it back when the other one is done."""


@dataclass(frozen=True, slots=True)
class TicketReleased:
    """Its clerk is gone: the visitor waits again, before all who were not called yet."""

    kind: ClassVar[str] = "ticket.released"
    version: ClassVar[int] = 1
    ticket: str
    counter: str
    key: QueueKey
    reason: str


@dataclass(frozen=True, slots=True)
class TicketWithdrawn:
    kind: ClassVar[str] = "ticket.withdrawn"
    version: ClassVar[int] = 2
    ticket: str
    reason: str
    """"visitor", "clerk", "day_ended", "merged", or "refused" after closing."""
    into: str | None = None
    """The ticket that has its place, when merged."""


@dataclass(frozen=True, slots=True)
class AnnouncementReported:
    kind: ClassVar[str] = "announcement.reported"
    version: ClassVar[int] = 1
    call: str
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class AssistanceAsked:
    kind: ClassVar[str] = "assistance.asked"
    version: ClassVar[int] = 1
    request: str
    place: str


@dataclass(frozen=True, slots=True)
class AssistanceAnswered:
    kind: ClassVar[str] = "assistance.answered"
    version: ClassVar[int] = 1
    request: str
    counter: str


@dataclass(frozen=True, slots=True)
class AssistanceGuided:
    """Who goes to the visitor, and how far that is."""

    kind: ClassVar[str] = "assistance.guided"
    version: ClassVar[int] = 1
    request: str
    guide: str
    stage: GuideStage


@dataclass(frozen=True, slots=True)
class TicketAccompanied:
    """A guide goes with its visitor; None: no longer."""

    kind: ClassVar[str] = "ticket.accompanied"
    version: ClassVar[int] = 1
    ticket: str
    guide: str | None


@dataclass(frozen=True, slots=True)
class TicketGranted:
    """One who has a number already is of the green channel from now on: why, by whom, and where it then stands."""

    kind: ClassVar[str] = "ticket.granted"
    version: ClassVar[int] = 1
    ticket: str
    grounds: Grounds
    granted_by: str
    """As in Order.actor."""
    grant_reason: str
    key: QueueKey


@dataclass(frozen=True, slots=True)
class ServiceRated:
    """How the visitor found one finished item: 5 very satisfied … 1 very dissatisfied. Once for each service."""

    kind: ClassVar[str] = "service.rated"
    version: ClassVar[int] = 1
    ticket: str
    item: str
    counter: str
    level: int


@dataclass(frozen=True, slots=True)
class ServiceExtended:
    """Service after closing is opened for a ticket (extended-hours)."""

    kind: ClassVar[str] = "service.extended"
    version: ClassVar[int] = 1
    ticket: str
    by: str
    """"clerk" or "visitor"."""


@dataclass(frozen=True, slots=True)
class RefusalProposed:
    """`by`, the login of who can't go on."""

    kind: ClassVar[str] = "refusal.proposed"
    version: ClassVar[int] = 1
    ticket: str
    reason: str
    remedy: str
    by: str


@dataclass(frozen=True, slots=True)
class RefusalConsented:
    kind: ClassVar[str] = "refusal.consented"
    version: ClassVar[int] = 1
    ticket: str
    office: str
    """"lead" or "centre"."""
    person: str


@dataclass(frozen=True, slots=True)
class RefusalDropped:
    kind: ClassVar[str] = "refusal.dropped"
    version: ClassVar[int] = 1
    ticket: str
    by: str


@dataclass(frozen=True, slots=True)
class ServiceRefused:
    """A visitor was sent away after closing, with the consent of both."""

    kind: ClassVar[str] = "service.refused"
    version: ClassVar[int] = 1
    ticket: str
    reason: str
    remedy: str
    lead: str
    centre: str


@dataclass(frozen=True, slots=True)
class CounterChanged:
    """What the counter is from now on, all of it."""

    kind: ClassVar[str] = "counter.changed"
    version: ClassVar[int] = 1
    counter: str
    desk: Counter


@dataclass(frozen=True, slots=True)
class PolicyChanged:
    """The policy from now on, all of it."""

    kind: ClassVar[str] = "policy.changed"
    version: ClassVar[int] = 1
    policy: Policy


@dataclass(frozen=True, slots=True)
class CalendarChanged:
    """All closed days and notices from now on."""

    kind: ClassVar[str] = "calendar.changed"
    version: ClassVar[int] = 1
    closed_days: tuple[date, ...]
    notices: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class DayEnded:
    """The books of `day` are closed; numbers start again."""

    kind: ClassVar[str] = "day.ended"
    version: ClassVar[int] = 3
    day: date
    bands: Bands = ()
    """Those that are still good: of the coming day, and of days whose tickets may still be told."""
    told: tuple[tuple[date, str, int, str], ...] = ()
    """(day, series, ordinal, ticket) of what was told out of them, so that no number is ever told twice."""
    learned: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """What the hall has learned of its own waits (hall.learned)."""


Event: TypeAlias = (
    HallOpened | TicketIssued | TicketJoined | BandLeased | PrintReported | ClerkSignedIn | ClerkSignedOut
    | CounterPaused | CounterResumed | TicketCalled | TicketConfirmed | TicketFinished | TicketNoShow | TicketRecycled
    | TicketParked | TicketReturned | TicketReleased | TicketTransferred | TicketWithdrawn
    | AnnouncementReported | AssistanceAsked | AssistanceAnswered | AssistanceGuided | TicketAccompanied | TicketGranted
    | ServiceRated
    | ServiceExtended | RefusalProposed | RefusalConsented | RefusalDropped | ServiceRefused
    | CounterChanged | PolicyChanged | CalendarChanged | DayEnded
)

EVENT_KINDS: dict[str, type[Event]] = {event.kind: event for event in get_args(Event)}
