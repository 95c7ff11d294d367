"""What may be asked of a hall. An `Order` is a command with its id and who gives it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Literal, TypeAlias

from hall.definition import Definition
from hall.guides import GuideStage
from hall.refusals import Refusal as Refusal
from hall.tickets import Grounds, ParkKind, PrintState


@dataclass(frozen=True, slots=True)
class OpenHall:
    """Make a new hall from its definition. Refused where the hall exists already."""

    definition: Definition


@dataclass(frozen=True, slots=True)
class Issue:
    """Issue a ticket for one visit: `items` in the order in which they will be served."""

    ticket: str
    items: tuple[str, ...]
    origin: str
    visitor: str | None = None
    birth: date | None = None
    """From the ID card; decides age priority here and is not kept."""
    staff_grounds: bool = False
    """A clerk or guide confirms the green channel without saying why."""
    on_behalf: bool = False
    paper: bool = True
    """False: the number is shown on the screen, nothing is printed."""
    guide: str | None = None
    """Login of the guide who takes it, and goes with the visitor."""
    grounds: Grounds = Grounds.NONE
    """Why a clerk or guide gives the green channel."""
    reason: str = ""
    """Theirs, in words that name nobody; needed for urgent travel."""
    appointment: str | None = None
    agreed_at: datetime | None = None
    """The appointment for which the visitor checks in, and its time (UTC)."""


@dataclass(frozen=True, slots=True)
class LeaseBand:
    """Lend a kiosk numbers of today or tomorrow, for when the hub is gone (hall.bands)."""

    kiosk: str
    day: date


@dataclass(frozen=True, slots=True)
class IssueAlone:
    """Take in a ticket that `origin`, a kiosk, issued out of its band while the hub was gone."""

    ticket: str
    day: date
    series: str
    ordinal: int
    items: tuple[str, ...]
    origin: str
    occurred_at: datetime
    """By the kiosk's clock, corrected by what it last learnt of the hall's."""
    visitor: str | None = None
    birth: date | None = None
    paper: bool = True
    instead_of: str | None = None
    """The ticket that the hub made for the same press though its answer was lost; it is not on any paper."""
    appointment: str | None = None
    agreed_at: datetime | None = None
    """The appointment that the visitor had checked in for by then, and its time (UTC); the hub alone knows them."""
    staff_grounds: ClassVar[bool] = False
    on_behalf: ClassVar[bool] = False
    grounds: ClassVar[Grounds] = Grounds.NONE
    reason: ClassVar[str] = ""
    """What needs staff is not a kiosk's to grant."""

    @property
    def kiosk(self) -> str:
        return self.origin


@dataclass(frozen=True, slots=True)
class ReportPrint:
    ticket: str
    outcome: Literal[PrintState.PRINTED, PrintState.FAILED, PrintState.UNKNOWN]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reprint:
    """Print the same number again."""

    ticket: str


@dataclass(frozen=True, slots=True)
class SignIn:
    counter: str
    clerk: str


@dataclass(frozen=True, slots=True)
class SignOut:
    counter: str


@dataclass(frozen=True, slots=True)
class Vacate:
    """Sign the clerk of a counter out who is gone, or by a manager's word; a visitor there is called next elsewhere."""

    counter: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pause:
    counter: str


@dataclass(frozen=True, slots=True)
class Resume:
    counter: str


@dataclass(frozen=True, slots=True)
class CallNext:
    counter: str


@dataclass(frozen=True, slots=True)
class CallPicked:
    """Call a given waiting ticket out of turn, where the hall's policy allows it; `reason` is kept."""

    counter: str
    ticket: str
    reason: str


@dataclass(frozen=True, slots=True)
class CallParked:
    """Call a parked ticket back to the counter."""

    counter: str
    ticket: str


@dataclass(frozen=True, slots=True)
class Recall:
    counter: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """The visitor is at the counter."""

    counter: str


@dataclass(frozen=True, slots=True)
class Finish:
    """The item is done; a visit with more items goes on to the next one's queue with the same number."""

    counter: str


@dataclass(frozen=True, slots=True)
class MarkNoShow:
    counter: str


@dataclass(frozen=True, slots=True)
class LapseCall:
    """Nobody came on this call within the hall's time; a later recall makes it another."""

    call: str


@dataclass(frozen=True, slots=True)
class Recycle:
    """A visitor who missed the call is back: the ticket waits again, a few places down."""

    ticket: str


@dataclass(frozen=True, slots=True)
class Park:
    """Set the counter's visitor aside."""

    counter: str
    kind: ParkKind = ParkKind.FETCH
    minutes: int | None = None
    """After which the ticket comes back by itself; None: it does not."""


@dataclass(frozen=True, slots=True)
class ReturnTicket:
    """The visitor of a parked ticket is back, as a kiosk or a clerk says."""

    ticket: str


@dataclass(frozen=True, slots=True)
class EndPark:
    """The time of a park is over: `until` is the park's own."""

    ticket: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Transfer:
    """Pass the counter's ticket on to a queue or to one counter, exactly one of them."""

    counter: str
    to_queue: str | None = None
    to_counter: str | None = None
    come_back: bool = False
    """When the other counter is done, the ticket comes back to this one."""


@dataclass(frozen=True, slots=True)
class Withdraw:
    ticket: str


@dataclass(frozen=True, slots=True)
class ReportAnnouncement:
    """What became of the spoken call."""

    call: str
    outcome: Literal["spoken", "failed"]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AskAssistance:
    """A visitor at `place` (a kiosk or counter) asks for a guide (window-5-guides)."""

    request: str
    place: str


@dataclass(frozen=True, slots=True)
class AnswerAssistance:
    request: str
    counter: str


@dataclass(frozen=True, slots=True)
class GuideAssistance:
    """A request is assigned to a guide; or the guide says how far they are."""

    request: str
    guide: str
    stage: GuideStage


@dataclass(frozen=True, slots=True)
class Accompany:
    """The guide goes with the visitor of that number from now on, or no longer."""

    number: str
    guide: str
    leave: bool = False


@dataclass(frozen=True, slots=True)
class GrantGreen:
    """The green channel for the visitor of that number, who has it already: staff saw why (green-channel)."""

    number: str
    grounds: Grounds
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RateService:
    """The visitor whose service the counter finished last says how it was: 5 very satisfied … 1 very dissatisfied."""

    counter: str
    level: int


@dataclass(frozen=True, slots=True)
class ExtendService:
    """The visitor is to be served after closing."""

    ticket: str


@dataclass(frozen=True, slots=True)
class ProposeRefusal:
    """A visitor can't be served after closing: why, and what they are offered instead."""

    ticket: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class ConsentRefusal:
    ticket: str
    office: Literal["lead", "centre"]


@dataclass(frozen=True, slots=True)
class DropRefusal:
    ticket: str


@dataclass(frozen=True, slots=True)
class ChangeCounter:
    """Other queues, weights …: `changes` by the names of hall.definition.Counter; number and kind stay."""

    counter: str
    changes: Mapping[str, Any]
    even_so: bool = False
    """Although people wait in a queue that no counter with a clerk would call any more."""


@dataclass(frozen=True, slots=True)
class ChangePolicy:
    """`changes` by the names of hall.definition.Policy."""

    changes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ChangeCalendar:
    """None: as it is. A notice has `zh` and `en`."""

    closed_days: tuple[date, ...] | None = None
    notices: tuple[Mapping[str, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class EndDay:
    """Close the books of a service day: whoever still waits is withdrawn, counters are signed out."""

    day: date


Command: TypeAlias = (
    OpenHall | Issue | LeaseBand | IssueAlone | ReportPrint | Reprint | SignIn | SignOut | Vacate | Pause | Resume
    | CallNext | CallPicked | CallParked | Recall | Confirm | Finish | MarkNoShow | LapseCall | Recycle | Park
    | ReturnTicket | EndPark | Transfer | Withdraw
    | ReportAnnouncement | AskAssistance | AnswerAssistance | GuideAssistance | Accompany | GrantGreen | RateService
    | ExtendService | ProposeRefusal | ConsentRefusal | DropRefusal | ChangeCounter | ChangePolicy | ChangeCalendar
    | EndDay
)


@dataclass(frozen=True, slots=True)
class Order:
    """A command as it reaches the hall. `id` is client-made and unique; a call takes it as its own id."""

    id: str
    actor: str
    """Who gives it: "kiosk:k1", "clerk:wang@3", "board:b1", "hub"."""
    command: Command
